import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { worksFor } from './deputies.server'
import { eigenRij } from './tasks.server'

/** How many tasks of the chain wait in somebody's queue, and how many of them are late. */
export interface KetenWerk {
  open: number
  teLaat: number
}

/** The same queue as `readTasks`, counted: nothing of what a task says is read. R-KET-129. */
export async function countTasks(sql: Sql, wie: Wie, now: Date): Promise<KetenWerk> {
  const [row] = await sql.query<KetenWerk>(
    `select count(*)::int as open, (count(*) filter (where t.uiterlijk <= $2::timestamptz))::int as "teLaat" from keten_taak t join dossier d on d.id = t.dossier_id where t.staat = 'open' and ${eigenRij(wie)}`,
    [await worksFor(sql, wie, now), now.toISOString()]
  )
  return row ?? { open: 0, teLaat: 0 }
}
