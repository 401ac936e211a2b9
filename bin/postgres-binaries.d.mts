/** The system account PostgreSQL runs under; null when we are not root and it simply runs as us. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** The account for PostgreSQL, which refuses to run as root: `weging` (made when missing), else `postgres`, else `nobody`. */
export function findAccount(): Account | null

/** The account that owns these files; null when that is root. A cluster made under one account (another machine's numbers, a volume) goes on under it. */
export function ownerOf(path: string): Account | null

/** True when the account can enter the folder (or run the file), tried as that account itself. */
export function canUse(account: Account, path: string): boolean

/** Copies the platform's PostgreSQL into `folder` (once per version) and returns where its programs stand. `npm ci` may then replace the package under a running cluster. */
export function copyBinaries(options: { project: string; folder: string; account: Account | null }): { initdb: string; postgres: string; pgCtl: string }
