import { feitenVan, type Feit } from '../feiten/rules'
import type { Deling, Telling, Zaak } from '../schema'

/** Where a case is counted: a month and its year, as a whole and in each part it belongs to. */
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

/** Adds one tally to another, in place. */
export function voegToe(to: Telling, from: Telling): void {
  for (const tabel in from) for (const rij in from[tabel]) addTo(to, tabel, rij, from[tabel][rij] ?? 0)
}

function addTo(telling: Telling, tabel: string, rij: string, number: number): void {
  const rows = (telling[tabel] ??= {})
  const sum = (rows[rij] ?? 0) + number
  if (sum === 0) delete rows[rij]
  else rows[rij] = sum
  if (sum === 0 && Object.keys(rows).length === 0) delete telling[tabel]
}

/**
 * What the counts of every month, as a whole and per part, must change by when these cases come and those go. Years are added by `metJaren`. Never mutates a case.
 */
export function verschil(komt: Iterable<Zaak>, gaat: Iterable<Zaak> = []): Map<string, { vak: Vak; telling: Telling }> {
  const change = new Map<string, { vak: Vak; telling: Telling }>()
  const count = (zaak: Zaak, times: 1 | -1): void => {
    const feiten = feitenVan(zaak)
    for (const deel of delenVan(zaak)) {
      const vak = { blok: zaak.teldag.slice(0, 7), ...deel }
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

/** The same with the years beside the months. */
export function metJaren(months: ReadonlyMap<string, { vak: Vak; telling: Telling }>): { vak: Vak; telling: Telling }[] {
  const years = new Map<string, { vak: Vak; telling: Telling }>()
  for (const { vak, telling } of months.values()) {
    const jaar = { ...vak, blok: vak.blok.slice(0, 4) }
    const at = years.get(vakSleutel(jaar)) ?? { vak: jaar, telling: {} }
    years.set(vakSleutel(jaar), at)
    voegToe(at.telling, telling)
  }
  return [...months.values(), ...years.values()]
}

/** A period cut into what is counted already (years, months) and what is left at its ends (days, to be counted from the cases). `van` and `totEnMet`: YYYY-MM-DD. */
export function blokkenVan(van: string, totEnMet: string): { blokken: string[]; randen: { van: string; totEnMet: string }[] } {
  const months: string[] = []
  const randen: { van: string; totEnMet: string }[] = []
  for (let month = van.slice(0, 7); month <= totEnMet.slice(0, 7); month = nextMonth(month)) {
    const first = `${month}-01`
    const last = lastDayOf(month)
    if (van <= first && last <= totEnMet) months.push(month)
    else randen.push({ van: van > first ? van : first, totEnMet: totEnMet < last ? totEnMet : last })
  }
  const whole = new Set([...new Set(months.map((month) => month.slice(0, 4)))].filter((year) => months.filter((month) => month.startsWith(year)).length === 12))
  return { blokken: [...whole, ...months.filter((month) => !whole.has(month.slice(0, 4)))], randen }
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
