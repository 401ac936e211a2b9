import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { leesbaarMet } from '~/stukken/stukken.server'
import type { Wie } from '~/toegang/may'
import { readWeging, type WegingView } from '../read-weging.server'
import { readOwnRequest } from './own-request.server'
import type { TegenlezingRecord } from './schema'

interface Shared {
  dossierId: string
  kenmerk: string
  lezing: TegenlezingRecord
}

/** What a second reader sees: before declaring the names involved, then the weighing and all it rests on, after the answer the answer alone. */
export type ReaderView =
  | (Shared & { stap: 'verklaren'; namen: string[] })
  | (Shared & { stap: 'lezen'; weging: WegingView; stukken: { nummer: number; titel: string }[] })
  | (Shared & { stap: 'klaar' })

type Db = Pick<Tx, 'dossier' | 'stuk' | 'record' | 'lidmaatschap' | 'ronde' | 'betrokkenNaam'>

/**
 * Reads it for the second reader, whom the policy has admitted (`tegenlezing.lezen`). The papers are those of the panel, never a medical one; of the sheets
 * only what the reveal opened (R-BEO-148).
 */
export async function readReaderView(db: Db, wie: Wie, facts: DossierFacts): Promise<ReaderView> {
  const { dossierId, kenmerk } = facts
  const { lezer, lezing } = await readOwnRequest(db, wie, facts)
  const shared = { dossierId, kenmerk, lezing: lezing.inhoud }
  if (lezer.beantwoord) return { ...shared, stap: 'klaar' }
  if (lezer.verklaring === 'open') {
    const namen = await db.betrokkenNaam.findMany({ where: { dossierId }, orderBy: { volgnummer: 'asc' }, select: { naam: true } })
    return { ...shared, stap: 'verklaren', namen: namen.map(({ naam }) => naam) }
  }
  const stukken = await db.stuk.findMany({ where: leesbaarMet(dossierId, { tegenlezerId: lezer.id }), orderBy: { nummer: 'asc' }, select: { nummer: true, titel: true } })
  return { ...shared, stap: 'lezen', weging: await readWeging(db, facts), stukken }
}
