// What a copy of the database tells of own notes, on the real process: before the hearing is closed, and after.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { ownNotesRoom, ownScoreRoom } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { knock } from '~tests/world/room-client'
import { fixVerslag, typeVerslag } from '~tests/world/steps'
import { writeNotes } from '~tests/world/typing'
import { startWorld, type World } from '~tests/world/world'

/** No criterion, no stuk and no id contains these. */
const canary = 'ZKANARIEAANTEKENINGZ'
const spoken = 'moest werken om een schuld te betalen'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  await typeVerslag(world)
})
afterAll(() => world.stop())

/** Everything in the database as text, what lies there as bytes in hexadecimal. */
const dump = async (): Promise<string> => JSON.stringify(await dumpDatabase(world.database.urls.super))
const holds = (text: string, words: string): boolean => text.includes(words) || text.includes(Buffer.from(words).toString('hex'))

const keyFile = (room: string): string => join(world.keyFolder, createHash('sha256').update(room).digest('hex'))

/** How many rows a room has: what was typed, and what it was folded into. */
const rowsOf = async (room: string): Promise<number[]> => {
  const [row] = await world.look<{ updates: string; snapshots: string }>(
    'select (select count(*) from rt_update where room = $1) as updates, (select count(*) from rt_snapshot where room = $1) as snapshots',
    [room]
  )
  return [Number(row?.updates), Number(row?.snapshots)]
}

it('[R-RTM-55] a dump of the database does not hold what was noted, though its author reads it', async () => {
  const client = await world.enter('zorg', await ownNotesRoom(world, 'zorg'))
  await client.edit((doc) => writeNotes(doc, `${canary} `))
  await client.edit((doc) => writeNotes(doc, 'en nog iets.'))
  await client.leave()
  const found = await dump()
  expect(holds(found, canary)).toBe(false)
  // What is typed together is found that way, so what is not found is really sealed.
  expect(holds(found, spoken)).toBe(true)
  const own = await knock({ port: world.port, origin: world.origin, cookie: world.as('zorg').cookie(), room: await ownNotesRoom(world, 'zorg') })
  expect(Buffer.concat(own.frames).toString('utf8')).toContain(canary)
})

it('[R-RTM-55] when the hearing is closed key and rows of the notes are gone at once, and those of a sheet are not', async () => {
  const room = await ownNotesRoom(world, 'zorg')
  const [updates = 0] = await rowsOf(room)
  expect(updates).toBeGreaterThan(0)
  expect(existsSync(keyFile(room))).toBe(true)
  await fixVerslag(world)
  world.phase = 'vastgesteld'
  expect(await rowsOf(room)).toEqual([0, 0])
  // The sheet of the round that opened with the verslag.
  const sheet = await ownScoreRoom(world, 'zorg')
  expect([room, sheet].map((name) => existsSync(keyFile(name)))).toEqual([false, true])
  expect(holds(await dump(), canary)).toBe(false)
  expect((await knock({ port: world.port, origin: world.origin, cookie: world.as('zorg').cookie(), room })).outcome).toBe(4404)
})
