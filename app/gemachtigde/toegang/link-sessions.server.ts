import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { SessionStore } from '~/toegang/session.server'
import { sessionLimits, type Voor } from './rules'

/** When somebody was seen is written at most this often, in milliseconds. */
const SEEN_INTERVAL_MS = 60_000

interface LinkSession {
  dossierId: string
  voor: Voor
  gezienOp: Date
  over: boolean
}

/**
 * Sessions that a link opened, seen as what they are: for one dossier, over with their link and after a shorter silence (R-GEM-6). Other sessions are as
 * they were. Such a session wears one capacity.
 */
export function limitLinkSessions(sessies: SessionStore, sql: Sql, clock: Clock): SessionStore {
  const read = async (sessie: string): Promise<LinkSession | undefined> => {
    const [row] = await sql.query<LinkSession>(
      `select k.dossier_id::text as "dossierId", k.voor, s.gezien_op as "gezienOp", (k.ingetrokken_op is not null or k.verloopt_op <= $2::timestamptz) as over
       from toegangslink_sessie s join toegangslink k on k.id = s.link_id where s.sessie = decode($1, 'hex')`,
      [sessie, clock.now().toISOString()]
    )
    return row
  }

  const limit = async (wie: Wie | undefined, keepsOpen: boolean): Promise<Wie | undefined> => {
    if (!wie || (wie.hoedanigheid !== 'gemachtigde' && wie.hoedanigheid !== 'betrokkene')) return wie
    const found = await read(wie.sessie)
    if (!found) return wie
    const silence = clock.now().getTime() - new Date(found.gezienOp).getTime()
    if (found.over || silence > sessionLimits[found.voor].idle) return undefined
    if (keepsOpen && silence > SEEN_INTERVAL_MS) {
      await sql.query(`update toegangslink_sessie set gezien_op = $2::timestamptz where sessie = decode($1, 'hex')`, [wie.sessie, clock.now().toISOString()])
    }
    return { ...wie, alleen: found.dossierId }
  }

  return {
    ...sessies,
    find: async (secret) => limit(await sessies.find(secret), true),
    current: async (sessie) => limit(await sessies.current(sessie), false),
    switchCapacity: async (wie, hoedanigheid) => (wie.alleen === undefined ? sessies.switchCapacity(wie, hoedanigheid) : false)
  }
}

/** Makes a session that was just begun one of this link: for its dossier, and no longer than such a session lasts. */
export async function bindToLink(sql: Sql, clock: Clock, secret: string, { linkId, voor }: { linkId: string; voor: Voor }): Promise<void> {
  const sessie = createHash('sha256').update(secret).digest('hex')
  const now = clock.now()
  await sql.query(`insert into toegangslink_sessie (sessie, link_id, gezien_op) values (decode($1, 'hex'), $2::uuid, $3::timestamptz)`, [sessie, linkId, now.toISOString()])
  const end = new Date(now.getTime() + sessionLimits[voor].whole)
  await sql.query(
    `update sessie s set verloopt_op = least(s.verloopt_op, $2::timestamptz, k.verloopt_op) from toegangslink k where s.id_hash = decode($1, 'hex') and k.id = $3::uuid`,
    [sessie, end.toISOString(), linkId]
  )
}

/** Ends what is open by this link, at once. */
export const endLinkSessions = (sql: Sql, clock: Clock, linkIds: readonly string[]) =>
  sql.query(
    `update sessie set ingetrokken_op = $2::timestamptz where ingetrokken_op is null and id_hash in (select sessie from toegangslink_sessie where link_id = any ($1::uuid[])) returning 1 as beeindigd`,
    [linkIds, clock.now().toISOString()]
  )
