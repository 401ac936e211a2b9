import * as Y from 'yjs'
import { normaliseRanges, subtractRanges, type Range } from '~realtime/room/ranges'

type Ranges = ReadonlyMap<number, readonly Range[]>

/** What an update holds: the clocks it writes and the clocks it deletes, per client. */
export interface Extent {
  readonly written: Ranges
  readonly deleted: Ranges
}

/** Takes an update apart. */
export function extentOf(update: Uint8Array): Extent {
  const { structs, ds } = Y.decodeUpdate(update)
  const written = new Map<number, Range[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    written.set(client, [...(written.get(client) ?? []), { from: clock, to: clock + struct.length }])
  }
  return { written: normalised(written), deleted: deletesOf(ds.clients) }
}

/** What a document holds. */
export function extentOfDoc(doc: Y.Doc): Extent {
  const written = new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].map(([client, to]) => [client, [{ from: 0, to }]] as const))
  return { written, deleted: deletesOf(Y.snapshot(doc).ds.clients) }
}

/** Everything in any of them. */
export function uniteExtents(extents: Iterable<Extent>): Extent {
  const written = new Map<number, Range[]>()
  const deleted = new Map<number, Range[]>()
  for (const extent of extents) {
    extent.written.forEach((ranges, client) => written.set(client, [...(written.get(client) ?? []), ...ranges]))
    extent.deleted.forEach((ranges, client) => deleted.set(client, [...(deleted.get(client) ?? []), ...ranges]))
  }
  return { written: normalised(written), deleted: normalised(deleted) }
}

/** What of `ranges` is not in `known`, as `client: from-to`. */
export function missingFrom(ranges: Ranges, known: Ranges): string[] {
  return [...ranges].flatMap(([client, each]) =>
    subtractRanges(each, known.get(client) ?? []).map(({ from, to }) => `${client}: ${from}-${to}`)
  )
}

function deletesOf(clients: ReadonlyMap<number, readonly { clock: number; len: number }[]>): Ranges {
  const deleted = [...clients].map(([client, items]) => [client, items.map(({ clock, len }) => ({ from: clock, to: clock + len }))] as const)
  return normalised(new Map(deleted))
}

function normalised(ranges: ReadonlyMap<number, readonly Range[]>): Ranges {
  return new Map([...ranges].map(([client, each]) => [client, normaliseRanges(each)]))
}
