import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossierFacts } from '~/dossier/facts.server'
import { Refused } from '~/dossier/in-dossier.server'
import { scoreRoom } from '~/dossier/rooms'
import type { Discipline } from '~/dossier/schema'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { readSheetPage } from './read-sheet-page.server'
import { scoreSheetSchema } from './schema'
import { submitSheet } from './submit-sheet.server'
import { context, fullDraft, row } from './test-sheets'

const disciplines = ['IND', 'zorg', 'politie'] as const

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const draftOf = (discipline: Discipline) => fullDraft(context({ discipline, stukken: testStukken }))
const fill = (round: TestRound, discipline: Discipline) => typeInScoreRoom(panel, round, discipline, draftOf(discipline))
const submit = (round: TestRound, discipline: Discipline, werk = panel.werk) => submitSheet(werk, round.wie[discipline], round.dossierId)
const sheetsOf = (round: TestRound) =>
  panel.werk.db.record.findMany({ where: { soort: 'score', dossierId: round.dossierId }, orderBy: { versie: 'asc' } })
const stateOf = async (round: TestRound) => {
  const dossier = await panel.werk.db.dossier.findUniqueOrThrow({ where: { id: round.dossierId }, include: { rondes: true } })
  return { fase: dossier.fase, onthuld: dossier.rondes[0]?.onthuldOp ?? null }
}
const epochOf = async (round: TestRound, discipline: Discipline) => (await panel.log.open(scoreRoom(round.rondeId, round.lidId[discipline]))).epoch

describe('indienen', () => {
  it('[R-BEO-40] an incomplete sheet is refused with one sentence per thing missing, and nothing is written', async () => {
    const round = await panel.openRound()
    await typeInScoreRoom(panel, round, 'zorg', { ...draftOf('zorg'), 'B3/reden': '', 'A1/oordeel': '' })
    const uitkomst = await submit(round, 'zorg')
    expect(uitkomst).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niet compleet') })
    expect(uitkomst.ok ? [] : uitkomst.lijst).toEqual(['A1 Handeling: kies een oordeel.', 'B3 Consistentie tussen verklaringen: schrijf een reden.'])
    expect(await sheetsOf(round)).toEqual([])
    expect(await epochOf(round, 'zorg')).toBe(0)
  })

  it('[R-BEO-40] an empty room is refused too: nobody opened it yet', async () => {
    const round = await panel.openRound()
    const uitkomst = await submit(round, 'politie')
    expect(uitkomst.ok ? 0 : uitkomst.lijst?.length).toBeGreaterThan(30)
  })

  it('[R-BEO-41] a complete sheet becomes a record with its hash, naming the versions of verslag and stukken', async () => {
    const round = await panel.openRound()
    await fill(round, 'zorg')
    const uitkomst = await submit(round, 'zorg')
    const [record] = await sheetsOf(round)
    const sheet = scoreSheetSchema.parse(JSON.parse(record?.inhoud ?? 'null'))
    expect(uitkomst).toEqual({ ok: true, value: { versie: 1, sha256: record?.sha256, onthuld: false, volgende: false } })
    expect(record?.sha256).toBe(sha256Hex(canonicalJson(scoreSheetSchema, sheet)))
    expect(sheet).toMatchObject({
      discipline: 'zorg',
      ronde: 1,
      registernummer: round.wie.zorg.registernummer,
      catalogusVersie: 'reconstructie-2026-1',
      beoordeeldeVersies: { verslag: 1, stukken: testStukken }
    })
    expect(sheet.entries.find((entry) => entry.code === 'A4')).toEqual({ code: 'A4', nvt: true })
  })

  it('[R-BEO-41] without a hearing the sheet names no verslag', async () => {
    const round = await panel.openRound('afgezien')
    await fill(round, 'IND')
    expect((await submit(round, 'IND')).ok).toBe(true)
    const [record] = await sheetsOf(round)
    expect(scoreSheetSchema.parse(JSON.parse(record?.inhoud ?? 'null')).beoordeeldeVersies.verslag).toBeNull()
  })

  it('[R-BEO-42] before the verslag is fixed nobody hands in', async () => {
    const round = await panel.openRound('gepland')
    await fill(round, 'zorg')
    await expect(submit(round, 'zorg')).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    expect(await sheetsOf(round)).toEqual([])
  })

  it('[R-BEO-42] the chair, the secretaris and another dossier’s member hand in nothing', async () => {
    const [round, other] = [await panel.openRound(), await panel.openRound()]
    for (const wie of [round.wie.voorzitter, round.wie.secretaris, other.wie.zorg]) {
      await expect(submitSheet(panel.werk, wie, round.dossierId)).rejects.toThrow(Refused)
    }
  })

  it('[R-BEO-44] a corrected sheet is a new version beside the first; the same sheet again is not', async () => {
    const round = await panel.openRound()
    await fill(round, 'zorg')
    await submit(round, 'zorg')
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true, value: { versie: 1 } })
    await typeInScoreRoom(panel, round, 'zorg', row('B3', { oordeel: 'verzwakt' }))
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true, value: { versie: 2, onthuld: false } })
    expect((await sheetsOf(round)).map((record) => record.versie)).toEqual([1, 2])
  })
})

describe('onthullen', () => {
  it('[R-BEO-43] the last sheet reveals the round at once: all rooms of the round are closed, the weighing begins', async () => {
    const round = await panel.openRound()
    for (const discipline of disciplines) await fill(round, discipline)
    const outcomes = []
    for (const discipline of disciplines) {
      expect(await stateOf(round)).toEqual({ fase: 'beoordeling', onthuld: null })
      const uitkomst = await submit(round, discipline)
      outcomes.push(uitkomst.ok && uitkomst.value.onthuld)
    }
    expect(outcomes).toEqual([false, false, true])
    expect(await stateOf(round)).toEqual({ fase: 'weging', onthuld: panel.now })
    for (const discipline of disciplines) expect(await epochOf(round, discipline)).toBe(1)
  })

  it('[R-BEO-43] two members who hand in at the same moment reveal once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const round = await panel.openRound()
      for (const discipline of disciplines) await fill(round, discipline)
      await submit(round, 'IND')
      const both = await Promise.all([submit(round, 'zorg'), submit(round, 'politie', panel.secondWerk())])
      expect(both.map((uitkomst) => uitkomst.ok && uitkomst.value.onthuld).sort()).toEqual([false, true])
      expect(await stateOf(round)).toMatchObject({ fase: 'weging' })
      for (const discipline of disciplines) expect(await epochOf(round, discipline)).toBe(1)
    }
  })

  it('[R-BEO-43] a change that was accepted before the reveal is not stored after it', async () => {
    const round = await panel.openRound()
    for (const discipline of disciplines) await fill(round, discipline)
    for (const discipline of disciplines) await submit(round, discipline)
    expect(await typeInScoreRoom(panel, round, 'zorg', { 'B3/oordeel': 'neutraal' }, 0)).toEqual({ kind: 'epoch' })
  })

  it('[R-BEO-43] after the reveal nobody hands in', async () => {
    const round = await panel.openRound()
    for (const discipline of disciplines) await fill(round, discipline)
    for (const discipline of disciplines) await submit(round, discipline)
    await expect(submit(round, 'zorg')).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    expect(await sheetsOf(round)).toHaveLength(3)
  })

  it('[R-BEO-43] a member with a conflict of interest who is not replaced holds the reveal; the deputy’s sheet brings it', async () => {
    const round = await panel.openRound()
    const { db } = panel.werk
    for (const discipline of disciplines) await fill(round, discipline)
    await db.lidmaatschap.update({ where: { id: round.lidId.politie }, data: { verklaring: 'belang' } })
    await submit(round, 'IND')
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true, value: { onthuld: false } })
    expect(await stateOf(round)).toEqual({ fase: 'beoordeling', onthuld: null })

    await db.lidmaatschap.update({ where: { id: round.lidId.politie }, data: { beeindigdOp: panel.now } })
    expect(await submit(round, 'zorg')).toMatchObject({ ok: true, value: { onthuld: false } })
    const deputy = await panel.openRound()
    const lidId = panel.werk.ids.uuid()
    await db.lidmaatschap.create({
      data: { id: lidId, dossierId: round.dossierId, accountId: deputy.wie.politie.accountId, zetel: 'politie', verklaring: 'geen_belang', benoemdOp: panel.now }
    })
    const seated = { ...round, wie: { ...round.wie, politie: deputy.wie.politie }, lidId: { ...round.lidId, politie: lidId } }
    expect(await submit(seated, 'politie')).toMatchObject({ ok: false })
    await fill(seated, 'politie')
    expect(await submit(seated, 'politie')).toMatchObject({ ok: true, value: { onthuld: true } })
  })

  it('[R-BEO-43] the log names the reveal once, without an actor: nobody opens a round', async () => {
    const round = await panel.openRound()
    for (const discipline of disciplines) await fill(round, discipline)
    for (const discipline of disciplines) await submit(round, discipline)
    expect(await panel.readLog(`ronde/${round.rondeId}`)).toMatchObject([{ deed: 'ronde.onthullen', actor: null }])
    expect(await panel.readLog(`dossier/${round.dossierId}`)).toMatchObject(
      disciplines.map((discipline) => ({ deed: 'score.indienen', actor: round.wie[discipline].accountId }))
    )
  })
})

describe('de pagina', () => {
  it('[R-BEO-45] of the others the page holds only whether they handed in', async () => {
    const round = await panel.openRound()
    for (const discipline of disciplines) await fill(round, discipline)
    await submit(round, 'IND')
    const facts = await loadDossierFacts(panel.sql, round.wie.zorg.accountId, round.dossierId, 'read', panel.now)
    if (!facts) throw new Error('geen feiten')
    const page = await readSheetPage(panel.werk.db, panel.sql, facts)
    expect(page.zetels).toEqual([
      { discipline: 'IND', ingediend: true },
      { discipline: 'zorg', ingediend: false },
      { discipline: 'politie', ingediend: false }
    ])
    expect(page.eigen).toBeNull()
    expect(page.room).toBe(scoreRoom(round.rondeId, round.lidId.zorg))
    const text = JSON.stringify(page)
    for (const secret of [round.lidId.IND, round.wie.IND.registernummer, round.wie.IND.accountId, 'De verklaring is helder']) expect(text).not.toContain(secret)
  })
})
