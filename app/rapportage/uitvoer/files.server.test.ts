import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { createRenderer, type Renderer } from '~/advies/render.server'
import { pilotCases } from '~tests/fixtures/pilot-cases'
import { drawRapport } from '../beelden/draw.server'
import { rapportUit } from '../deel-namen'
import { onderdruk } from '../onderdrukken/rules'
import type { GelezenRapport } from '../read-rapport.server'
import type { Telling } from '../schema'
import type { Rapport } from '../tabellen/schema'
import { telMee } from '../tellen/rules'
import { csvVan, pdfVan, xlsxVan } from './files.server'

function pilotRapport(): Rapport {
  const tellingen = new Map<string, Telling>([['totaal', {}]])
  for (const zaak of pilotCases()) {
    for (const key of ['totaal', `spoor ${zaak.spoor}`]) {
      const telling = tellingen.get(key) ?? {}
      tellingen.set(key, telling)
      telMee(telling, zaak)
    }
  }
  return rapportUit(tellingen, 'spoor')
}

const team: GelezenRapport & { rapport: Rapport } = {
  vraag: { soort: 'team', van: '2012-09-05', totEnMet: '2013-08-31', jaar: null, deling: 'spoor', leeftijd: [18, 26, 31, 47] }, fouten: [], jaren: [2012], rapport: pilotRapport(), vastgesteldOp: null, oefenen: null, op: '2026-11-29T12:00:00Z'
}

let renderer: Renderer
beforeAll(() => {
  renderer = createRenderer()
})
afterAll(async () => {
  await renderer.stop()
})

/** The parts of a zip file, by its central directory (APPNOTE 4.3.12). */
function partsOf(file: Uint8Array): { naam: string; tekst: string }[] {
  const bytes = Buffer.from(file)
  const parts: { naam: string; tekst: string }[] = []
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    const [method, size, length, start] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const packed = bytes.subarray(data, data + size)
    parts.push({ naam: bytes.toString('utf8', at + 46, at + 46 + length), tekst: (method === 8 ? inflateRawSync(packed) : packed).toString('utf8') })
  }
  return parts
}

describe('the report as a file', () => {
  it('[R-RAP-61] CSV opens in a Dutch spreadsheet, holds every number, and no cell can become a formula', () => {
    const made = csvVan(team)
    const text = Buffer.from(made.bytes).toString('utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows = parse(text, { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
    expect(rows.find(([first]) => first === 'Vrouw')).toEqual(['Vrouw', '63', '85,1', '26', '86,7', '37', '84,1'])
    const evil = pilotRapport()
    evil.kolommen[1] = { code: 'x', naam: '=HYPERLINK("http://kwaad.example")' }
    evil.tabellen.forEach((tabel) => { if (tabel.soort === 'verdeling') tabel.rijen.forEach((rij) => { rij.naam = `@SUM(${rij.naam})` }) })
    const cells = (parse(Buffer.from(csvVan({ ...team, rapport: evil }).bytes).toString('utf8'), { bom: true, delimiter: ';', relax_column_count: true }) as string[][]).flat()
    expect(cells.filter((cell) => /^[=+@\t\r]|^-[^0-9]/.test(cell) && cell !== '–')).toEqual([])
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true)
  })

  it('[R-RAP-62] XLSX holds texts as texts and numbers as numbers, and no formula', async () => {
    const evil = pilotRapport()
    evil.tabellen.forEach((tabel) => { if (tabel.soort === 'verdeling') tabel.rijen.forEach((rij) => { rij.naam = `=1+1 ${rij.naam}` }) })
    const { bytes } = await xlsxVan({ ...team, rapport: evil })
    const sheets = partsOf(bytes).filter(({ naam }) => /^xl\/(worksheets\/sheet|sharedStrings)/.test(naam)).map(({ tekst }) => tekst).join('')
    expect(sheets).not.toMatch(/<f[ >]/)
    expect(sheets).toContain('=1+1 Vrouw')
    expect(sheets).toMatch(/<v>63<\/v>/)
  })

  it('[R-RAP-63] PDF is PDF/A and PDF/UA with every picture described, for the team and for outside', async () => {
    for (const gelezen of [team, { ...team, vraag: { ...team.vraag, soort: 'buiten' as const, jaar: 2013 }, rapport: onderdruk(team.rapport, 'spoor') as Rapport }]) {
      const { bytes } = await pdfVan(gelezen, (data) => renderer.printReport(data))
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
      expect(bytes.length).toBeGreaterThan(20_000)
    }
  }, 120_000)
})

describe('pictures', () => {
  it('[R-RAP-64] every picture is told in words, is drawn without inline style or script, and tells parts apart by a pattern', async () => {
    const beelden = await drawRapport(team.rapport, 'scherm')
    expect(beelden.map(({ code }) => code)).toEqual(['regio', 'zaken', 'nationaliteit', 'leeftijd', 'vorm', 'uit_situatie', 'voortgezet'])
    for (const { svg, tekst } of beelden) {
      expect(svg).not.toMatch(/style|<script|class=|#0102|rgb\(1,2/)
      expect(svg).toMatch(/<pattern/)
      expect(tekst).toMatch(/^Staafdiagram: /)
    }
    expect(beelden[0]?.tekst).toContain('B8/3: Drenthe 5, Friesland 13, Groningen 3, Rotterdam 9')
    // Several pictures on one page: no two share the name of a pattern.
    const names = beelden.flatMap(({ svg }) => [...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]))
    expect(new Set(names).size).toBe(names.length)
  })

  it('[R-RAP-64] what is not told is not drawn either', async () => {
    const told = onderdruk(team.rapport, 'spoor') as Rapport
    const beelden = await drawRapport(told, 'papier')
    expect(beelden.find(({ code }) => code === 'uit_situatie')?.tekst).toContain('6–9 maanden niet verteld')
  })
})
