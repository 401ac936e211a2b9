// Rooms full of typists: each edit is followed to every other member of its room.
import { setTimeout as pause } from 'node:timers/promises'
import { tell } from '../answering'
import type { FanOutOrder, FanOutResult } from '../messages'
import { seededRandom, spreadOf } from '../statistics'
import { Client, type ClientEvents } from './client'
import { encodeEdit, readEdits } from './edits'
import { watchGenerator } from './lateness'

/** How many enter at the same moment: a storm is another scenario. */
const AT_ONCE = 100
const LATE_MS = 10_000
const CLIENT_IDS = 2 ** 32

interface Typist {
  readonly id: number
  readonly node: number
  readonly members: readonly Typist[]
  client?: Client
  readonly frames: Buffer[]
  /** When edit n was sent. */
  readonly sentAt: number[]
  /** Which edits of whom have been heard here. */
  readonly heard: Map<number, Uint8Array>
  /** The edit in each frame with changes; none in the answer to the server's step1. */
  readonly frameOfEdit: (number | undefined)[]
  acknowledged: number
}

interface Deed {
  readonly typist: Typist
  readonly edit: number
  readonly at: number
}

interface Tally {
  delivered: number
  readonly same: number[]
  readonly cross: number[]
  readonly acknowledged: number[]
  readonly closed: number[]
}

export async function runFanOut(order: FanOutOrder): Promise<FanOutResult> {
  const tally: Tally = { delivered: 0, same: [], cross: [], acknowledged: [], closed: [] }
  const random = seededRandom(order.seed)
  const edits = Math.ceil((order.warmSeconds + order.seconds) * order.editsPerSecond)
  const warmEdits = Math.round(order.warmSeconds * order.editsPerSecond)
  const typists = seatTypists(order, random)
  try {
    await enterAll(typists, order, (typist) => listen(typist, tally, warmEdits))
    for (const typist of typists) prepareEdits(typist, edits)
    const deeds = planDeeds(typists, edits, order.editsPerSecond, random)
    const expected = deeds.length * (order.members - 1)
    const watch = watchGenerator()
    await performDeeds(deeds, order.warmSeconds * 1_000, watch.late)
    await untilDelivered(tally, expected)
    tell('window-end')
    return {
      sent: deeds.length, expected, delivered: tally.delivered,
      measured: tally.same.length + tally.cross.length,
      fanOut: spreadOf([...tally.same, ...tally.cross]),
      same: spreadOf(tally.same), cross: spreadOf(tally.cross), acknowledged: spreadOf(tally.acknowledged),
      generator: watch.stop(), closed: tally.closed
    }
  } finally {
    for (const { client } of typists) client?.end()
  }
}

function seatTypists(order: FanOutOrder, random: () => number): Typist[] {
  return Array.from({ length: order.rooms }, () => {
    const members: Typist[] = []
    for (let seat = 0; seat < order.members; seat += 1) members.push(seatTypist(Math.floor(random() * CLIENT_IDS), seat % order.nodes.length, members))
    return members
  }).flat()
}

function seatTypist(id: number, node: number, members: readonly Typist[]): Typist {
  return { id, node, members, frames: [], sentAt: [], heard: new Map(), frameOfEdit: [], acknowledged: 0 }
}

async function enterAll(typists: readonly Typist[], order: FanOutOrder, events: (typist: Typist) => ClientEvents): Promise<void> {
  const rooms = new Map(typists.map((typist, index) => [typist, `${order.prefix}-${Math.floor(index / order.members)}`]))
  for (let from = 0; from < typists.length; from += AT_ONCE) {
    await Promise.all(typists.slice(from, from + AT_ONCE).map((typist) => {
      const target = order.nodes[typist.node]
      if (!target) throw new Error('A member without a node')
      typist.client = new Client(target, rooms.get(typist) ?? '', events(typist))
      return typist.client.entered()
    }))
  }
  // The answers to step1 that are still on their way are no part of the load.
  await pause(200)
}

function prepareEdits(typist: Typist, edits: number): void {
  const { client } = typist
  if (!client) throw new Error('A member who never came')
  for (let edit = 0; edit < edits; edit += 1) typist.frames.push(client.frameOfUpdate(encodeEdit(typist.id, edit)))
  for (const other of typist.members) if (other !== typist) other.heard.set(typist.id, new Uint8Array(edits))
}

function listen(typist: Typist, tally: Tally, warmEdits: number): ClientEvents {
  let writers: Map<number, Typist> | undefined
  return {
    closed: (code) => void tally.closed.push(code),
    content: (update, at) => {
      writers ??= new Map(typist.members.map((each) => [each.id, each]))
      const known = writers
      readEdits(update, (id, first, count) => {
        const heard = typist.heard.get(id)
        const writer = known.get(id)
        if (!heard || !writer) return
        for (let edit = first; edit < first + count; edit += 1) {
          if (heard[edit] !== 0) continue
          heard[edit] = 1
          tally.delivered += 1
          if (edit >= warmEdits) (writer.node === typist.node ? tally.same : tally.cross).push(at - (writer.sentAt[edit] ?? Number.NaN))
        }
      })
    },
    acknowledged: (frames, at) => {
      for (; typist.acknowledged < frames; typist.acknowledged += 1) {
        const edit = typist.frameOfEdit[typist.acknowledged] ?? -1
        if (edit >= warmEdits) tally.acknowledged.push(at - (typist.sentAt[edit] ?? Number.NaN))
      }
    }
  }
}

/** Everybody types at an even pace, each at a moment of its own within the pace. */
function planDeeds(typists: readonly Typist[], edits: number, perSecond: number, random: () => number): Deed[] {
  const pace = 1_000 / perSecond
  const deeds = typists.flatMap((typist) => {
    const offset = random() * pace
    return Array.from({ length: edits }, (_, edit) => ({ typist, edit, at: offset + edit * pace }))
  })
  return deeds.sort((a, b) => a.at - b.at)
}

async function performDeeds(deeds: readonly Deed[], warmMs: number, late: (ms: number) => void): Promise<void> {
  const start = performance.now() + 20
  let warm = false
  for (let next = 0; next < deeds.length; ) {
    const now = performance.now() - start
    if (!warm && now >= warmMs) {
      warm = true
      tell('window-start')
    }
    for (let deed = deeds[next]; deed && deed.at <= now; deed = deeds[(next += 1)]) {
      if (warm) late(performance.now() - start - deed.at)
      perform(deed)
    }
    const following = deeds[next]
    if (following) await pause(Math.max(0, following.at - (performance.now() - start)))
  }
}

function perform({ typist, edit }: Deed): void {
  const { client, frames, frameOfEdit, sentAt } = typist
  const frame = frames[edit]
  if (!frame || !client || client.ended) return
  frameOfEdit[client.sent] = edit
  sentAt[edit] = performance.now()
  client.send(frame)
}

async function untilDelivered(tally: Tally, expected: number): Promise<void> {
  const deadline = performance.now() + LATE_MS
  while (tally.delivered < expected && performance.now() < deadline) await pause(10)
  // Acknowledgements may come after the last delivery.
  await pause(100)
}
