import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '~tests/postgres'
import { createPaneelDatabase } from '~tests/postgres'
import { playUntil } from '~tests/world/play'
import * as step from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'
import { startKillablePanel, type KillablePanel } from './killable-panel'

type Database = TestDatabase<'owner' | 'app' | 'lezer' | 'toezicht' | 'afhaler'>

/** A step of the way from text to delivered advies. */
interface Step {
  name: string
  deed: string
  /** What must have been done before, once. */
  before?: (world: World) => Promise<unknown>
  act: (world: World) => Promise<unknown>
  /** What goes on with it once the first commit is in: how many more there are, and which COMMIT of that deed is the next of them. */
  more?: { commits: number; nth: number; act: (world: World) => Promise<unknown> }
  /** What stands afterwards: one advies, in this state, with so many approvals and deliveries. */
  then: { staat: string; akkoorden: number; uitgegeven: number }
}

const steps: readonly Step[] = [
  { name: 'vaststellen', deed: 'advies.bevriezen', act: step.freezeAdvies, then: { staat: 'bevroren', akkoorden: 0, uitgegeven: 0 } },
  {
    name: 'goedkeuren', deed: 'advies.akkoord',
    before: async (world) => { for (const member of ['IND', 'zorg'] as const) await step.approveAdvies(world, member) },
    act: (world) => step.approveAdvies(world, 'politie'), then: { staat: 'bevroren', akkoorden: 3, uitgegeven: 0 }
  },
  // The file is fixed, then comes the seal with its timestamp, then the archive timestamp: each a commit of its own.
  { name: 'verzegelen', deed: 'advies.verzegelen', act: step.sealAdvies, more: { commits: 2, nth: 2, act: step.retryStamp }, then: { staat: 'verzegeld', akkoorden: 3, uitgegeven: 0 } },
  { name: 'uitbrengen', deed: 'advies.uitbrengen', before: step.writeLetter, act: step.issueAdvies, then: { staat: 'uitgebracht', akkoorden: 3, uitgegeven: 1 } }
]

/** In `npm test` at each COMMIT, before it arrives and after; with `AFBREKEN=alles` at every single message to the database. */
const everywhere = process.env.AFBREKEN === 'alles'
const MOST_MESSAGES = 200

const dataFolder = mkdtempSync(join(tmpdir(), 'weging-afbreken-'))
let begun: World
/** Where the next step begins. */
let stage: Database
const copies: Database[] = []

beforeAll(async () => {
  begun = await startWorld({ dataFolder })
  await playUntil(begun, 'concept')
  await step.typeAdvies(begun)
  await step.everyMember((member) => step.enrolPasskey(begun, member))
  await begun.end()
  stage = begun.database
  // Made anew by the process that seals, which lives by the real clock.
  for (const key of ['zegel-test.pem', 'tijdstempel-test.pem']) rmSync(join(dataFolder, key))
}, 120_000)
afterAll(async () => {
  for (const database of copies) await database.drop()
  await begun.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function withPanel<Result>(database: Database, use: (panel: KillablePanel) => Promise<Result>): Promise<Result> {
  const panel = await startKillablePanel(begun, database, dataFolder)
  try {
    return await use(panel)
  } finally {
    await panel.end()
  }
}

async function copyOf(database: Database): Promise<Database> {
  const copy = await createPaneelDatabase(database.name)
  copies.push(copy)
  return copy
}

/** The job that goes on with a seal by itself waits, so that what stands is what was broken off. */
async function pauseJobs(database: Database): Promise<void> {
  await ask(database, `update pgboss.job set start_after = now() + interval '1 hour' where name = 'tijdstempel'`)
}

interface Tally { adviezen: number; staat: string; akkoorden: number; uitgegeven: number; zelfde_bytes: boolean; gedaan: number }

/** What stands in the database, and how often the log says that this deed was done. */
async function tally(database: Database, deed: string): Promise<Tally> {
  const [row] = await ask<Tally>(
    database,
    `select (select count(*)::int from advies) as adviezen, (select string_agg(staat, ',') from advies) as staat,
       (select count(*)::int from akkoord) as akkoorden, (select count(*)::int from uitgegeven_advies) as uitgegeven,
       not exists (select 1 from uitgegeven_advies u join advies a using (id) where u.pdf is distinct from a.pdf or u.inhoud is distinct from a.inhoud) as zelfde_bytes,
       (select count(*)::int from logboek.regel where regel.deed = $1 and resultaat = 'gedaan') as gedaan`,
    [deed]
  )
  if (!row) throw new Error('The database does not answer')
  return row
}

async function ask<Row extends object>(database: Database, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.urls.super })
  await client.connect()
  try {
    return (await client.query<Row>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Does it again as the person would after a broken line. That it was done already is a good answer, and so is the question why one comes without a task; a fault is not. */
async function again(world: World, { act, more }: Step): Promise<void> {
  for (const each of [act, ...(more ? [more.act] : [])]) await tolerant(each, world)
}

async function tolerant(act: Step['act'], world: World): Promise<void> {
  await act(world).catch((error: Error) => {
    if (!/: 4\d\d\n|Geen uitdaging op de pagina \(20[02]\)/.test(error.message)) throw error
  })
}

/** What must stand once this step was done, however often it was begun. */
const whole = (each: Step, already: Tally): Tally => ({ ...each.then, adviezen: 1, zelfde_bytes: true, gedaan: already.gedaan + 1 })

/** At every message: on a copy of the stage each time, killed there and done again. The last copy is where the next step begins. */
async function breakOffEverywhere(each: Step): Promise<void> {
  const from = stage
  for (const arrives of [false, true]) {
    for (let message = 1, reached = true; reached; message += 1) {
      if (message > MOST_MESSAGES) throw new Error(`${each.name} stuurt meer dan ${MOST_MESSAGES} berichten`)
      stage = await copyOf(from)
      const already = await tally(stage, each.deed)
      reached = await withPanel(stage, (panel) => panel.killAt({ message, arrives }, () => each.act(panel.world)))
      await withPanel(stage, ({ world }) => again(world, each))
      expect(await tally(stage, each.deed), `${each.name}, bericht ${message}, ${arrives ? 'aangekomen' : 'niet aangekomen'}`).toEqual(whole(each, already))
    }
  }
}

/** At each COMMIT, before it arrives and after it: one process after the other, on the same database. */
async function breakOffAtCommit(each: Step): Promise<void> {
  const already = await tally(stage, each.deed)
  const breakOff = async ({ act, nth }: { act: Step['act']; nth: number }): Promise<void> => {
    const kill = (arrives: boolean): Promise<boolean> => withPanel(stage, (panel) => panel.killAt({ message: 'COMMIT', nth, arrives }, () => act(panel.world)))
    const before = await tally(stage, each.deed)
    for (const arrives of [false, true]) {
      await pauseJobs(stage)
      expect(await kill(arrives)).toBe(true)
      if (!arrives) expect(await tally(stage, each.deed)).toEqual(before)
    }
  }
  await breakOff({ act: each.act, nth: 1 })
  for (let left = each.more?.commits ?? 0; each.more && left > 0; left -= 1) await breakOff(each.more)
  await withPanel(stage, ({ world }) => again(world, each))
  expect(await tally(stage, each.deed)).toEqual(whole(each, already))
}

describe.each(steps)('$name', (each) => {
  it('[R-ADV-88] the panel killed in the middle leaves one advies, and the same step done again ends in the same one', { timeout: everywhere ? 3_600_000 : 180_000 }, async () => {
    if (each.before) await withPanel(stage, async ({ world }) => each.before?.(world))
    await (everywhere ? breakOffEverywhere(each) : breakOffAtCommit(each))
  })
})
