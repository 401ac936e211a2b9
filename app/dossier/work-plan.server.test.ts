import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sqlOfPrisma } from '~/platform/sql'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { COORDINATOR, EIGEN, fillDossiers, FILLED } from '~tests/fixtures/many-dossiers'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { readWork, WERK_LEZEN } from './store.server'

let database: TestDatabase<'super'>
let owner: PrismaClient
beforeAll(async () => {
  database = await createPaneelDatabase()
  owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.super, max: 1 }) })
  await fillDossiers(owner, 4_000)
})
afterAll(async () => {
  await owner.$disconnect()
  await database.drop()
})

it('[R-DOS-49] the list of work reads no table of dossiers from end to end, with a plan that does not look at whose list it is', async () => {
  const sql = sqlOfPrisma(owner)
  expect(await readWork(sql, COORDINATOR, '2026-11-29')).toHaveLength(2 * EIGEN)
  await owner.$executeRawUnsafe('set plan_cache_mode = force_generic_plan')
  const plan = async (values: unknown[]): Promise<string> => {
    const rows = await owner.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain ${WERK_LEZEN}`, ...values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const found = await plan([COORDINATOR, null, '2026-11-29'])
  // Nor every record of one kind, nor an index of them all to answer for a few.
  expect(found).not.toMatch(/Index Cond: \(soort = '[a-z-]+'::text\)|hashed/)
  expect(FILLED.filter((table) => new RegExp(`Seq Scan on ${table}\\b`).test(found))).toEqual([])
  expect(found).toMatch(/Index Scan using dossier_pkey/)
})
