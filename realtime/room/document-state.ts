import * as Y from 'yjs'
import { decodeStored, deletesLengthOf, encodeDeletes, type DecodedUpdate } from './decode-update'
import { DeletedClocks } from './deleted-clocks'
import type { Range } from './ranges'
import type { SnapshotState } from '../log/snapshot-state'

/** `gap`: it builds on something this room does not have. `foreign-client`: it continues what somebody else typed. */
export type UpdateRefusal = 'gap' | 'foreign-root' | 'foreign-client'

/** What an update adds to what a room knew: re-encoded, so that nothing unjudged travels on. */
export interface Novelty {
  readonly bytes: Uint8Array
  readonly ends: ReadonlyMap<number, number>
  readonly deletes: ReadonlyMap<number, readonly Range[]>
}

export type Judgement = { ok: true; value: Novelty } | { ok: false; refusal: UpdateRefusal }

/** The part of an admission an update is judged by. */
export interface Writer {
  readonly author: string
  readonly roots: readonly string[]
}

/**
 * What is known of a document without holding it: how far each client got, what is deleted, and who typed as which client.
 * Enough to decide whether an update can be integrated by everyone, at the price of a decode.
 */
export class DocumentState {
  readonly clocks = new Map<number, number>()
  #deleted: DeletedClocks
  readonly #authors = new Map<number, string>()

  /** Begins with what is known of a snapshot; its deletions are read when they are needed. */
  constructor(snapshot?: SnapshotState, deleted = new DeletedClocks()) {
    this.#deleted = deleted
    snapshot?.clients.forEach(({ clock, author }, client) => {
      this.clocks.set(client, clock)
      this.#authors.set(client, author)
    })
  }

  clone(): DocumentState {
    const copy = new DocumentState(undefined, this.#deleted.clone())
    this.clocks.forEach((clock, client) => copy.clocks.set(client, clock))
    this.#authors.forEach((author, client) => copy.#authors.set(client, author))
    return copy
  }

  /** How far each client got and who typed as that client. */
  clients(): SnapshotState['clients'] {
    return new Map([...this.clocks].map(([client, clock]) => [client, { clock, author: this.#authorOf(client) }]))
  }

  #authorOf(client: number): string {
    const author = this.#authors.get(client)
    if (author === undefined) throw new Error('A room knows a client without its author')
    return author
  }

  /**
   * Judges an update before it is stored. Yjs keeps an update that builds on something missing aside, for ever, and executes
   * its deletes at once: one gap on disk would destroy text later. So everything it leans on must be known (R-RTM-7).
   */
  judge(update: DecodedUpdate, writer: Writer): Judgement {
    const ends = this.#integrate(update.structs)
    if (!ends) return { ok: false, refusal: 'gap' }
    for (const [client, ranges] of update.deletes) {
      if ((ranges.at(-1)?.to ?? 0) > (ends.get(client) ?? this.#clock(client))) return { ok: false, refusal: 'gap' }
    }
    for (const client of ends.keys()) {
      if ((this.#authors.get(client) ?? writer.author) !== writer.author) return { ok: false, refusal: 'foreign-client' }
    }
    const fresh = update.structs.filter((struct) => struct.id.clock + struct.length > this.#clock(struct.id.client))
    if (fresh.some((struct) => isForeignRoot(struct, writer.roots))) return { ok: false, refusal: 'foreign-root' }
    return { ok: true, value: this.#novelty(update, ends) }
  }

  /** Nothing typed, and deletions this room has not heard of. */
  addsOnlyDeletes(update: DecodedUpdate): boolean {
    if (update.structs.some(({ id, length }) => id.clock + length > this.#clock(id.client))) return false
    return [...update.deletes].some(([client, ranges]) => this.#deleted.missing(client, ranges).length > 0)
  }

  /** Takes in what was judged new. */
  absorb(novelty: Pick<Novelty, 'ends' | 'deletes'>, author: string): void {
    for (const [client, end] of novelty.ends) {
      this.clocks.set(client, Math.max(end, this.#clock(client)))
      if (!this.#authors.has(client)) this.#authors.set(client, author)
    }
    this.absorbDeletes(novelty.deletes)
  }

  /** Takes in deletes alone: those that follow from structs everybody has, and were never sent. */
  absorbDeletes(deletes: ReadonlyMap<number, readonly Range[]>): void {
    for (const [client, ranges] of deletes) this.#deleted.add(client, ranges)
  }

  /** Takes in a stored update. */
  absorbStored(bytes: Uint8Array, author: string): void {
    const { structs, deletes } = decodeStored(bytes)
    const ends = new Map(structs.map((struct) => [struct.id.client, struct.id.clock + struct.length]))
    this.absorb({ ends, deletes }, author)
  }

  #clock(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  /** Walks through the structs as Yjs would integrate them; the new end per client, or undefined when something is missing. */
  #integrate(structs: DecodedUpdate['structs']): Map<number, number> | undefined {
    const ends = new Map<number, number>()
    const known = (client: number): number => ends.get(client) ?? this.#clock(client)
    let runs = runsOf(structs)
    while (runs.length > 0) {
      let moved = false
      for (const cursor of runs) {
        for (let next = cursor.run[cursor.at]; next && canIntegrate(next, known); next = cursor.run[++cursor.at]) {
          const end = next.id.clock + next.length
          if (end > known(next.id.client)) ends.set(next.id.client, end)
          moved = true
        }
      }
      if (!moved) return undefined
      runs = runs.filter(({ run, at }) => at < run.length)
    }
    return ends
  }

  /** What somebody types is nearly always new from the first to the last byte, and then travels on as it was judged. */
  #isAllNew({ structs, deletes }: DecodedUpdate, fresh: ReadonlyMap<number, readonly Range[]>): boolean {
    const begun = new Set<number>()
    for (const { id } of structs) {
      if (!begun.has(id.client) && id.clock !== this.#clock(id.client)) return false
      begun.add(id.client)
    }
    return [...deletes].every(([client, ranges]) => holdSame(ranges, fresh.get(client) ?? []))
  }

  #novelty(update: DecodedUpdate, ends: ReadonlyMap<number, number>): Novelty {
    const deletes = new Map<number, Range[]>()
    for (const [client, ranges] of update.deletes) {
      const fresh = this.#deleted.missing(client, ranges)
      if (fresh.length > 0) deletes.set(client, fresh)
    }
    if (this.#isAllNew(update, deletes)) return { bytes: update.bytes, ends, deletes }
    const vector = new Map(update.structs.map(({ id }) => [id.client, this.#clock(id.client)]))
    const diff = Y.diffUpdate(update.bytes, Y.encodeStateVector(vector))
    const structs = diff.subarray(0, diff.length - deletesLengthOf(update.bytes))
    return { bytes: Buffer.concat([structs, encodeDeletes(deletes)]), ends, deletes }
  }
}

/** As many clocks in the same ranges: then they are the same ranges, for one list is a part of the other. */
function holdSame(a: readonly Range[], b: readonly Range[]): boolean {
  const count = (ranges: readonly Range[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
  return count(a) === count(b)
}

/** The structs of each client apart; a decoded update holds each client in one run. */
function runsOf(structs: DecodedUpdate['structs']): { run: (Y.Item | Y.GC)[]; at: number }[] {
  const runs = new Map<number, (Y.Item | Y.GC)[]>()
  for (const struct of structs) {
    const run = runs.get(struct.id.client)
    if (run) run.push(struct)
    else runs.set(struct.id.client, [struct])
  }
  return [...runs.values()].map((run) => ({ run, at: 0 }))
}

function canIntegrate(struct: Y.Item | Y.GC, known: (client: number) => number): boolean {
  const { client, clock } = struct.id
  if (clock + struct.length <= known(client)) return true
  if (clock > known(client)) return false
  if (!(struct instanceof Y.Item)) return true
  return [struct.origin, struct.rightOrigin, struct.parent].every((id) => !(id instanceof Y.ID) || id.clock < known(id.client))
}

/** A struct without neighbours names its root; all others inherit theirs from a struct that was judged before. */
function isForeignRoot(struct: Y.Item | Y.GC, roots: readonly string[]): boolean {
  return struct instanceof Y.Item && typeof struct.parent === 'string' && !roots.includes(struct.parent)
}
