import type { EChartsCoreOption } from 'echarts/core'
import { celTekst } from '../cellen'
import { getal } from '../cijfers/rules'
import type { Kolom, Rapport, Tabel } from '../tabellen/schema'

// Pictures are drawn on the server as SVG by Apache ECharts (decision 0071): no script, no inline style. Parts are told apart by a pattern and by their number beside
// them, so that they can be read in black and white; the table beside each picture holds the same numbers.

export interface Beeld {
  /** Of which table. */
  code: string
  svg: string
  /** What the picture says, for who does not see it. */
  tekst: string
}

/** Where it is shown: on a screen, in its light or dark colours, or on white paper. */
export type Ondergrond = 'scherm' | 'papier'

// Names for colours while drawing; on the screen they become the tokens of the page.
const inkt = '#010203'
const gedempt = '#010204'
const lijn = '#010205'
const vlakken = ['#010211', '#010212', '#010213', '#010214']
const patroon = '#010206'
const kleuren: Record<Ondergrond, Record<string, string>> = {
  scherm: { [inkt]: 'var(--color-ink)', [gedempt]: 'var(--color-muted)', [lijn]: 'var(--color-line)', [patroon]: 'var(--color-ink)', ...Object.fromEntries(['primary', 'primary-soft', 'neutral', 'neutral-soft'].map((naam, at) => [vlakken[at], `var(--color-${naam})`])) },
  papier: { [inkt]: '#17222d', [gedempt]: '#52616e', [lijn]: '#d9dedf', [patroon]: '#17222d', ...Object.fromEntries(['#0b5563', '#e2eff0', '#8696a3', '#ffffff'].map((kleur, at) => [vlakken[at], kleur])) }
}
const decals = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: patroon },
  { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], color: patroon },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: patroon }
]

const BREEDTE = 640
const MAX_RIJEN = 14
const getekend = new Set(['regio', 'zaken', 'nationaliteit', 'leeftijd', 'vorm', 'uit_situatie', 'voortgezet', 'uitkomst', 'concordantie', 'zittingen', 'doorlooptijden-p'])

let loading: Promise<typeof import('./charts.server')> | undefined

/** The pictures of a report: of the tables that people would rather see, and that have anything in them. */
export async function drawRapport(rapport: Rapport, ondergrond: Ondergrond): Promise<Beeld[]> {
  loading ??= import('./charts.server')
  const { toSvg } = await loading
  return rapport.tabellen.flatMap((tabel) => {
    const chart = getekend.has(tabel.code) ? chartOf(tabel, rapport.kolommen) : undefined
    if (!chart) return []
    const drawn = plain(toSvg(optionOf(chart), BREEDTE, heightOf(chart)), kleuren[ondergrond])
    return [{ code: tabel.code, svg: drawn, tekst: inWords(chart) }]
  })
}

interface Chart {
  titel: string
  eenheid: string
  rijen: string[]
  reeksen: { naam: string; waarden: (number | null)[] }[]
  /** How many rows the table has, when not all of them are drawn. */
  van: number | null
}

/** The whole as one bar; with a split of at most four parts these beside each other. */
function chartOf(tabel: Tabel, kolommen: readonly Kolom[]): Chart | undefined {
  if (tabel.soort === 'beelden') return undefined
  const columns = kolommen.length > 1 && kolommen.length <= 5 ? kolommen.map((kolom, at) => ({ ...kolom, at })).slice(1) : [{ code: 'totaal', naam: 'Totaal', at: 0 }]
  if (tabel.soort === 'doorlooptijden') {
    const rows = tabel.rijen.filter(({ cellen }) => cellen.some((cel) => cel !== null))
    return rows.length === 0 ? undefined : { titel: tabel.titel, eenheid: 'gemiddeld aantal dagen', van: null, rijen: rows.map(({ naam }) => naam), reeksen: columns.map(({ naam, at }) => ({ naam, waarden: rows.map(({ cellen }) => cellen[at]?.gemiddelde ?? null) })) }
  }
  const rows = tabel.rijen.filter(({ nvt, cellen }) => !nvt && (cellen[0] ?? 1) > 0)
  const most = [...rows].sort((one, two) => (two.cellen[0] ?? 0) - (one.cellen[0] ?? 0)).slice(0, MAX_RIJEN)
  const shown = rows.filter((rij) => most.includes(rij))
  if (shown.length === 0 || shown.every(({ cellen }) => cellen.every((n) => n === null))) return undefined
  return { titel: tabel.titel, eenheid: 'aantal', van: shown.length < rows.length ? rows.length : null, rijen: shown.map(({ naam }) => naam), reeksen: columns.map(({ naam, at }) => ({ naam, waarden: shown.map(({ cellen }) => cellen[at] ?? null) })) }
}

const heightOf = ({ rijen, reeksen, van }: Chart): number => 56 + rijen.length * (14 + 16 * reeksen.length) + legendHeight(reeksen.length) + noteHeight(van)

/** Under a picture that leaves rows out stands that it does. */
const noteHeight = (van: number | null): number => (van === null ? 0 : 24)
const noteOf = ({ rijen, van }: Pick<Chart, 'rijen' | 'van'>): string => (van === null ? '' : `Hier staan ${rijen.length} van de ${van} rijen, de grootste; in de tabel staan ze alle.`)

/** One line for each part: the server cannot measure letters, so names do not stand beside each other. */
const legendHeight = (parts: number): number => (parts > 1 ? 12 + 22 * parts : 0)

function optionOf({ rijen, reeksen, van }: Chart): EChartsCoreOption {
  const text = { color: inkt, fontFamily: 'Inter, sans-serif', fontSize: 13 }
  return {
    animation: false,
    aria: { enabled: true, decal: { show: true, decals: reeksen.length > 1 ? decals : [decals[0]] } },
    color: vlakken,
    textStyle: text,
    grid: { left: 230, right: 56, top: 8, bottom: 28 + legendHeight(reeksen.length) + noteHeight(van) },
    legend: { show: reeksen.length > 1, orient: 'vertical', left: 230, bottom: 0, itemGap: 8, textStyle: text, itemWidth: 28 },
    xAxis: { type: 'value', ...(van === null ? {} : { name: noteOf({ rijen, van }), nameLocation: 'end', nameGap: 0, nameTextStyle: { ...text, align: 'right', verticalAlign: 'top', padding: [32, 0, 0, 0] } }), minInterval: 1, splitNumber: 4, axisLabel: { ...text, color: gedempt, hideOverlap: true, formatter: (value: number) => getal(value) }, splitLine: { lineStyle: { color: lijn } }, axisLine: { show: false } },
    yAxis: { type: 'category', inverse: true, data: rijen, axisLabel: { ...text, width: 190, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { lineStyle: { color: gedempt } } },
    series: reeksen.map(({ naam, waarden }) => ({
      type: 'bar', name: naam, data: waarden.map((value) => value ?? 0), barMaxWidth: 20, itemStyle: { borderColor: inkt, borderWidth: 1 }, silent: true,
      label: { show: true, position: 'right', ...text, textBorderWidth: 0, formatter: ({ dataIndex }: { dataIndex: number }) => { const value = waarden[dataIndex] ?? null; return value === null ? celTekst(null) : getal(value) } }
    }))
  }
}

/** Without style attributes, style elements and marks of the library: the policy of the page allows no inline style, and the colours are the page's. */
function plain(svg: string, colours: Readonly<Record<string, string>>): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => style.split(';').flatMap((part) => { const [name, ...value] = part.split(':'); return name?.trim() ? [` ${name.trim()}="${value.join(':').trim()}"`] : [] }).join(''))
    .replace(/ (class|ecmeta_[a-z_]+|pointer-events)="[^"]*"/g, '')
    .replace(/(fill|stroke)="(#[0-9a-f]{6})"/g, (whole, name: string, colour: string) => (colours[colour] ? `${name}="${colours[colour]}"` : whole))
    .replace(/(fill|stroke)="rgba?\(1,\s*2,\s*(\d+)(?:,\s*1)?\)"/g, (whole, name: string, last: string) => { const colour = colours[`#0102${Number(last).toString(16).padStart(2, '0')}`]; return colour ? `${name}="${colour}"` : whole })
    .replace('<svg ', '<svg role="presentation" focusable="false" ')
    .replace(/\n+/g, '')
}

const inWords = ({ titel, eenheid, rijen, reeksen, van }: Chart): string =>
  `Staafdiagram: ${titel}, ${eenheid}. ${van === null ? '' : `${noteOf({ rijen, van })} `}${reeksen.map(({ naam, waarden }) => `${reeksen.length > 1 ? `${naam}: ` : ''}${rijen.map((rij, at) => { const value = waarden[at] ?? null; return `${rij} ${value === null ? 'niet verteld' : getal(value)}` }).join(', ')}`).join('. ')}.`
