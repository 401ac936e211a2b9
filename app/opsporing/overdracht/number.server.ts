import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { nummerVoor } from './rules'

/**
 * The next number of a hand-over: the year in Amsterdam and a number that starts at 1 each year. Gap-free: the counter belongs to the
 * transaction of `sql`, so that a hand-over that is not made takes no number (R-OPS-13).
 */
export async function nextNummer(sql: Sql, now: Date): Promise<string> {
  const jaar = Number(dagInAmsterdam(now).slice(0, 4))
  const [row] = await sql.query<{ laatste: number }>(
    `insert into overdracht_teller (jaar, laatste) values ($1::int, 1)
     on conflict (jaar) do update set laatste = overdracht_teller.laatste + 1 returning laatste`,
    [jaar]
  )
  if (!row) throw new Error('De teller van overdrachten gaf geen nummer')
  return nummerVoor(jaar, row.laatste)
}
