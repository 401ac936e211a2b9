import type { DossierFacts } from '~/dossier/facts'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import { readStukNummers } from '~/stukken/stukken.server'
import type { Wie } from '~/toegang/may'
import { citedMedical } from '../medical-citations'
import { readGehoord } from '../store.server'
import { advanceRounds, closeScoreRooms } from './advance-rounds.server'
import { startReopened } from './decide.server'

// The panel reads this reason: it does not say which paper, nor that betrokkene was asked, because not all of them know of it (R-STU-20).
const STEUN_VERVALT = 'Een beoordeling steunde op een stuk dat niet meer gebruikt mag worden.'

/**
 * Whether a member who sits now leans, in the own sheet of this revealed round, on a medical paper that this member may not read (any more). Such a
 * judgement is not weighed further, and no advies is fixed, approved or sealed on it (R-STU-32).
 */
export async function restsOnEndedConsent(tx: Pick<Tx, 'ronde' | 'lidmaatschap' | 'record' | 'stuk'>, dossierId: string, rondeId: string): Promise<boolean> {
  const { sheets } = await readGehoord(tx, dossierId, rondeId)
  for (const { lidId, inhoud } of sheets) {
    const cited = citedMedical([inhoud])
    if (cited.size === 0) continue
    const readable = lidId ? await readStukNummers(tx, dossierId, lidId) : []
    if ([...cited].some((nummer) => !readable.includes(nummer))) return true
  }
  return false
}

/**
 * After betrokkene took back or narrowed her consent: what was revealed and leans on that paper goes to a new sealed round, at once and by itself, as long as the
 * advies is a draft (R-STU-32). Of an advies that is fixed already the approvals and the seal are refused until it was taken back; see `restsOnEndedConsent`.
 */
export async function reopenAfterConsent(tx: Tx, sql: Sql, werk: Werk, wie: Wie, facts: DossierFacts): Promise<void> {
  const { ronde, fase, advies } = facts
  const draft = fase === 'weging' || (fase === 'advies' && advies?.staat === 'concept')
  if (!ronde?.onthuld || !draft || !(await restsOnEndedConsent(tx, facts.dossierId, ronde.id))) return
  await startReopened(tx, sql, werk, wie, facts, STEUN_VERVALT)
}

/** What a change of consent does to the rounds; handed to the deeds of the medical compartment, because their slice knows no rounds. */
export const roundsAfterConsent = {
  closeRooms: closeScoreRooms,
  goOn: advanceRounds,
  reopen: reopenAfterConsent
}
