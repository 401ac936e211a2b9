import type { Tx } from '~/dossier/in-dossier.server'
import { panelPart } from '~/dossier/import/panel-part'
import { minderjarigSchema, parseCatalogus, type Catalogus, type Minderjarig } from '~/beoordeling/catalogus/schema'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Zaak } from '~/platform/zaak/schema'
import { oefenstukkenSchema, type Oefenstuk } from './schema'

/**
 * Keeps the panel's part of a public case to practise with: papers, and whether betrokkene was a minor. Never a lead, an outcome, a
 * nationality or a row of a dossier (R-KAL-1). The same papers a second time write nothing. Gives the id.
 */
export async function keepOefenzaak(db: Pick<Tx, 'oefenzaak'>, { clock, ids }: { clock: Clock; ids: Ids }, zaak: Zaak): Promise<{ id: string; nieuw: boolean }> {
  const { aanduiding, betrokkene, stukken } = panelPart(zaak, null)
  const inhoud = canonicalJson(oefenstukkenSchema, stukken.map(asOefenstuk))
  const sha256 = sha256Hex(inhoud)
  const kept = await db.oefenzaak.findUnique({ where: { sha256 }, select: { id: true } })
  if (kept) return { id: kept.id, nieuw: false }
  const id = ids.uuid()
  await db.oefenzaak.create({ data: { id, aanduiding, minderjarig: minderjarigOf(betrokkene.minderjarigOpgave), stukken: inhoud, sha256, geladenOp: clock.now() } })
  return { id, nieuw: true }
}

const asOefenstuk = ({ nummer, soort, titel, auteur, datumTekst, inhoud, toelichting, vindplaats }: Oefenstuk): Oefenstuk => ({
  nummer, soort, titel, auteur, datumTekst, inhoud, toelichting, vindplaats
})

/** In doubt she is treated as a child: what is not a plain yes or no counts as doubt. */
const minderjarigOf = (opgave: string | null): Minderjarig => (opgave === 'ja' || opgave === 'nee' ? opgave : 'twijfel')

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
