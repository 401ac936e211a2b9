/** Every holiday of 2000 to 2100 as the library computes it, by name. */
export function holidaysOfLibrary(): { van: number; tot: number; dagen: Record<string, string[]> }
