import type { Tx } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { formatDay } from '~/ui/dates'
import { waiverText, type Aanwezige } from './schema'
import { readVerslag, readWaiver } from './store.server'

/** The hearing as an advies tells of it: held and recorded, or waived with the reason. Days are days in Amsterdam. */
export type HearingOfAdvies =
  | { gehouden: true; datum: string; aanwezig: Aanwezige[]; verslagVersie: number; vastgesteldOp: string }
  | { gehouden: false; reden: string }

/** From records only (law 1). Throws when there is neither: no round is revealed and no advies begins before one of them. */
export async function readHearingRecord(db: Pick<Tx, 'record'>, dossierId: string): Promise<HearingOfAdvies> {
  const verslag = await readVerslag(db, dossierId)
  if (verslag) {
    const { datum, aanwezig } = verslag.inhoud
    return { gehouden: true, datum, aanwezig, verslagVersie: verslag.versie, vastgesteldOp: dagInAmsterdam(verslag.gemaaktOp) }
  }
  const waiver = await readWaiver(db, dossierId)
  if (!waiver) throw new Error('Er is geen verslag, en er is niet van horen afgezien')
  return { gehouden: false, reden: waiverText(waiver.inhoud, formatDay) }
}
