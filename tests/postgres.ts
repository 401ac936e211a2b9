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

async function runAsSuper(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
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

async function copyTemplate(compartment: Compartment, bases: TestUrls): Promise<{ name: string; url(role: string): string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const superUrl = on('postgres', bases.postgres)
  await createDatabase({ superUrl, compartment, name, template })
  return {
    name,
    url: (role) => on(name, bases[role]),
    drop: () => runAsSuper(superUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  }
}

/** A fresh, migrated database on cluster A. */
export async function createPaneelDatabase(): Promise<TestDatabase<'owner' | 'app' | 'lezer' | 'afhaler'>> {
  const { name, url, drop } = await copyTemplate(paneel, inject('clusters').paneel)
  const urls = { owner: url('weging_owner'), app: url('weging_app'), lezer: url('weging_lezer'), afhaler: url('weging_afhaler'), super: url('postgres') }
  return { name, urls, drop }
}

/** A fresh, migrated database on cluster B. */
export async function createOpsporingDatabase(): Promise<TestDatabase<'owner' | 'app'>> {
  const { name, url, drop } = await copyTemplate(opsporing, inject('clusters').opsporing)
  return { name, urls: { owner: url('opsporing_owner'), app: url('opsporing_app'), super: url('postgres') }, drop }
}
