import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { readPrismaSchema, type Table } from '~tests/prisma-schema'

/** Every table of a freshly migrated database, as PostgreSQL has it. */
async function readTables(superUrl: string): Promise<Record<string, Table>> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ table: string; column: string; type: string; nullable: boolean; place: number | null }>(
      `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
         array_position(i.indkey::int2[], a.attnum) as place
       from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
       where c.relkind in ('r', 'p') order by c.relname, a.attnum`
    )
    const tables: Record<string, Table> = {}
    for (const row of rows) {
      const table = (tables[row.table] ??= { columns: {}, primaryKey: [] })
      table.columns[row.column] = { type: row.type, nullable: row.nullable }
      if (row.place !== null) table.primaryKey[row.place] = row.column
    }
    return tables
  } finally {
    await client.end()
  }
}

// What Prisma does not know, on purpose: mechanisms that are reached by plain SQL, and the list of migrations itself.
const mechanism = ['_prisma_migrations', 'logboek.regel', 'passkey', 'sessie', 'uitdaging']
// Of the report: rows and counts that come and go as JSON, many at a time.
// The tables of pg-boss, with those of its queues for mail and for timestamps.
const queue = ['archive', 'j9d325a517e583fa73d6239797f0e1366e0eb6de632d3987be5007942', 'j4a395ac0a41cb4fbc6ec03b8597088bfb12222414b2b96cfa333d172', 'job', 'queue', 'schedule', 'subscription', 'version'].map((name) => `pgboss.${name}`)
const sides = [
  { name: 'paneel', createDatabase: createPaneelDatabase, outside: [...mechanism, 'toegangslink_sessie', 'toegangspoging', 'dossier_gewijzigd', 'rapport_blok', 'rapport_stand', 'rapport_telling', 'zaak_historie', 'rt_room', 'rt_snapshot', 'rt_update', ...queue] },
  { name: 'opsporing', createDatabase: createOpsporingDatabase, outside: [...mechanism, 'account_hoedanigheid', 'kluis', 'te_verzegelen'] }
] as const

describe.each(sides)('the schema of $name', ({ name, createDatabase, outside }) => {
  const text = readFileSync(new URL(`../../prisma/${name}/schema.prisma`, import.meta.url), 'utf8')

  it('[R-PLA-43] all migrations together make exactly the tables, columns, types and keys that the Prisma schema describes', async () => {
    const database = await createDatabase()
    try {
      const live = await readTables(database.urls.super)
      const described = readPrismaSchema(text)
      expect(Object.keys(live).filter((table) => !(table in described)).sort()).toEqual([...outside].sort())
      for (const [table, expected] of Object.entries(described)) expect({ [table]: live[table] }).toEqual({ [table]: expected })
    } finally {
      await database.drop()
    }
  })
})

it('[R-PLA-43] the reader of schemas sees a column that is added, changed or made optional', () => {
  const table = (fields: string): Table | undefined => readPrismaSchema(`model Proef {\n  id String @id @db.Uuid\n${fields}\n  @@map("proef")\n}\n`).proef
  const plain = table('  tekst String')
  expect(plain).toEqual({ columns: { id: { type: 'uuid', nullable: false }, tekst: { type: 'text', nullable: false } }, primaryKey: ['id'] })
  for (const fields of ['  tekst String?', '  tekst Int', '  tekst String[]', '  tekst String\n  meer Int', '  tekst String @map("anders")']) expect(table(fields)).not.toEqual(plain)
  expect(() => table('  tekst Decimal')).toThrow('Onbekend type')
})
