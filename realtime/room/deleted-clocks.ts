import { normaliseRanges, subtractRanges, type Range } from './ranges'

/** Runs of deleted clocks of one client, `from, to, from, to …`, sorted and apart: eight bytes a run. */
export type Runs = Uint32Array

/** After this many runs on the side, they are woven into the large list. */
const MAX_RECENT = 256

/**
 * Which clocks are deleted, per client. A long text has tens of thousands of runs: they lie packed in one list per client that copies share,
 * with the latest on the side. What a snapshot holds is read only when somebody deletes something.
 */
export class DeletedClocks {
  #base: Map<number, Runs>
  #recent: Map<number, readonly Range[]>
  #unread: (() => ReadonlyMap<number, Runs>) | undefined

  /** `unread`: the deletions of a snapshot, asked for at the first need. */
  constructor(unread?: () => ReadonlyMap<number, Runs>) {
    this.#base = new Map()
    this.#recent = new Map()
    this.#unread = unread
  }

  /** A copy that grows by itself; the packed lists are shared, nobody changes them. */
  clone(): DeletedClocks {
    const copy = new DeletedClocks(this.#unread)
    copy.#base = new Map(this.#base)
    copy.#recent = new Map(this.#recent)
    return copy
  }

  /** What of these ranges (normalised) is not deleted yet. */
  missing(client: number, ranges: readonly Range[]): Range[] {
    this.#read()
    const left = subtractRuns(ranges, this.#base.get(client))
    return left.length === 0 ? left : subtractRanges(left, this.#recent.get(client) ?? [])
  }

  add(client: number, ranges: readonly Range[]): void {
    const recent = normaliseRanges([...(this.#recent.get(client) ?? []), ...ranges])
    if (recent.length <= MAX_RECENT) return void this.#recent.set(client, recent)
    this.#read()
    this.#base.set(client, pack([...unpack(this.#base.get(client)), ...recent]))
    this.#recent.delete(client)
  }

  #read(): void {
    const read = this.#unread
    if (!read) return
    this.#unread = undefined
    for (const [client, runs] of read()) {
      const own = this.#base.get(client)
      this.#base.set(client, own ? pack([...unpack(own), ...unpack(runs)]) : runs)
    }
  }
}

/** Packs ranges as this class keeps them. */
export function pack(ranges: readonly Range[]): Runs {
  const normal = normaliseRanges(ranges)
  const runs = new Uint32Array(normal.length * 2)
  normal.forEach(({ from, to }, at) => runs.set([from, to], at * 2))
  return runs
}

function unpack(runs: Runs | undefined): Range[] {
  return Array.from({ length: (runs?.length ?? 0) / 2 }, (_, at) => ({ from: runs?.[at * 2] ?? 0, to: runs?.[at * 2 + 1] ?? 0 }))
}

/** Only the runs that can touch are looked at: the list is searched, not walked. */
function subtractRuns(ranges: readonly Range[], runs: Runs | undefined): Range[] {
  if (!runs || runs.length === 0) return [...ranges]
  return ranges.flatMap((range) => subtractRanges([range], touching(runs, range)))
}

function touching(runs: Runs, { from, to }: Range): Range[] {
  let low = 0
  let high = runs.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((runs[middle * 2 + 1] ?? 0) <= from) low = middle + 1
    else high = middle
  }
  const found: Range[] = []
  for (let at = low; at * 2 < runs.length && (runs[at * 2] ?? 0) < to; at += 1) found.push({ from: runs[at * 2] ?? 0, to: runs[at * 2 + 1] ?? 0 })
  return found
}
