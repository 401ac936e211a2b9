import { celTekst, deelTekst, NIET_VERTELD, vlakkeBladen, type VlakBlad, type VlakRij } from '../cellen'
import type { Doorlooptabel, DuurCel, Rapport, Verdeling } from '../tabellen/schema'

/** One table as it fits a page. `code`: of the table whose picture stands above it; null where none does. */
export type PapierBlad = VlakBlad & { code: string | null }

/** At most so many parts stand beside the total: with more of them their names cannot be read. */
const DELEN_NAAST_ELKAAR = 5

/** The tables of the report for paper: the same numbers as in the flat tables, one "n (%)" per part, and wide ones cut, each piece with the total (R-RAP-75). */
export function papierBladen(rapport: Rapport): PapierBlad[] {
  const namen = rapport.kolommen.map(({ naam }) => naam)
  const stukken = stukkenVan(namen.length)
  const [zaken, ...flat] = vlakkeBladen(rapport)
  return [
    ...(zaken ? stukken.map((kolommen, at) => ({ ...zaken, code: null, titel: metDeel(zaken.titel, at, stukken.length), kop: ['', ...kolommen.map((k) => namen[k] ?? '')], rijen: [['Zaken', ...kolommen.map((k) => celTekst(rapport.zaken[k] ?? null))]] })) : []),
    ...rapport.tabellen.flatMap((tabel, nr): PapierBlad[] => {
      const blad = { titel: '', onderschrift: '', kop: [], rijen: [], ...flat[nr], code: tabel.code }
      if (tabel.soort === 'beelden') return [blad]
      if (tabel.soort === 'doorlooptijden') return [{ ...blad, ...duren(tabel, namen) }]
      return stukken.map((kolommen, at) => ({ ...blad, titel: metDeel(blad.titel, at, stukken.length), code: at === 0 ? tabel.code : null, kop: ['', ...kolommen.map((k) => namen[k] ?? '')], rijen: verdeling(tabel, kolommen) }))
    })
  ]
}

/** Which columns stand together: the total (0) and at most five parts, about as many in each piece. */
function stukkenVan(kolommen: number): number[][] {
  const delen = Array.from({ length: kolommen - 1 }, (_, at) => at + 1)
  const aantal = Math.max(1, Math.ceil(delen.length / DELEN_NAAST_ELKAAR))
  const per = Math.ceil(delen.length / aantal)
  return Array.from({ length: aantal }, (_, at) => [0, ...delen.slice(at * per, (at + 1) * per)])
}

const metDeel = (titel: string, at: number, van: number): string => (van === 1 ? titel : `${titel} (${at + 1} van ${van})`)

const verdeling = ({ rijen, bases }: Verdeling, kolommen: readonly number[]): VlakRij[] => [
  ...rijen.map(({ naam, cellen, nvt }): VlakRij => [naam, ...kolommen.map((k) => (nvt ? celTekst(cellen[k] ?? null) : deelTekst(cellen[k] ?? null, bases[k] ?? null)))]),
  ['Basis', ...kolommen.map((k) => celTekst(bases[k] ?? null))]
]

/** The name first, for the first column is the wide one; a column for the part only where there are parts. */
function duren({ rijen }: Doorlooptabel, namen: readonly string[]): Pick<VlakBlad, 'kop' | 'rijen'> {
  const metDelen = namen.length > 1
  return {
    kop: ['Doorlooptijd', ...(metDelen ? ['Deel'] : []), 'Streef', 'n', 'Gemiddelde', 'Mediaan', 'Laagste', 'Hoogste', 'Binnen streef'],
    rijen: rijen.flatMap(({ code, naam, eenheid, streef, cellen }) => cellen.map((cel, at): VlakRij => [`${code} ${naam}, in ${eenheid}`, ...(metDelen ? [namen[at] ?? ''] : []), streef, ...duur(cel)]))
  }
}

const duur = (cel: DuurCel | null): VlakRij =>
  cel ? [cel.n ?? cel.klasse, cel.gemiddelde, cel.mediaan, cel.laagste, cel.hoogste, cel.binnenStreef === null || cel.n === null ? null : deelTekst(cel.binnenStreef, cel.n)] : [NIET_VERTELD, null, null, null, null, null]
