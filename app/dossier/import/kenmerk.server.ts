import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'

/**
 * The next kenmerk, such as `W-2026-0017`: the year in Amsterdam and a number that starts at 1 each year. Gap-free: the
 * counter belongs to the transaction of `sql`, so that a dossier that is not made takes no number (R-DOS-17).
 */
export async function nextKenmerk(sql: Sql, now: Date): Promise<string> {
  const jaar = Number(dagInAmsterdam(now).slice(0, 4))
  const [row] = await sql.query<{ laatste: number }>(
    `insert into kenmerk_teller (jaar, laatste) values ($1::int, 1)
     on conflict (jaar) do update set laatste = kenmerk_teller.laatste + 1 returning laatste`,
    [jaar]
  )
  if (!row) throw new Error('De teller van kenmerken gaf geen nummer')
  return `W-${jaar}-${String(row.laatste).padStart(4, '0')}`
}
