// What a copy of the database tells of drafts, and until when the panel can replay what it wrote: the real process, played to each moment.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HISTORY_DAYS } from '~/advies/end-shared-history.server'
import { context, fullDraft } from '~/beoordeling/test-sheets'
import { scoreTextRoot } from '~/dossier/rooms'
import { createFileRoomKeys, createHistoryEnd, type HistoryEnd } from '~realtime/index'
import { dumpDatabase } from '~tests/dump-database'
import { foundIn } from '~tests/text-forms'
import { members, type Member } from '~tests/world/people'
import { ownScoreRoom } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { knock } from '~tests/world/room-client'
import { startWorld, type World } from '~tests/world/world'

const field = 'B3/reden'
/** A reason that is handed in with the sheet, and one that was typed and taken away again. */
const handedIn = (member: Member): string => `Kanarie ${member} die wordt ingediend.`
const takenAway = (member: Member): string => `Kanarie ${member} die weer is gewist.`
const spoken = 'moest werken om een schuld te betalen'

let world: World
let rooms: Record<Member, string>
let pool: pg.Pool
let copies: { room: string; author: string; bytes: Buffer }[]

beforeAll(async () => {
  const draftOf = (discipline: Member) => ({ ...fullDraft(context({ discipline })), [field]: handedIn(discipline) })
  world = await startWorld({ scores: { IND: draftOf('IND'), zorg: draftOf('zorg'), politie: draftOf('politie') } })
  pool = new pg.Pool({ connectionString: world.database.urls.app, max: 2 })
  // The round after the hearing: each draft begins as a copy of the own sheet of the papers, which is a record by then.
  await playUntil(world, 'vastgesteld')
  rooms = { IND: await ownScoreRoom(world, 'IND'), zorg: await ownScoreRoom(world, 'zorg'), politie: await ownScoreRoom(world, 'politie') }
  for (const member of members) {
    const client = await world.enter(member, rooms[member])
    const words = takenAway(member)
    await client.edit((doc) => doc.getText(scoreTextRoot(field)).insert(0, words))
    await client.edit((doc) => doc.getText(scoreTextRoot(field)).delete(0, words.length))
    await client.leave()
  }
})
afterAll(async () => {
  await pool.end()
  await world.stop()
})

const dump = async (): Promise<string> => JSON.stringify(await dumpDatabase(world.database.urls.super))
const hasKey = (room: string): boolean => existsSync(join(world.keyFolder, createHash('sha256').update(room).digest('hex')))
const everywhere = (of: (member: Member) => string): string[] => members.map(of)

async function rowCounts(like: string): Promise<number[]> {
  const [row] = await world.look<{ updates: string; snapshots: string }>(
    'select (select count(*) from rt_update where room like $1) as updates, (select count(*) from rt_snapshot where room like $1) as snapshots', [like])
  return [Number(row?.updates), Number(row?.snapshots)]
}

describe('looking for words', () => {
  it.each(['utf8', 'utf16le'] as const)('[R-RTM-54] finds them as text, as bytes and in base64, wherever they begin (%s)', (encoding) => {
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const bytes = Buffer.from(`${before}${spoken}, en meer`, encoding)
      const base64 = bytes.toString('base64')
      for (const held of [bytes.toString('hex'), base64, Buffer.from(base64).toString('hex')]) expect(foundIn(`{"bytes":"${held}"}`, [spoken, handedIn('zorg')])).toEqual([spoken])
    }
  })

  it('[R-RTM-51] there is one way into the tables of rooms, and it goes past the seals', () => {
    const files = readdirSync(fileURLToPath(new URL('../../app', import.meta.url)), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    expect(files.length).toBeGreaterThan(200)
    const writers = files.filter(({ parentPath, name }) => /(insert\s+into|update|delete\s+from)\s+rt_/i.test(readFileSync(join(parentPath, name), 'utf8')))
    expect(writers.map(({ name }) => name)).toEqual([])
  })
})

describe('a draft', () => {
  it('[R-RTM-54] stands nowhere in a dump of the database while its member writes it, in no form', { timeout: 180_000 }, async () => {
    const typing = (member: Member): string => `Kanarie ${member} die nog wordt getypt.`
    for (const member of members) {
      const client = await world.enter(member, rooms[member])
      await client.edit((doc) => doc.getText(scoreTextRoot(field)).insert(0, typing(member)))
      await client.edit((doc) => doc.getText(scoreTextRoot(field)).delete(0, typing(member).length))
      await client.leave()
    }
    const found = await dump()
    expect(foundIn(found, [...everywhere(typing), ...everywhere(takenAway)])).toEqual([])
    // What is written together does stand there, so that what is not found is really sealed.
    expect(foundIn(found, [spoken])).toEqual([spoken])
    for (const member of members) {
      const own = await knock({ port: world.port, origin: world.origin, cookie: world.as(member).cookie(), room: rooms[member] })
      expect(Buffer.concat(own.frames).includes(handedIn(member))).toBe(true)
      expect(hasKey(rooms[member])).toBe(true)
    }
  })

  it('[R-RTM-54] that was handed in is a record; what was taken away before is in no dump', { timeout: 180_000 }, async () => {
    copies = await world.look(`select room, author::text, bytes from rt_update where room like 'score/%'`)
    await playUntil(world, 'ingediend')
    const found = await dump()
    expect(foundIn(found, everywhere(handedIn))).toEqual(everywhere(handedIn))
    expect(foundIn(found, everywhere(takenAway))).toEqual([])
    expect(members.map((member) => hasKey(rooms[member]))).toEqual([true, true, true])
  })

  it('[R-RTM-54] ends at the reveal, at once: its key and its rows are gone', { timeout: 180_000 }, async () => {
    await playUntil(world, 'weging')
    expect(members.map((member) => hasKey(rooms[member]))).toEqual([false, false, false])
    expect(await rowCounts('score/%')).toEqual([0, 0])
    const found = await dump()
    expect(foundIn(found, everywhere(takenAway))).toEqual([])
    expect(foundIn(found, everywhere(handedIn))).toEqual(everywhere(handedIn))
    for (const member of members) {
      expect((await knock({ port: world.port, origin: world.origin, cookie: world.as(member).cookie(), room: rooms[member] })).outcome).toBe(4404)
    }
    expect(readdirSync(world.keyFolder)).toEqual([])
  })

  it('[R-RTM-53] cannot be replayed from rows that somebody copied before: they hold nothing readable and no key is left', () => {
    expect(new Set(copies.map(({ room }) => room)).size).toBe(3)
    for (const { bytes } of copies) expect(foundIn(`${bytes.toString('latin1')} ${bytes.toString('hex')}`, [...everywhere(handedIn), ...everywhere(takenAway)])).toEqual([])
    expect(readdirSync(world.keyFolder)).toEqual([])
  })
})

describe('what a panel wrote together', () => {
  const sweeper = (): HistoryEnd =>
    createHistoryEnd({ pool, keys: createFileRoomKeys(world.keyFolder), clock: world.clock, logger: { info: () => undefined, error: (_fields, message) => { throw new Error(message) } }, forget: () => undefined })

  it('[R-RTM-54] has no end before the advies is issued, and one 42 days after', { timeout: 180_000 }, async () => {
    await playUntil(world, 'verzegeld')
    const ends = () => world.look<{ naam: string; tot: Date | null }>(`select naam, geschiedenis_tot as tot from rt_room where opgeruimd_op is null order by naam`)
    expect((await ends()).filter(({ tot }) => tot !== null)).toEqual([])
    await playUntil(world, 'uitgebracht')
    const end = new Date(world.clock.now().getTime() + HISTORY_DAYS * 86_400_000)
    const after = await ends()
    expect(new Set(after.map(({ naam }) => naam.split('/')[0]))).toEqual(new Set(['advies', 'standpunt', 'verslag', 'weging']))
    expect(after.filter(({ tot }) => tot?.getTime() !== end.getTime())).toEqual([])
  })

  it('[R-RTM-54] is there until that day, and gone from then on', async () => {
    world.clock.step(HISTORY_DAYS * 24 * 60 - 1)
    expect(await sweeper().sweep()).toBe(0)
    expect((await rowCounts('%'))[0]).toBeGreaterThan(0)
    world.clock.step(1)
    expect(await sweeper().sweep()).toBeGreaterThan(5)
    expect(await rowCounts('%')).toEqual([0, 0])
    // What was recorded stays: the advies and what it was taken from.
    expect(foundIn(await dump(), [spoken])).toEqual([spoken])
  })
})
