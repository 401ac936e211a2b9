import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { readIngediend } from '../store.server'
import { scoreSheetSchema } from '../schema'
import { submitSheet } from '../submit-sheet.server'
import { catalogus, context, fullDraft } from '../test-sheets'
import { catalogueChanges } from './changes'
import { moveCatalogue, readNewerCatalogues } from './move-catalogue.server'
import type { Catalogus } from './schema'

let panel: TestPanel
let coordinator: Wie
const versie = 'reconstructie-2026-2'
const form = { versie, reden: 'De lijst is verbeterd.' }

/** A newer version: B6 is gone, C9 is new, D2 has another definition and no *verzwakt*. */
function newer(): Catalogus {
  const next = structuredClone(catalogus)
  const [b, c, d] = ['B', 'C', 'D'].map((code) => next.groepen.find((groep) => groep.code === code))
  const c8 = c?.criteria.at(-1)
  const d2 = d?.criteria.find(({ code }) => code === 'D2')
  if (!b || !c || c8?.soort !== 'oordeel' || d2?.soort !== 'oordeel') throw new Error('De catalogus is anders dan deze proef denkt')
  b.criteria = b.criteria.filter(({ code }) => code !== 'B6')
  c.criteria.push({ ...c8, code: 'C9', naam: 'Informatie van een school', kort: 'School', eisen: [] })
  Object.assign(d2, { definitie: 'Het einde is voorstelbaar.', waarden: ['versterkt', 'neutraal', 'niet te beoordelen'], gewichtBij: ['versterkt'] })
  return { ...next, versie }
}

beforeAll(async () => {
  panel = await createTestPanel()
  const inhoud = JSON.stringify(newer())
  await panel.werk.db.catalogus.create({ data: { versie, inhoud, sha256: sha256Hex(inhoud), geladenOp: new Date(panel.now.getTime() + 60_000) } })
})
afterAll(() => panel.stop())

const draftOf = (discipline: 'IND' | 'zorg' | 'politie') => fullDraft(context({ discipline, stukken: testStukken }))
const submit = (round: TestRound, discipline: 'IND' | 'zorg' | 'politie') => submitSheet(panel.werk, round.wie[discipline], round.dossierId)
const handedIn = async (round: TestRound) => (await readIngediend(panel.sql, round.dossierId, round.rondeId)).filter(({ ingediend }) => ingediend).map(({ discipline }) => discipline)
async function open(): Promise<TestRound> {
  const round = await panel.openRound()
  coordinator = { ...round.wie.voorzitter, hoedanigheid: 'coordinator' }
  return round
}

describe('another version of the criteria', () => {
  it('[R-BEO-131] what changes is named: added, removed, and each part that reads otherwise', async () => {
    expect(catalogueChanges(catalogus, catalogus)).toEqual({ erbij: [], weg: [], gewijzigd: [] })
    const round = await open()
    const { huidig, nieuwer } = await readNewerCatalogues(panel.werk.db, round.dossierId)
    expect([huidig, nieuwer.map((one) => one.versie)]).toEqual(['reconstructie-2026-1', [versie]])
    const changes = nieuwer[0]?.changes
    expect([changes?.erbij.map(({ code }) => code), changes?.weg.map(({ code }) => code)]).toEqual([['C9'], ['B6']])
    expect(changes?.gewijzigd).toEqual([
      {
        code: 'D2',
        naam: 'Ontsnapping of einde',
        delen: [
          { deel: 'definitie', was: expect.any(String), wordt: 'Het einde is voorstelbaar.' },
          { deel: 'waarden', was: 'versterkt, neutraal, verzwakt, niet te beoordelen', wordt: 'versterkt, neutraal, niet te beoordelen' },
          { deel: 'gewicht bij', was: 'versterkt, verzwakt', wordt: 'versterkt' }
        ]
      }
    ])
  })

  it('[R-BEO-132] only the chair or the coördinator moves it, to a newer version, while the round is open; the move is a record', async () => {
    const round = await open()
    for (const zetel of ['zorg', 'secretaris'] as const) await expect(moveCatalogue(panel.werk, round.wie[zetel], round.dossierId, form)).rejects.toBeInstanceOf(Refused)
    await expect(moveCatalogue(panel.werk, coordinator, round.dossierId, form)).rejects.toBeInstanceOf(Refused)
    for (const other of ['reconstructie-2026-1', 'bestaat-niet']) {
      expect(await moveCatalogue(panel.werk, round.wie.voorzitter, round.dossierId, { ...form, versie: other })).toMatchObject({ ok: false, bericht: expect.stringContaining('niet nieuwer') })
    }
    expect(await moveCatalogue(panel.werk, round.wie.voorzitter, round.dossierId, form)).toEqual({ ok: true, value: undefined })
    const [record] = await panel.werk.db.record.findMany({ where: { soort: 'catalogus-wissel', dossierId: round.dossierId } })
    expect(JSON.parse(record?.inhoud ?? '')).toMatchObject({ van: 'reconstructie-2026-1', naar: versie, reden: form.reden, erbij: ['C9'], weg: ['B6'], gewijzigd: ['D2'], opnieuwIndienen: [] })
    expect((await readNewerCatalogues(panel.werk.db, round.dossierId)).nieuwer).toEqual([])
  })

  it('[R-BEO-133] a sheet handed in before no longer counts, and nothing is revealed until it is handed in again', async () => {
    const round = await open()
    for (const discipline of ['IND', 'zorg', 'politie'] as const) await typeInScoreRoom(panel, round, discipline, draftOf(discipline))
    for (const discipline of ['IND', 'zorg'] as const) await submit(round, discipline)
    expect(await handedIn(round)).toEqual(['IND', 'zorg'])
    await moveCatalogue(panel.werk, round.wie.voorzitter, round.dossierId, form)
    expect(await handedIn(round)).toEqual([])
    for (const discipline of ['IND', 'zorg', 'politie'] as const) await typeInScoreRoom(panel, round, discipline, Object.fromEntries(Object.entries(draftOf(discipline)).filter(([key]) => key.startsWith('C8/')).map(([key, value]) => [key.replace('C8', 'C9'), value])))
    expect(await submit(round, 'politie')).toMatchObject({ ok: true, value: { onthuld: false } })
    expect(await submit(round, 'IND')).toMatchObject({ ok: true, value: { onthuld: false, versie: 2 } })
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true, value: { onthuld: true, versie: 2 } })
  })

  it('[R-BEO-134] a draft keeps what still fits; what no longer fits is not recorded', async () => {
    const round = await open()
    await typeInScoreRoom(panel, round, 'zorg', { ...draftOf('zorg'), 'D2/oordeel': 'verzwakt' })
    await moveCatalogue(panel.werk, round.wie.voorzitter, round.dossierId, form)
    const refused = await submit(round, 'zorg')
    expect(refused.ok ? [] : refused.lijst).toEqual(['C9 Informatie van een school: kies een oordeel.', 'D2 Ontsnapping of einde: kies versterkt, neutraal of niet te beoordelen.'])
    await typeInScoreRoom(panel, round, 'zorg', { 'D2/oordeel': 'versterkt', 'C9/oordeel': 'niet te beoordelen', 'C9/reden': 'Geen brief.', 'C9/ontbrekend': 'Brief van de school', 'C9/soortBron': 'ander' })
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true })
    const [record] = await panel.werk.db.record.findMany({ where: { soort: 'score', dossierId: round.dossierId } })
    const sheet = scoreSheetSchema.parse(JSON.parse(record?.inhoud ?? ''))
    expect(sheet.catalogusVersie).toBe(versie)
    expect(sheet.entries.some(({ code }) => code === 'B6')).toBe(false)
    expect(sheet.entries.find(({ code }) => code === 'B5')).toMatchObject({ reden: 'De verklaring is helder.' })
  })
})
