/** What is wrong with this Node, in one sentence, or null. */
export function refuseNode(version: string): string | null

/** True when node_modules holds exactly what the lock file asks for on this platform (npm writes down what it installed, as its last deed). */
export function packagesMatchLock(project: string): boolean

/** Runs `npm ci` when the packages do not match the lock; calls `announce` only then. */
export function ensurePackages(project: string, announce: (line: string) => void): Promise<void>
