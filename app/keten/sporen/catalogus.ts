import { catalogusSchema, type Spoor, type SporenCatalogus } from './schema'
import eerste from './sporen-2026-1.json'
import tweede from './sporen-2026-2.json'

/** Every version that was ever in force: a track keeps the one it began with. The last one is for new tracks. Throws when a file has not its shape. R-KET-1. */
const versies: readonly SporenCatalogus[] = [eerste, tweede].map((json) => catalogusSchema.parse(json))

/** The version for tracks that begin now. */
export function geldendeCatalogus(): SporenCatalogus {
  const last = versies.at(-1)
  if (!last) throw new Error('There is no catalogue of tracks')
  return last
}

/** A track of that version; throws when there is no such one: records point at versions that exist. */
export function spoorUit(versie: string, code: string): Spoor {
  const found = versies.find((catalogus) => catalogus.versie === versie)?.sporen.find((spoor) => spoor.code === code)
  if (!found) throw new Error(`Geen spoor ${code} in ${versie}`)
  return found
}
