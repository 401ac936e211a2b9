import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { pack, type Runs } from './deleted-clocks'
import { normaliseRanges, type Range } from './ranges'

/** An update taken apart without a document: its structs in the order written, and the clocks it deletes per client. */
export interface DecodedUpdate {
  readonly bytes: Uint8Array
  readonly structs: readonly (Y.Item | Y.GC)[]
  readonly deletes: ReadonlyMap<number, readonly Range[]>
}

/** No document within the limits reaches this; beyond it clocks would stop being exact. */
const MAX_CLOCK = 2 ** 32 - 1
/** One person types with one client id; a handful after a reload. More is no typing but an attack on our loops. */
const MAX_CLIENTS = 64

/** Yjs makes the decoder itself; this one lets us see how far it read. Decoding is never interrupted, so the latest is ours. */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  static latest: WatchedDecoder | undefined

  constructor(...args: ConstructorParameters<typeof Y.UpdateDecoderV1>) {
    super(...args)
    WatchedDecoder.latest = this
  }
}

/**
 * Decodes a V1 update strictly; undefined when it is anything else. Every byte must be read (a V2 update begins like an empty
 * V1 one), a client appears in one run without holes (`Skip`), structs have a length, and there are no documents inside documents.
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | undefined {
  try {
    const { structs, ds } = Y.decodeUpdateV2(bytes, WatchedDecoder)
    const { latest } = WatchedDecoder
    if (!latest || latest.restDecoder.pos !== bytes.length) return undefined
    const solid = solidStructs(structs)
    const deletes = readDeletes(ds)
    return solid && deletes && { bytes, structs: solid, deletes }
  } catch {
    // The decoder throws at the first byte that does not fit; whatever it was, it is not an update.
    return undefined
  }
}

/** Takes apart what is already on disk and was judged before it got there. */
export function decodeStored(bytes: Uint8Array): Pick<DecodedUpdate, 'structs' | 'deletes'> {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const deletes = readDeletes(ds)
  if (!deletes) throw new Error('A stored update has an impossible delete set')
  return { structs: structs.filter(isSolid), deletes }
}

/** Reads the deletions behind the structs of a snapshot of ours, packed; `deletesAt` is where they begin. */
export function readPackedDeletes(snapshot: Uint8Array, deletesAt: number): Map<number, Runs> {
  const deletes = readDeletes(Y.decodeUpdate(Buffer.concat([NO_STRUCTS, snapshot.subarray(deletesAt)])).ds)
  if (!deletes) throw new Error('A stored snapshot has an impossible delete set')
  return new Map([...deletes].map(([client, ranges]) => [client, pack(ranges)]))
}

/** The structs of an update without any. */
export const NO_STRUCTS = Uint8Array.of(0)

type AnyStruct = Y.Item | Y.GC | Y.Skip

function isSolid(struct: AnyStruct): struct is Y.Item | Y.GC {
  return !(struct instanceof Y.Skip)
}

function solidStructs(structs: readonly AnyStruct[]): (Y.Item | Y.GC)[] | undefined {
  const ends = new Map<number, number>()
  let current: number | undefined
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = ends.get(client)
    if (!isSolid(struct) || struct.length <= 0 || clock + struct.length > MAX_CLOCK) return undefined
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) return undefined
    if (end === undefined ? ends.size >= MAX_CLIENTS : client !== current || clock !== end) return undefined
    ends.set(client, clock + struct.length)
    current = client
  }
  return structs.filter(isSolid)
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

function readDeletes(ds: DeleteSet): Map<number, Range[]> | undefined {
  const deletes = new Map<number, Range[]>()
  for (const [client, items] of ds.clients) {
    if (items.some((item) => item.len <= 0 || item.clock + item.len > MAX_CLOCK)) return undefined
    deletes.set(client, normaliseRanges(items.map((item) => ({ from: item.clock, to: item.clock + item.len }))))
  }
  return deletes
}

/** Length of the deletions as they stand behind the structs of an update. */
export function deletesLengthOf(update: Uint8Array): number {
  const { clients } = Y.decodeUpdate(update).ds
  return encodeRuns([...clients].map(([client, items]) => [client, items.map(({ clock, len }) => [clock, len])])).length
}

/** Writes a V1 delete set. */
export function encodeDeletes(deletes: ReadonlyMap<number, readonly Range[]>): Uint8Array {
  return encodeRuns([...deletes].map(([client, ranges]) => [client, ranges.map(({ from, to }) => [from, to - from])]))
}

function encodeRuns(runs: readonly [client: number, items: readonly (readonly [clock: number, length: number])[]][]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length)
    for (const [client, items] of runs) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, items.length)
      for (const pair of items) pair.forEach((value) => encoding.writeVarUint(encoder, value))
    }
  })
}
