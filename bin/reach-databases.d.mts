/** Addresses of both databases, and how to leave: what was started for this command alone stops then. */
export interface Reached {
  paneel: string
  opsporing: string
  /** The file with the key of the vault; undefined when databases were given and no key was. */
  kluissleutel?: string | undefined
  leave(): Promise<void>
}

/** Finds or starts the databases, as the role of the processes as the owner of the tables, or as superuser of the embedded clusters. Throws Unreachable with one sentence for the person. */
export function reachDatabases(project: string, env: NodeJS.ProcessEnv, as?: 'app' | 'owner' | 'super'): Promise<Reached>

export class Unreachable extends Error {}
