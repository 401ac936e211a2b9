import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { tegenlezingSchema, type TegenlezingRecord } from './schema'

export interface OwnRequest {
  lezer: NonNullable<DossierFacts['tegenlezer']>
  lezing: KeptRecord<TegenlezingRecord>
}

/** What this reader was asked, as its latest record. Throws when it is somebody else's: the policy admits the one reader of now. */
export async function readOwnRequest(tx: Pick<Tx, 'record'>, wie: Wie, { dossierId, tegenlezer }: DossierFacts): Promise<OwnRequest> {
  const [lezing] = await readLatestRecords(tx, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema })
  if (!tegenlezer || lezing?.inhoud.lezer.registernummer !== wie.registernummer) throw new Error('Een tegenlezer zonder vraag: het beleid liet dit niet toe')
  return { lezer: tegenlezer, lezing }
}
