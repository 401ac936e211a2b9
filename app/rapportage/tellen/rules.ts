import { feitenVan, type Feit } from '../feiten/rules'
import type { Deling, Telling, Zaak } from '../schema'

/** Where a case is counted: in each block its day lies in, as a whole and in each part it belongs to. */
export interface Vak {
  /** A day (YYYY-MM-DD), a third of a month (YYYY-MM-A to C: ten days, ten, and the rest), a month (YYYY-MM), a quarter (YYYY-Q1 to Q4), a year (YYYY). */
  blok: string
  deling: Deling
  deel: string
}

export const vakSleutel = ({ blok, deling, deel }: Vak): string => `${blok} ${deling} ${deel}`

/** The parts of the splits that this case belongs to. */
export const delenVan = ({ spoor, panelUitkomst, regio }: Pick<Zaak, 'spoor' | 'panelUitkomst' | 'regio'>): Pick<Vak, 'deling' | 'deel'>[] => [
  { deling: 'totaal', deel: 'totaal' },
  { deling: 'spoor', deel: spoor },
  { deling: 'uitkomst', deel: panelUitkomst },
  { deling: 'regio', deel: regio }
]

/** Adds a case to a tally. Rows that come to nothing disappear, so that equal cases give equal tallies. */
export const telMee = (telling: Telling, zaak: Zaak): void => addFacts(telling, feitenVan(zaak), 1)

function addFacts(telling: Telling, feiten: readonly Feit[], times: 1 | -1): void {
  for (const [tabel, rij] of feiten) addTo(telling, tabel, rij, times)
}

/** Adds one tally to another, or takes it off, in place. */
export function voegToe(to: Telling, from: Telling, times: 1 | -1 = 1): void {
  for (const tabel in from) {
    const rows = (to[tabel] ??= {})
    let gone = false
    for (const rij in from[tabel]) {
      const sum = (rows[rij] ?? 0) + times * (from[tabel][rij] ?? 0)
      if (sum !== 0) rows[rij] = sum
      else gone = delete rows[rij]
    }
    if (gone && Object.keys(rows).length === 0) delete to[tabel]
  }
}

function addTo(telling: Telling, tabel: string, rij: string, number: number): void {
  const rows = (telling[tabel] ??= {})
  const sum = (rows[rij] ?? 0) + number
  if (sum === 0) delete rows[rij]
  else rows[rij] = sum
  if (sum === 0 && Object.keys(rows).length === 0) delete telling[tabel]
}

/**
 * What the counts of every day, as a whole and per part, must change by when these cases come and those go. Larger blocks are added by `metGrotereBlokken`. Never
 * mutates a case.
 */
export function verschil(komt: Iterable<Zaak>, gaat: Iterable<Zaak> = []): Map<string, { vak: Vak; telling: Telling }> {
  const change = new Map<string, { vak: Vak; telling: Telling }>()
  const count = (zaak: Zaak, times: 1 | -1): void => {
    const feiten = feitenVan(zaak)
    for (const deel of delenVan(zaak)) {
      const vak = { blok: zaak.teldag, ...deel }
      const key = vakSleutel(vak)
      const at = change.get(key) ?? { vak, telling: {} }
      change.set(key, at)
      addFacts(at.telling, feiten, times)
    }
  }
  for (const zaak of komt) count(zaak, 1)
  for (const zaak of gaat) count(zaak, -1)
  return change
}

const two = (number: number): string => String(number).padStart(2, '0')
const thirdOf = (day: string): string => `${day.slice(0, 8)}${'ABC'.charAt(Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10)))}`
const quarterOf = (day: string): string => `${day.slice(0, 5)}Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`
/** The blocks a day lies in, from small to large. */
const largerThan = (day: string): string[] => [thirdOf(day), day.slice(0, 7), quarterOf(day), day.slice(0, 4)]

/** The same with the larger blocks beside the days. */
export function metGrotereBlokken(days: ReadonlyMap<string, { vak: Vak; telling: Telling }>): { vak: Vak; telling: Telling }[] {
  const sums = new Map<string, { vak: Vak; telling: Telling }>()
  for (const { vak, telling } of days.values()) {
    for (const blok of largerThan(vak.blok)) {
      const sum = { ...vak, blok }
      const at = sums.get(vakSleutel(sum)) ?? { vak: sum, telling: {} }
      sums.set(vakSleutel(sum), at)
      voegToe(at.telling, telling)
    }
  }
  return [...days.values(), ...sums.values()]
}

/** Blocks whose counts together are those of some days, when those of `eraf` are taken off those of `erbij`. */
interface Blokken {
  erbij: string[]
  eraf: string[]
}

const size = ({ erbij, eraf }: Blokken): number => erbij.length + eraf.length
const together = (parts: readonly Blokken[]): Blokken => ({ erbij: parts.flatMap(({ erbij }) => erbij), eraf: parts.flatMap(({ eraf }) => eraf) })
const fewest = (one: Blokken, other: Blokken): Blokken => (size(other) < size(one) ? other : one)

/** What a block is made of: quarters of a year, months of a quarter, thirds of a month, days of a third. A day has no parts. */
function partsOf(blok: string): string[] {
  const [year = '', rest = '', part] = blok.split('-')
  if (rest === '') return [1, 2, 3, 4].map((quarter) => `${year}-Q${String(quarter)}`)
  if (rest.startsWith('Q')) return [2, 1, 0].map((before) => `${year}-${two(Number(rest.slice(1)) * 3 - before)}`)
  if (part === undefined) return ['A', 'B', 'C'].map((third) => `${blok}-${third}`)
  const [first, last] = part === 'A' ? [1, 10] : part === 'B' ? [11, 20] : [21, daysIn(Number(year), Number(rest))]
  return Array.from({ length: last - first + 1 }, (_, at) => `${year}-${rest}-${two(first + at)}`)
}

const isDay = (blok: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(blok)
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The days of a block inside and outside the period, each in as few blocks as can be: of its parts, or of itself less the other ones. */
function divide(blok: string, isInside: (day: string) => boolean): { binnen: Blokken; buiten: Blokken } {
  const [none, all] = [{ erbij: [], eraf: [] }, { erbij: [blok], eraf: [] }]
  if (isDay(blok)) return isInside(blok) ? { binnen: all, buiten: none } : { binnen: none, buiten: all }
  const parts = partsOf(blok).map((part) => divide(part, isInside))
  const [binnen, buiten] = [together(parts.map((part) => part.binnen)), together(parts.map((part) => part.buiten))]
  if (size(buiten) === 0) return { binnen: all, buiten: none }
  if (size(binnen) === 0) return { binnen: none, buiten: all }
  const without = ({ erbij, eraf }: Blokken): Blokken => ({ erbij: [blok, ...eraf], eraf: erbij })
  return { binnen: fewest(binnen, without(buiten)), buiten: fewest(buiten, without(binnen)) }
}

/** A period as few blocks that are counted already, whatever its first and last day; `van` and `totEnMet`, both included: YYYY-MM-DD. */
export function blokkenVan(van: string, totEnMet: string): Blokken {
  const [first, last] = [Number(van.slice(0, 4)), Number(totEnMet.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at))
  return together(years.map((year) => divide(year, (day) => van <= day && day <= totEnMet).binnen))
}
