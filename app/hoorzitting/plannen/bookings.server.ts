import type { Sql } from '~/platform/sql'
import type { Deelnemer } from './after-planning'
import type { PersonKey } from './person-key'
import { rolNaam } from './roles'

/**
 * Books these people, room and interpreter for a session. Whoever books one of them at the same time waits here, one after the other in one order, so that two never wait for each
 * other; the one who comes second is told what is taken, and nothing of whose it is. The constraint `zitting_niet_dubbel` stands behind it (R-PLN-45).
 */
export async function book(sql: Sql, zitting: { id: string; begintOp: Date; eindigtOp: Date }, deelnemers: readonly Deelnemer[]): Promise<{ ok: true } | { ok: false; bezet: Deelnemer[] }> {
  const keys = deelnemers.map(({ persoon }) => persoon)
  await sql.query('select pg_advisory_xact_lock(slot)::text as vast from (select distinct hashtextextended(persoon, 40) as slot from unnest($1::text[]) persoon order by slot) volgorde', [keys])
  const bezet = await readBooked(sql, keys, zitting)
  if (bezet.length > 0) return { ok: false, bezet: deelnemers.filter(({ persoon }) => bezet.includes(persoon)) }
  await sql.query(
    `insert into zitting_deelnemer (zitting_id, persoon, rol, in_zaal, begint_op, eindigt_op)
     select $1::uuid, w.persoon, w.rol, w.in_zaal, $5::timestamptz, $6::timestamptz from unnest($2::text[], $3::text[], $4::boolean[]) w (persoon, rol, in_zaal) order by w.persoon`,
    [zitting.id, keys, deelnemers.map(({ rol }) => rol), deelnemers.map(({ inZaal }) => inZaal), zitting.begintOp.toISOString(), zitting.eindigtOp.toISOString()]
  )
  return { ok: true }
}

/** Which of these are booked somewhere in this time. */
async function readBooked(sql: Sql, personen: readonly PersonKey[], { begintOp, eindigtOp }: { begintOp: Date; eindigtOp: Date }): Promise<PersonKey[]> {
  const rows = await sql.query<{ persoon: PersonKey }>(
    `select distinct persoon from zitting_deelnemer where actief and persoon = any ($1::text[]) and tstzrange(begint_op, eindigt_op) && tstzrange($2::timestamptz, $3::timestamptz)`,
    [personen, begintOp.toISOString(), eindigtOp.toISOString()]
  )
  return rows.map(({ persoon }) => persoon)
}

/** From now on nobody and nothing is booked for this session; who was stays to be read. */
export const unbook = (sql: Sql, zittingId: string) => sql.query('update zitting_deelnemer set actief = false where zitting_id = $1::uuid and actief', [zittingId])

/** What is taken, in words: functions and things, never another dossier. */
export function takenText(bezet: readonly Deelnemer[]): string {
  const namen = bezet.map(({ rol }) => (rol === 'ruimte' ? 'de ruimte' : rol === 'tolk' ? 'de tolk' : rolNaam[rol]))
  const who = namen.length > 0 ? namen.join(', ').replace(/, ([^,]*)$/, ' en $1') : 'iemand of iets van deze zitting'
  return `Op dit moment ${namen.length > 1 ? 'zijn' : 'is'} ${who} al bezet. Kies een ander moment, of iemand anders.`
}

/** Somebody booked one of these in the same moment: PostgreSQL's exclusion_violation, however it reaches us. */
export function isDoubleBooking(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, originalCode, constraint, message, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if (code === '23P01' || originalCode === '23P01' || constraint === 'zitting_niet_dubbel') return true
  if (typeof message === 'string' && message.includes('zitting_niet_dubbel')) return true
  return [cause, meta, driverAdapterError].some((inner) => isDoubleBooking(inner, depth + 1))
}
