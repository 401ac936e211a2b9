import { panelPart } from '~/dossier/import/panel-part'
import type { Tx } from '~/dossier/in-dossier.server'
import type { Minderjarig } from '~/beoordeling/catalogus/schema'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Zaak } from '~/platform/zaak/schema'
import { oefenstukkenSchema, type Oefenstuk } from './schema'

// For the commands that load a case. The panel's process never imports this: a case file has a part of the other side.

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
