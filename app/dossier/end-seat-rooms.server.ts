import type { Sql } from '~/platform/sql'
import { endHistory, withdrawRights } from '~realtime/index'
import { aantekeningRoom, scoreRoom, standpuntRoom } from './rooms'

/**
 * Ends the rooms of a member who sits here no more, inside the caller's transaction: own notes and sheets of sealed rounds close with their history
 * (R-RTM-54, R-HRZ-21), and the room of the end view closes. In the order of their names, as a batch of typing locks them.
 */
export async function endSeatRooms(sql: Sql, dossierId: string, lidId: string, now: Date): Promise<void> {
  const hearings = await sql.query<{ id: string }>('select id::text as id from hoorzitting where dossier_id = $1::uuid', [dossierId])
  const rounds = await sql.query<{ id: string }>('select id::text as id from ronde where dossier_id = $1::uuid and onthuld_op is null order by id::text', [dossierId])
  for (const room of [...hearings.map(({ id }) => aantekeningRoom(id, lidId)), ...rounds.map(({ id }) => scoreRoom(id, lidId))]) {
    await withdrawRights(sql, room)
    await endHistory(sql, room, now)
  }
  await withdrawRights(sql, standpuntRoom(dossierId, lidId))
}
