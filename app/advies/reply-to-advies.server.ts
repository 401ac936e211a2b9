import { appendLog } from '~/logboek/append.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { lijn, openAdvies, type Lezen, type LezerUitkomst } from './read-advies.server'
import { isBeslissing, type CourtOutcome, type Reply } from './reply'

/**
 * The reply of the IND with its reason, and its line in the log, both or neither (R-LOG-5). *Nog niet beslist* may be followed by another reply,
 * and each is kept; a decision is the last one: a second decision, also at the same moment, changes nothing and is told that there is one.
 */
export async function replyToAdvies(lezen: Lezen, wie: Wie, adviesId: string, reply: Reply): Promise<LezerUitkomst> {
  const { lezer, clock, ids } = lezen
  if (!(await openAdvies(lezen, wie, adviesId))) return 'onbekend'
  return lezer.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    const earlier = await tx.terugmelding.findMany({ where: { adviesId }, select: { keuze: true } })
    if (earlier.some(({ keuze }) => isBeslissing(keuze))) return 'al-gemeld'
    const rows = await sql.query(
      `insert into terugmelding (id, advies_id, account_id, volgnummer, keuze, reden, gemeld_op, motief)
       values ($1::uuid, $2::uuid, $3::uuid, $4::int, $5, $6, $7::timestamptz, $8) on conflict do nothing returning 1 as nieuw`,
      [ids.uuid(), adviesId, wie.accountId, earlier.length + 1, reply.keuze, reply.reden, clock.now().toISOString(), reply.motief ?? null]
    )
    if (rows.length === 0) return 'al-gemeld'
    await appendLog(sql, clock, lijn(wie, 'advies.melden', adviesId, 'gedaan'))
    return 'gedaan'
  })
}

/** What a court said later; after the decision only (`nog-niet-beslist`), and not of a day to come (`te-vroeg`). A correction is a new one; each is kept. */
export async function recordCourtOutcome(lezen: Lezen, wie: Wie, adviesId: string, court: CourtOutcome): Promise<LezerUitkomst | 'nog-niet-beslist' | 'te-vroeg'> {
  const advies = await openAdvies(lezen, wie, adviesId)
  if (!advies) return 'onbekend'
  if (!advies.antwoorden.some(({ keuze }) => isBeslissing(keuze))) return 'nog-niet-beslist'
  const now = lezen.clock.now()
  if (court.datum > dagInAmsterdam(now)) return 'te-vroeg'
  const { instantie, datum, uitkomst, toelichting } = court
  return write(lezen, wie, 'advies.uitspraak', adviesId, (sql) =>
    sql.query(
      `insert into uitspraak_rechter (id, advies_id, account_id, instantie, uitspraak_op, uitkomst, toelichting, gemeld_op)
       values ($1::uuid, $2::uuid, $3::uuid, $4, $5::date, $6, $7, $8::timestamptz)`,
      [lezen.ids.uuid(), adviesId, wie.accountId, instantie, datum, uitkomst, toelichting, now.toISOString()]
    )
  )
}

/** A question to the panel, to be answered within so many calendar days; until the decision (`al-gemeld`). */
export async function askPanel(lezen: Lezen, wie: Wie, adviesId: string, vraag: string, vraagtermijn: number): Promise<LezerUitkomst> {
  const advies = await openAdvies(lezen, wie, adviesId)
  if (!advies) return 'onbekend'
  if (advies.antwoorden.some(({ keuze }) => isBeslissing(keuze))) return 'al-gemeld'
  const now = lezen.clock.now()
  const uiterlijk = dagInAmsterdam(new Date(now.getTime() + vraagtermijn * 24 * 60 * 60 * 1000))
  return write(lezen, wie, 'advies.vragen', adviesId, (sql) =>
    sql.query(
      `insert into vraag_aan_panel (id, advies_id, account_id, vraag, gesteld_op, uiterlijk)
       values ($1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz, $6::date)`,
      [lezen.ids.uuid(), adviesId, wie.accountId, vraag, now.toISOString(), uiterlijk]
    )
  )
}

/** A row and its line in the log, both or neither. */
const write = ({ lezer, clock }: Lezen, wie: Wie, deed: string, adviesId: string, insert: (sql: Sql) => Promise<unknown>): Promise<'gedaan'> =>
  lezer.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    await insert(sql)
    await appendLog(sql, clock, lijn(wie, deed, adviesId, 'gedaan'))
    return 'gedaan' as const
  })
