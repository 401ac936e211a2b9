// Law 3 through the real processes: whatever leads there are, and whatever an officer does and when, the panel's side stays the same.
// `FUZZ_SEED=… FUZZ_RUNS=… npm test -- tests/matrix/non-interference` goes further than the one trace of every day.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { formsOf } from '~tests/text-forms'
import { startOfficerBeside, type OfficerBeside } from '~tests/world/officer'
import { mailTo } from '~tests/world/mail'
import { everybody } from '~tests/world/people'
import { phases, type Phase } from '~tests/world/phases'
import { adviesId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { at } from '~tests/world/steps'
import { createVisitor } from '~tests/world/visitor'
import { startWorld, type World } from '~tests/world/world'
import { logLinesOf, rowsOf } from './differs-by-nature'
import { heardIn } from './heard'
import { anyLeads, canary, caseWith, type Leads } from './non-interference/leads'
import { anyOfficerStep, createOfficer, type Officer, type OfficerDeed } from './non-interference/officer-trace'
import { anyPanelStep, doInPanel, type PanelDeed } from './non-interference/panel-trace'
import { rawFilesWith } from './non-interference/raw-files'
import { differences, involved, observe, whoSaw, type Observation } from './observe'

const SEED = Number(process.env.FUZZ_SEED ?? 20261128)
const RUNS = Number(process.env.FUZZ_RUNS ?? 1)

interface Trace {
  /** The leads of the two worlds: many in one, in the other any number, none too. */
  leads: readonly [Leads, Leads]
  /** Per phase: what people of the panel do in both worlds, and what the officer of each world does meanwhile. */
  steps: readonly { panel: readonly PanelDeed[]; officers: readonly [readonly OfficerDeed[], readonly OfficerDeed[]] }[]
}

const anyTrace: fc.Arbitrary<Trace> = fc.record({
  leads: fc.tuple(anyLeads({ min: 3 }), anyLeads({ min: 0 })),
  steps: fc.array(fc.record({ panel: anyPanelStep, officers: fc.tuple(anyOfficerStep, anyOfficerStep) }), { minLength: phases.length, maxLength: phases.length, size: 'max' })
})

/** All who come near the dossier look at everything here; between these moments the trace says who looks where. */
const looks: readonly Phase[] = ['weging', 'uitgebracht']

interface Side {
  world: World
  beside: OfficerBeside
  officer: Officer
}

/** Each world has a data folder of its own, for its messages; the second begins with the keys of the first, so that both seal alike. */
async function startSide(leads: Leads, dataFolder: string): Promise<Side> {
  const world = await startWorld({ zaak: caseWith(leads), dataFolder })
  const beside = await startOfficerBeside(world)
  return { world, beside, officer: createOfficer(beside, leads.dates.length + leads.between.length) }
}

async function seenIn(world: World, phase: Phase): Promise<Observation> {
  const last = phase === 'uitgebracht'
  return observe(world, { people: last ? [...involved, 'zorg-2', 'beslismedewerker-2'] : involved, phase, adviesId: last ? await adviesId(world) : undefined, stranger: last })
}

const forms = formsOf(canary)
const holdsCanary = (text: string): boolean => forms.some((form) => text.includes(form))

describe.each(fc.sample(anyTrace, { seed: SEED, numRuns: RUNS }).map((trace, run) => ({ trace, run })))(`seed ${SEED}, trace $run`, ({ trace }) => {
  const [one, two] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'weging-twee-werelden-'))) as [string, string]
  const began = new Date()
  let sides: [Side, Side]
  const unsealed: Buffer[] = []
  const both = <Value>(look: (side: Side, index: 0 | 1) => Promise<Value>): Promise<[Value, Value]> => Promise.all([look(sides[0], 0), look(sides[1], 1)])

  beforeAll(async () => {
    const first = await startSide(trace.leads[0], one)
    cpSync(one, two, { recursive: true })
    sides = [first, await startSide(trace.leads[1], two)]
  })
  afterAll(async () => {
    await Promise.all(sides.map(({ beside }) => beside.stop()))
    await Promise.all(sides.map(({ world }) => world.stop()))
    for (const folder of [one, two]) rmSync(folder, { recursive: true, force: true })
  })

  /** One step: the panel plays on, the officer is at work meanwhile, and then people of the panel do what the trace says. */
  async function step(phase: Phase): Promise<[string[], string[]]> {
    const todo = trace.steps[phases.indexOf(phase)]
    if (!todo) throw new Error('Het spoor is te kort')
    return both(async ({ world, officer }, index) => {
      await Promise.all([playUntil(world, phase), officer.during(todo.officers[index])])
      const told: string[] = []
      for (const deed of todo.panel) told.push(`${JSON.stringify(deed)} ${await doInPanel(world, deed)}`)
      if (phase === 'bevroren') unsealed.push((await world.as('IND').get(at(world, 'advies/pdf'))).body)
      return told
    })
  }

  it.each(phases)('[R-WAL-20] [R-WAL-63] in phase %s everybody is told the same in both worlds, and no canary', { timeout: 180_000 }, async (phase) => {
    const [a, b] = await step(phase)
    expect(a.filter((told, n) => told !== b[n]).map((told) => told.slice(0, 600))).toEqual([])
    expect(a.filter(holdsCanary)).toEqual([])
    if (!looks.includes(phase)) return
    const [one, two] = await both(({ world }) => seenIn(world, phase))
    expect(differences(one, two)).toEqual([])
    expect(forms.flatMap((form) => whoSaw(one, form))).toEqual([])
    expect([...one.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(20)
  })

  it('[R-WAL-20] the file as the members approved it, before any seal, was a PDF and the same in both worlds, byte for byte', () => {
    expect(unsealed.map((pdf) => pdf.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-'])
    expect(unsealed[0]?.equals(unsealed[1] ?? Buffer.alloc(0))).toBe(true)
  })

  it('[R-WAL-20] [R-WAL-63] everybody was mailed the same, and no canary', async () => {
    const [a, b] = await both(async ({ world }) => Promise.all(everybody.map(async (person) => [person, await mailTo(world, person)] as const)))
    expect(a).toEqual(b)
    expect(a.flatMap(([, messages]) => messages).length).toBeGreaterThan(0)
    expect(holdsCanary(JSON.stringify(a))).toBe(false)
  })

  it('[R-WAL-20] what was heard in the rooms is the same, frame by frame, and holds no canary', () => {
    const [a, b] = sides.map(({ world }) => heardIn(world))
    expect(a?.length).toBeGreaterThan(10)
    expect(a).toEqual(b)
    expect(holdsCanary(JSON.stringify(a))).toBe(false)
  })

  it('[R-WAL-20] [R-WAL-63] what the process wrote to its technical log is the same, without a complaint and without a canary', () => {
    const [a, b] = sides.map(({ world }) => logLinesOf(world.logged))
    expect(a).toEqual(b)
    expect(holdsCanary(JSON.stringify(a))).toBe(false)
    expect(sides.map(({ world }) => world.complaints)).toEqual([[], []])
  })

  it('[R-WAL-20] the two databases of the panel are the same, row by row, the log with them, and hold no canary', async () => {
    const [a, b] = await both(async ({ world }) => rowsOf(await dumpDatabase(world.database.urls.super)))
    expect(a).toEqual(b)
    expect(holdsCanary(JSON.stringify(a))).toBe(false)
  })

  it('[R-WAL-63] no file of the panel’s database, nor its write-ahead log, holds a canary in any form', async () => {
    const found = await both(({ world }) => rawFilesWith(world.database.urls.super, canary, began))
    expect(found).toEqual([[], []])
  })

  it('[R-WAL-21] the canaries were really there: the officer of the closed compartment reads them', async () => {
    const { officer } = sides[0]
    const page = await officer.reads()
    expect(page.split(canary).length).toBeGreaterThan(20)
    expect(officer.wrote.size).toBeGreaterThan(0)
    expect([`${canary}-stap-0`, ...officer.wrote].filter((word) => !page.includes(word))).toEqual([])
  })

  it('[R-WAL-21] the panel’s own port has no way to the closed compartment, for nobody', async () => {
    const [{ world, beside }] = sides
    for (const visitor of [world.stranger, ...everybody.map((person) => world.as(person))]) {
      for (const path of ['/opsporing', beside.zaak]) expect([302, 404]).toContain((await visitor.get(path)).status)
    }
    const officerHere = createVisitor(world, beside.officer.cookie())
    expect((await officerHere.get('/werk')).location).toBe('/aanmelden')
    officerHere.close()
  })
})
