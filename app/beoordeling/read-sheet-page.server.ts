import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { scoreRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import { readStukken } from '~/stukken/stukken.server'
import { disciplineSchema } from './catalogus/schema'
import { hearingState } from './hearing-state'
import type { SheetPage } from './sheet-page'
import { readTerm } from './ronden/read-rounds.server'
import { readIngediend, readKader, readOwnSheet, readOwnStand } from './store.server'

/**
 * Reads the page of the score sheet for the member in `facts`. The policy has admitted them (`score.schrijven`), so
 * there is a round that is open and a seat that scores; anything else is a bug and throws.
 */
export async function readSheetPage(db: Pick<Tx, 'dossier' | 'stuk' | 'record' | 'ronde' | 'hoorzitting'>, sql: Sql, facts: DossierFacts): Promise<SheetPage> {
  const { dossierId, kenmerk, ronde, lid } = facts
  if (!ronde || !lid) throw new Error('score.schrijven zonder ronde of zetel: het beleid liet dit niet toe')
  const [kader, stukken, eigen, stand, zetels, { uiterlijk }] = await Promise.all([
    readKader(db, dossierId),
    readStukken(db, dossierId, { lidId: lid.id }),
    readOwnSheet(db, ronde.id, lid.id),
    readOwnStand(sql, ronde.id, lid.id),
    readIngediend(sql, dossierId, ronde.id),
    readTerm(db, facts)
  ])
  return {
    dossierId,
    kenmerk,
    ronde: ronde.nummer,
    soort: ronde.soort,
    room: scoreRoom(ronde.id, lid.id),
    discipline: disciplineSchema.parse(lid.zetel),
    ...kader,
    stukken,
    hoorzitting: hearingState(facts),
    eigen: eigen && { versie: eigen.versie, sha256: eigen.sha256, op: eigen.gemaaktOp.toISOString() },
    stand,
    spoed: facts.spoed,
    uiterlijk,
    zetels
  }
}
