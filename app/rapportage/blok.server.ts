import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { onderdruk } from './onderdrukken/rules'
import { delingen, type Deling } from './schema'
import { readTellingen } from './store.server'
import { rapportUit } from './deel-namen'
import type { Rapport } from './tabellen/schema'

/** What is told outside the team about one year: the same report for each split; null where the year has too few cases. */
export type Blok = Record<Deling, Rapport | null>

/** From this day of the next year on a year is told about: by then what came late is in. */
const VANAF = '03-01'

/** The years that can be told about: those that are over for two months, and in which a case counts. */
export async function readJaren(sql: Sql, clock: Clock): Promise<number[]> {
  const vandaag = dagInAmsterdam(clock.now())
  const rows = await sql.query<{ jaar: number }>(
    `select blok::int as jaar from rapport_telling where deling = 'totaal' and length(blok) = 4 and inhoud <> '{}' and blok < $1::int::text order by jaar desc`,
    [Number(vandaag.slice(0, 4)) - (vandaag.slice(5) < VANAF ? 1 : 0)]
  )
  return rows.map(({ jaar }) => jaar)
}

/**
 * The report over one year as it is told outside the team. It is fixed at the first time somebody asks, and is the same ever after (R-RAP-24); undefined for a year that
 * is not over, or in which nothing counts.
 */
export async function readBlok(sql: Sql, clock: Clock, jaar: number): Promise<{ blok: Blok; vastgesteldOp: string } | undefined> {
  const kept = await readKept(sql, jaar)
  if (kept) return kept
  if (!(await readJaren(sql, clock)).includes(jaar)) return undefined
  const blok = Object.fromEntries(
    await Promise.all(
      delingen.codes.map(async (deling) => {
        const tellingen = await readTellingen(sql, { van: `${jaar}-01-01`, totEnMet: `${jaar}-12-31`, deling })
        return [deling, onderdruk(rapportUit(tellingen, deling), deling)] as const
      })
    )
  ) as Blok
  const inhoud = JSON.stringify(blok)
  // Two who ask at once: the first one counts for both.
  await sql.query('insert into rapport_blok (jaar, inhoud, sha256, vastgesteld_op) values ($1::int, $2::text, $3::text, $4::timestamptz) on conflict (jaar) do nothing', [
    jaar, inhoud, createHash('sha256').update(inhoud).digest('hex'), clock.now().toISOString()
  ])
  return readKept(sql, jaar)
}

async function readKept(sql: Sql, jaar: number): Promise<{ blok: Blok; vastgesteldOp: string } | undefined> {
  const [row] = await sql.query<{ inhoud: string; op: string }>(
    `select inhoud, to_char(vastgesteld_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as op from rapport_blok where jaar = $1::int`,
    [jaar]
  )
  return row && { blok: JSON.parse(row.inhoud) as Blok, vastgesteldOp: row.op }
}
