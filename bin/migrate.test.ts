import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { migrate } from './migrate.mjs'

let folder: string
let database: Awaited<ReturnType<typeof createPaneelDatabase>>

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string, url = database.urls.owner): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const run = (): Promise<{ applied: string[] }> => migrate({ url: database.urls.owner, folder })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weging-migraties-'))
  database = await createPaneelDatabase()
  // The template holds the real migrations; these tests bring their own.
  await query('delete from _prisma_migrations')
  writeMigration('20260101000000_een', 'create table een (id int);')
  writeMigration('20260102000000_twee', 'create table twee (id int); insert into twee values (1);')
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('migrate', () => {
  it('[R-PLA-9] applies each migration once, in order', async () => {
    expect((await run()).applied).toEqual(['20260101000000_een', '20260102000000_twee'])
    expect((await run()).applied).toEqual([])
    expect(await query('select count(*)::int as n from twee')).toEqual([{ n: 1 }])
    expect(await query('select migration_name, applied_steps_count as steps, finished_at is not null as done from _prisma_migrations order by 1')).toEqual([
      { migration_name: '20260101000000_een', steps: 1, done: true },
      { migration_name: '20260102000000_twee', steps: 1, done: true }
    ])
  })

  it('[R-PLA-9] two launchers at once apply each migration once', async () => {
    const both = await Promise.all([run(), run()])
    expect(both.flatMap(({ applied }) => applied)).toHaveLength(2)
  })

  it('[R-PLA-10] an applied migration that was edited is refused and nothing new is applied', async () => {
    await run()
    writeMigration('20260101000000_een', 'create table een (id bigint);')
    writeMigration('20260103000000_drie', 'create table drie (id int);')
    await expect(run()).rejects.toMatchObject({ reason: 'edited', migration: '20260101000000_een' })
    expect(await query(`select to_regclass('drie') as drie`)).toEqual([{ drie: null }])
  })

  it('[R-PLA-10] an applied migration that is missing is refused', async () => {
    await run()
    renameSync(join(folder, '20260101000000_een'), join(folder, '20260101000000_anders'))
    await expect(run()).rejects.toMatchObject({ reason: 'missing', migration: '20260101000000_een' })
  })

  it('[R-PLA-10] a migration that Prisma\'s engine left half-way is refused, one marked as rolled back is applied again', async () => {
    await run()
    await query(`update _prisma_migrations set finished_at = null where migration_name like '%twee'`)
    await expect(run()).rejects.toMatchObject({ reason: 'failed', migration: '20260102000000_twee' })
    await query(`drop table twee; update _prisma_migrations set rolled_back_at = now() where migration_name like '%twee'`)
    expect((await run()).applied).toEqual(['20260102000000_twee'])
  })

  it('[R-PLA-11] a failing migration leaves nothing, and what went before stays', async () => {
    writeMigration('20260103000000_stuk', 'create table half (id int); select 1 / 0;')
    await expect(run()).rejects.toThrow('20260103000000_stuk')
    expect(await query(`select to_regclass('half') as half, to_regclass('twee')::text as twee`)).toEqual([{ half: null, twee: 'twee' }])
    writeMigration('20260103000000_stuk', 'create table half (id int);')
    expect((await run()).applied).toEqual(['20260103000000_stuk'])
  })

  it('[R-PLA-11] a migration that closes its own transaction is refused', async () => {
    writeMigration('20260103000000_sluit', 'create table sluit (id int); commit;')
    await expect(run()).rejects.toThrow('sluit zelf de transactie')
  })
})

describe('roles', () => {
  it('[R-PLA-12] no role is more than a plain one, and PUBLIC may do nothing', async () => {
    const opsporing = await createOpsporingDatabase()
    try {
      for (const { name, urls } of [database, opsporing]) {
        expect(await query(`select rolname from pg_roles where rolname ~ '^(weging|opsporing)_' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`, urls.super)).toEqual([])
        expect(await query(`select grantee from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a where d.datname = '${name}' and a.grantee = 0`, urls.super)).toEqual([])
        expect(await query(`select 1 from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = 'public' and a.grantee = 0`, urls.super)).toEqual([])
      }
    } finally {
      await opsporing.drop()
    }
  })

  it('[R-PLA-12] only the owner may make tables; the other roles and the databases that come with a cluster stay shut', async () => {
    for (const role of ['app', 'lezer', 'afhaler'] as const) {
      await expect(query('create table eigen (id int)', database.urls[role])).rejects.toMatchObject({ code: '42501' })
      const elsewhere = new URL(database.urls[role])
      elsewhere.pathname = '/postgres'
      await expect(query('select 1', elsewhere.href)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('[R-PLA-12] a role of the one cluster is unknown on the other', async () => {
    const opsporing = await createOpsporingDatabase()
    try {
      const stranger = new URL(opsporing.urls.app)
      const panelRole = new URL(database.urls.app)
      stranger.username = panelRole.username
      stranger.password = panelRole.password
      await expect(query('select 1', stranger.href)).rejects.toMatchObject({ code: '28P01' })
    } finally {
      await opsporing.drop()
    }
  })
})
