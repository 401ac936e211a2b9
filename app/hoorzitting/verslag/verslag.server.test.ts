import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { recordPurposeConsent } from '~/dossier/consent/purpose-consent.server'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { verslagRoom, vragenRoom } from '~/dossier/rooms'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { closeText, readBack, seenText } from '~tests/fixtures/verslag'
import { readHearingRecord } from '../read-hearing-record.server'
import { tekstenVan, verslagSchema, type ConceptForm } from '../schema'
import { readConcept, readHearing, readVerslag } from '../store.server'
import { VERSLAG_ROOT } from '../verslag-document'
import { readCalls } from '../zitting/care-call.server'
import { putVraag } from '../zitting/questions'
import { fixVerslag } from './fix-verslag.server'
import { makeConcept } from './make-concept.server'
import { extendTerm, fileCorrection, finishCorrections, offerConcept, waiveCorrections } from './read-through.server'
import { readConceptForGemachtigde, readOpenConcept } from './store.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const said = ['Hoe gaat het met u?', 'Goed.']
const alineas = said.map((tekst) => ({ tijd: null, spreker: null, tekst }))
const roomOf = ({ hoorzittingId }: TestRound): string => verslagRoom(hoorzittingId)
const deedsOf = async ({ dossierId }: TestRound): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map((line) => line.deed)
const staatOf = async ({ dossierId }: TestRound) => (await readHearing(panel.werk.db, dossierId))?.staat
/** The same process on a later day. */
const on = (dag: string): Werk => ({ ...panel.werk, clock: { now: () => new Date(`${dag}T10:00:00Z`) } })

const typed = async (paragraphs: readonly string[] = said): Promise<TestRound> => {
  const round = await panel.openRound('gepland')
  await typeInRoom(panel, roomOf(round), round.wie.secretaris.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, paragraphs))
  return round
}
const form: ConceptForm = { datum: '2026-11-25', aanwezig: ['voorzitter', 'secretaris', 'betrokkene', 'tolk'], gezien: alineas }
const close = (round: TestRound, changes: Partial<ConceptForm> = {}, werk: Werk = panel.werk, wie = round.wie.secretaris) => makeConcept(werk, wie, round.dossierId, { ...form, ...changes })
const closed = async (paragraphs?: readonly string[]): Promise<TestRound> => {
  const round = await typed(paragraphs)
  await closeText(panel, round)
  return round
}
const fix = (round: TestRound, gezien = '1/0', werk: Werk = panel.werk, wie = round.wie.secretaris) => fixVerslag(werk, wie, round.dossierId, { gezien }, roundsAfterHearing)
const offer = (round: TestRound, wijze: 'teruggelezen' | 'aan-gemachtigde' | 'aan-zorgcoordinator' = 'teruggelezen') => offerConcept(panel.werk, round.wie.secretaris, round.dossierId, { wijze })
const correction = { soort: 'correctie', alinea: 2, correctie: 'Ik zei: het gaat wel.' } as const

async function gemachtigdeOf({ dossierId }: TestRound): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: 'Gemachtigde', registernummer: `G-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid: 'gemachtigde' } } } })
  await panel.werk.db.gemachtigde.create({ data: { id: panel.werk.ids.uuid(), dossierId, accountId, uitgenodigdOp: panel.now } })
  return { accountId, ...account, hoedanigheid: 'gemachtigde', sessie: '' }
}

describe('klaar om na te lezen', () => {
  it('[R-HRZ-7] an empty verslag is not closed, also when nobody ever opened the room', async () => {
    const empty = await typed(['', ' \u200b', '–'])
    expect(await close(empty, { gezien: [] })).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niets') })
    expect(await close(await panel.openRound('gepland'), { gezien: [] })).toMatchObject({ ok: false })
    expect(await readConcept(panel.werk.db, empty.dossierId)).toBeNull()
  })

  it('[R-HRZ-8] [R-HRZ-70] the concept holds what is on disk, by function, with time and speaker, as plain text, with its hash', async () => {
    const round = await panel.openRound('gepland')
    await typeInRoom(panel, roomOf(round), round.wie.secretaris.accountId, (doc) => {
      writeParagraphs(doc, VERSLAG_ROOT, [`${said[0]}\u00a0 `, '', said[1] ?? '', 'Nog iets.'])
      const [first, , second, third] = doc.getXmlFragment(VERSLAG_ROOT).toArray() as { setAttribute(name: string, value: string): void }[]
      first?.setAttribute('tijd', '2026-11-25T10:31')
      first?.setAttribute('spreker', 'voorzitter')
      second?.setAttribute('spreker', 'betrokkene')
      // What is no time and no speaker is not marked (R-HRZ-55).
      third?.setAttribute('tijd', 'gisteren')
      third?.setAttribute('spreker', 'de buurman')
    })
    const wanted = [{ tijd: '2026-11-25T10:31', spreker: 'voorzitter', tekst: said[0] }, { tijd: null, spreker: 'betrokkene', tekst: said[1] }, { tijd: null, spreker: null, tekst: 'Nog iets.' }]
    expect(await seenText(panel, round)).toEqual(wanted)
    expect(await close(round, { gezien: wanted as ConceptForm['gezien'] })).toEqual({ ok: true, value: { versie: 1 } })
    const row = await panel.werk.db.record.findFirstOrThrow({ where: { dossierId: round.dossierId, soort: 'verslag-concept' } })
    expect(JSON.parse(row.inhoud)).toEqual({ schema: 'weging-verslag-concept/v1', datum: '2026-11-25', plaats: null, aanwezig: form.aanwezig, verloop: [], alineas: wanted })
    expect(row.sha256).toBe(sha256Hex(row.inhoud))
    expect(await staatOf(round)).toBe('nalezen')
  })

  it('[R-HRZ-9] what is taken is what its closer saw: words or a speaker that came in between stop it, and the room stays open', async () => {
    const round = await typed()
    await typeInRoom(panel, roomOf(round), round.wie.zorg.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Ik wil nog iets zeggen.']))
    expect(await close(round)).toMatchObject({ ok: false, bericht: expect.stringContaining('Lees het verslag na') })
    const marked = await typed()
    await typeInRoom(panel, roomOf(marked), marked.wie.zorg.accountId, (doc) => (doc.getXmlFragment(VERSLAG_ROOT).get(0) as { setAttribute(name: string, value: string): void }).setAttribute('spreker', 'tolk'))
    expect(await close(marked)).toMatchObject({ ok: false })
    expect(await epochOf(panel, roomOf(round))).toBe(0)
    expect([await staatOf(round), await staatOf(marked)]).toEqual(['gepland', 'gepland'])
    expect(await deedsOf(round)).toEqual([])
  })

  it('[R-HRZ-10] the day on which the hearing was held is not in the future', async () => {
    expect(await close(await typed(), { datum: '2026-11-26' })).toMatchObject({ ok: false, bericht: expect.stringContaining('moet nog komen') })
  })

  it('[R-HRZ-11] two who close it at once make one concept; the other is refused', async () => {
    const round = await typed()
    const outcomes = await Promise.allSettled([close(round), close(round, {}, panel.secondWerk(), round.wie.voorzitter)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Refused) })
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId, soort: 'verslag-concept' } })).toBe(1)
    expect(await deedsOf(round)).toEqual(['verslag.concept'])
  })

  it('[R-HRZ-12] [R-HRZ-71] the room closes with it: words accepted before and stored after do not get in', async () => {
    const round = await closed()
    const late = await typeInRoom(panel, roomOf(round), round.wie.zorg.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Te laat.']), 0)
    expect(late).toEqual({ kind: 'epoch' })
    expect((await readConcept(panel.werk.db, round.dossierId))?.inhoud.alineas).toEqual(alineas)
  })

  it('[R-HRZ-13] [R-HRZ-71] only the chair and the secretaris close it', async () => {
    const round = await typed()
    for (const zetel of ['IND', 'zorg', 'politie'] as const) await expect(close(round, {}, panel.werk, round.wie[zetel])).rejects.toBeInstanceOf(Refused)
    expect(await close(round, {}, panel.werk, round.wie.voorzitter)).toMatchObject({ ok: true })
  })

  it('[R-HRZ-61] the questions of the panel end with it', async () => {
    const round = await typed()
    await typeInRoom(panel, vragenRoom(round.hoorzittingId), '00000000-0000-0000-0000-000000000000', (doc) => void putVraag(doc, 'v', { tekst: 'Hoe begon het?', reden: '', stuk: null }))
    await closeText(panel, round)
    const [room] = await panel.sql.query<{ epoch: string; over: boolean }>('select epoch, geschiedenis_tot is not null as over from rt_room where naam = $1', [vragenRoom(round.hoorzittingId)])
    expect([Number(room?.epoch), room?.over]).toEqual([1, true])
  })

  it('[R-HRZ-68] the call after it is put down, also when no session was opened on the screen', async () => {
    const round = await closed()
    // 25 November 2026 is a Wednesday.
    expect(await readCalls(panel.werk.db, round.hoorzittingId)).toMatchObject([{ naDag: '2026-11-25', uiterlijk: '2026-11-26', beller: 'coordinator', gebeldOp: null }])
  })
})

describe('nalezen', () => {
  it('[R-HRZ-72] the term is two weeks from the day it was offered, to a day on which a term can end, and every way is used once', async () => {
    const round = await closed()
    expect(await offer(round)).toEqual({ ok: true, value: { uiterlijk: '2026-12-09' } })
    // Friday 11 December: two weeks later is Christmas, then the weekend.
    const later = await closed()
    expect(await offerConcept(on('2026-12-11'), later.wie.voorzitter, later.dossierId, { wijze: 'teruggelezen' })).toEqual({ ok: true, value: { uiterlijk: '2026-12-28' } })
    expect(await offer(round)).toMatchObject({ ok: false, bericht: expect.stringContaining('al gedaan') })
    expect((await readOpenConcept(panel.werk.db, round.dossierId))?.nalezing.aangeboden).toHaveLength(1)
  })

  it('[R-HRZ-73] it goes to nobody whom betrokkene did not allow, and not any more once she took that back', async () => {
    const round = await closed()
    expect(await offer(round, 'aan-gemachtigde')).toMatchObject({ ok: false, bericht: expect.stringContaining('geen gemachtigde') })
    await gemachtigdeOf(round)
    for (const wijze of ['aan-gemachtigde', 'aan-zorgcoordinator'] as const) expect(await offer(round, wijze)).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niet gezegd') })
    expect(await readConceptForGemachtigde(panel.werk.db, round.dossierId)).toBeNull()
    const says = (doel: 'verslag-gemachtigde' | 'verslag-zorgcoordinator', antwoord: 'ja' | 'nee' | 'ingetrokken') => recordPurposeConsent(panel.werk, round.wie.secretaris, round.dossierId, { doel, antwoord })
    expect(await says('verslag-zorgcoordinator', 'ja')).toMatchObject({ ok: true })
    expect(await says('verslag-zorgcoordinator', 'ingetrokken')).toMatchObject({ ok: true })
    expect(await offer(round, 'aan-zorgcoordinator')).toMatchObject({ ok: false })
    expect(await says('verslag-gemachtigde', 'ja')).toMatchObject({ ok: true })
    expect(await offer(round, 'aan-gemachtigde')).toMatchObject({ ok: true })
    expect((await readConceptForGemachtigde(panel.werk.db, round.dossierId))?.concept.versie).toBe(1)
  })

  it('[R-HRZ-74] more time has a reason and never makes a term shorter', async () => {
    const round = await closed()
    const extend = (uiterlijk: string) => extendTerm(panel.werk, round.wie.secretaris, round.dossierId, { uiterlijk, redenVerlengen: 'De tolk was ziek.' })
    expect(await extend('2026-12-20')).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niet teruggelezen') })
    await offer(round)
    for (const dag of ['2026-11-20', '2026-12-09']) expect(await extend(dag)).toMatchObject({ ok: false, bericht: expect.stringContaining('later') })
    // A Saturday moves on to Monday.
    expect(await extend('2026-12-12')).toEqual({ ok: true, value: { uiterlijk: '2026-12-14' } })
    expect((await readOpenConcept(panel.werk.db, round.dossierId))?.nalezing).toMatchObject({ uiterlijk: '2026-12-14', verlengd: [{ reden: 'De tolk was ziek.' }] })
  })

  it('[R-HRZ-75] corrections stand beside the text, in parts: by the gemachtigde within the term, by the secretaris for betrokkene, by nobody else', async () => {
    const round = await closed()
    const gemachtigde = await gemachtigdeOf(round)
    const file = (wie: Wie, alinea: number | null = 2, werk: Werk = panel.werk) => fileCorrection(werk, wie, round.dossierId, { ...correction, alinea })
    expect(await file(gemachtigde)).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niet teruggelezen') })
    await recordPurposeConsent(panel.werk, round.wie.secretaris, round.dossierId, { doel: 'verslag-gemachtigde', antwoord: 'ja' })
    await offer(round, 'aan-gemachtigde')
    expect(await file(gemachtigde)).toEqual({ ok: true, value: { nummer: 1 } })
    expect(await file(round.wie.secretaris, null)).toEqual({ ok: true, value: { nummer: 2 } })
    expect(await file(gemachtigde, 3)).toMatchObject({ ok: false, bericht: expect.stringContaining('2 alinea') })
    for (const zetel of ['voorzitter', 'IND', 'zorg', 'politie'] as const) await expect(file(round.wie[zetel])).rejects.toBeInstanceOf(Refused)
    await expect(file(await gemachtigdeOf(await closed()))).rejects.toBeInstanceOf(Refused)
    expect(await file(gemachtigde, 1, on('2026-12-10'))).toMatchObject({ ok: false, bericht: expect.stringContaining('woensdag 9 december 2026') })
    expect(await file(round.wie.secretaris, 1, on('2026-12-10'))).toMatchObject({ ok: true })
    expect((await readOpenConcept(panel.werk.db, round.dossierId))?.correcties).toMatchObject([{ nummer: 1, alinea: 2, van: 'gemachtigde' }, { nummer: 2, alinea: null, van: 'betrokkene' }, { nummer: 3, van: 'betrokkene' }])
  })

  it('[R-HRZ-75] who said that these are all corrections adds none, and says it once', async () => {
    const round = await closed()
    const { dossierId, wie } = round
    expect(await finishCorrections(panel.werk, wie.secretaris, dossierId)).toMatchObject({ ok: false })
    await offer(round)
    expect(await finishCorrections(panel.werk, wie.secretaris, dossierId)).toMatchObject({ ok: true })
    expect(await finishCorrections(panel.werk, wie.secretaris, dossierId)).toMatchObject({ ok: false })
    expect(await waiveCorrections(panel.werk, wie.secretaris, dossierId, { hoe: 'Toch.' })).toMatchObject({ ok: false })
    expect(await fileCorrection(panel.werk, wie.secretaris, dossierId, correction)).toMatchObject({ ok: false })
  })
})

describe('verslag vaststellen', () => {
  it('[R-HRZ-76] not before betrokkene could read it, nor within the term, unless she answered or waived it', async () => {
    const round = await closed()
    expect(await fix(round)).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niet kunnen nalezen') })
    expect(await fix(round, '1/0', on('2027-02-01'))).toMatchObject({ ok: false })
    await offer(round)
    for (const dag of ['2026-11-25', '2026-12-09']) expect(await fix(round, '1/0', on(dag))).toMatchObject({ ok: false, bericht: expect.stringContaining('woensdag 9 december 2026') })
    expect(await staatOf(round)).toBe('nalezen')
    expect(await fix(round, '1/0', on('2026-12-10'))).toEqual({ ok: true, value: { versie: 1 } })
    expect((await readVerslag(panel.werk.db, round.dossierId))?.inhoud).toMatchObject({ nagelezen: { grond: 'termijn', op: '2026-12-10', uiterlijk: '2026-12-09' } })
    const answered = await closed()
    await offer(answered)
    await finishCorrections(panel.werk, answered.wie.secretaris, answered.dossierId)
    expect(await fix(answered)).toMatchObject({ ok: true })
    const waived = await closed()
    await readBack(panel, waived)
    expect(await fix(waived)).toMatchObject({ ok: true })
  })

  it('[R-HRZ-77] the record is the concept letter for letter with every correction beside it, and its hash includes them', async () => {
    const round = await closed()
    await offer(round)
    await fileCorrection(panel.werk, round.wie.secretaris, round.dossierId, correction)
    await fileCorrection(panel.werk, round.wie.secretaris, round.dossierId, { soort: 'aanvulling', alinea: null, correctie: 'Er was ook een raam.' })
    await finishCorrections(panel.werk, round.wie.secretaris, round.dossierId)
    expect(await fix(round, '1/2')).toMatchObject({ ok: true })
    const concept = await readConcept(panel.werk.db, round.dossierId)
    const row = await panel.werk.db.record.findFirstOrThrow({ where: { dossierId: round.dossierId, soort: 'verslag' } })
    const inhoud = verslagSchema.parse(JSON.parse(row.inhoud))
    expect(inhoud).toMatchObject({
      schema: 'weging-verslag/v2', alineas: concept?.inhoud.alineas, concept: { versie: 1, sha256: concept?.sha256 }, nagelezen: { grond: 'antwoord' },
      correcties: [{ nummer: 1, alinea: 2, soort: 'correctie', tekst: correction.correctie, van: 'betrokkene' }, { nummer: 2, alinea: null, soort: 'aanvulling', tekst: 'Er was ook een raam.', van: 'betrokkene' }]
    })
    expect(row.sha256).toBe(sha256Hex(canonicalJson(verslagSchema, inhoud)))
    expect(tekstenVan(inhoud)).toEqual(said)
    expect(await readHearingRecord(panel.werk.db, round.dossierId)).toMatchObject({ gehouden: true, datum: '2026-11-25', verslagVersie: 1, vastgesteldOp: '2026-11-25' })
  })

  it('[R-HRZ-77] a verslag that was fixed before is read as it was', () => {
    const old = verslagSchema.parse({ schema: 'weging-verslag/v1', datum: '2026-11-25', plaats: null, aanwezig: ['betrokkene'], alineas: ['Betrokkene: Goed.'] })
    expect(tekstenVan(old)).toEqual(['Betrokkene: Goed.'])
  })

  it('[R-HRZ-78] what is fixed is what its fixer saw: a correction that came in between stops it', async () => {
    const round = await closed()
    await offer(round)
    await fileCorrection(panel.werk, round.wie.secretaris, round.dossierId, correction)
    await finishCorrections(panel.werk, round.wie.secretaris, round.dossierId)
    expect(await fix(round, '1/0')).toMatchObject({ ok: false, bericht: expect.stringContaining('kwam net een correctie bij') })
    expect(await staatOf(round)).toBe('nalezen')
  })

  it('[R-HRZ-11] two who fix it at once make one record; the other is refused', async () => {
    const round = await closed()
    await readBack(panel, round)
    const outcomes = await Promise.allSettled([fix(round), fix(round, '1/0', panel.secondWerk(), round.wie.voorzitter)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId, soort: 'verslag' } })).toBe(1)
  })

  it('[R-HRZ-13] only the chair and the secretaris fix it, and no correction comes after it', async () => {
    const round = await closed()
    await readBack(panel, round)
    for (const zetel of ['IND', 'zorg', 'politie'] as const) await expect(fix(round, '1/0', panel.werk, round.wie[zetel])).rejects.toBeInstanceOf(Refused)
    expect(await fix(round, '1/0', panel.werk, round.wie.voorzitter)).toMatchObject({ ok: true })
    await expect(fileCorrection(panel.werk, round.wie.secretaris, round.dossierId, correction)).rejects.toBeInstanceOf(Refused)
  })
})
