// Somebody new opens a room, or many at once: how long until everything is there.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { readDocument, ROOT } from '../documents'
import type { OpenOrder, OpenResult, StormOrder, StormResult } from '../messages'
import { percentile } from '../statistics'
import { Client } from './client'

const WHOLE_MS = 20_000
/** Looking whether the document is whole takes time: only after this long without a new frame. */
const QUIET_MS = 40
interface Received {
  readonly update: Uint8Array
  readonly at: number
}

/** Opens a room as a fresh member and leaves. `whole` is NaN when the document never came. */
export async function openRoom({ target, room, document }: OpenOrder): Promise<OpenResult> {
  const text = document === undefined ? '' : readDocument(document).text
  const received: Received[] = []
  const began = performance.now()
  const client = new Client(target, room, { content: (update, at) => void received.push({ update, at }) })
  try {
    await client.entered()
    const whole = await whenWhole(received, text)
    return { synced: client.syncedAt - began, whole: text === '' ? client.syncedAt - began : whole - began, bytes: client.bytes }
  } finally {
    client.end()
  }
}

async function whenWhole(received: readonly Received[], text: string): Promise<number> {
  const deadline = performance.now() + WHOLE_MS
  for (let looked = -1; performance.now() < deadline; await pause(5)) {
    const last = received.at(-1)
    if (received.length === looked || (last && performance.now() - last.at < QUIET_MS)) continue
    looked = received.length
    const at = wholeAt(received, text)
    if (at !== undefined) return at
  }
  return Number.NaN
}

/** When the frame came with which the text was what it must be. */
function wholeAt(received: readonly Received[], text: string): number | undefined {
  const doc = new Y.Doc()
  const shown = doc.getText(ROOT)
  for (const { update, at } of received) {
    Y.applyUpdate(doc, update)
    // Comparing the length first keeps five thousand small updates affordable.
    if (shown.length === text.length && shown.toString() === text) return at
  }
  return undefined
}

/** Everybody at once: from the first connection to the last member in. */
export async function runStorm({ target, rooms, document }: StormOrder): Promise<StormResult> {
  const { text } = readDocument(document)
  const received: Received[][] = rooms.map(() => [])
  const began = performance.now()
  const clients = rooms.map((room, index) => new Client(target, room, { content: (update, at) => void received[index]?.push({ update, at }) }))
  try {
    const entered = await Promise.allSettled(clients.map((client) => client.entered(WHOLE_MS * 2)))
    await untilQuiet(clients)
    const times = clients.filter(({ syncedAt }) => syncedAt > 0).map(({ syncedAt }) => syncedAt - began)
    return {
      all: Math.max(...times), p50: percentile(times, 0.5),
      entered: entered.filter(({ status }) => status === 'fulfilled').length,
      whole: countWhole(received, text),
      bytesEach: percentile(clients.map(({ bytes }) => bytes), 0.5)
    }
  } finally {
    for (const client of clients) client.end()
  }
}

async function untilQuiet(clients: readonly Client[]): Promise<void> {
  const sum = (): number => clients.reduce((total, { bytes }) => total + bytes, 0)
  for (let before = -1, now = sum(); now !== before; ) {
    await pause(100)
    before = now
    now = sum()
  }
}

/** How many received the whole text. Most received the very same bytes: those are put together once. */
function countWhole(members: readonly Received[][], text: string): number {
  const judged = new Map<string, boolean>()
  return members.filter((received) => {
    const hash = createHash('sha256')
    for (const { update } of received) hash.update(update)
    const same = hash.digest('hex')
    const whole = judged.get(same) ?? wholeAt(received, text) !== undefined
    judged.set(same, whole)
    return whole
  }).length
}
