import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import { drawRapport } from '../beelden/draw.server'
import { vlakkeBladen, type VlakBlad, type VlakRij } from '../cellen'
import { kopregels } from '../kop'
import type { GelezenRapport } from '../read-rapport.server'
import type { Rapport } from '../tabellen/schema'
import { teambladen } from '../teambladen'
import { papierBladen } from './papier'

export type Bestand = { bytes: Uint8Array; mime: string; naam: string }
type MetRapport = GelezenRapport & { rapport: Rapport }

/** Every table of the page, flat: those of the cases, and of the team what stands beside them (R-RAP-61). */
const bladenVan = (gelezen: MetRapport): VlakBlad[] => [...vlakkeBladen(gelezen.rapport), ...teambladen(gelezen)]

const naamVan = ({ vraag }: MetRapport, soort: string): string => `rapportage-${vraag.soort === 'buiten' ? String(vraag.jaar) : `${vraag.van}-${vraag.totEnMet}`}.${soort}`

/**
 * CSV with a semicolon and a mark, as Dutch spreadsheets open it. What begins like a formula is kept from being one (a quote before it); fields are quoted as in RFC 4180.
 */
export function csvVan(gelezen: MetRapport): Bestand {
  const rows: VlakRij[] = [...kopregels(gelezen).map((line) => [line]), [], ...bladenVan(gelezen).flatMap(({ titel, onderschrift, kop, rijen }) => [[titel], [onderschrift], kop, ...rijen, []])]
  const text = stringify(rows.map((row) => row.map(metKomma)), { delimiter: ';', bom: true, escape_formulas: true, record_delimiter: 'windows' })
  return { bytes: Buffer.from(text), mime: 'text/csv; charset=utf-8', naam: naamVan(gelezen, 'csv') }
}

const metKomma = (value: string | number | null): string => (value === null ? '' : typeof value === 'number' ? String(value).replace('.', ',') : value)

/** XLSX, a sheet per table. Texts are cells of text, which a spreadsheet never computes. */
export async function xlsxVan(gelezen: MetRapport): Promise<Bestand> {
  const bladen = bladenVan(gelezen)
  const cell = (value: string | number | null) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String })
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  const sheets = [
    { sheet: 'Over dit rapport', data: kopregels(gelezen).map((line) => [cell(line)]), columns: [{ width: 100 }] },
    ...bladen.map(({ titel, onderschrift, kop, rijen }) => ({
      sheet: bladnaam(titel), data: [[bold(titel)], [cell(onderschrift)], kop.map(bold), ...rijen.map((row) => row.map(cell))], columns: kop.map((_, at) => ({ width: at < 2 ? 34 : 14 }))
    }))
  ]
  const bytes = await writeExcelFile(sheets).toBuffer()
  return { bytes: new Uint8Array(bytes), mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', naam: naamVan(gelezen, 'xlsx') }
}

/** The name of a sheet holds at most 31 letters, and not these. */
const bladnaam = (titel: string): string => titel.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31).trim()

/** PDF through the printer of the house: its data is the same tables as they fit a page, with the pictures for white paper. */
export async function pdfVan(gelezen: MetRapport, print: (data: string) => Promise<Uint8Array>): Promise<Bestand> {
  const beelden = await drawRapport(gelezen.rapport, 'papier')
  const bladen = [...papierBladen(gelezen.rapport), ...teambladen(gelezen).map((blad) => ({ ...blad, code: null }))]
  const tabellen = bladen.map((blad) => ({ ...blad, beeld: beelden.find(({ code }) => code === blad.code) ?? null }))
  const data = JSON.stringify({
    titel: 'Rapportage', dag: gelezen.op.slice(0, 10), kop: kopregels(gelezen),
    tabellen: tabellen.map(({ titel, onderschrift, kop, rijen, beeld }) => ({ titel, onderschrift, kop, rijen: rijen.map((row) => row.map(metKomma)), beeld: beeld && { svg: beeld.svg, tekst: beeld.tekst } }))
  })
  return { bytes: await print(data), mime: 'application/pdf', naam: naamVan(gelezen, 'pdf') }
}
