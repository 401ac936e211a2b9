import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { inDossier, type Tx, type Uitkomst, type Werk } from '../in-dossier.server'
import { readAllRecords, writeRecord } from '../record.server'
import { foldDoelen, mayAnswer, type DoelStand } from './rules'
import { doelToestemmingSchema, type PurposeConsentForm } from './schema'

/** What betrokkene allows now, per purpose and recipient. The caller has asked the policy. */
export const readDoelen = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<DoelStand> =>
  foldDoelen((await readAllRecords(db, { soort: 'toestemming-doel', dossierId, schema: doelToestemmingSchema })).map(({ inhoud }) => inhoud))

/**
 * Adds one answer of betrokkene to the consent register: yes, no, or taken back, for one purpose and one recipient. Refuses the same answer twice and taking
 * back what was not given. What was already sent stays sent; from now on nothing goes (R-HRZ-65, R-HRZ-66).
 */
export const recordPurposeConsent = (werk: Werk, wie: Wie, dossierId: string, { doel, antwoord }: PurposeConsentForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'toestemming.doel', dossierId, async (tx, { lid }) => {
    if (lid?.zetel !== 'voorzitter' && lid?.zetel !== 'secretaris') throw new Error('The policy admits voorzitter and secretaris only')
    const bericht = mayAnswer(await readDoelen(tx, dossierId), { doel, antwoord })
    if (bericht !== null) return { ok: false, bericht }
    const inhoud = { schema: 'weging-toestemming-doel/v1', doel, antwoord, op: dagInAmsterdam(werk.clock.now()), zetel: lid.zetel } as const
    await writeRecord(tx, werk, wie, { soort: 'toestemming-doel', dossierId, schema: doelToestemmingSchema, inhoud })
    return { ok: true, value: undefined }
  })
