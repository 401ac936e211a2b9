import { getal, procent } from './cijfers/rules'
import type { BeeldRij, Cel, DuurCel, DuurRij, Rapport, Tabel, Verdeling } from './tabellen/schema'

/** How a number that is not told is written. */
export const NIET_VERTELD = '–'

export const celTekst = (n: Cel): string => (n === null ? NIET_VERTELD : n.toLocaleString('nl-NL'))

/** "41 (59,5%)": never a percentage without its number; nothing where the base is not told or empty. */
export function deelTekst(n: Cel, basis: Cel): string {
  const percent = n === null || basis === null ? null : procent(n, basis)
  return percent === null ? celTekst(n) : `${celTekst(n)} (${getal(percent)}%)`
}

/** One number of a throughput in words: mean first, then median, range and n. */
export function duurTekst(cel: DuurCel | null): { gemiddelde: string; rest: string } {
  if (!cel) return { gemiddelde: NIET_VERTELD, rest: '' }
  const parts = [
    `n = ${cel.n === null ? cel.klasse : celTekst(cel.n)}`,
    ...(cel.mediaan === null ? [] : [`mediaan ${getal(cel.mediaan)}`]),
    ...(cel.laagste === null || cel.hoogste === null ? [] : [`van ${getal(cel.laagste)} tot ${getal(cel.hoogste)}`]),
    ...(cel.binnenStreef === null || cel.n === null ? [] : [`binnen streef ${deelTekst(cel.binnenStreef, cel.n)}`])
  ]
  return { gemiddelde: getal(cel.gemiddelde), rest: parts.join('; ') }
}

/** One row of a flat table, for files: texts and numbers, nothing formatted. Null is an empty cell. */
export type VlakRij = (string | number | null)[]

export interface VlakBlad {
  titel: string
  onderschrift: string
  kop: string[]
  rijen: VlakRij[]
}

const beeldKoppen: readonly (readonly [keyof BeeldRij, string])[] = [['dossiers', 'Dossiers'], ['eens', 'Allen gelijk'], ['verschillend', 'Verschillend'], ['tegengesteld', 'Tegengesteld'], ['nietTeBeoordelen', 'Niet te beoordelen'], ['gelijk', 'Gemiddeld gelijk, %']]

/** Every table of the report as rows: the same numbers for CSV, for a spreadsheet and for paper. What is not told is `–`. */
export const vlakkeBladen = ({ kolommen, tabellen, zaken }: Rapport): VlakBlad[] => [
  { titel: 'Zaken', onderschrift: 'Alle zaken in de periode', kop: ['', ...kolommen.map(({ naam }) => naam)], rijen: [['Zaken', ...zaken.map(told)]] },
  ...tabellen.map((tabel) => vlak(tabel, kolommen.map(({ naam }) => naam)))
]

const told = (n: Cel): string | number => n ?? NIET_VERTELD

function vlak(tabel: Tabel, kolommen: readonly string[]): VlakBlad {
  const titel = `${tabel.nummer} ${tabel.titel}`
  if (tabel.soort === 'verdeling') return verdeling(tabel, titel, kolommen)
  if (tabel.soort === 'beelden') {
    const alfa = tabel.alfa === null ? 'geen alfa: te weinig dossiers' : `alfa van Krippendorff ${getal2(tabel.alfa)} over ${celTekst(tabel.dossiers)} dossiers`
    return {
      titel, onderschrift: `Basis: dossiers met een uitgebracht advies; ${alfa}`, kop: ['Criterium', 'Catalogus', ...beeldKoppen.map(([, naam]) => naam)],
      rijen: tabel.rijen.map((rij) => [rij.code, rij.catalogus, ...beeldKoppen.map(([veld]) => told(rij[veld] as Cel))])
    }
  }
  return {
    titel, onderschrift: 'Basis: zaken waarvan beide dagen bekend zijn', kop: ['Code', 'Doorlooptijd', 'Eenheid', 'Streef', 'Kolom', 'n', 'Gemiddelde', 'Mediaan', 'Laagste', 'Hoogste', 'Binnen streef, n', 'Binnen streef, %'],
    rijen: tabel.rijen.flatMap((rij) => rij.cellen.map((cel, at) => duurRij(rij, kolommen[at] ?? '', cel)))
  }
}

export const getal2 = (n: number): string => n.toLocaleString('nl-NL', { maximumFractionDigits: 2, minimumFractionDigits: 2 })

const duurRij = ({ code, naam, eenheid, streef }: DuurRij, kolom: string, cel: DuurCel | null): VlakRij => [
  code, naam, eenheid, streef, kolom, cel ? (cel.n ?? cel.klasse) : NIET_VERTELD, cel?.gemiddelde ?? null, cel?.mediaan ?? null, cel?.laagste ?? null, cel?.hoogste ?? null, cel?.binnenStreef ?? null,
  cel && cel.binnenStreef !== null && cel.n !== null ? procent(cel.binnenStreef, cel.n) : null
]

function verdeling({ rijen, bases, basis }: Verdeling, titel: string, kolommen: readonly string[]): VlakBlad {
  const percent = (n: Cel, base: Cel): number | string | null => (n === null || base === null ? NIET_VERTELD : procent(n, base))
  return {
    titel, onderschrift: `Basis: ${basis}`, kop: ['', ...kolommen.flatMap((naam) => [`${naam}, n`, `${naam}, %`])],
    rijen: [...rijen.map((rij): VlakRij => [rij.naam, ...rij.cellen.flatMap((n, at) => [told(n), rij.nvt ? null : percent(n, bases[at] ?? null)])]), ['Basis', ...bases.flatMap((base) => [told(base), null])]]
  }
}
