import type { BusMessage, RemotePresence } from './bus'

/** PostgreSQL takes less than 8,000 bytes in one notification, of which the name of the node takes a part. */
const MAX_BYTES = 7_800
/** More rooms than this are not named: who listens looks for itself. */
const MAX_ROOMS = 300

type Packed =
  | { k: 'h'; r: [room: string, head: number][] }
  | { k: 'l' }
  | { k: 'r'; p: string }
  | { k: 'w'; r: string[] }
  | { k: 'p'; n: string; e: [room: string, client: number, state: string][] }

/** Writes messages as few texts: the same kinds together, of a room the last head and of a client the last state, each text within the limit. */
export function packMessages(messages: readonly BusMessage[]): string[] {
  const heads = new Map<string, number>()
  const prefixes = new Set<string>()
  const who = new Set<string>()
  const presence = new Map<string, RemotePresence>()
  let look = false
  let node = ''
  for (const message of messages) {
    if (message.kind === 'heads') message.heads.forEach((head, room) => heads.set(room, Math.max(head, heads.get(room) ?? 0)))
    else if (message.kind === 'look') look = true
    else if (message.kind === 'recheck') prefixes.add(message.prefix)
    else if (message.kind === 'who') message.rooms.forEach((room) => who.add(room))
    else {
      node = message.node
      for (const entry of message.entries) presence.set(`${entry.room} ${entry.client}`, entry)
    }
  }
  const packed: Packed[] = [...prefixes].map((p) => ({ k: 'r', p }))
  if (look || heads.size > MAX_ROOMS) packed.push({ k: 'l' })
  else packed.push(...chunk([...heads], (r): Packed => ({ k: 'h', r })))
  packed.push(...chunk([...who], (r): Packed => ({ k: 'w', r })))
  packed.push(...chunk([...presence.values()].map(({ room, client, state }) => [room, client, state] as [string, number, string]), (e): Packed => ({ k: 'p', n: node, e })))
  return packed.map((one) => JSON.stringify(one))
}

/** Reads one text; undefined when it is none of ours (a newer program may run on another node). */
export function unpackMessage(text: string): BusMessage | undefined {
  const packed = parse(text)
  switch (packed?.k) {
    case 'h':
      return { kind: 'heads', heads: new Map(packed.r) }
    case 'l':
      return { kind: 'look' }
    case 'r':
      return { kind: 'recheck', prefix: packed.p }
    case 'w':
      return { kind: 'who', rooms: packed.r }
    case 'p':
      return { kind: 'presence', node: packed.n, entries: packed.e.map(([room, client, state]) => ({ room, client, state })) }
    default:
      return undefined
  }
}

function parse(text: string): Packed | undefined {
  try {
    return JSON.parse(text) as Packed
  } catch {
    return undefined
  }
}

/** Parts of the list of which each, written, stays within the limit. A single item that is too long is left out: presence is capped before. */
function chunk<Item>(items: readonly Item[], write: (part: Item[]) => Packed): Packed[] {
  if (items.length === 0) return []
  const whole = write([...items])
  if (Buffer.byteLength(JSON.stringify(whole)) <= MAX_BYTES) return [whole]
  if (items.length === 1) return []
  const half = items.length >> 1
  return [...chunk(items.slice(0, half), write), ...chunk(items.slice(half), write)]
}
