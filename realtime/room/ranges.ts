/** Clocks `from` up to, not including, `to`. Lists of ranges here are sorted, do not overlap and do not touch. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Sorts ranges and joins those that overlap or touch. */
export function normaliseRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else joined.push(range)
  }
  return joined
}

/** What of `ranges` is not in `known`; both normalised. */
export function subtractRanges(ranges: readonly Range[], known: readonly Range[]): Range[] {
  const left: Range[] = []
  let at = 0
  for (const range of ranges) {
    let from = range.from
    while (at < known.length && (known[at] as Range).to <= from) at += 1
    for (let i = at; i < known.length && (known[i] as Range).from < range.to; i += 1) {
      const hole = known[i] as Range
      if (hole.from > from) left.push({ from, to: hole.from })
      from = Math.max(from, hole.to)
    }
    if (from < range.to) left.push({ from, to: range.to })
  }
  return left
}
