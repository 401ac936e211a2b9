import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { inDossier, type Tx, type Uitkomst, type Werk } from '../in-dossier.server'
import { readAllRecords, writeRecord } from '../record.server'
import { foldDoelen, mayAnswer, type DoelStand } from './rules'
import { doelToestemmingSchema, type ChainConsentForm, type DoelToestemming, type PurposeConsentForm } from './schema'

/** What betrokkene allows now, or allowed at the end of a day (YYYY-MM-DD), per purpose and recipient. The caller has asked the policy. */
export const readDoelen = async (db: Pick<Tx, 'record'>, dossierId: string, opDag?: string): Promise<DoelStand> =>
  foldDoelen((await readAllRecords(db, { soort: 'toestemming-doel', dossierId, schema: doelToestemmingSchema })).map(({ inhoud }) => inhoud).filter(({ op }) => opDag === undefined || op <= opDag))

/**
 * Adds one answer of betrokkene to the consent register: yes, no, or taken back, for one purpose and one recipient. Refuses the same answer twice and taking
 * back what was not given. What was already sent stays sent; from now on nothing goes (R-HRZ-65, R-HRZ-66).
 */
export const recordPurposeConsent = (werk: Werk, wie: Wie, dossierId: string, form: PurposeConsentForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'toestemming.doel', dossierId, (tx, { lid }) => {
    if (lid?.zetel !== 'voorzitter' && lid?.zetel !== 'secretaris') throw new Error('The policy admits voorzitter and secretaris only')
    return addAnswer(tx, werk, wie, dossierId, form, lid.zetel)
  })

/** The same by the coördinator, for what goes to others in the chain, with the day on which she answered: today when none is given (R-KET-41). */
export const recordChainConsent = (werk: Werk, wie: Wie, dossierId: string, { opAntwoord, ...form }: ChainConsentForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'toestemming.keten', dossierId, (tx) => addAnswer(tx, werk, wie, dossierId, form, 'coordinator', opAntwoord))

async function addAnswer(tx: Tx, werk: Werk, wie: Wie, dossierId: string, { doel, antwoord }: PurposeConsentForm, zetel: DoelToestemming['zetel'], opAntwoord?: string): Promise<Uitkomst> {
  const vandaag = dagInAmsterdam(werk.clock.now())
  const op = opAntwoord ?? vandaag
  if (op > vandaag) return { ok: false, bericht: 'Kies een dag die niet later is dan vandaag.' }
  const bericht = mayAnswer(await readDoelen(tx, dossierId), { doel, antwoord, op })
  if (bericht !== null) return { ok: false, bericht }
  const inhoud = { schema: 'weging-toestemming-doel/v1', doel, antwoord, op, zetel } as const
  await writeRecord(tx, werk, wie, { soort: 'toestemming-doel', dossierId, schema: doelToestemmingSchema, inhoud })
  return { ok: true, value: undefined }
}
