/** Every holiday of 2000 to 2100 as the library computes it, by name, and where it comes from. */
export function holidaysOfLibrary(): { bron: string; van: number; tot: number; dagen: Record<string, string[]> }
