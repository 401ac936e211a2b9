// Members who stay: they fill rooms with a document, or keep rooms open, until they are released.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { readDocument } from '../documents'
import type { FillOrder, HoldOrder, Target } from '../messages'
import { Client } from './client'
import { openRoom } from './open-room'

/** How far a filler runs ahead of the server: a burst no larger than a slow line would hold. */
const AHEAD = 200
/** A person does not send thousands of frames in a few seconds, and a server may refuse who does: others take over. */
const PER_SOCKET = 1_000
const FILLING_MS = 60_000

const occupants = new Set<Client>()

/** Puts the document into each room, whole, and stays; throws when a fresh member does not get to see it. */
export async function fillRooms({ target, rooms, document }: FillOrder): Promise<void> {
  const { updates } = readDocument(document)
  for (const room of rooms) await fillRoom(target, room, updates)
  const last = rooms.at(-1)
  if (last !== undefined) await untilSeen(target, last, document)
}

async function fillRoom(target: Target, room: string, updates: readonly Uint8Array[]): Promise<void> {
  const author = randomUUID()
  for (let from = 0; from < updates.length; from += PER_SOCKET) {
    const client = await fillFrom(target, room, author, updates.slice(from, from + PER_SOCKET))
    occupants.add(client)
  }
}

async function fillFrom(target: Target, room: string, author: string, updates: readonly Uint8Array[]): Promise<Client> {
  const progress = { acknowledged: 0, closed: 0 }
  const client = new Client(target, room, {
    acknowledged: (frames) => void (progress.acknowledged = frames),
    closed: (code) => void (progress.closed = code)
  }, author)
  await client.entered()
  const answers = target.acknowledges !== 'never'
  for (const update of updates) {
    if (answers) await until(() => client.sent - progress.acknowledged < AHEAD || client.ended)
    else if (client.sent % AHEAD === 0) await pause(5)
    if (client.ended) throw new Error(`The server closed the filler of ${room} with ${progress.closed}`)
    client.send(client.frameOfUpdate(update))
  }
  if (answers) await until(() => progress.acknowledged >= client.sent || client.ended)
  return client
}

/** A server that acknowledges nothing is asked by looking. */
async function untilSeen(target: Target, room: string, document: string): Promise<void> {
  const seen = await openRoom({ target, room, document })
  if (!Number.isFinite(seen.whole)) throw new Error(`Room ${room} does not show what was put into it`)
}

/** Enters all rooms and stays; comes back when the documents are there, for some say `synced` before they have read anything. */
export async function holdRooms({ target, rooms, document, atOnce }: HoldOrder): Promise<void> {
  for (let from = 0; from < rooms.length; from += atOnce) {
    await Promise.all(rooms.slice(from, from + atOnce).map(async (room) => {
      const client = new Client(target, room)
      occupants.add(client)
      await client.entered()
    }))
    const last = rooms[Math.min(from + atOnce, rooms.length) - 1]
    if (last !== undefined) await untilSeen(target, last, document)
  }
}

export async function release(): Promise<void> {
  for (const client of occupants) client.end()
  occupants.clear()
  await pause(100)
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + FILLING_MS
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('The server stopped taking changes')
    await pause(1)
  }
}
