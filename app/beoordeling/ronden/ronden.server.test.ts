import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadDossierFacts } from '~/dossier/facts.server'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { Refused } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { scoreRoom } from '~/dossier/rooms'
import type { Discipline, RondeSoort } from '~/dossier/schema'
import { readWork } from '~/dossier/store.server'
import { leaveCourse, resumeCourse } from '~/keten/sporen/leave-course.server'
import { waiveHearing } from '~/hoorzitting/waive-hearing.server'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { agreed, coordinatorOf, tellNobody } from '~tests/fixtures/planning'
import { readRoom } from '~realtime/index'
import { readDraftDocument } from '../draft-document'
import { readWeging } from '../read-weging.server'
import { readGehoord } from '../store.server'
import { submitSheet } from '../submit-sheet.server'
import { catalogus, context, fullDraft } from '../test-sheets'
import { roundsAfterHearing } from './advance-rounds.server'
import { closeSeat } from './close-seat.server'
import { decideOneRound, decideSpoed, decideTwo, reopenRound } from './decide.server'
import { readBesluiten } from './read-besluiten.server'
import { checkBewijs, readRounds, readTerm } from './read-rounds.server'
import { stepDown } from './step-down.server'

const members = ['IND', 'zorg', 'politie'] as const
const reden = 'Dat is hier zo afgesproken.'

let panel: TestPanel
let round: TestRound
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

/** A panel of which everybody filled in the own sheet, on the papers unless asked otherwise. */
async function begin(hoorzitting: 'gepland' | 'vastgesteld' = 'gepland', soort: RondeSoort = 'op_stukken'): Promise<TestRound> {
  const opened = await panel.openRound(hoorzitting, soort)
  for (const discipline of members) await fill(opened, discipline)
  return opened
}
const fill = (where: TestRound, discipline: Discipline, changes = {}) =>
  typeInScoreRoom(panel, where, discipline, { ...fullDraft(context({ discipline, stukken: testStukken })), ...changes })
const submit = (discipline: Discipline, where = round) => submitSheet(panel.werk, where.wie[discipline], where.dossierId)
const submitAll = async (): Promise<void> => {
  for (const discipline of members) expect(await submit(discipline)).toMatchObject({ ok: true })
}
const roundsOf = (dossierId = round.dossierId) => panel.werk.db.ronde.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' } })
const shape = async () => (await roundsOf()).map(({ soort, onthuldOp }) => `${soort} ${onthuldOp ? 'onthuld' : 'dicht'}`)
const factsOf = async (wie: Wie) => {
  const facts = await loadDossierFacts(panel.sql, wie.accountId, round.dossierId, 'read', panel.now)
  if (!facts) throw new Error('geen feiten')
  return facts
}
const view = async (zetel: keyof TestRound['wie']) => readRounds(panel.werk.db, panel.sql, await factsOf(round.wie[zetel]))

/** What fixing the verslag does to the rounds, with the record that goes with it. */
const fixHearing = () =>
  panel.werk.db.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    await roundsAfterHearing.closeRooms(sql, round.dossierId)
    const inhoud = '{"schema":"proef"}'
    await tx.record.create({
      data: { id: panel.werk.ids.uuid(), soort: 'verslag', dossierId: round.dossierId, versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.secretaris.accountId, gemaaktOp: panel.now }
    })
    await tx.hoorzitting.update({ where: { dossierId: round.dossierId }, data: { staat: 'vastgesteld' } })
    await roundsAfterHearing.goOn(tx, sql, panel.werk, round.dossierId)
  })

async function draftIn(rondeId: string, discipline: Discipline) {
  return panel.werk.db.$transaction(async (tx) => {
    const doc = await readRoom(sqlOfPrisma(tx), scoreRoom(rondeId, round.lidId[discipline]), panel.werk.seals)
    return readDraftDocument(doc, catalogus)
  })
}
const latest = async (): Promise<TestRound> => ({ ...round, rondeId: (await roundsOf()).at(-1)?.id ?? '' })

async function account(hoedanigheid: string): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const row = { functie: hoedanigheid, registernummer: `P-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...row, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...row, hoedanigheid, sessie: '' }
}
async function coordinator(): Promise<Wie> {
  const wie = await account('coordinator')
  await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: wie.accountId } })
  return wie
}
const addStuk = (nummer: number) =>
  panel.werk.db.stuk.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, nummer, soort: 'document', titel: 'Later', datumTekst: '2026', inhoud: 'Later gekomen.' } })

beforeEach(async () => {
  round = await begin()
})

describe('twee rondes', () => {
  it('[R-BEO-91] [R-BEO-92] [R-BEO-94] [R-BEO-95] on the papers at once, then after the hearing from the own copy, and both open together', async () => {
    await submitAll()
    expect(await shape()).toEqual(['op_stukken dicht'])
    expect((await roundsOf())[0]?.compleetOp).toEqual(panel.now)
    expect(await readGehoord(panel.werk.db, round.dossierId, round.rondeId)).toEqual({ sheets: [], standpunten: [] })
    await fill(round, 'zorg', { 'B3/gewicht': 'zwaar' })
    expect(await submit('zorg')).toMatchObject({ ok: true, value: { versie: 2 } })

    await fixHearing()
    expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
    const second = await latest()
    expect(await draftIn(second.rondeId, 'zorg')).toMatchObject({ 'B3/gewicht': 'zwaar', 'B3/reden': expect.stringContaining('helder') })
    // The drafts of the round before are over: what was typed under the old rights is refused, and their history has its end.
    expect(await typeInScoreRoom(panel, round, 'zorg', { 'B3/gewicht': 'licht' }, 0)).toEqual({ kind: 'epoch' })
    const ends = await panel.sql.query<{ tot: Date }>('select geschiedenis_tot as tot from rt_room where naam = $1', [scoreRoom(round.rondeId, round.lidId.zorg)])
    expect(ends.map(({ tot }) => new Date(tot))).toEqual([panel.now])

    expect((await Promise.all(members.map((discipline) => submit(discipline)))).map((one) => one.ok && one.value.onthuld).sort()).toEqual([false, false, true])
    expect(await shape()).toEqual(['op_stukken onthuld', 'na_horen onthuld'])
    expect(await panel.readLog(`ronde/${second.rondeId}`)).toMatchObject([{ deed: 'ronde.openen', actor: null }, { deed: 'ronde.onthullen', actor: null }])
    const weging = await readWeging(panel.werk.db, await factsOf(round.wie.voorzitter))
    expect(weging.ronde.nummer).toBe(2)
  })

  it('[R-BEO-92] fixed first and complete later is the same: the last sheet on the papers opens the next round and reveals nothing', async () => {
    await submit('IND')
    await fixHearing()
    expect(await shape()).toEqual(['op_stukken dicht'])
    await submit('zorg')
    expect(await submit('politie')).toMatchObject({ ok: true, value: { onthuld: false, volgende: true } })
    expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
  })

  it('[R-BEO-93] a waived hearing asks no second sheet: with all in, everything opens', async () => {
    await submitAll()
    const waiver = { ...agreed, grond: 'wil-niet' as const, reden }
    expect(await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing, tellNobody)).toMatchObject({ ok: true })
    expect(await shape()).toEqual(['enige onthuld'])
  })

  it('[R-BEO-96] one round by decision takes sheets after the hearing, and one of the papers is confirmed then', async () => {
    await submit('zorg')
    await expect(decideOneRound(panel.werk, round.wie.IND, round.dossierId, reden)).rejects.toThrow(Refused)
    expect(await decideOneRound(panel.werk, round.wie.voorzitter, round.dossierId, reden)).toMatchObject({ ok: true })
    await expect(submit('IND')).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    await fixHearing()
    expect((await readWork(panel.sql, round.wie.zorg.accountId, dagInAmsterdam(panel.now), round.dossierId))[0]).toMatchObject({ rondeSoort: 'enige', stand: 'verslag' })
    await submit('IND')
    expect(await submit('politie')).toMatchObject({ ok: true, value: { onthuld: false } })
    expect(await submit('zorg')).toMatchObject({ ok: true, value: { versie: 2, onthuld: true } })
    await expect(decideOneRound(panel.werk, round.wie.voorzitter, round.dossierId, reden)).rejects.toThrow(Refused)
    expect(await readBesluiten(panel.werk.db, round.dossierId)).toMatchObject([{ besluit: 'één ronde', reden, ronde: 1, dag: '2026-11-25' }])
  })
})

it('[R-BEO-97] a stuk that comes later asks everybody to confirm or change, in both rounds, and the reveal waits', async () => {
  await submitAll()
  await addStuk(9)
  expect((await view('voorzitter')).ingediend?.every(({ ingediend }) => !ingediend)).toBe(true)
  expect((await readWork(panel.sql, round.wie.IND.accountId, dagInAmsterdam(panel.now), round.dossierId))[0]).toMatchObject({ stand: 'stuk' })
  await fixHearing()
  expect(await shape()).toEqual(['op_stukken dicht'])
  await submitAll()
  expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
  await submit('IND')
  await submit('zorg')
  await addStuk(10)
  expect(await submit('politie')).toMatchObject({ ok: true, value: { onthuld: false } })
  await submit('IND')
  expect(await submit('zorg')).toMatchObject({ ok: true, value: { onthuld: true, versie: 2 } })
})

describe('wie wegvalt', () => {
  it('[R-BEO-101] [R-BEO-102] an absent member is out at once; the deputy scores from an empty sheet, and then all opens', async () => {
    await submitAll()
    await fixHearing()
    await submitAllBut('zorg')
    const chief = await coordinator()
    await expect(closeSeat(panel.werk, round.wie.voorzitter, round.dossierId, 'zorg', reden)).rejects.toThrow(Refused)
    expect(await closeSeat(panel.werk, chief, round.dossierId, 'zorg', reden)).toMatchObject({ ok: true })
    expect(await closeSeat(panel.werk, chief, round.dossierId, 'zorg', reden)).toMatchObject({ ok: false })
    expect(mayDossier(round.wie.zorg, 'stukken.lezen', await factsOf(round.wie.zorg))).toMatchObject({ ok: false, refusal: { soort: 'onbekend' } })
    await expect(submit('zorg')).rejects.toThrow(Refused)
    expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
    expect((await readWork(panel.sql, chief.accountId, dagInAmsterdam(panel.now), round.dossierId))[0]).toMatchObject({ zetelLeeg: true })

    const deputy = await account('panellid-zorg')
    expect(await replaceSeat(panel.werk, chief, round.dossierId, 'zorg', deputy.accountId)).toMatchObject({ ok: true })
    const lid = await panel.werk.db.lidmaatschap.findFirstOrThrow({ where: { dossierId: round.dossierId, zetel: 'zorg', beeindigdOp: null } })
    await panel.werk.db.lidmaatschap.update({ where: { id: lid.id }, data: { verklaring: 'geen_belang' } })
    round = { ...(await latest()), wie: { ...round.wie, zorg: deputy }, lidId: { ...round.lidId, zorg: lid.id } }
    expect(await draftIn(round.rondeId, 'zorg')).toEqual({})
    expect(await submit('zorg')).toMatchObject({ ok: false })
    await fill(round, 'zorg')
    expect(await submit('zorg')).toMatchObject({ ok: true, value: { onthuld: true } })
    // Of the round on the papers the deputy has no sheet, and the absent member's is shown nowhere.
    expect((await view('IND')).rondes.map(({ bewijzen }) => bewijzen.map(({ discipline }) => discipline))).toEqual([['IND', 'politie'], ['IND', 'zorg', 'politie']])
    expect(await readBesluiten(panel.werk.db, round.dossierId)).toMatchObject([{ besluit: 'zetel gesloten', discipline: 'zorg', redenSoort: 'afwezig', ronde: 2 }])
  })

  it('[R-BEO-104] two disciplines: only where allowed, only after the seat was closed, and a deputy makes it three again', async () => {
    await submitAll()
    await fixHearing()
    await submitAllBut('zorg')
    const two = (tweeDisciplines: boolean) => decideTwo({ ...panel.werk, tweeDisciplines }, round.wie.voorzitter, round.dossierId, reden, 'zorg')
    expect(await two(true)).toMatchObject({ ok: false, bericht: expect.stringContaining('De zetel zorg is bezet') })
    await closeSeat(panel.werk, await coordinator(), round.dossierId, 'zorg', reden)
    expect(await two(false)).toMatchObject({ ok: false })
    expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
    expect(await two(true)).toMatchObject({ ok: true })
    expect(await shape()).toEqual(['op_stukken onthuld', 'na_horen onthuld'])
    expect((await view('IND')).ontbreekt).toBe('zorg')
    const { sheets } = await readGehoord(panel.werk.db, round.dossierId, (await latest()).rondeId)
    expect(sheets.map(({ inhoud }) => inhoud.discipline)).toEqual(['IND', 'politie'])
    const deputy = await account('panellid-zorg')
    expect(await replaceSeat(panel.werk, await coordinator(), round.dossierId, 'zorg', deputy.accountId)).toMatchObject({ ok: true })
    expect((await view('IND')).ontbreekt).toBeNull()
  })

  it('[R-BEO-105] who withdraws in mid-round is gone from both rounds, and comes back on no seat', async () => {
    await submitAll()
    await fixHearing()
    await submitAllBut('politie')
    expect(await stepDown(panel.werk, round.wie.zorg, round.dossierId, 'Ik blijk de behandelaar te kennen.')).toMatchObject({ ok: true })
    expect(await shape()).toEqual(['op_stukken dicht', 'na_horen dicht'])
    expect((await view('voorzitter')).ingediend).toEqual([{ discipline: 'IND', ingediend: true }, { discipline: 'zorg', ingediend: false }, { discipline: 'politie', ingediend: false }])
    expect(mayDossier(round.wie.zorg, 'score.schrijven', await factsOf(round.wie.zorg))).toMatchObject({ ok: false, refusal: { soort: 'onbekend' } })
    expect(await submit('politie')).toMatchObject({ ok: true, value: { onthuld: false } })
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId, soort: 'terugtreding' } })).toBe(1)
    expect((await panel.readLog(`dossier/${round.dossierId}`)).map(({ deed }) => deed)).toContain('belang.terugtreden')
    expect(await replaceSeat(panel.werk, await coordinator(), round.dossierId, 'zorg', round.wie.zorg.accountId)).toMatchObject({ ok: false })
  })

  it('[R-BEO-105] after the reveal too: the sheets of who withdrew are read by nobody', async () => {
    round = await begin('vastgesteld', 'enige')
    await submitAll()
    await stepDown(panel.werk, round.wie.zorg, round.dossierId, reden)
    expect((await readGehoord(panel.werk.db, round.dossierId, round.rondeId)).sheets.map(({ inhoud }) => inhoud.discipline)).toEqual(['IND', 'politie'])
    expect(JSON.stringify(await readWeging(panel.werk.db, await factsOf(round.wie.IND)))).not.toContain(round.lidId.zorg)
    expect((await view('IND')).rondes[0]?.bewijzen.map(({ discipline }) => discipline)).toEqual(['IND', 'politie'])
  })

  const submitAllBut = async (not: Discipline): Promise<void> => {
    for (const discipline of members.filter((one) => one !== not)) expect(await submit(discipline)).toMatchObject({ ok: true, value: { onthuld: false } })
  }
})

describe('besluiten', () => {
  it('[R-BEO-106] spoed is decided once, with what is skipped, and shortens the term', async () => {
    const before = await readTerm(panel.werk.db, await factsOf(round.wie.IND))
    expect(await decideSpoed(panel.werk, round.wie.voorzitter, round.dossierId, reden, ['de eerste ronde, op de stukken'])).toMatchObject({ ok: true })
    expect(await decideSpoed(panel.werk, round.wie.voorzitter, round.dossierId, reden, [])).toMatchObject({ ok: false })
    const facts = await factsOf(round.wie.IND)
    const after = await readTerm(panel.werk.db, facts)
    expect([facts.spoed, before.uiterlijk, after.uiterlijk]).toEqual([true, '2026-12-09', '2026-11-30'])
    expect(after.uitleg).toBe('3 werkdagen na de opening van de ronde op woensdag 25 november 2026: termijn uit beleid (werkwijze van het panel). De laatste dag is maandag 30 november 2026.')
  })

  it('[R-DOS-50] while the case is held the term of a round stands still, and says so; it goes on by as many working days', async () => {
    const coordinator = await coordinatorOf(panel, round)
    const term = async () => readTerm(panel.werk.db, await factsOf(round.wie.IND))
    const { uiterlijk: before } = await term()
    await leaveCourse(panel.werk, coordinator, round.dossierId, { uitgang: 'aangehouden', opUitgang: '2026-11-25', waaromUitgang: 'Betrokkene is ziek.' })
    const held = await term()
    expect([before, held.uiterlijk, held.stil]).toEqual(['2026-12-09', null, true])
    expect(held.uitleg).toContain('De termijn staat nu stil: zaak aangehouden.')
    expect(held.uitleg).not.toContain('ziek')
    const later = { ...panel.werk, clock: { now: () => new Date('2026-11-30T09:00:00Z') } }
    await resumeCourse(later, coordinator, round.dossierId, { opHervat: '2026-11-30', waaromHervat: 'Zij is beter.' })
    // Thursday and Friday did not count; the opening day never does.
    expect(await term()).toMatchObject({ uiterlijk: '2026-12-11', stil: false })
  })

  it('[R-BEO-107] [R-BEO-108] [R-BEO-109] reopening: sealed beside the old, from the own last sheets; weighing and end views wait', async () => {
    await submitAll()
    await fixHearing()
    await submitAll()
    await expect(reopenRound(panel.werk, round.wie.zorg, round.dossierId, reden)).rejects.toThrow(Refused)
    expect(await reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, reden)).toMatchObject({ ok: true })
    expect(await shape()).toEqual(['op_stukken onthuld', 'na_horen onthuld', 'heropend dicht'])
    const third = await latest()
    expect(await draftIn(third.rondeId, 'IND')).toMatchObject({ 'B3/oordeel': 'versterkt' })
    await fill(third, 'IND', { 'B3/reden': 'Geheim van de nieuwe ronde. ' })
    expect(await submit('IND')).toMatchObject({ ok: true })
    const facts = await factsOf(round.wie.zorg)
    expect(mayDossier(round.wie.zorg, 'standpunt.schrijven', facts)).toMatchObject({ ok: false })
    const weging = await readWeging(panel.werk.db, facts)
    expect([weging.ronde.nummer, weging.standpuntOpen]).toEqual([2, false])
    expect(JSON.stringify([weging, await view('zorg')])).not.toContain('Geheim van')
    await submit('zorg')
    expect(await submit('politie')).toMatchObject({ ok: true, value: { onthuld: true } })
    expect(JSON.stringify(await readWeging(panel.werk.db, await factsOf(round.wie.zorg)))).toContain('Geheim van')
    expect(await readBesluiten(panel.werk.db, round.dossierId)).toMatchObject([{ besluit: 'heropening', ronde: 3 }])
  })
})

it('[R-BEO-111] [R-BEO-112] the receipt is that of the record; somebody else’s sealed sheet is not found, and after the reveal it is', async () => {
  const own = await submit('zorg')
  const sha256 = own.ok ? own.value.sha256 : ''
  const check = async (zetel: keyof TestRound['wie']) => checkBewijs(panel.sql, await factsOf(round.wie[zetel]), ` ${sha256.toUpperCase()}\n`)
  expect(await check('zorg')).toMatchObject({ gevonden: true, geldt: true, bewijs: { versie: 1, ronde: 1, discipline: 'zorg' } })
  expect(await check('IND')).toEqual({ gevonden: false })
  const sealed = JSON.stringify(await view('IND'))
  for (const secret of [sha256, round.lidId.zorg, round.wie.zorg.registernummer]) expect(sealed).not.toContain(secret)
  await submit('IND')
  await submit('politie')
  await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, { ...agreed, grond: 'wil-niet', reden }, roundsAfterHearing, tellNobody)
  expect(await check('IND')).toMatchObject({ gevonden: true, geldt: true })
  expect(JSON.stringify(await view('IND'))).toContain(sha256)
})
