/** Where a paper is sent; the door lets files in there. */
export const ADDING_PATH = /^\/(dossiers|gemachtigde)\/[0-9a-f-]{36}\/stukken\/toevoegen$/

/** The whole form, in bytes. Twice the largest file, so that one that is a little too large is told on the page, with what was filled in. */
export const maxFormBytes = (maxMb: number): number => maxMb * 2_000_000 + 1_000_000
