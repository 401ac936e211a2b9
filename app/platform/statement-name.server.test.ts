import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { prepared, sqlOfPg, sqlOfPrisma } from './sql'
import { createStatementNames } from './statement-name'

let database: TestDatabase<'app'>
beforeAll(async () => {
  database = await createPaneelDatabase()
})
afterAll(() => database.drop())

it('[R-PLA-61] a statement has one name, another has another, and what comes after the limit has none', () => {
  const nameOf = createStatementNames(2)
  const [one, two] = [nameOf('select 1'), nameOf('select 2')]
  expect([nameOf('select 1'), nameOf('select 2'), nameOf('select 3'), nameOf('select 1')]).toEqual([one, two, '', one])
  expect(one).not.toBe(two)
  expect(Buffer.byteLength(nameOf('select 1'))).toBeLessThan(64)
})

it('[R-PLA-61] one connection prepares a statement once, through pg and through Prisma, and answers each value apart', async () => {
  const pool = new pg.Pool({ connectionString: database.urls.app, max: 1 })
  const db = new PrismaClient({ adapter: new PrismaPg(pool, prepared) })
  try {
    for (const sql of [sqlOfPg(pool), sqlOfPrisma(db)]) {
      for (const value of ['een', 'twee', null]) expect(await sql.query('select $1::text as waarde', [value])).toEqual([{ waarde: value }])
    }
    await db.account.findMany({ where: { functie: 'geen' } })
    await db.account.findMany({ where: { functie: 'ook geen' } })
    const { rows } = await pool.query<{ statement: string; keer: number }>(`select statement, count(*)::int as keer from pg_prepared_statements group by statement`)
    expect(rows.filter(({ statement }) => statement.startsWith('select $1::text as waarde'))).toMatchObject([{ keer: 1 }])
    expect(rows.filter(({ statement }) => statement.includes('"account"'))).toMatchObject([{ keer: 1 }])
  } finally {
    await db.$disconnect()
    await pool.end()
  }
})
