/** One stamp over names and contents of the files that a step reads: equal stamps mean there is nothing to do. */
export function stampOf(project: string, step: 'genereren' | 'bouwen'): string

/**
 * Generates both Prisma clients and builds both compartments, the two processes and the commands of bin/, each only when its sources
 * changed since the last build that succeeded. Two at once wait for each other. Calls `announce` only for what it really does.
 */
export function ensureBuild(project: string, announce: (line: string) => void): Promise<void>
