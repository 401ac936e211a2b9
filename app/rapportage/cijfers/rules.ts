// The one rounding rule of the report (R-RAP-3): every number that is not a count is rounded once, at the end, to one decimal, and a half goes away from zero.

/** One decimal, half away from zero. Exact for numbers that a report holds: the half is looked for after a correction of the last binary digits. */
export const rond = (value: number): number => (Math.sign(value) * Math.floor(Math.abs(value) * 10 + 0.5 + 1e-9)) / 10

/** `n` of `basis` in percents, rounded; null when the base is empty. */
export const procent = (n: number, basis: number): number | null => (basis === 0 ? null : rond((100 * n) / basis))

const opgemaakt = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

/** A number as it stands in the report: 12,5 with a comma, 1.234 with a point. */
export const getal = (value: number): string => opgemaakt.format(value)

export interface Spreiding {
  n: number
  gemiddelde: number
  mediaan: number
  laagste: number
  hoogste: number
  /** How many were within the target; null without one. */
  binnenStreef: number | null
}

/** Mean, median and range of whole numbers given as value → how often; the median of an even number is the mean of the middle two. Null when there are none. */
export function spreidingVan(counts: Readonly<Record<string, number>>, streef: number | null): Spreiding | null {
  const values = Object.entries(counts).flatMap(([value, n]) => (/^\d+$/.test(value) ? [{ value: Number(value), n }] : [])).sort((one, two) => one.value - two.value)
  const n = values.reduce((sum, one) => sum + one.n, 0)
  const [first] = values
  const last = values.at(-1)
  if (!first || !last) return null
  const at = (place: number): number => {
    let seen = 0
    for (const one of values) if ((seen += one.n) > place) return one.value
    return last.value
  }
  return {
    n,
    gemiddelde: values.reduce((sum, one) => sum + one.value * one.n, 0) / n,
    mediaan: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    laagste: first.value,
    hoogste: last.value,
    binnenStreef: streef === null ? null : values.reduce((sum, one) => sum + (one.value <= streef ? one.n : 0), 0)
  }
}

export interface Band {
  code: string
  naam: string
  /** Included. */
  van: number
  /** Not included; null: open end. */
  tot: number | null
}

/** Bands from their lower bounds: the first begins at nought, the last has an open end. Bounds go up; anything else gives null. */
export function bandenVan(grenzen: readonly number[], naam: (van: number, totEnMet: number | null) => string): Band[] | null {
  const rising = grenzen.every((grens, at) => Number.isInteger(grens) && grens > (grenzen[at - 1] ?? 0))
  if (!rising || grenzen.length === 0 || grenzen.length > 20) return null
  return [0, ...grenzen].map((van, at) => {
    const tot = grenzen[at] ?? null
    return { code: `${van}-`, van, tot, naam: naam(van, tot === null ? null : tot - 1) }
  })
}

/** Counts per whole number put into bands; what is no number keeps its row. */
export function inBanden(counts: Readonly<Record<string, number>>, banden: readonly Band[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const [value, n] of Object.entries(counts)) {
    const number = /^\d+$/.test(value) ? Number(value) : null
    const band = number === null ? undefined : banden.find(({ van, tot }) => number >= van && (tot === null || number < tot))
    const row = band?.code ?? value
    result[row] = (result[row] ?? 0) + n
  }
  return result
}
