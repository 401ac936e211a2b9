import type { Cel, DuurCel, Doorlooptabel, Rapport, Rij, Tabel, Verdeling } from '../tabellen/schema'
import type { Deling } from '../schema'

// What may be told outside the team (R-RAP-20 to R-RAP-24, decision 0071). A number from 1 to 4 is not told, and of no number that is not told fewer than four values
// are possible for who has all the published ones, their totals, and the knowledge that counts are not below nought.

/** Below this a number is small enough to lead to a person. */
export const DREMPEL = 5
/** A number that is not told could be at least this much more or less, so that it has four possible values or more. */
export const SPEELRUIMTE = 3
/** Of fewer people no mean and no median is told: with five the one in the middle is one person's own. */
export const MINIMUM_DUUR = 10
/** A year with fewer cases is not told about at all. */
export const MINIMUM_ZAKEN = 20

const small = (n: number): boolean => n > 0 && n < DREMPEL

/**
 * Which of the parts of one known total stay untold (true). `buiten`: the place of the part that is outside the base; whether it is told depends on the base and on
 * nothing else, so that the same number never stands in one table and is hidden in the other. Parts of nought are told: a part where nobody is hides nobody.
 * `sleutels`: the codes of the parts, so that of two that are equally large the same one is chosen wherever these parts stand, in whatever order. Null: no choice protects,
 * and the whole table is left out.
 */
export function eenweg(delen: readonly number[], buiten = -1, sleutels: readonly string[] = []): boolean[] | null {
  const total = delen.reduce((sum, n) => sum + n, 0)
  const out = delen[buiten] ?? 0
  const base = total - out
  const hidden = delen.map((n, at) => at !== buiten && small(n))
  if (out > 0 && base > 0 && (small(out) || small(base))) {
    hidden[buiten] = true
    if (small(base)) delen.forEach((n, at) => { if (n > 0) hidden[at] = true })
  }
  if (!hidden.includes(true)) return hidden
  const order = delen.map((n, at) => ({ n, at })).filter(({ n, at }) => n > 0 && at !== buiten).sort((one, two) => one.n - two.n || (sleutels[one.at] ?? '').localeCompare(sleutels[two.at] ?? '', 'nl') || one.at - two.at)
  const safe = (): boolean => {
    const members = delen.filter((_, at) => hidden[at])
    // Who is hidden is known to be there: each is at least one.
    return members.length >= 2 && members.reduce((sum, n) => sum + n, 0) - members.length >= SPEELRUIMTE
  }
  for (const { at } of order) {
    if (safe()) break
    hidden[at] = true
  }
  return safe() ? hidden : null
}

/**
 * The inner cells of a table whose row and column totals are known: which stay untold (true). Every total is nought or at least five. `nooit`: the row that is never told.
 * What stays untold in one line is nought or at least five together: it is the line's total less what is told.
 */
export function tweeweg(cellen: readonly (readonly number[])[], nooit = -1): boolean[][] {
  const hidden = cellen.map((row, r) => row.map((n) => r === nooit || n < DREMPEL))
  const rows = cellen.length
  const columns = cellen[0]?.length ?? 0
  // One line only: its cells are the totals, which are known.
  if (rows < 2 || columns < 2) return cellen.map((row) => row.map(() => false))
  for (;;) {
    const weak = hidden.flatMap((row, r) => row.flatMap((is, c) => (is && speelruimte(cellen, hidden, r, c) < SPEELRUIMTE ? [{ r, c }] : [])))
    const first: { r?: number; c?: number } | undefined = weak[0] ?? smallLine(cellen, hidden)
    if (!first) return hidden
    const open = cellen.flatMap((row, r) => row.flatMap((n, c) => (hidden[r]?.[c] ? [] : [{ r, c, n }])))
    const near = open.filter(({ r, c }) => r === first.r || c === first.c)
    const [next] = (near.length > 0 ? near : open).sort((one, two) => one.n - two.n || one.r - two.r || one.c - two.c)
    if (!next) return hidden
    const row = hidden[next.r]
    if (row) row[next.c] = true
  }
}

/** A row or column of which the untold cells are 1 to 4 together. */
function smallLine(cellen: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): { r: number } | { c: number } | undefined {
  const untold = (line: readonly { n: number; is: boolean }[]): number => line.reduce((sum, { n, is }) => sum + (is ? n : 0), 0)
  const at = (r: number, c: number): { n: number; is: boolean } => ({ n: cellen[r]?.[c] ?? 0, is: hidden[r]?.[c] ?? false })
  const r = cellen.findIndex((row, index) => small(untold(row.map((_, c) => at(index, c)))))
  if (r >= 0) return { r }
  const c = (cellen[0] ?? []).findIndex((_, index) => small(untold(cellen.map((__, row) => at(row, index)))))
  return c >= 0 ? { c } : undefined
}

/**
 * How much this untold cell could differ from what it is, down and up together, with all totals and told cells as they are (at most SPEELRUIMTE is counted). The
 * exact range of one cell in a table with known totals: a flow in the graph of rows and columns whose edges are the untold cells.
 */
export function speelruimte(cellen: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], r: number, c: number): number {
  const value = cellen[r]?.[c] ?? 0
  const up = flow(cellen, hidden, { r, c }, 'meer', SPEELRUIMTE)
  return up >= SPEELRUIMTE ? up : up + flow(cellen, hidden, { r, c }, 'minder', Math.min(value, SPEELRUIMTE - up))
}

/** The largest change of one cell in one direction, up to `limit`: the others of its row and column give way, and so on, and none falls below nought. */
function flow(cellen: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], { r, c }: { r: number; c: number }, way: 'meer' | 'minder', limit: number): number {
  const now = cellen.map((row) => [...row])
  const rows = now.length
  const columns = now[0]?.length ?? 0
  // Nodes: rows 0…rows−1, then columns. A step from a column to a row takes one away there; from a row to a column it adds one.
  const [from, to] = way === 'meer' ? [rows + c, r] : [r, rows + c]
  let moved = 0
  while (moved < limit) {
    const before = new Map<number, number>([[from, from]])
    const queue = [from]
    while (queue.length > 0 && !before.has(to)) {
      const node = queue.shift() ?? 0
      if (node < rows) {
        for (let column = 0; column < columns; column += 1) if (hidden[node]?.[column] && !(node === r && column === c) && !before.has(rows + column)) before.set(rows + column, node), queue.push(rows + column)
      } else {
        for (let row = 0; row < rows; row += 1) if (hidden[row]?.[node - rows] && !(row === r && node - rows === c) && (now[row]?.[node - rows] ?? 0) > 0 && !before.has(row)) before.set(row, node), queue.push(row)
      }
    }
    if (!before.has(to)) return moved
    for (let node = to; node !== from; ) {
      const previous = before.get(node) ?? from
      const [row, column, step] = previous < rows ? [previous, node - rows, 1] : [node, previous - rows, -1]
      const line = now[row]
      if (line) line[column] = (line[column] ?? 0) + step
      node = previous
    }
    moved += 1
  }
  return moved
}

/** Tables that are told inside the team only: they repeat, in another base, what another table of the same year hides (decision 0071). */
const alleenTeam = new Set(['voorprocedure', 'weigering_secundair', 'panel', 'tolk', 'motief', 'zittingen', 'zitting_aanleiding', 'ontbrekende_bron', 'beelden'])
/** Tables that say with a split what its columns say already, or what the other split of the same two says. */
const zelfdeAlsDeling: Readonly<Record<Deling, readonly string[]>> = { totaal: [], spoor: ['zaken'], regio: ['regio'], uitkomst: ['zaken', 'uitkomst', 'tegenstem', 'concordantie'] }
/** Rows that stand in another table as well. */
const dubbeleRijen: Readonly<Record<string, readonly string[]>> = { voortgezet: ['ingewilligd', 'vergunningen'], behoeften: ['geen'] }

/**
 * The report over one year as it is told outside the team; null when the year has too few cases. Everything in it is a function of the counts of this year alone;
 * of two periods nothing is told but the years in them (R-RAP-23).
 */
export function onderdruk(rapport: Rapport, deling: Deling): Rapport | null {
  const zaken = rapport.zaken.map((n) => n ?? 0)
  const total = zaken[0] ?? 0
  if (total < MINIMUM_ZAKEN) return null
  const parts = rapport.kolommen.slice(1).map(({ code }) => code)
  // As the table of the same numbers chooses: who has no advies is outside the base of the outcomes there.
  const columns = zaken.length > 1 ? eenweg(zaken.slice(1), deling === 'uitkomst' ? parts.indexOf('geen-advies') : -1, parts) : []
  // No choice of columns protects: the year is told without the split.
  const kept = columns ?? []
  const kolommen = columns === null ? rapport.kolommen.slice(0, 1) : rapport.kolommen
  const tabellen = rapport.tabellen
    .filter(({ code }) => !alleenTeam.has(code) && !zelfdeAlsDeling[deling].includes(code))
    .flatMap((tabel): Tabel[] => {
      const cut = columns === null ? firstColumn(tabel) : tabel
      const told = cut.soort === 'verdeling' ? tellVerdeling(cut, kept, total) : cut.soort === 'doorlooptijden' ? tellDurations(cut, kept, zaken) : null
      return told ? [told] : []
    })
  return { kolommen, zaken: [total, ...kept.map((hidden, at) => (hidden ? null : (zaken[at + 1] ?? 0)))], tabellen }
}

function firstColumn(tabel: Tabel): Tabel {
  if (tabel.soort === 'beelden') return tabel
  if (tabel.soort === 'doorlooptijden') return { ...tabel, rijen: tabel.rijen.map((rij) => ({ ...rij, cellen: rij.cellen.slice(0, 1) })) }
  return { ...tabel, rijen: tabel.rijen.map((rij) => ({ ...rij, cellen: rij.cellen.slice(0, 1) })), bases: tabel.bases.slice(0, 1) }
}

const numbers = (cellen: readonly Cel[]): number[] => cellen.map((n) => n ?? 0)

function tellVerdeling(tabel: Verdeling, columns: readonly boolean[], total: number): Verdeling | null {
  if (tabel.meerdere) return severalRows(tabel, columns, total)
  const rows = tabel.rijen.map(({ cellen }) => numbers(cellen))
  const outside = tabel.rijen.findIndex(({ nvt }) => nvt)
  const hiddenRows = eenweg(rows.map((cellen) => cellen[0] ?? 0), outside, tabel.rijen.map(({ code }) => code))
  if (!hiddenRows) return null
  const inner = inside(rows.map((cellen) => cellen.slice(1)), hiddenRows, columns, outside)
  const rijen = tabel.rijen.map((rij, r) => ({ ...rij, cellen: [hiddenRows[r] ? null : (rows[r]?.[0] ?? 0), ...(inner[r] ?? [])] }))
  return { ...tabel, rijen, bases: baseOf(rijen, tabel.bases, [false, ...columns], outside) }
}

/** The base is told where what is outside it is told too; of the parts of a split never, for it may be a small number itself. */
function baseOf(rijen: readonly Rij[], bases: readonly Cel[], columns: readonly boolean[], outside: number): Cel[] {
  return bases.map((base, at) => (columns[at] || (outside >= 0 && rijen[outside]?.cellen[at] === null) ? null : base))
}

/** The inner cells as they are told; of the row `buiten` none. Hidden rows together are one row for who knows the totals, and so are hidden columns: that table must protect too. */
function inside(cellen: readonly (readonly number[])[], rows: readonly boolean[], columns: readonly boolean[], buiten = -1): Cel[][] {
  if (columns.length === 0) return cellen.map(() => [])
  const rowSums = cellen.map((row) => row.reduce((sum, n) => sum + n, 0))
  const columnSums = columns.map((_, c) => cellen.reduce((sum, row) => sum + (row[c] ?? 0), 0))
  const shownRows = cellen.map((_, r) => r).filter((r) => !rows[r] && rowSums[r] !== 0)
  const shownColumns = columns.map((_, c) => c).filter((c) => !columns[c] && columnSums[c] !== 0)
  const groups = (shown: readonly number[], hidden: readonly boolean[]): number[][] => [...shown.map((at) => [at]), ...(hidden.includes(true) ? [hidden.flatMap((is, at) => (is ? [at] : []))] : [])]
  const rowGroups = groups(shownRows, rows)
  const columnGroups = groups(shownColumns, columns)
  const merged = rowGroups.map((group) => columnGroups.map((others) => group.reduce((sum, r) => sum + others.reduce((part, c) => part + (cellen[r]?.[c] ?? 0), 0), 0)))
  // With one line only its cells are the totals, which are known.
  const never = rowGroups.length < 2 || columnGroups.length < 2 ? -1 : buiten
  const hidden = tweeweg(merged, shownRows.indexOf(never))
  return cellen.map((row, r) =>
    row.map((n, c) => {
      if (rows[r] || columns[c] || r === never) return null
      if (rowSums[r] === 0 || columnSums[c] === 0) return 0
      return hidden[shownRows.indexOf(r)]?.[shownColumns.indexOf(c)] ? null : n
    })
  )
}

/** A table whose rows do not add up: each row is a table of its own, of who is in it and who is not. */
function severalRows(tabel: Verdeling, columns: readonly boolean[], total: number): Verdeling {
  const perColumn = numbers(tabel.bases)
  const rijen = tabel.rijen.filter(({ code }) => !dubbeleRijen[tabel.code]?.includes(code)).map((rij) => ({ ...rij, cellen: yesOrNo(numbers(rij.cellen), perColumn, columns, total) }))
  return { ...tabel, rijen, bases: perColumn.map((base, at) => (at > 0 && columns[at - 1] ? null : base)) }
}

function yesOrNo(yes: readonly number[], all: readonly number[], columns: readonly boolean[], total: number): Cel[] {
  const first = yes[0] ?? 0
  const hidden = eenweg([first, total - first], 1) ?? [true, true]
  const inner = inside([yes.slice(1), yes.slice(1).map((n, at) => (all[at + 1] ?? 0) - n)], hidden, columns)
  return [hidden[0] ? null : first, ...(inner[0] ?? [])]
}

/** Throughput: told of ten people or more, where who is not counted is five or more too; n in classes, and no shortest and longest, which are one person's. */
function tellDurations(tabel: Doorlooptabel, columns: readonly boolean[], zaken: readonly number[]): Doorlooptabel {
  return {
    ...tabel,
    rijen: tabel.rijen.map((rij) => {
      const told = yesOrNo(rij.cellen.map((cel) => cel?.n ?? 0), zaken, columns, zaken[0] ?? 0)
      return { ...rij, cellen: rij.cellen.map((cel, at): DuurCel | null => (cel && (told[at] ?? 0) >= MINIMUM_DUUR ? { ...cel, n: null, klasse: klasseVan(cel.n ?? 0), laagste: null, hoogste: null, binnenStreef: null } : null)) }
    })
  }
}

const klasseVan = (n: number): string => (n < 20 ? '10–19' : n < 50 ? '20–49' : '50 of meer')
