import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDossierFacts } from '~/dossier/facts.server'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { balansRoot, standpuntRoom, wegingRoom } from '~/dossier/rooms'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { readParagraphs } from '~realtime/index'
import { createTestPanel, testStukken, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { groupsToBalance } from './catalogus/criteria'
import { disciplines, type Discipline } from './catalogus/schema'
import { readDraft } from './draft'
import { readWeging } from './read-weging.server'
import { recordStandpunt } from './record-standpunt.server'
import { recordWeging } from './record-weging.server'
import { scoreSheetSchema, standpuntSchema, wegingSchema } from './schema'
import { catalogus, context, fullDraft, row, sheet } from './test-sheets'
import { readBalansen, readStandpuntDocument, STANDPUNT_ROOTS } from './weging-documents'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const groepen = groupsToBalance(catalogus, { minderjarig: 'nee' }).map((groep) => groep.code)

/** A dossier in the phase of the weighing: three sheets handed in, the round revealed. */
async function revealed(): Promise<TestRound> {
  const round = await panel.openRound()
  const { db, ids } = panel.werk
  for (const discipline of disciplines) {
    const some = context({ discipline, stukken: testStukken })
    const b3 = row('B3', { oordeel: discipline === 'IND' ? 'verzwakt' : 'versterkt', gewicht: 'zwaar' })
    const inhoud = canonicalJson(scoreSheetSchema, sheet(discipline, readDraft({ ...fullDraft(some), ...b3 }, some).entries, { beoordeeldeVersies: { verslag: 1, stukken: testStukken } }))
    await db.record.create({
      data: { id: ids.uuid(), soort: 'score', dossierId: round.dossierId, rondeId: round.rondeId, lidId: round.lidId[discipline], versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie[discipline].accountId, gemaaktOp: panel.now }
    })
  }
  await db.ronde.update({ where: { id: round.rondeId }, data: { onthuldOp: panel.now } })
  await db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'weging' } })
  return round
}

const standpuntOf = ({ dossierId, lidId }: TestRound, zetel: Discipline): string => standpuntRoom(dossierId, lidId[zetel])
const readStandpunt = (doc: Y.Doc) => readStandpuntDocument(doc, readParagraphs)
const seenIn = async (room: string, read: (doc: Y.Doc) => unknown): Promise<string> => {
  const doc = new Y.Doc()
  for (const update of (await panel.log.open(room)).updates) Y.applyUpdate(doc, update.bytes)
  return JSON.stringify(read(doc))
}

const typeStandpunt = (round: TestRound, zetel: Discipline, uitkomst: string, toelichting: string[], ontbreekt: [wat: string, wie: string][] = []) =>
  typeInRoom(panel, standpuntOf(round, zetel), round.wie[zetel].accountId, (doc) => {
    for (const [key, value] of Object.entries({ uitkomst, dragend: 'A,B', versterkt: 'A1' })) doc.getMap(STANDPUNT_ROOTS.keuze).set(key, value)
    writeParagraphs(doc, STANDPUNT_ROOTS.toelichting, toelichting)
    doc.getArray(STANDPUNT_ROOTS.ontbreekt).push(ontbreekt.map(([wat, wie]) => new Y.Map([['wat', wat], ['wie', wie]])))
  })
const recordOwn = async (round: TestRound, zetel: Discipline, werk: Werk = panel.werk) =>
  recordStandpunt(werk, round.wie[zetel], round.dossierId, await seenIn(standpuntOf(round, zetel), readStandpunt))

const typeBalans = (round: TestRound, codes: readonly string[]) =>
  typeInRoom(panel, wegingRoom(round.dossierId), round.wie.zorg.accountId, (doc) => {
    for (const code of codes) writeParagraphs(doc, balansRoot(code), [`Groep ${code}: wat versterkt.`, 'Wat verzwakt.'])
  })
const noFact = { nieuwFeit: 'nee', feit: '', voorgelegd: '', antwoord: '' }
const seenBalansen = (round: TestRound) => seenIn(wegingRoom(round.dossierId), (doc) => readBalansen(doc, groepen, readParagraphs))
const recordAll = async (round: TestRound, werk: Werk = panel.werk) => recordWeging(werk, round.wie.voorzitter, round.dossierId, await seenBalansen(round), noFact)

async function complete(): Promise<TestRound> {
  const round = await revealed()
  for (const zetel of disciplines) {
    await typeStandpunt(round, zetel, 'aannemelijk', [`Standpunt van ${zetel}.`])
    await recordOwn(round, zetel)
  }
  await typeBalans(round, groepen)
  return round
}

const recordsOf = (round: TestRound, soort: string) => panel.werk.db.record.findMany({ where: { soort, dossierId: round.dossierId }, orderBy: [{ lidId: 'asc' }, { versie: 'asc' }] })
const faseOf = async (round: TestRound) => (await panel.werk.db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })).fase
const factsOf = async (round: TestRound, zetel: Discipline) => {
  const facts = await loadDossierFacts(panel.sql, round.wie[zetel].accountId, round.dossierId, 'read', panel.now)
  if (!facts) throw new Error('dit dossier is er niet')
  return facts
}

describe('standpunt vastleggen', () => {
  it('[R-BEO-60] a member records the own view, taken from the own room; nobody else may', async () => {
    const round = await revealed()
    await typeStandpunt(round, 'zorg', 'onvoldoende informatie', ['Er is meer nodig.'], [['Verslag van de opvang', 'de opvang\u00a0zelf ']])
    for (const zetel of ['voorzitter', 'secretaris'] as const) {
      await expect(recordStandpunt(panel.werk, round.wie[zetel], round.dossierId, '')).rejects.toBeInstanceOf(Refused)
    }
    expect(await recordOwn(round, 'zorg')).toEqual({ ok: true, value: { versie: 1 } })
    const [record] = await recordsOf(round, 'standpunt')
    expect(record?.lidId).toBe(round.lidId.zorg)
    expect(standpuntSchema.parse(JSON.parse(record?.inhoud ?? ''))).toMatchObject({
      discipline: 'zorg', uitkomst: 'onvoldoende informatie', toelichting: ['Er is meer nodig.'], ontbreekt: [{ wat: 'Verslag van de opvang', wie: 'de opvang zelf' }]
    })
  })

  it('[R-BEO-60] an incomplete view is refused with one sentence per thing missing', async () => {
    const round = await revealed()
    await typeStandpunt(round, 'IND', 'onvoldoende informatie', [])
    expect(await recordOwn(round, 'IND')).toMatchObject({ ok: false, lijst: ['Schrijf waarom u tot dit eindoordeel komt.', 'Noem wat er ontbreekt en wie dat kan geven.'] })
    expect(await recordOwn(round, 'politie')).toMatchObject({ ok: false, lijst: ['Kies uw eindoordeel.', expect.any(String), expect.stringContaining('Noem ook wat versterkt')] })
    expect(await recordsOf(round, 'standpunt')).toEqual([])
  })

  it('[R-BEO-61] what is recorded is what the member saw', async () => {
    const round = await revealed()
    await typeStandpunt(round, 'IND', 'aannemelijk', ['Eerst.'])
    const seen = await seenIn(standpuntOf(round, 'IND'), readStandpunt)
    await typeStandpunt(round, 'IND', 'niet aannemelijk', ['Later.'])
    expect(await recordStandpunt(panel.werk, round.wie.IND, round.dossierId, seen)).toMatchObject({ ok: false, bericht: expect.stringContaining('veranderd') })
    expect(await recordsOf(round, 'standpunt')).toEqual([])
  })

  it('[R-BEO-62] [R-ADV-72] recording again makes a new version and keeps the earlier one, until the advies is frozen', async () => {
    const round = await complete()
    await typeStandpunt(round, 'zorg', 'niet aannemelijk', ['Bij nader inzien.'])
    expect(await recordOwn(round, 'zorg')).toEqual({ ok: true, value: { versie: 2 } })
    const own = (await recordsOf(round, 'standpunt')).filter((record) => record.lidId === round.lidId.zorg)
    expect(own.map((record) => standpuntSchema.parse(JSON.parse(record.inhoud)).uitkomst)).toEqual(['aannemelijk', 'niet aannemelijk'])
    await recordAll(round)
    expect(await recordOwn(round, 'zorg')).toEqual({ ok: true, value: { versie: 3 } })
    await panel.werk.db.advies.updateMany({ where: { dossierId: round.dossierId }, data: { staat: 'bevroren', inhoud: '{}', sha256: sha256Hex('{}') } })
    await expect(recordOwn(round, 'zorg')).rejects.toBeInstanceOf(Refused)
  })
})

describe('weging vastleggen', () => {
  it('[R-BEO-63] all that is missing is listed at once, nothing is written and the rooms stay open', async () => {
    const round = await revealed()
    await typeStandpunt(round, 'zorg', 'aannemelijk', ['Ja.'])
    await recordOwn(round, 'zorg')
    await typeBalans(round, groepen.slice(1))
    const uitkomst = await recordAll(round)
    expect(uitkomst).toMatchObject({ ok: false, lijst: [expect.stringContaining('A Feitelijke kern'), expect.stringContaining('IND en politie')] })
    expect(await recordsOf(round, 'weging')).toEqual([])
    expect(await faseOf(round)).toBe('weging')
    expect(await epochOf(panel, wegingRoom(round.dossierId))).toBe(0)
  })

  it('[R-BEO-61] a balance that changed since the chair looked is not recorded', async () => {
    const round = await complete()
    const seen = await seenBalansen(round)
    await typeBalans(round, ['A'])
    expect(await recordWeging(panel.werk, round.wie.voorzitter, round.dossierId, seen, noFact)).toMatchObject({ ok: false, bericht: expect.stringContaining('veranderd') })
  })

  it('[R-BEO-64] the record, the phase and the draft of the advies come together', async () => {
    const round = await complete()
    const uitkomst = await recordAll(round)
    expect(uitkomst).toMatchObject({ ok: true, value: { versie: 1 } })
    const [record] = await recordsOf(round, 'weging')
    expect(wegingSchema.parse(JSON.parse(record?.inhoud ?? '')).groepen.map((groep) => groep.code)).toEqual(groepen)
    expect(await faseOf(round)).toBe('advies')
    expect(await panel.werk.db.advies.findMany({ where: { dossierId: round.dossierId } })).toMatchObject([{ id: uitkomst.ok && uitkomst.value.adviesId, versie: 1, staat: 'concept', inhoud: null }])
  })

  it('[R-BEO-65] the room of the weighing closes with it: words accepted before and stored after do not get in', async () => {
    const round = await complete()
    await recordAll(round)
    expect(await typeInRoom(panel, wegingRoom(round.dossierId), round.wie.IND.accountId, (doc) => writeParagraphs(doc, balansRoot('A'), ['Te laat.']), 0)).toEqual({ kind: 'epoch' })
  })

  it('[R-BEO-66] only the chair records it, and two attempts at once make one record', async () => {
    const round = await complete()
    const seen = await seenBalansen(round)
    for (const zetel of ['IND', 'zorg', 'politie', 'secretaris'] as const) {
      await expect(recordWeging(panel.werk, round.wie[zetel], round.dossierId, seen, noFact)).rejects.toBeInstanceOf(Refused)
    }
    const outcomes = await Promise.allSettled([recordAll(round), recordAll(round, panel.secondWerk())])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await recordsOf(round, 'weging')).toHaveLength(1)
    expect(await panel.werk.db.advies.count({ where: { dossierId: round.dossierId } })).toBe(1)
  })
})

describe('de weging lezen', () => {
  it('[R-BEO-67] the judgements stand side by side, differences first, with what was recorded of each member', async () => {
    const round = await revealed()
    await typeStandpunt(round, 'politie', 'aannemelijk', ['Nog niet vastgelegd.'])
    const before = await readWeging(panel.werk.db, await factsOf(round, 'zorg'))
    expect(before.rijen[0]).toMatchObject({ code: 'B3', soort: 'richting' })
    expect(before.rijen[0]?.cellen.map((cel) => [cel.discipline, cel.entry && 'oordeel' in cel.entry && cel.entry.oordeel])).toEqual([
      ['IND', 'verzwakt'], ['zorg', 'versterkt'], ['politie', 'versterkt']
    ])
    expect(before.leden.map((lid) => lid.standpunt)).toEqual([null, null, null])
    expect(JSON.stringify(before)).not.toContain('Nog niet vastgelegd')
    await recordOwn(round, 'politie')
    const after = await readWeging(panel.werk.db, await factsOf(round, 'zorg'))
    expect(after.leden.find((lid) => lid.discipline === 'politie')?.standpunt).toMatchObject({ versie: 1, inhoud: { uitkomst: 'aannemelijk' } })
  })

  it('[R-BEO-67] before the reveal there is nothing to read', async () => {
    const round = await panel.openRound()
    await expect(readWeging(panel.werk.db, await factsOf(round, 'zorg'))).rejects.toThrow('nog geen onthuld')
  })

  it('[R-BEO-67] the sheet and view of a member who was replaced are not shown', async () => {
    const round = await revealed()
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.politie }, data: { beeindigdOp: panel.now } })
    const view = await readWeging(panel.werk.db, await factsOf(round, 'zorg'))
    expect(view.leden.map((lid) => lid.discipline)).toEqual(['IND', 'zorg'])
    expect(view.rijen.every((rij) => rij.cellen.length === 2)).toBe(true)
  })
})
