import { appendLog } from '~/logboek/append.server'
import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { periodsOf, type AbsenceForm, type AbsenceKind } from './absence'
import type { PersonKey } from './person-key'

export interface AbsenceLine {
  reeks: string
  persoon: PersonKey
  soort: AbsenceKind
  /** The first of them that is not over yet. */
  van: string
  tot: string
  /** How many are still to come, and when the last begins. */
  aantal: number
  laatste: string
  /** Only for who wrote it; null for everybody else, and when there is none. */
  waarom: string | null
}

/** What these said they cannot, from now on, what is repeated once. The reason is read by who wrote it and by nobody else (R-PLN-49). */
export const readAbsences = (sql: Sql, personen: readonly PersonKey[], reader: string, now: Date): Promise<AbsenceLine[]> =>
  sql.query<AbsenceLine>(
    `select reeks::text as reeks, persoon, soort, to_char(min(van) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as van, to_char(min(tot) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tot,
       count(*)::int as aantal, to_char(max(van) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as laatste, min(case when gezet_door = $2::uuid then reden end) as waarom
     from afwezigheid where persoon = any ($1::text[]) and tot > $3::timestamptz and vervallen_op is null
     group by reeks, persoon, soort order by min(van), reeks`,
    [personen, reader, now.toISOString()]
  )

/** Who writes it, and where: the line of the log names neither the person nor a reason. */
export interface AbsenceDeed {
  wie: Wie
  /** What the log calls it. */
  deed: string
}

/** Writes down that somebody or something cannot. The caller knows that this person may say it of `persoon`. Gives which field is wrong when it is refused. */
export async function addAbsence(werk: Pick<Werk, 'clock' | 'ids'>, sql: Sql, wie: Wie, persoon: PersonKey, form: AbsenceForm): Promise<Uitkomst | { ok: false; bericht: string; veld: string }> {
  const now = werk.clock.now()
  const periods = periodsOf(form, now)
  if (!periods.ok) return periods
  const reeks = werk.ids.uuid()
  for (const { van, tot } of periods.value) {
    await sql.query(
      `insert into afwezigheid (id, persoon, soort, van, tot, reden, reeks, gezet_door, gezet_op) values ($1::uuid, $2, $3, $4::timestamptz, $5::timestamptz, $6, $7::uuid, $8::uuid, $9::timestamptz)`,
      [werk.ids.uuid(), persoon, form.soort, van.toISOString(), tot.toISOString(), form.waarom || null, reeks, wie.accountId, now.toISOString()]
    )
  }
  return { ok: true, value: undefined }
}

/** Takes back what was said of one of these, what is repeated as a whole; what is over stays. Nothing happens to what is not theirs. */
export async function withdrawAbsence(werk: Pick<Werk, 'clock'>, sql: Sql, personen: readonly PersonKey[], reeks: string): Promise<Uitkomst> {
  const now = werk.clock.now().toISOString()
  const gone = await sql.query(`update afwezigheid set vervallen_op = $3::timestamptz where reeks = $1::uuid and persoon = any ($2::text[]) and vervallen_op is null and tot > $3::timestamptz returning 1 as weg`, [reeks, personen, now])
  return gone.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit staat er niet meer. Open deze pagina opnieuw.' }
}

class NotDone<Outcome> extends Error {
  constructor(readonly outcome: Outcome) {
    super('niet gedaan')
  }
}

/** A deed of the planning outside any dossier, in one transaction with its line in the log, which names no dossier and no person but who did it. */
export async function inPlanning<Outcome extends { ok: boolean }>(werk: Pick<Werk, 'db' | 'clock'>, { wie, deed }: AbsenceDeed, act: (sql: Sql) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await werk.db.$transaction(async (tx) => {
      const sql = sqlOfPrisma(tx)
      const outcome = await act(sql)
      if (!outcome.ok) throw new NotDone(outcome)
      await appendLog(sql, werk.clock, { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed, object: null, resultaat: 'gedaan', oorsprong: 'paneel' })
      return outcome
    })
  } catch (error) {
    if (error instanceof NotDone) return error.outcome as Outcome
    throw error
  }
}
