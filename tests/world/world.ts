// The real panel process, on a database of its own, with the demo people signed in and one case read in. Nothing in it is replaced
// but time and chance; people reach it by HTTP and sockets only.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { composePaneel } from '~/compose-paneel.server'
import { importPaneel } from '~/dossier/import/import-paneel.server'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { paneelClient } from '~tests/prisma-clients'
import { rawDemo, zaakOf, type RawZaak } from '~tests/zaak-file'
import { seedPaneelDemo } from '~prisma/demo/seed-paneel'
import type { DraftFields } from '~/beoordeling/draft-fields'
import { createSeededIds, createSteppingClock, type SteppingClock } from './clock-and-ids'
import { accountIdOf, everybody, type Member, type Person } from './people'
import { enterRoom, type RoomClient } from './room-client'
import type { Phase } from './phases'
import { createVisitor, type Visitor } from './visitor'

export interface WorldOptions {
  /** The case as its file says it; the demo case when absent. */
  zaak?: RawZaak
  /** What members score; a complete sheet when absent. */
  scores?: Partial<Record<Member, DraftFields>>
  /** Holds the TEST seal key; worlds that are compared share one. */
  dataFolder?: string
  /** A timestamp service beside the process; its own TEST service when absent. */
  timestampService?: { url: string; trustFile: string }
}

/** A room somebody entered, and what the server said there. */
export interface RoomVisit {
  person: Person
  room: string
  client: RoomClient
}

export interface World {
  origin: string
  port: number
  clock: SteppingClock
  database: TestDatabase<'owner' | 'app' | 'lezer' | 'toezicht' | 'afhaler'>
  options: WorldOptions
  /** Where the keys of private rooms lie. */
  keyFolder: string
  dossierId: string
  /** How far the main job has been played. */
  phase: Phase
  /** Every room visit so far. */
  visits: RoomVisit[]
  /** Every folder that the process writes in. */
  folders: { data: string; keys: string; checkpoints: string }
  /** Every line that the process wrote to its technical log, as it stands there. */
  logged: string[]
  /** The warnings and errors among them. */
  complaints: string[]
  as(person: Person): Visitor
  /** Somebody who is not signed in. */
  stranger: Visitor
  enter(person: Person, room: string): Promise<RoomClient>
  /** The same with a session of its own, such as a second window of this person. */
  enterAs(visitor: Visitor, person: Person, room: string): Promise<RoomClient>
  /** Asks the database behind the process' back, as the superuser. */
  look<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Ends the process; the database and the folders stay. */
  end(): Promise<void>
  stop(): Promise<void>
}

// As the launcher starts it: React's development build would render other bytes, slower, and warn of what no reader sees.
process.env.NODE_ENV = 'production'

const build = fileURLToPath(new URL('../../build', import.meta.url))

/** The day on which every world begins: a Wednesday morning in Amsterdam. */
export const begin = '2026-11-25T08:00:00Z'
export const origin = 'http://localhost:3000'
/** As pino counts. */
const warning = 40

/**
 * Starts a world. The address people use stays the same in every world, as behind a proxy: the port is any free one. `stop` ends the
 * process and removes the database.
 */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createPaneelDatabase()
  const clock = createSteppingClock(begin)
  const dossierId = await readIn(database.urls.app, options.zaak ?? rawDemo(), clock)
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'weging-wereld-'))
  // A folder of its own for each world: worlds that are compared have rooms with the same names, and one must not end those of the other.
  const keyFolder = mkdtempSync(join(tmpdir(), 'weging-sleutels-'))
  // And for the checkpoints: one folder speaks of one database, and a world that is behind the other would find its log cut off.
  const checkpointFolder = mkdtempSync(join(tmpdir(), 'weging-controlepunten-'))
  const logged: string[] = []
  const complaints: string[] = []
  const keep = (line: string): void => {
    logged.push(line)
    if ((JSON.parse(line) as { level: number }).level >= warning) complaints.push(line)
  }
  const logger = pino({ level: 'trace' }, { write: keep })
  const service = options.timestampService
  const paneel = await composePaneel({
    config: { PORT: 0, WEGING_ORIGIN: origin, WEGING_DATA: dataFolder, WEGING_SLEUTELMAP: keyFolder, WEGING_CONTROLEPUNTEN: checkpointFolder, WEGING_BUILD: build, WEGING_DEMO: '1', WEGING_KNOOPPUNT: '1', WEGING_VRAAGTERMIJN: 14, WEGING_STUK_MB: 2, DATABASE_URL: database.urls.app, DATABASE_URL_LEZER: database.urls.lezer, DATABASE_URL_TOEZICHT: database.urls.toezicht, WEGING_TIJDSTEMPEL_URL: service?.url, WEGING_TIJDSTEMPEL_BESTAND: service?.trustFile },
    clock,
    ids: createSeededIds('wereld'),
    logger
  })
  const { port } = paneel
  const stranger = createVisitor({ port, origin })
  const visitors = new Map<Person, Visitor>()
  for (const person of everybody) visitors.set(person, await signIn({ port, origin }, person))
  const superPool = new pg.Pool({ connectionString: database.urls.super, max: 2 })
  const visits: RoomVisit[] = []
  const counts = new Map<string, number>()
  const nextVisit = (person: Person, room: string): string => {
    const key = `${person} ${room}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return `${person} ${count}`
  }
  const as = (person: Person): Visitor => {
    const visitor = visitors.get(person)
    if (!visitor) throw new Error(`${person} is niet aangemeld`)
    return visitor
  }

  const enterAs: World['enterAs'] = async (visitor, person, room) => {
    const client = await enterRoom({ port, origin, visitor, room, visit: nextVisit(person, room) })
    visits.push({ person, room, client })
    return client
  }

  let ending: Promise<void> | undefined
  const end = (): Promise<void> =>
    (ending ??= (async () => {
      for (const visitor of [...visitors.values(), stranger]) visitor.close()
      await paneel.stop()
      await superPool.end()
    })())

  return {
    origin, port, clock, database, options, keyFolder, end, dossierId, visits, logged, complaints, as, stranger,
    folders: { data: dataFolder, keys: keyFolder, checkpoints: checkpointFolder },
    phase: 'nieuw',
    enter: (person, room) => enterAs(as(person), person, room),
    enterAs,
    look: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await superPool.query<Row>(text, [...values])).rows,
    async stop() {
      await end()
      await database.drop()
      for (const folder of [keyFolder, checkpointFolder]) rmSync(folder, { recursive: true, force: true })
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true })
    }
  }
}

/** Reads another case into a running world. Gives the world as its people find it at that dossier: the process, the people and the clock are the same. */
export async function addCase(world: World, zaak: RawZaak): Promise<World> {
  const { database, clock, options } = world
  return { ...world, phase: 'nieuw', options: { ...options, zaak }, dossierId: await readIn(database.urls.app, zaak, clock) }
}

/** The case comes in as the import does it, and the demo people as `npm start` does; only the clock is ours. */
async function readIn(url: string, raw: RawZaak, clock: SteppingClock): Promise<string> {
  const db = paneelClient(url)
  try {
    await seedPaneelDemo({ db, clock })
    const done = await importPaneel(db, zaakOf(raw), { peildatum: null, clock })
    if (!done.ok) throw new Error(done.refusal)
    return done.value.dossierId
  } finally {
    await db.$disconnect()
  }
}

/** Signs a demo person in by the page that lists them. */
export async function signIn(where: { port: number; origin: string }, person: Person): Promise<Visitor> {
  const visitor = createVisitor(where)
  const answer = await visitor.post('/demo', { doen: 'aanmelden', account: accountIdOf(person) })
  if (answer.status !== 302 || visitor.cookie() === '') throw new Error(`${person} kon niet aanmelden: ${answer.status}`)
  return visitor
}
