import { feitenVan, type Feit } from '../feiten/rules'
import type { Deling, Telling, Zaak } from '../schema'

/** Where a case is counted: a day (YYYY-MM-DD), its third of the month (YYYY-MM-A to C: ten days, ten, and the rest), its month and its year, as a whole and in each part it belongs to. */
export interface Vak {
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
 * What the counts of every day, as a whole and per part, must change by when these cases come and those go. Months and years are added by `metMaandenEnJaren`. Never
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

const thirdOf = (day: string): string => `${day.slice(0, 8)}${'ABC'.charAt(Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10)))}`

/** The same with the thirds, the months and the years beside the days. */
export function metMaandenEnJaren(days: ReadonlyMap<string, { vak: Vak; telling: Telling }>): { vak: Vak; telling: Telling }[] {
  const sums = new Map<string, { vak: Vak; telling: Telling }>()
  for (const { vak, telling } of days.values()) {
    for (const blok of [thirdOf(vak.blok), vak.blok.slice(0, 7), vak.blok.slice(0, 4)]) {
      const sum = { ...vak, blok }
      const at = sums.get(vakSleutel(sum)) ?? { vak: sum, telling: {} }
      sums.set(vakSleutel(sum), at)
      voegToe(at.telling, telling)
    }
  }
  return [...days.values(), ...sums.values()]
}

interface Blokken {
  erbij: string[]
  eraf: string[]
}

/** Days as a whole that is counted already, less those of it that fall outside; or one by one, when they are fewer. */
function fewest(whole: string, days: readonly string[], isInside: (day: string) => boolean): Blokken {
  const inside = days.filter(isInside)
  const outside = days.filter((day) => !isInside(day))
  return inside.length <= outside.length ? { erbij: inside, eraf: [] } : { erbij: [whole], eraf: outside }
}

/**
 * A period as few blocks that are counted already: whole years, whole months, and at its ends thirds of a month and days; or a whole and the days of it that fall outside,
 * when those are fewer. `van` and `totEnMet`, both included: YYYY-MM-DD. The counts of `eraf` are taken off those of `erbij`.
 */
export function blokkenVan(van: string, totEnMet: string): Blokken {
  const isInside = (day: string): boolean => van <= day && day <= totEnMet
  const months: string[] = []
  const ends: Blokken = { erbij: [], eraf: [] }
  for (let month = van.slice(0, 7); month <= totEnMet.slice(0, 7); month = nextMonth(month)) {
    const days = daysOf(month)
    const asMonth = fewest(month, days, isInside)
    const inThirds = [...new Set(days.map(thirdOf))].map((third) => fewest(third, days.filter((day) => thirdOf(day) === third), isInside))
    const asThirds = { erbij: inThirds.flatMap(({ erbij }) => erbij), eraf: inThirds.flatMap(({ eraf }) => eraf) }
    const { erbij, eraf } = size(asThirds) < size(asMonth) ? asThirds : asMonth
    months.push(...erbij.filter((blok) => blok === month))
    ends.erbij.push(...erbij.filter((blok) => blok !== month))
    ends.eraf.push(...eraf)
  }
  const whole = new Set([...new Set(months.map((month) => month.slice(0, 4)))].filter((year) => months.filter((month) => month.startsWith(year)).length === 12))
  return { erbij: [...whole, ...months.filter((month) => !whole.has(month.slice(0, 4))), ...ends.erbij], eraf: ends.eraf }
}

const size = ({ erbij, eraf }: Blokken): number => erbij.length + eraf.length

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`
}

function daysOf(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return Array.from({ length: new Date(Date.UTC(year, number, 0)).getUTCDate() }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
}
