// Settings by which a process gives back the memory it only read with (docs/beheer.md). Node built-ins only.

/**
 * Young objects of 4 MB at most: the default of 16 costs 30 MB more and was not faster in the bench of the rooms.
 * @type {typeof import('./process-memory.mjs').memoryFlags}
 */
export const memoryFlags = ['--max-semi-space-size=4']

/**
 * Blocks from 128 kB are pages of their own and go back at once; by itself glibc raises that limit to 32 MB. Other libraries pay no heed.
 * @type {typeof import('./process-memory.mjs').memoryEnv}
 */
export const memoryEnv = { MALLOC_MMAP_THRESHOLD_: '131072' }
