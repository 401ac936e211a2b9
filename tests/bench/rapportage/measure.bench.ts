// `npm run bench:rapportage`: the report over 10,000, 100,000 and 1,000,000 cases (R-RAP-30, docs/bench.md).
import { appendFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'
import { readWork, WERK_LEZEN } from '~/dossier/store.server'
import { addHearingWork } from '~/hoorzitting/plannen/hearing-risk.server'
import { prepared, PREPARED_SESSION, sqlOfPrisma } from '~/platform/sql'
import { drawRapport } from '~/rapportage/beelden/draw.server'
import { readRapport } from '~/rapportage/read-rapport.server'
import { csvVan } from '~/rapportage/uitvoer/files.server'
import type { Zaak } from '~/rapportage/schema'
import { keepingZaken, lockCounts, TELLINGEN_LEZEN } from '~/rapportage/store.server'
import { blokkenVan } from '~/rapportage/tellen/rules'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { manyCases } from '~tests/fixtures/many-cases'
import { COORDINATOR, EIGEN, fillDossiers } from '~tests/fixtures/many-dossiers'
import { createPaneelDatabase } from '~tests/postgres'

const settings = JSON.parse(process.env.BENCH_RAPPORTAGE ?? '{}') as { aantallen?: number[]; out?: string }
const aantallen = settings.aantallen ?? [10_000, 100_000, 1_000_000]
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const out = (line: string): void => {
  console.log(line)
  if (settings.out) appendFileSync(settings.out, `${line}\n`)
}

/** As the import does it. */
async function fill(db: PrismaClient, n: number): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const sql = sqlOfPrisma(tx)
      await lockCounts(sql)
      const history = keepingZaken(sql, clock.now())
      let batch: Zaak[] = []
      for (const zaak of manyCases(n)) {
        if (batch.push(zaak) < 5_000) continue
        await history.keep(batch, [])
        batch = []
      }
      await history.keep(batch, [])
      await history.end()
    },
    { timeout: 6 * 3_600_000 }
  )
}

/** Millions of fresh rows keep the database busy for a while (pages to write, rows to vacuum): that is no part of what is measured. Waits for at most five minutes. */
async function untilQuiet(owner: PrismaClient): Promise<void> {
  await owner.$executeRawUnsafe('checkpoint')
  for (let left = 300; left > 0; left -= 1) {
    const [busy] = await owner.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from pg_stat_activity where backend_type in ('autovacuum worker', 'parallel worker')`)
    if (busy?.n === 0) return
    await setTimeout(1_000)
  }
}

const median = (values: number[]): number => [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0

interface Spent {
  /** By the clock, and of the processor by this process: the second says the same on a machine that others use too. Both in milliseconds. */
  klok: number
  rekentijd: number
}

/** Each of these deeds in turn, round after round and each round from the other end: what the machine or the memory of this process does in the meantime, it does to all of them. */
async function timed(deeds: readonly (() => Promise<unknown>)[], rounds = 15): Promise<Spent[]> {
  globalThis.gc?.()
  const spent = deeds.map((): Spent[] => [])
  for (let round = -3; round < rounds; round += 1) {
    const order = [...deeds.entries()]
    for (const [at, deed] of round % 2 === 0 ? order : order.reverse()) {
      const begin = performance.now()
      const before = process.cpuUsage()
      await deed()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) spent[at]?.push({ klok: performance.now() - begin, rekentijd: (user + system) / 1000 })
    }
  }
  return spent.map((each) => ({ klok: median(each.map(({ klok }) => klok)), rekentijd: median(each.map(({ rekentijd }) => rekentijd)) }))
}

const say = ({ klok, rekentijd }: Spent): string => `${klok.toFixed(0)} ms (rekentijd ${rekentijd.toFixed(0)} ms)`

const vragen: Record<string, string> = {
  'een jaar, per spoor': 'van=2024-01-01&totEnMet=2024-12-31&deling=spoor',
  'tien jaar, per regio': 'van=2016-01-01&totEnMet=2025-12-31&deling=regio',
  'vijf maanden, per uitkomst': 'van=2024-03-01&totEnMet=2024-07-31&deling=uitkomst',
  'een jaar tussen twee dagen': 'van=2023-09-05&totEnMet=2024-08-20&deling=spoor'
}

interface Filled {
  n: number
  db: PrismaClient
  drop(): Promise<void>
}

/** A database with so many cases and as many dossiers, once it has come to rest. */
async function prepare(n: number): Promise<Filled> {
  const database = await createPaneelDatabase()
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app, max: 3, options: PREPARED_SESSION }, prepared) })
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.super, max: 1 }) })
  const begin = performance.now()
  await fill(db, n)
  out(`${n} zaken ingelezen in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  for (const table of ['zaak_historie', 'rapport_telling']) await owner.$executeRawUnsafe(`vacuum analyze ${table}`)
  await fillDossiers(owner, n)
  await untilQuiet(owner)
  await owner.$disconnect()
  const drop = async (): Promise<void> => {
    await db.$disconnect()
    await database.drop()
  }
  return { n, db, drop }
}

/** All that the server does for the page: reading, computing, drawing, and the longest of its files that is text. */
const report = (db: PrismaClient, vraag: string) => async (): Promise<void> => {
  const gelezen = await readRapport({ db, sql: sqlOfPrisma(db), clock }, 'team', new URLSearchParams(vraag))
  if (!gelezen.rapport) throw new Error('Geen rapport')
  await drawRapport(gelezen.rapport, 'scherm')
  csvVan({ ...gelezen, rapport: gelezen.rapport })
}

const worklist = (db: PrismaClient) => async (): Promise<void> => {
  const regels = await addHearingWork(sqlOfPrisma(db), await readWork(sqlOfPrisma(db), COORDINATOR, '2026-11-29'), clock.now())
  if (regels.length !== EIGEN * 2) throw new Error('Een andere werklijst')
}

async function tellPlans({ n, db }: Filled): Promise<void> {
  const { erbij, eraf } = blokkenVan('2023-09-05', '2024-08-20')
  const plans: [string, string, unknown[]][] = [['werklijst', WERK_LEZEN, [COORDINATOR, null, '2026-11-29']], ['tellingen', TELLINGEN_LEZEN, ['spoor', erbij, eraf]]]
  for (const [naam, text, values] of plans) {
    const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, buffers) ${text}`, ...values)
    out(`plan van ${naam} bij ${n}:\n${rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')}`)
  }
}

it('measures', async () => {
  if (settings.out) writeFileSync(settings.out, '')
  const filled: Filled[] = []
  try {
    for (const n of aantallen) filled.push(await prepare(n))
    for (const each of filled) await tellPlans(each)
    const asked: [string, number, ((db: PrismaClient) => () => Promise<void>)][] = [
      [`werklijst van een coördinator (${EIGEN} open, ${EIGEN} nieuw)`, 100, worklist],
      ...Object.entries(vragen).map(([naam, vraag]): [string, number, (db: PrismaClient) => () => Promise<void>] => [naam, 2_000, (db) => report(db, vraag)])
    ]
    out(`bij ${aantallen.join(', ')}:`)
    for (const [naam, most, deed] of asked) {
      const times = await timed(filled.map(({ db }) => deed(db)), 40)
      const ratio = (of: keyof Spent): string => ((times.at(-1)?.[of] ?? 0) / (times[0]?.[of] ?? 1)).toFixed(2)
      out(`${naam}: ${times.map(say).join(' → ')}, verhouding ${ratio('klok')} (rekentijd ${ratio('rekentijd')})`)
      expect(Math.max(...times.map(({ klok }) => klok))).toBeLessThan(most)
    }
  } finally {
    for (const each of filled) await each.drop()
  }
}, 8 * 3_600_000)
