import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { refuse } from './consent.server'
import { addMedisch, readMedisch } from './register.server'
import { lezersMet } from './rules'
import type { SeenForm } from './schema'

/** A conclusion line as the side of betrokkene reads it: with the kind and date of its paper, and what was said of it. */
export interface LineForSide {
  stuk: number
  versie: number
  soort: string
  datumTekst: string
  tekst: string
  voorgelegd: { aan: string; op: string; opmerking: string | null } | null
}

/** The conclusion lines about medical papers that betrokkene lets be used: before the panel reads one, her side does (R-STU-27, R-GEM-70). */
export async function readLinesForSide(db: Pick<Tx, 'record' | 'stuk'>, dossierId: string): Promise<LineForSide[]> {
  const standen = [...(await readMedisch(db, dossierId))].filter(([, stand]) => stand.conclusie && lezersMet(stand).length > 0)
  if (standen.length === 0) return []
  const rows = await db.stuk.findMany({ where: { dossierId, nummer: { in: standen.map(([nummer]) => nummer) } }, select: { nummer: true, soort: true, datumTekst: true } })
  return standen.flatMap(([stuk, { conclusie }]) => {
    const row = rows.find(({ nummer }) => nummer === stuk)
    if (!row || !conclusie) return []
    const { aan, op, opmerking } = conclusie.voorgelegd ?? { aan: '', op: '', opmerking: null }
    return [{ stuk, versie: conclusie.versie, soort: row.soort, datumTekst: row.datumTekst, tekst: conclusie.tekst, voorgelegd: conclusie.voorgelegd && { aan, op, opmerking } }]
  })
}

const hoeVan = ({ namens }: Pick<DossierFacts, 'namens'>): string =>
  namens?.als === 'betrokkene' ? 'Betrokkene las de conclusie zelf op haar eigen pagina, met de zorgcoördinator ernaast.' : 'De gemachtigde las de conclusie op de eigen pagina.'

/** *Gezien*, with a remark or without, by the side of betrokkene itself: it counts as shown, and from then on the panel reads the line with the remark (R-GEM-70). */
export const recordSeen = (werk: Werk, wie: Wie, dossierId: string, { stuk: nummer, conclusieVersie, opmerking }: SeenForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.conclusie', dossierId, async (tx, facts) => {
    const stand = (await readMedisch(tx, dossierId)).get(nummer)
    if (!stand?.conclusie || lezersMet(stand).length === 0) return refuse('onbekend')
    if (stand.conclusie.versie !== conclusieVersie) return refuse('conclusie-anders')
    if (stand.conclusie.voorgelegd) return refuse('al-voorgelegd')
    await addMedisch(tx, werk, wie, dossierId, {
      schema: 'weging-medische-conclusie-voorgelegd/v1', stuk: nummer, van: stand.conclusie.versie, aan: facts.namens?.als === 'betrokkene' ? 'betrokkene' : 'gemachtigde',
      op: dagInAmsterdam(werk.clock.now()), hoe: hoeVan(facts), opmerking: opmerking || null
    })
    return { ok: true, value: undefined }
  })
