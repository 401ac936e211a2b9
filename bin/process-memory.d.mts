/** Flags for node: how large the space of young objects may become. */
export const memoryFlags: readonly string[]

/** For the environment of a process: from what size (bytes) memory is given back at once. */
export const memoryEnv: Readonly<Record<string, string>>
