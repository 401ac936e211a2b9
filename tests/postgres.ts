// A database of one's own for one test file, on the real PostgreSQL of this run: a copy of the migrated template, in some tens of milliseconds.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Compartment } from '../bin/roles.mjs'
import { createDatabase, opsporing, paneel } from '../bin/roles.mjs'
import type { TestUrls } from './global-setup'
import { template } from './global-setup'

export interface TestDatabase<Role extends string> {
  name: string
  /** The address of this database per role; `super` is PostgreSQL's superuser. */
  urls: Record<Role | 'super', string>
  /** Ends every session and removes the database. */
  drop(): Promise<void>
}

/**
 * Removes a database once its sessions have gone. A pool that was ended says goodbye before its sessions are really gone; to cut one
 * off at that moment is an error in a client nobody listens to any more. What stays for five seconds is a leak, and is cut off.
 */
async function dropDatabase(superUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = $1', [name])
      if (rowCount === 0) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  } finally {
    await client.end()
  }
}

function on(database: string, base: string | undefined): string {
  if (!base) throw new Error('De testclusters zijn niet gestart: draai vitest met tests/global-setup.ts.')
  const url = new URL(base)
  url.pathname = `/${database}`
  return url.href
}

async function copyTemplate(compartment: Compartment, bases: TestUrls, from: string): Promise<{ name: string; url(role: string): string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const superUrl = on('postgres', bases.postgres)
  await createDatabase({ superUrl, compartment, name, template: from })
  return {
    name,
    url: (role) => on(name, bases[role]),
    drop: () => dropDatabase(superUrl, name)
  }
}

/** A database on cluster A: fresh and migrated, or a copy of `from`, which nobody may be using at that moment. */
export async function createPaneelDatabase(from = template): Promise<TestDatabase<'owner' | 'app' | 'lezer' | 'toezicht' | 'afhaler'>> {
  const { name, url, drop } = await copyTemplate(paneel, inject('clusters').paneel, from)
  const urls = { owner: url('weging_owner'), app: url('weging_app'), lezer: url('weging_lezer'), toezicht: url('weging_toezicht'), afhaler: url('weging_afhaler'), super: url('postgres') }
  return { name, urls, drop }
}

/** A fresh, migrated database on cluster B. */
export async function createOpsporingDatabase(): Promise<TestDatabase<'owner' | 'app'>> {
  const { name, url, drop } = await copyTemplate(opsporing, inject('clusters').opsporing, template)
  return { name, urls: { owner: url('opsporing_owner'), app: url('opsporing_app'), super: url('postgres') }, drop }
}
