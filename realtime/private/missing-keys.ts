import type { RoomKeys } from './room-keys'
import type { Sql } from '../log/sql'

/**
 * Of how many private rooms that go on, and in which somebody typed, this process has no whole key. More than none means that it
 * looks in another folder than those who made them, or that keys were lost: nobody gets into such a room here.
 */
export async function countRoomsWithoutKey(sql: Sql, keys: Pick<RoomKeys, 'find'>, isPrivate: (room: string) => boolean): Promise<number> {
  const rows = await sql.query<{ naam: string }>('select naam from rt_room where head > 0 and geschiedenis_tot is null')
  let missing = 0
  for (const { naam } of rows.filter((row) => isPrivate(row.naam))) {
    const [found] = await Promise.allSettled([keys.find(naam)])
    if (found.status === 'rejected' || !found.value) missing += 1
  }
  return missing
}
