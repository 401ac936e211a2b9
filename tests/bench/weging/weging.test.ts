// What the bench measures, in counts that no busy machine changes.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSheetPage } from '~/beoordeling/read-sheet-page.server'
import { loadDossierFacts } from '~/dossier/facts.server'
import { DEEL_BYTES } from '~/stukken/kluis.server'
import { checkFile } from '~/stukken/check-file'
import { pdfOf } from '~tests/fixtures/pdf-file'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { goalsOf, markdownOf, type Measured } from './report'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const PAPERS = 40
const TEXT_BYTES = 500_000

/** Forty texts of two hundred pages, as they lie in the database. What is in the parts does not matter: nobody may open them here. */
async function addTexts({ dossierId }: TestRound): Promise<void> {
  for (let nummer = 101; nummer <= 100 + PAPERS; nummer += 1) {
    const id = panel.werk.ids.uuid()
    await panel.werk.db.stuk.create({ data: { id, dossierId, nummer, soort: 'verklaring', titel: `Verklaring van de instelling over ${nummer} gesprekken`, datumTekst: '2006', inhoud: '' } })
    await panel.werk.db.stukBestand.create({ data: { stukId: id, mime: 'text/plain', bytes: TEXT_BYTES, sha256: 'a'.repeat(64), bladzijden: 1, deelBytes: DEEL_BYTES, sleutel: Buffer.alloc(60) } })
    await panel.werk.db.stukDeel.create({ data: { stukId: id, volgnummer: 0, verzegeld: Buffer.alloc(64) } })
  }
}

/** The page of a sheet, and how many statements it cost. */
async function openSheet({ dossierId, wie }: TestRound): Promise<{ statements: number; bytes: number; papers: number }> {
  const facts = await loadDossierFacts(panel.sql, wie.zorg.accountId, dossierId, 'read', panel.now)
  if (!facts) throw new Error('het dossier is er niet')
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const page = await readSheetPage(panel.werk.db, panel.sql, facts)
    return { statements: asked.mock.calls.length, bytes: JSON.stringify(page).length, papers: page.stukken.length }
  } finally {
    asked.mockRestore()
  }
}

describe('a full dossier beside an empty one', () => {
  it('[R-BEO-170] opening a sheet costs the same statements with forty long papers more, and a line for each', async () => {
    const round = await panel.openRound()
    await openSheet(round)
    const few = await openSheet(round)
    await addTexts(round)
    const many = await openSheet(round)
    expect(few.statements).toBeGreaterThan(3)
    expect([many.papers - few.papers, many.statements]).toEqual([PAPERS, few.statements])
    expect((many.bytes - few.bytes) / PAPERS).toBeLessThan(700)
  })

  it('[R-STU-63] of two hundred pages in one long list everything a reader needs to find page 1 lies together', async () => {
    const file = pdfOf(200, 8_000, 'plat')
    const check = await checkFile(file)
    expect(check).toMatchObject({ ok: true, bladzijden: 200 })
    expect(check.ok && check.staart ? check.staart.length / file.length : 1).toBeLessThan(0.05)
  })

  it('[R-BEO-171] the bench tells each promise with both sides and says which are missed', () => {
    const typed = { waits: [10, 20, 30], longTasks: [60] }
    const measured: Measured = {
      server: { empty: [10, 10], full: [11, 11] }, pageBytes: { empty: 1_000, full: 2_000 }, browser: { empty: [{ ready: 100, longTasks: [] }], full: [{ ready: 150, longTasks: [70] }] },
      sheetTyping: { empty: [typed], full: [typed] }, verslagTyping: { empty: [typed], full: [typed] }, othersTyped: { sheet: 5, verslag: 6 },
      reading: [{ shape: 'plat', fileBytes: 8_000_000, firstPage: 800, jump: 300, whole: 16_000, firstBytes: 400_000 }]
    }
    expect(goalsOf(measured).map(({ full, empty }) => full / empty)).toEqual([1.1, 1.5, 1, 1])
    expect(markdownOf(measured, 'hier')).toContain('| opening a sheet, until it can be typed in (ms, median) | 150 | 100 | ≤ 1.2 | 1.50 | MISSED by 25 % |')
  })
})
