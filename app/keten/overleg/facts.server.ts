import { isUuid } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { OverlegFacts, OverlegStaat } from './rules'
import type { Regio } from './schema'

export interface LoadedOverleg extends OverlegFacts {
  regio: Regio
  /** Calendar day. */
  dag: string
}

/** How a meeting stands for one person; undefined when there is none. `lock`: holds its row until the transaction ends. */
export async function loadOverlegFacts(sql: Sql, accountId: string, overlegId: string, lock?: 'lock'): Promise<LoadedOverleg | undefined> {
  if (!isUuid(overlegId)) return undefined
  const [row] = await sql.query<{ regio: Regio; dag: string; staat: OverlegStaat; mee: boolean }>(
    `select o.regio, o.dag::text as dag, o.staat, exists (select 1 from overleg_deelnemer d where d.overleg_id = o.id and d.account_id = $2::uuid) as mee from overleg o where o.id = $1::uuid${lock ? ' for update of o' : ''}`,
    [overlegId, accountId]
  )
  return row && { regio: row.regio, dag: row.dag, staat: row.staat, doetMee: row.mee }
}
