import type { Sql } from '~/platform/sql'

/** The mail address of this account (UUID); undefined when it has none, is closed, or does not exist. */
export async function readAddress(sql: Sql, accountId: string): Promise<string | undefined> {
  const [row] = await sql.query<{ email: string | null }>('select email from account where id = $1::uuid and actief', [accountId])
  return row?.email ?? undefined
}
