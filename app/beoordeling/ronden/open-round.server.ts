import * as Y from 'yjs'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords } from '~/dossier/record.server'
import { scoreRoom, scoreRooms } from '~/dossier/rooms'
import { appendLog } from '~/logboek/append.server'
import type { Sql } from '~/platform/sql'
import { endHistory, seedRoom } from '~realtime/index'
import { disciplines } from '../catalogus/schema'
import { draftOfSheet, writeDraftDocument } from '../draft-of-sheet'
import { scoreSheetSchema } from '../schema'
import type { RondeSoort } from './schema'

interface NewRound {
  dossierId: string
  /** The round before it, whose last sheets the drafts begin with. */
  vorige: { id: string; nummer: number }
  soort: Extract<RondeSoort, 'na_horen' | 'heropend'>
}

/**
 * Opens a round after another, sealed, inside the caller's transaction and under the dossier's lock. The draft of each present member begins as a copy
 * of the own last sheet of the round before: the server writes the first change of the private room, in the member's name (R-BEO-95). Who has no sheet
 * there begins empty. The drafts of the round before end: it can no longer be corrected (R-RTM-54); close its rooms first (`closeScoreRooms`). The line
 * in the log has no actor.
 */
export async function openNewRound(tx: Tx, sql: Sql, werk: Werk, { dossierId, vorige, soort }: NewRound): Promise<{ id: string; nummer: number }> {
  const now = werk.clock.now()
  const round = { id: werk.ids.uuid(), nummer: vorige.nummer + 1 }
  await tx.ronde.create({ data: { ...round, dossierId, soort, geopendOp: now } })
  await endHistory(sql, scoreRooms(vorige.id), now)
  const sheets = await readLatestRecords(tx, { soort: 'score', dossierId, rondeId: vorige.id, schema: scoreSheetSchema })
  const members = await tx.lidmaatschap.findMany({
    where: { dossierId, beeindigdOp: null, verklaring: { not: 'belang' }, zetel: { in: [...disciplines] } },
    orderBy: { id: 'asc' },
    select: { id: true, accountId: true }
  })
  for (const { id: lidId, accountId } of members) {
    const sheet = sheets.find((one) => one.lidId === lidId)
    if (!sheet) continue
    const doc = new Y.Doc()
    doc.transact(() => writeDraftDocument(doc, draftOfSheet(sheet.inhoud)))
    await seedRoom(sql, scoreRoom(round.id, lidId), { author: accountId, time: now, bytes: Y.encodeStateAsUpdate(doc) }, werk.seals)
    doc.destroy()
  }
  await appendLog(sql, werk.clock, {
    actor: null,
    hoedanigheid: null,
    deed: 'ronde.openen',
    object: `ronde/${round.id}`,
    resultaat: 'gedaan',
    oorsprong: 'paneel'
  })
  return round
}
