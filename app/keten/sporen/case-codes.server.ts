import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { gedaan, nee } from './in-sporen.server'
import { zaakgegevensSchema, type GegevensForm, type Zaakgegevens } from './schema'

/** What was put down last of what the report asks and no step says; null when nothing was. The caller has asked the policy. */
export async function readCaseCodes(db: Pick<Tx, 'record'>, dossierId: string): Promise<Zaakgegevens | null> {
  return (await readAllRecords(db, { soort: 'zaakgegevens', dossierId, schema: zaakgegevensSchema })).at(-1)?.inhoud ?? null
}

/** Puts down what the report asks of a case: earlier procedures, asylum chosen over the permit, and the days between leaving the situation and the aangifte or aanmelding (R-KET-51). Refuses what stands already. */
export const recordCaseCodes = (werk: Werk, wie: Wie, dossierId: string, { eerderAsiel, eerderRegulier, asielVerkozen, uitSituatieDagen }: GegevensForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'zaak.gegevens', dossierId, async (tx) => {
    const inhoud = { schema: 'weging-zaakgegevens/v1', eerderAsiel, eerderRegulier, asielVerkozen, uitSituatieDagen: uitSituatieDagen ?? null } as const
    const was = await readCaseCodes(tx, dossierId)
    if (was && (Object.keys(was) as (keyof Zaakgegevens)[]).every((key) => was[key] === inhoud[key])) return nee('Dit staat er al.')
    await writeRecord(tx, werk, wie, { soort: 'zaakgegevens', dossierId, schema: zaakgegevensSchema, inhoud })
    return gedaan
  })
