// The whole content of a database as text, so that two databases can be compared and searched.
import pg from 'pg'

/** Every row of every table (also of the log), per table, in one order. Needs the superuser's address. */
export async function dumpDatabase(superUrl: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and table_name <> '_prisma_migrations' order by 1`
    )
    const dump: Record<string, unknown[]> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`)
      dump[name] = rows.map(({ row }) => row)
    }
    return dump
  } finally {
    await client.end()
  }
}
