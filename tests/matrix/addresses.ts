// Where the pages of a dossier are, from the names of their routes: a route that is added is looked at without anybody thinking of it.

/** What stands in an address beside the dossier, and what to try there. */
const tried: Readonly<Record<string, readonly string[]>> = { $kamer: ['verslag', 'weging', 'standpunt-zorg', 'advies'], $nummer: ['1'], $sleutel: ['bestaat-niet'] }
/** Pages that show something else by their query. */
const queries: Readonly<Record<string, readonly string[]>> = { 'routes/dossiers.$dossierId.stukken': ['?stuk=1'], 'routes/gemachtigde.$dossierId.stukken': ['?stuk=1'] }

/** Every address of this route in this dossier. Throws when the name of the route holds a part that nobody has thought of yet. */
export function addressesOf(route: string, dossierId: string): string[] {
  const parts = route.replace('routes/', '').replace('._index', '').replaceAll('_.', '.').split('.')
  const paths = parts.reduce<string[]>((found, part) => {
    const values = part === '$dossierId' ? [dossierId] : part.startsWith('$') ? tried[part] : [part]
    if (!values) throw new Error(`${route}: zet in tests/matrix/addresses.ts wat er in plaats van ${part} geprobeerd wordt`)
    return found.flatMap((path) => values.map((value) => `${path}/${value}`))
  }, [''])
  return [...paths, ...(queries[route] ?? []).flatMap((query) => paths.map((path) => `${path}${query}`))]
}

export const isFile = (path: string): boolean => /\/(pdf|bestand)$/.test(path)

/** Single fetch puts `.data` behind the path and before the question mark. */
export const canFetchData = (path: string): boolean => !isFile(path) && !path.includes('?')
