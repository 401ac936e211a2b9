// `npm run bench:rapportage`: the report over 10,000, 100,000 and 1,000,000 cases (R-RAP-30, docs/bench.md).
import { appendFileSync, writeFileSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'
import { sqlOfPrisma } from '~/platform/sql'
import { drawRapport } from '~/rapportage/beelden/draw.server'
import { readRapport } from '~/rapportage/read-rapport.server'
import { csvVan } from '~/rapportage/uitvoer/files.server'
import { applyChange, lockCounts, RANDEN_LEZEN, TELLINGEN_LEZEN, writeZaken } from '~/rapportage/store.server'
import { verschil, voegToe, type Vak } from '~/rapportage/tellen/rules'
import type { Telling, Zaak } from '~/rapportage/schema'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { manyCases } from '~tests/fixtures/many-cases'
import { createPaneelDatabase } from '~tests/postgres'

const settings = JSON.parse(process.env.BENCH_RAPPORTAGE ?? '{}') as { aantallen?: number[]; out?: string }
const aantallen = settings.aantallen ?? [10_000, 100_000, 1_000_000]
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const out = (line: string): void => {
  console.log(line)
  if (settings.out) appendFileSync(settings.out, `${line}\n`)
}

/** As the import does it: batches of rows, counts gathered and written once. */
async function fill(db: PrismaClient, n: number): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const sql = sqlOfPrisma(tx)
      await lockCounts(sql)
      const change = new Map<string, { vak: Vak; telling: Telling }>()
      let batch: Zaak[] = []
      const keep = async (): Promise<void> => {
        await writeZaken(sql, batch, clock.now())
        for (const [key, { vak, telling }] of verschil(batch)) {
          const at = change.get(key) ?? { vak, telling: {} }
          change.set(key, at)
          voegToe(at.telling, telling)
        }
        batch = []
      }
      for (const zaak of manyCases(n)) if (batch.push(zaak) === 5_000) await keep()
      await keep()
      await applyChange(sql, change)
    },
    { timeout: 6 * 3_600_000 }
  )
}

const median = (values: number[]): number => [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0

interface Spent {
  /** By the clock, and of the processor by this process: the second says the same on a machine that others use too. Both in milliseconds. */
  klok: number
  rekentijd: number
}

async function timed(deed: () => Promise<unknown>, times = 15): Promise<Spent> {
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
    const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app, max: 3 }) })
    const sql = sqlOfPrisma(db)
    try {
      const begin = performance.now()
      await fill(db, n)
      out(`${n} zaken ingelezen in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
      const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.super, max: 1 }) })
      await owner.$executeRawUnsafe('vacuum analyze zaak_historie')
      await owner.$executeRawUnsafe('vacuum analyze rapport_telling')
      await owner.$disconnect()
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
      const plans: [string, string, unknown[]][] = [['tellingen', TELLINGEN_LEZEN, [['totaal', 'spoor'], ['2024']]], ['dagen aan de rand', RANDEN_LEZEN, ['2023-09-05', '2023-09-30']]]
      for (const [naam, text, values] of plans) {
        const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, buffers) ${text}`, ...values)
        out(`plan van ${naam} bij ${n}:\n${rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')}`)
      }
    } finally {
      await db.$disconnect()
      await database.drop()
    }
  }
  for (const [naam, times] of found) {
    const ratio = (of: keyof Spent): string => ((times.at(-1)?.[of] ?? 0) / (times[0]?.[of] ?? 1)).toFixed(2)
    out(`${naam}: ${times.map(say).join(' → ')}, verhouding ${ratio('klok')} (rekentijd ${ratio('rekentijd')})`)
    expect(Math.max(...times.map(({ klok }) => klok))).toBeLessThan(2_000)
  }
}, 8 * 3_600_000)
