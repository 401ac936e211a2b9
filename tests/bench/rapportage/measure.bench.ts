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

const WERK = 'werklijst van een coördinator'

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

async function timed(deed: () => Promise<unknown>, times = 15): Promise<Spent> {
  // What filling a million rows left behind is no part of what is measured.
  globalThis.gc?.()
  for (let at = 0; at < 3; at += 1) await deed()
  const spent: Spent[] = []
  for (let at = 0; at < times; at += 1) {
    const begin = performance.now()
    const before = process.cpuUsage()
    await deed()
    const { user, system } = process.cpuUsage(before)
    spent.push({ klok: performance.now() - begin, rekentijd: (user + system) / 1000 })
  }
  return { klok: median(spent.map(({ klok }) => klok)), rekentijd: median(spent.map(({ rekentijd }) => rekentijd)) }
}

const say = ({ klok, rekentijd }: Spent): string => `${klok.toFixed(0)} ms (rekentijd ${rekentijd.toFixed(0)} ms)`

const vragen: Record<string, string> = {
  'een jaar, per spoor': 'van=2024-01-01&totEnMet=2024-12-31&deling=spoor',
  'tien jaar, per regio': 'van=2016-01-01&totEnMet=2025-12-31&deling=regio',
  'vijf maanden, per uitkomst': 'van=2024-03-01&totEnMet=2024-07-31&deling=uitkomst',
  'een jaar tussen twee dagen': 'van=2023-09-05&totEnMet=2024-08-20&deling=spoor'
}

it('measures', async () => {
  if (settings.out) writeFileSync(settings.out, '')
  const found = new Map<string, Spent[]>()
  for (const n of aantallen) {
    const database = await createPaneelDatabase()
    const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app, max: 3, options: PREPARED_SESSION }, prepared) })
    const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.super, max: 1 }) })
    const sql = sqlOfPrisma(db)
    try {
      const begin = performance.now()
      await fill(db, n)
      out(`${n} zaken ingelezen in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
      await owner.$executeRawUnsafe('vacuum analyze zaak_historie')
      await owner.$executeRawUnsafe('vacuum analyze rapport_telling')
      await untilQuiet(owner)
      for (const [naam, vraag] of Object.entries(vragen)) {
        // All that the server does for the page: reading, computing, drawing, and the longest of its files that is text.
        const cost = await timed(async () => {
          const gelezen = await readRapport({ db, sql, clock }, 'team', new URLSearchParams(vraag))
          if (!gelezen.rapport) throw new Error('Geen rapport')
          await drawRapport(gelezen.rapport, 'scherm')
          csvVan({ ...gelezen, rapport: gelezen.rapport })
        })
        found.set(naam, [...(found.get(naam) ?? []), cost])
        out(`${n} zaken, ${naam}: ${say(cost)}`)
      }
      await fillDossiers(owner, n)
      await untilQuiet(owner)
      const work = await timed(async () => {
        if ((await addHearingWork(sql, await readWork(sql, COORDINATOR, '2026-11-29'), clock.now())).length !== EIGEN * 2) throw new Error('Een andere werklijst')
      }, 40)
      found.set(WERK, [...(found.get(WERK) ?? []), work])
      out(`${n} dossiers, ${WERK} (${EIGEN} open, ${EIGEN} nieuw): ${say(work)}`)
      const plans: [string, string, unknown[]][] = [['werklijst', WERK_LEZEN, [COORDINATOR, null, '2026-11-29']], ['tellingen', TELLINGEN_LEZEN, [['totaal', 'spoor'], blokkenVan('2023-09-05', '2024-08-20')]]]
      for (const [naam, text, values] of plans) {
        const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, buffers) ${text}`, ...values)
        out(`plan van ${naam} bij ${n}:\n${rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')}`)
      }
    } finally {
      await owner.$disconnect()
      await db.$disconnect()
      await database.drop()
    }
  }
  for (const [naam, times] of found) {
    const ratio = (of: keyof Spent): string => ((times.at(-1)?.[of] ?? 0) / (times[0]?.[of] ?? 1)).toFixed(2)
    out(`${naam}: ${times.map(say).join(' → ')}, verhouding ${ratio('klok')} (rekentijd ${ratio('rekentijd')})`)
    expect(Math.max(...times.map(({ klok }) => klok))).toBeLessThan(naam === WERK ? 100 : 2_000)
  }
}, 8 * 3_600_000)
