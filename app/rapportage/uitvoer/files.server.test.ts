import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { createRenderer, type Renderer } from '~/advies/render.server'
import { pilotCases } from '~tests/fixtures/pilot-cases'
import { drawRapport } from '../beelden/draw.server'
import { procent } from '../cijfers/rules'
import { rapportUit } from '../deel-namen'
import { onderdruk } from '../onderdrukken/rules'
import type { GelezenRapport } from '../read-rapport.server'
import type { Telling } from '../schema'
import type { Rapport } from '../tabellen/schema'
import { telMee } from '../tellen/rules'
import { csvVan, pdfVan, xlsxVan } from './files.server'
import { papierBladen } from './papier'

function pilotRapport(deling: 'spoor' | 'regio' = 'spoor', of = pilotCases()): Rapport {
  const tellingen = new Map<string, Telling>([['totaal', {}]])
  for (const zaak of of) {
    for (const key of ['totaal', `${deling} ${zaak[deling]}`]) {
      const telling = tellingen.get(key) ?? {}
      tellingen.set(key, telling)
      telMee(telling, zaak)
    }
  }
  return rapportUit(tellingen, deling)
}

const team: GelezenRapport & { rapport: Rapport } = {
  vraag: { soort: 'team', van: '2012-09-05', totEnMet: '2013-08-31', jaar: null, deling: 'spoor', leeftijd: [18, 26, 31, 47] }, fouten: [], jaren: [2012], rapport: pilotRapport(), vastgesteldOp: null, oefenen: { oefeningen: 3, bladen: 14, alfa: 0.615 },
  verlengingen: [{ spoor: 'b8', termijn: 'beslistermijn', reden: 'tolk', aantal: 2 }, { spoor: 'b8', termijn: 'nieuw', reden: 'nieuw', aantal: 1 }], op: '2026-11-29T12:00:00Z'
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

  it('[R-RAP-74] what was within the target has its percentage in every file, as on the page', async () => {
    const t1 = (parse(Buffer.from(csvVan(team).bytes).toString('utf8'), { bom: true, delimiter: ';', relax_column_count: true }) as string[][]).filter(([code]) => code === 'Code' || code === 'T1')
    expect(t1[0]?.slice(-2)).toEqual(['Binnen streef, n', 'Binnen streef, %'])
    const [, total] = t1
    expect(total?.slice(-2)).toEqual(['31', String(procent(31, Number(total?.[5]))).replace('.', ',')])
    const paper = papierBladen(team.rapport).find(({ code }) => code === 'doorlooptijden-t')
    expect(paper?.rijen[0]?.at(-1)).toBe(`31 (${total?.at(-1)}%)`)
    const sheets = partsOf((await xlsxVan(team)).bytes).filter(({ naam }) => /^xl\/sharedStrings/.test(naam)).map(({ tekst }) => tekst).join('')
    expect(sheets).toContain('Binnen streef, %')
  })

  it('[R-RAP-75] on paper a split of many parts is cut into tables of five parts beside the total, and every part stands in one of them', () => {
    const regios = ['noord-nederland', 'oost-nederland', 'midden-nederland', 'noord-holland', 'amsterdam', 'den-haag', 'rotterdam', 'zeeland-west-brabant', 'oost-brabant', 'limburg', 'onbekend']
    const rapport = pilotRapport('regio', pilotCases().map((zaak, at) => ({ ...zaak, regio: regios[at % regios.length] ?? '' })))
    const bladen = papierBladen(rapport)
    const geslacht = bladen.filter(({ titel }) => titel.startsWith('10.3 '))
    expect(geslacht.map(({ titel, code, kop }) => [titel, code, kop.length])).toEqual([['10.3 Geslacht (1 van 3)', 'geslacht', 6], ['10.3 Geslacht (2 van 3)', null, 6], ['10.3 Geslacht (3 van 3)', null, 5]])
    expect(geslacht.flatMap(({ kop }) => kop.slice(2))).toEqual(rapport.kolommen.slice(1).map(({ naam }) => naam))
    expect(geslacht.map(({ kop, rijen }) => [kop[1], rijen[0]?.slice(0, 2)])).toEqual(Array.from({ length: 3 }, () => ['Totaal', ['Vrouw', '63 (85,1%)']]))
    expect(bladen.filter(({ kop, rijen }) => kop.length > 9 || rijen.some((rij) => rij.length !== kop.length))).toEqual([])
    // The wide first column is the name.
    expect(bladen.find(({ code }) => code === 'doorlooptijden-t')?.rijen[0]?.slice(0, 2)).toEqual(['T1 Aangifte tot sepot, in werkdagen', 'Totaal'])
  })

  it('[R-RAP-73] [R-RAP-78] what the team reads beside the cases stands in its files, and in none for outside', async () => {
    const textOf = (gelezen: typeof team) => Buffer.from(csvVan(gelezen).bytes).toString('utf8')
    const rows = parse(textOf(team), { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
    const at = rows.findIndex(([first]) => first === 'Verlengde termijnen')
    expect(rows.slice(at + 2, at + 5)).toEqual([['Termijn', 'Spoor', 'Reden', 'Aantal'], ['Beslissen over voortgezet verblijf', 'B8/3', 'Er is nog geen tolk', '2'], ['nieuw', 'B8/3', 'nieuw', '1']])
    expect(rows.filter(([first]) => ['Gesloten oefeningen', 'Bladen'].includes(first ?? ''))).toEqual([['Gesloten oefeningen', '3'], ['Bladen', '14']])
    expect(textOf(team)).toContain('alfa van Krippendorff over de groep 0,6')
    const sheets = partsOf((await xlsxVan(team)).bytes).filter(({ naam }) => /^xl\/(workbook|sharedStrings)/.test(naam)).map(({ tekst }) => tekst).join('')
    expect([sheets.includes('name="Verlengde termijnen"'), sheets.includes('name="Oefenen"')]).toEqual([true, true])
    let printed = ''
    await pdfVan(team, (data) => { printed = data; return Promise.resolve(new Uint8Array()) })
    expect((JSON.parse(printed) as { tabellen: { titel: string }[] }).tabellen.slice(-2).map(({ titel }) => titel)).toEqual(['Verlengde termijnen', 'Oefenen'])
    expect(textOf({ ...team, vraag: { ...team.vraag, soort: 'buiten', jaar: 2013 }, oefenen: null, verlengingen: null })).not.toMatch(/Verlengde|Oefen/)
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
    for (const gelezen of [team, { ...team, vraag: { ...team.vraag, soort: 'buiten' as const, jaar: 2013 }, oefenen: null, verlengingen: null, rapport: onderdruk(team.rapport, 'spoor') as Rapport }]) {
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

  it('[R-RAP-76] a picture that leaves rows out says so where it is seen and in its words; one that draws all says nothing of it', async () => {
    const landen = ['NG', 'GN', 'SL', 'CN', 'GH', 'MN', 'CM', 'GM', 'UG', 'VN', 'IN', 'ET', 'ER', 'RO', 'BG', 'HU', 'PL', 'BR']
    const beelden = await drawRapport(pilotRapport('spoor', pilotCases().map((zaak, at) => ({ ...zaak, nationaliteit: landen[at % landen.length] ?? '' }))), 'scherm')
    const { svg, tekst } = beelden.find(({ code }) => code === 'nationaliteit') ?? { svg: '', tekst: '' }
    expect(tekst).toContain('Hier staan 14 van de 18 rijen, de grootste; in de tabel staan ze alle.')
    expect(svg).toContain('Hier staan 14 van de 18 rijen')
    expect(beelden.filter((one) => /Hier staan/.test(one.tekst) || /Hier staan/.test(one.svg)).map(({ code }) => code)).toEqual(['nationaliteit'])
  })

  it('[R-RAP-64] what is not told is not drawn either', async () => {
    const told = onderdruk(team.rapport, 'spoor') as Rapport
    const beelden = await drawRapport(told, 'papier')
    expect(beelden.find(({ code }) => code === 'uit_situatie')?.tekst).toContain('6–9 maanden niet verteld')
  })
})
