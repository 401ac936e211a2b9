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
  { name: 'verzegelen', deed: 'advies.verzegelen', act: step.sealAdvies, then: { staat: 'verzegeld', akkoorden: 3, uitgegeven: 0 } },
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

interface Tally { adviezen: number; staat: string; akkoorden: number; uitgegeven: number; zelfde_bytes: boolean; gedaan: number }

/** What stands in the database, and how often the log says that this deed was done. */
async function tally(database: Database, deed: string): Promise<Tally> {
  const client = new pg.Client({ connectionString: database.urls.super })
  await client.connect()
  try {
    const { rows } = await client.query<Tally>(
      `select (select count(*)::int from advies) as adviezen, (select string_agg(staat, ',') from advies) as staat,
         (select count(*)::int from akkoord) as akkoorden, (select count(*)::int from uitgegeven_advies) as uitgegeven,
         not exists (select 1 from uitgegeven_advies u join advies a using (id) where u.pdf is distinct from a.pdf or u.inhoud is distinct from a.inhoud) as zelfde_bytes,
         (select count(*)::int from logboek.regel where regel.deed = $1 and resultaat = 'gedaan') as gedaan`,
      [deed]
    )
    if (!rows[0]) throw new Error('The database does not answer')
    return rows[0]
  } finally {
    await client.end()
  }
}

/** Does it again as the person would after a broken line. That it was done already is a good answer, and so is the question why one comes without a task; a fault is not. */
async function again(world: World, act: Step['act']): Promise<void> {
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
      await withPanel(stage, ({ world }) => again(world, each.act))
      expect(await tally(stage, each.deed), `${each.name}, bericht ${message}, ${arrives ? 'aangekomen' : 'niet aangekomen'}`).toEqual(whole(each, already))
    }
  }
}

/** At COMMIT, before it arrives and after it: three processes, one after the other, on the same database. */
async function breakOffAtCommit(each: Step): Promise<void> {
  const already = await tally(stage, each.deed)
  const kill = (arrives: boolean): Promise<boolean> => withPanel(stage, (panel) => panel.killAt({ message: 'COMMIT', arrives }, () => each.act(panel.world)))
  expect(await kill(false)).toBe(true)
  expect(await tally(stage, each.deed)).toEqual(already)
  expect(await kill(true)).toBe(true)
  await withPanel(stage, ({ world }) => again(world, each.act))
  expect(await tally(stage, each.deed)).toEqual(whole(each, already))
}

describe.each(steps)('$name', (each) => {
  it('[R-ADV-88] the panel killed in the middle leaves one advies, and the same step done again ends in the same one', { timeout: everywhere ? 3_600_000 : 120_000 }, async () => {
    if (each.before) await withPanel(stage, async ({ world }) => each.before?.(world))
    await (everywhere ? breakOffEverywhere(each) : breakOffAtCommit(each))
  })
})
