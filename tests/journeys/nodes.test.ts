// Two panel processes behind one port, as `npm start -- --nodes 2` runs them, and two people in one verslag, each on another of the two.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { verslagRoom } from '~/dossier/rooms'
import { readVerslagDocument, VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import type { SocketClass } from '~realtime/browser/counting-socket'
import { openRoomSession, type RoomSession } from '~realtime/browser/room-session'
import { readParagraphs } from '~realtime/index'
import { follow, removeData, type LauncherRun } from '~tests/launcher-project'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { panel, type Person } from '~tests/world/people'
import { hearingForm, intake, noTies, seats, wishesForm } from '~tests/world/steps'
import { addParagraph } from '~tests/world/typing'
import { createVisitor, type Visitor } from '~tests/world/visitor'
import { signIn } from '~tests/world/world'
import { portIsFree } from '../../bin/app-processes.mjs'
import { keepKluissleutel } from '../../bin/kluissleutel.mjs'
import { stillRuns, type StartedProcess } from '../../bin/pids.mjs'
import { findFreePort } from '../../bin/postgres.mjs'

const home = fileURLToPath(new URL('../..', import.meta.url))
type Name = '1' | '2'
const patience = { timeout: 20_000, interval: 20 }

let run: LauncherRun
let where: { port: number; origin: string }
let data: string
let look: pg.Pool
let dossier: string
const visitors = new Map<Person, Visitor>()
const sessions: RoomSession[] = []
const undo: (() => Promise<unknown>)[] = []

const as = (person: Person): Visitor => visitors.get(person) ?? createVisitor(where)
const recorded = (): StartedProcess[] => JSON.parse(readFileSync(join(data, 'processen.json'), 'utf8')) as StartedProcess[]

async function perform(person: Person, page: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  const answer = await as(person).post(`/dossiers/${dossier}${page}`, fields)
  if (answer.status >= 400) throw new Error(`${person} ${page} ${fields.doen}: ${answer.status}\n${answer.text.slice(0, 500)}`)
}

async function find(text: string): Promise<string> {
  const { rows } = await look.query<{ id: string }>(text)
  return rows[0]?.id ?? ''
}

/** From a new case to a planned hearing: then the verslag is open to the panel. */
async function openVerslag(): Promise<string> {
  dossier = await find('select id::text as id from dossier')
  await perform('coordinator', '', { doen: 'aannemen' })
  await perform('coordinator', '/intake', { doen: 'ontvankelijk', ...intake })
  await perform('coordinator', '/panel', { doen: 'samenstellen', ...seats })
  for (const zetel of panel) await perform(zetel, '/verklaring', noTies)
  const inAWeek = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10)
  await perform('coordinator', '/hoorzitting/wensen', wishesForm(new Date().toISOString().slice(0, 10)))
  await perform('coordinator', '/hoorzitting', { ...hearingForm(inAWeek), dagReden: 'Alleen dan kan iedereen.' })
  return verslagRoom(await find('select id::text as id from hoorzitting'))
}

/** The room as this person's window opens it: the browser's own session, which comes back by itself when its line breaks. */
function open(person: Person, room: string): RoomSession {
  class SignedInSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: as(person).cookie(), origin: where.origin }, perMessageDeflate: false })
    }
  }
  const session = openRoomSession({ serverUrl: `ws://127.0.0.1:${where.port}/rt`, room, Socket: SignedInSocket as unknown as SocketClass })
  sessions.push(session)
  return session
}

const reads = ({ doc }: RoomSession): string[] => readVerslagDocument(doc, readParagraphs)
const writes = ({ doc }: RoomSession, words: string): void => addParagraph(doc.getXmlFragment(VERSLAG_ROOT), words)
const isSaved = (session: RoomSession): Promise<void> => vi.waitFor(() => expect(session.view().status).toBe('opgeslagen'), patience)

/** Where a node listens: it said so in its own log the last time it started. */
function portOf(name: Name): number {
  const log = readFileSync(join(data, 'log', `paneel-${name}.log`), 'utf8')
  return Number([...log.matchAll(/"poort":(\d+)/g)].at(-1)?.[1])
}

/** How many connections this port has now, as the system itself counts them. */
function connectionsTo(port: number): number {
  const own = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return readFileSync('/proc/net/tcp', 'utf8').split('\n').map((line) => line.trim().split(/\s+/)).filter(([, local, , state]) => local?.endsWith(own) && state === '01').length
}

/** How the lines of people lie over the nodes, once there are so many; the door's own look at their health comes and goes. */
async function spread(total: number): Promise<Record<Name, number>> {
  return vi.waitFor(() => {
    const counted = { 1: connectionsTo(portOf('1')), 2: connectionsTo(portOf('2')) }
    expect(counted[1] + counted[2]).toBe(total)
    return counted
  }, patience)
}

beforeAll(async () => {
  const [a, b] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
  undo.push(() => Promise.all([a.drop(), b.drop()]))
  data = mkdtempSync(join(tmpdir(), 'weging-knooppunten-'))
  undo.push(() => removeData(data))
  look = new pg.Pool({ connectionString: a.urls.super, max: 1 })
  undo.push(() => look.end())
  const ports = { paneel: await findFreePort(), opsporing: await findFreePort() }
  where = { port: ports.paneel, origin: `http://localhost:${ports.paneel}` }
  const { PATH, HOME } = process.env
  const env = {
    NODE_ENV: 'production' as const, PATH, HOME, WEGING_DATA: data, WEGING_DEMO: '1', WEGING_POORT: String(ports.paneel), WEGING_POORT_OPSPORING: String(ports.opsporing),
    DATABASE_URL: a.urls.app, DATABASE_URL_LEZER: a.urls.lezer, DATABASE_URL_TOEZICHT: a.urls.toezicht, DATABASE_URL_OWNER: a.urls.owner, AFHALER_DATABASE_URL: a.urls.afhaler,
    OPSPORING_DATABASE_URL: b.urls.app, OPSPORING_DATABASE_URL_OWNER: b.urls.owner, OPSPORING_KLUISSLEUTEL: keepKluissleutel(data)
  }
  run = follow(spawn(process.execPath, ['bin/start.mjs', '--nodes', '2'], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  undo.push(async () => {
    run.child.kill('SIGINT')
    await run.ended
  })
  await run.ready
  for (const person of ['coordinator', ...panel] as const) visitors.set(person, await signIn(where, person))
}, 180_000)

afterEach(() => sessions.splice(0).forEach((session) => session.close()))

afterAll(async () => {
  for (const deed of undo.reverse()) await deed()
}, 60_000)

describe('two nodes', () => {
  it('[R-PLA-56] two people on different nodes write one verslag; the node of one is killed, both go on, and nothing that was saved is lost', async () => {
    const room = await openVerslag()
    const secretaris = open('secretaris', room)
    await isSaved(secretaris)
    const first = await spread(1)
    const zorg = open('zorg', room)
    await isSaved(zorg)
    expect(await spread(2)).toEqual({ 1: 1, 2: 1 })
    const doomed: Name = first[1] === 1 ? '1' : '2'
    const other: Name = doomed === '1' ? '2' : '1'

    writes(secretaris, 'Opening om tien uur.')
    await vi.waitFor(() => expect(reads(zorg)).toEqual(['Opening om tien uur.']), patience)
    writes(zorg, 'Betrokkene vertelt over het werk.')
    await vi.waitFor(() => expect(reads(secretaris)).toHaveLength(2), patience)
    await Promise.all([isSaved(secretaris), isSaved(zorg)])

    const told = { secretaris: new Set<string>(), zorg: new Set<string>() }
    secretaris.subscribe(() => told.secretaris.add(secretaris.view().status))
    zorg.subscribe(() => told.zorg.add(zorg.view().status))
    let killed = 0
    for (let line = 0; line < 60; line += 1) {
      writes(secretaris, `Secretaris ${line}`)
      writes(zorg, `Zorg ${line}`)
      if (line === 20) {
        killed = performance.now()
        process.kill(recorded().find(({ name }) => name === `paneel-${doomed}`)?.pid ?? 0, 'SIGKILL')
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await Promise.all([isSaved(secretaris), isSaved(zorg)])
    const seconds = (performance.now() - killed) / 1_000
    expect(seconds).toBeLessThan(10)
    // The line of who sat at the other node never broke.
    expect([...told.secretaris]).toContain('geen-verbinding')
    expect([...told.zorg]).not.toContain('geen-verbinding')
    const all = ['Opening om tien uur.', 'Betrokkene vertelt over het werk.', ...Array.from({ length: 60 }, (_, line) => [`Secretaris ${line}`, `Zorg ${line}`]).flat()]
    await vi.waitFor(() => expect([...reads(zorg)].sort()).toEqual([...all].sort()), patience)
    await vi.waitFor(() => expect(reads(secretaris)).toEqual(reads(zorg)), patience)

    await vi.waitFor(() => expect(run.output()).toContain(`Knooppunt ${doomed} draait weer.`), { timeout: 30_000, interval: 100 })
    expect(run.output()).toContain(`Knooppunt ${doomed} is gestopt; mensen werken verder op knooppunt ${other}. Het wordt opnieuw gestart.`)

    // Who comes in now lands on the node that came back, one of two times, and reads what is on disk.
    const late = [open('voorzitter', room), open('IND', room)]
    for (const session of late) await vi.waitFor(() => expect(reads(session)).toEqual(reads(zorg)), patience)
    expect(Math.min(...Object.values(await spread(4)))).toBeGreaterThan(0)
    process.stdout.write(`knooppunt ${doomed} gestopt: alles weer opgeslagen na ${seconds.toFixed(1)} s\n`)
  }, 90_000)

  it('[R-PLA-56] a session holds on whichever node answers', async () => {
    for (let round = 0; round < 6; round += 1) expect((await as('coordinator').get('/werk')).status).toBe(200)
    as('coordinator').close()
  })

  it('[R-PLA-55] Ctrl-C leaves no process and no port', async () => {
    const processes = recorded()
    const ports = [where.port, portOf('1'), portOf('2')]
    expect(processes.map(({ name }) => name).sort()).toEqual(['opsporing', 'paneel-1', 'paneel-2'])
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
    expect(processes.filter((each) => stillRuns(each))).toEqual([])
    for (const port of ports) expect(await portIsFree(port)).toBe(true)
  }, 60_000)
})
