// `npm run bench:rapportage`: the report over 10,000, 100,000 and 1,000,000 cases (R-RAP-30, docs/bench.md).
import { appendFileSync, writeFileSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'
import { readWork } from '~/dossier/store.server'
import { prepared, PREPARED_SESSION, sqlOfPrisma } from '~/platform/sql'
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

/** How many open dossiers one coördinator has, however many there are. */
const EIGEN = 60
const COORDINATOR = '00000000-0000-4000-8000-000000000001'

/** So many dossiers, nine of ten closed or issued; the coördinator who is asked about has as many open ones each time, and as many as new wait for anybody. */
async function fillDossiers(owner: PrismaClient, n: number): Promise<void> {
  await owner.$executeRawUnsafe(`insert into account (id, functie, registernummer, aangemaakt_op) select ('00000000-0000-4000-8000-' || lpad(g::text, 12, '0'))::uuid, 'Coördinator', 'COO-' || g, now() from generate_series(1, 200) g`)
  await owner.$executeRawUnsafe(`insert into account_hoedanigheid (account_id, hoedanigheid) select id, 'coordinator' from account where registernummer like 'COO-%'`)
  await owner.$executeRawUnsafe(
    `insert into dossier (id, kenmerk, fase, coordinator_id, aanduiding, aangemeld_op)
     select gen_random_uuid(), 'W-2024-' || lpad(g::text, 7, '0'), case when g <= $1 then 'beoordeling' when g <= $1 * 2 then 'nieuw' when g % 10 = 0 then 'beoordeling' else 'uitgebracht' end,
       case when g <= $1 then $2::uuid when g <= $1 * 2 then null else ('00000000-0000-4000-8000-' || lpad((2 + g % 199)::text, 12, '0'))::uuid end, 'x', now()
     from generate_series(1, $3::int) g`,
    EIGEN, COORDINATOR, n
  )
  await owner.$executeRawUnsafe('vacuum analyze dossier')
}

/** The first part of the list of work: the dossiers of one coördinator, and those that nobody took. */
const EIGEN_LEZEN = `select id from dossier d where d.coordinator_id = $1::uuid or (d.fase = 'nieuw' and d.coordinator_id is null)`
const WERK = 'werklijst van een coördinator'

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
    const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app, max: 3, options: PREPARED_SESSION }, prepared) })
    const sql = sqlOfPrisma(db)
    try {
      const begin = performance.now()
      await fill(db, n)
      out(`${n} zaken ingelezen in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
      const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.super, max: 1 }) })
      await owner.$executeRawUnsafe('vacuum analyze zaak_historie')
      await owner.$executeRawUnsafe('vacuum analyze rapport_telling')
      await fillDossiers(owner, n)
      await owner.$disconnect()
      const work = await timed(async () => {
        if ((await readWork(sql, COORDINATOR, '2026-11-29')).length !== EIGEN * 2) throw new Error('Een andere werklijst')
      }, 40)
      found.set(WERK, [...(found.get(WERK) ?? []), work])
      out(`${n} dossiers, ${WERK} (${EIGEN} open, ${EIGEN} nieuw): ${say(work)}`)
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
      const plans: [string, string, unknown[]][] = [['eigen dossiers', EIGEN_LEZEN, [COORDINATOR]], ['tellingen', TELLINGEN_LEZEN, [['totaal', 'spoor'], ['2024']]], ['dagen aan de rand', RANDEN_LEZEN, ['2023-09-05', '2023-09-30']]]
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
    expect(Math.max(...times.map(({ klok }) => klok))).toBeLessThan(naam === WERK ? 100 : 2_000)
  }
}, 8 * 3_600_000)
