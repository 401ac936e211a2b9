import type { Tx } from '~/dossier/in-dossier.server'
import { minderjarigSchema, parseCatalogus, type Catalogus, type Minderjarig } from '~/beoordeling/catalogus/schema'
import { oefenstukkenSchema, type Oefenstuk } from './schema'

export interface Oefenkader {
  catalogus: Catalogus
  minderjarig: Minderjarig
  stukken: Oefenstuk[]
  aanduiding: string
}

/** The papers and the catalogue of an exercise. Throws when what is stored does not have its shape. */
export async function readOefenkader(db: Pick<Tx, 'oefening'>, oefeningId: string): Promise<Oefenkader> {
  const { oefenzaak, catalogus } = await db.oefening.findUniqueOrThrow({
    where: { id: oefeningId },
    select: { oefenzaak: { select: { aanduiding: true, minderjarig: true, stukken: true } }, catalogus: { select: { inhoud: true } } }
  })
  const read = parseCatalogus(JSON.parse(catalogus.inhoud))
  if (!read.ok) throw new Error(`De geladen catalogus klopt niet: ${read.refusal.fouten.map(({ pad }) => pad).join(', ')}`)
  return { catalogus: read.value, minderjarig: minderjarigSchema.parse(oefenzaak.minderjarig), stukken: oefenstukkenSchema.parse(JSON.parse(oefenzaak.stukken)), aanduiding: oefenzaak.aanduiding }
}
