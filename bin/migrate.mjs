// Plain SQL migrations. `prisma migrate` needs an engine it downloads, which build hosts cannot; this keeps Prisma's table, checksum and lock.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// Prisma's own lock number: its engine and ours keep each other out.
const advisoryLock = 72707369

const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */
/** @typedef {{ migration_name: string, checksum: string, finished_at: Date | null }} Applied */

/** @implements {Pick<import('./migrate.mjs').MigrationRefused, 'reason' | 'migration'>} */
export class MigrationRefused extends Error {
  /** @param {'edited' | 'missing' | 'failed'} reason @param {string} migration @param {string} remedy */
  constructor(reason, migration, remedy) {
    super(`Migratie ${migration}: ${remedy}`)
    this.name = 'MigrationRefused'
    this.reason = reason
    this.migration = migration
  }
}

/** @param {string} folder @returns {Migration[]} */
function readMigrations(folder) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name, 'migration.sql'))
    return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
  })
}

/** @param {Migration[]} migrations @param {Applied[]} applied */
function refuseMisfit(migrations, applied) {
  for (const row of applied) {
    const file = migrations.find(({ name }) => name === row.migration_name)
    if (!row.finished_at) throw new MigrationRefused('failed', row.migration_name, 'is eerder halverwege mislukt; zoek dat eerst uit.')
    if (!file) throw new MigrationRefused('missing', row.migration_name, 'staat in de database maar niet in deze map; gebruik de versie van Weging die erbij hoort.')
    if (file.checksum !== row.checksum) throw new MigrationRefused('edited', row.migration_name, 'is na toepassing gewijzigd; zet het bestand terug en maak een nieuwe migratie.')
  }
}

/** @param {pg.Client} client */
async function currentTransaction(client) {
  const { rows } = await client.query('select pg_current_xact_id()::text as id')
  return /** @type {{ id: string }[]} */ (rows)[0]?.id
}

/** @param {pg.Client} client @param {Migration} migration */
async function applyOne(client, { name, sql, checksum }) {
  await client.query('begin')
  try {
    const transaction = await currentTransaction(client)
    await client.query(sql)
    if ((await currentTransaction(client)) !== transaction) throw new Error('het bestand sluit zelf de transactie (commit of rollback).')
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)',
      [randomUUID(), checksum, name]
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migratie ${name} is niet toegepast: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** @type {typeof import('./migrate.mjs').migrate} */
export async function migrate({ url, folder }) {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(table)
    const { rows } = await client.query('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
    const applied = /** @type {Applied[]} */ (rows)
    refuseMisfit(migrations, applied)
    const pending = migrations.filter(({ name }) => !applied.some((row) => row.migration_name === name))
    for (const migration of pending) await applyOne(client, migration)
    return { applied: pending.map(({ name }) => name) }
  } finally {
    // Ending the session gives the lock back, whatever happened.
    await client.end()
  }
}
