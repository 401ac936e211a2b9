import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { hoedanigheden } from '~/dossier/schema'
import { readWork } from '~/dossier/store.server'
import { taakVoor } from '~/dossier/work'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { seedRoom } from '~realtime/index'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { kanarie } from '~tests/zaak-file'
import { leaveCourse, resumeCourse } from '../sporen/leave-course.server'
import { loadOverlegFacts } from './facts.server'
import { beginOverleg, cancelOverleg, closeOverleg, decideAction, finishAction, joinOverleg, planOverleg } from './meeting.server'
import { prepareDossier, readKnelpunten, readPreparation, seeKnelpunt, signalKnelpunt } from './prepare.server'
import { readMeetings, readOverleg, readOwnActions, readOwnOpen } from './read-overleg.server'
import { isOverlegRoom, NOTITIES_ROOT, overlegRoom } from './rooms'
import { eersteDag, magInOverleg, overlegDaden, overlegStaten, type OverlegDaad } from './rules'
import type { Regio } from './schema'

let panel: TestPanel
let werk: Werk
let round: TestRound
let coordinator: Wie
let other: Wie
const now = new Date('2026-11-25T13:00:00Z')

async function account(): Promise<Wie> {
  const accountId = werk.ids.uuid()
  const registernummer = `COO-${accountId.slice(0, 8)}`
  await werk.db.account.create({ data: { id: accountId, functie: 'Coördinator', registernummer, aangemaaktOp: now, hoedanigheden: { create: { hoedanigheid: 'coordinator' } } } })
  return { accountId, functie: 'Coördinator', registernummer, hoedanigheid: 'coordinator', sessie: '' }
}

beforeAll(async () => {
  panel = await createTestPanel()
  werk = panel.werk
  round = await panel.openRound('gepland')
  ;[coordinator, other] = [await account(), await account()]
  await werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId, vraag: kanarie, aanduiding: kanarie, vNummer: '1234567890' } })
}, 60_000)
afterAll(() => panel.stop())

const prepare = (wie: Wie, regio: Regio, dossierId = round.dossierId) => prepareDossier(werk, wie, dossierId, { regio, belemmering: 'Er is geen tolk.', wieHeeft: 'coördinator', uiterlijk: '2026-11-24' })

async function meeting(regio: Regio): Promise<string> {
  const made = await planOverleg(werk, coordinator, { regio, dag: '2026-11-26' })
  if (!made.ok) throw new Error(made.bericht)
  return made.value.overlegId
}

async function write(overlegId: string, ...lines: string[]): Promise<void> {
  const doc = new Y.Doc()
  doc.getXmlFragment(NOTITIES_ROOT).insert(0, lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  }))
  await seedRoom(panel.sql, overlegRoom(overlegId), { author: coordinator.accountId, time: now, bytes: Y.encodeStateAsUpdate(doc) }, werk.seals)
}

describe('preparing', () => {
  it('[R-KET-100] its coördinator says region, obstacle, who has it and until when; the last words count and earlier ones stay', async () => {
    expect(await prepare(coordinator, 'amsterdam')).toMatchObject({ ok: true })
    expect(await prepareDossier(werk, coordinator, round.dossierId, { regio: 'limburg', wieHeeft: 'IND' })).toMatchObject({ ok: true })
    expect(await readPreparation(werk.db, round.dossierId)).toEqual({ regio: 'limburg', belemmering: null, wieHeeft: 'IND', uiterlijk: null })
    expect(await prepare(coordinator, 'amsterdam')).toMatchObject({ ok: true })
    expect(await werk.db.overlegPunt.count({ where: { dossierId: round.dossierId } })).toBe(3)
    expect(await readOwnOpen(panel.sql, coordinator, now)).toMatchObject([{ dossierId: round.dossierId, stap: 'Beoordelen en horen', regio: 'amsterdam', uiterlijk: '2026-11-24', teLaat: true, belemmering: 'Er is geen tolk.', wieHeeft: 'coördinator' }])
    expect(await readOwnOpen(panel.sql, other, now)).toEqual([])
  })

  it('[R-KET-100] for another coördinator, and for every seat, that dossier is not there to prepare', async () => {
    for (const wie of [other, ...Object.values(round.wie)]) await expect(prepare(wie, 'amsterdam')).rejects.toThrow(Refused)
  })
})

describe('the meeting', () => {
  it('[R-KET-101] what each deed needs, for coördinators only', () => {
    // One mark per state (voorbereid, begonnen, gesloten, vervallen): who takes part, and then who does not.
    const expected: Record<OverlegDaad, [string, string]> = {
      meedoen: ['++--', '++--'], beginnen: ['+---', '----'], lezen: ['+++-', '----'], schrijven: ['-+--', '----'], besluiten: ['-+--', '----'], sluiten: ['-+--', '----'], vervallen: ['+---', '----']
    }
    const marks = (daad: OverlegDaad, doetMee: boolean, hoedanigheid = 'coordinator') => overlegStaten.map((staat) => (magInOverleg({ hoedanigheid }, daad, { staat, doetMee }) ? '+' : '-')).join('')
    for (const daad of overlegDaden) {
      expect([daad, marks(daad, true), marks(daad, false)]).toEqual([daad, ...expected[daad]])
      for (const hoedanigheid of hoedanigheden.filter((each) => each !== 'coordinator')) expect([daad, hoedanigheid, marks(daad, true, hoedanigheid)]).toEqual([daad, hoedanigheid, '----'])
    }
    expect([isOverlegRoom(overlegRoom('o')), isOverlegRoom('weging/o'), isOverlegRoom('overleggen/o')]).toEqual([true, false, false])
  })

  it('[R-KET-101] [R-KET-102] who does not take part reads nothing of it; who does reads number, step, term, obstacle and who has it, and nothing else of a dossier', async () => {
    await prepare(coordinator, 'amsterdam')
    const id = await meeting('amsterdam')
    expect(await readOverleg(panel.sql, other, id, now)).toMatchObject({ regio: 'amsterdam', doetMee: false, inhoud: null })
    expect(await readOverleg(panel.sql, round.wie.zorg, id, now)).toBeNull()
    expect(await readOverleg(panel.sql, coordinator, werk.ids.uuid(), now)).toBeNull()
    expect(await joinOverleg(werk, other, id)).toMatchObject({ ok: true })
    const seen = await readOverleg(panel.sql, other, id, now)
    expect(seen?.inhoud?.regels).toEqual([{
      dossierId: round.dossierId, kenmerk: expect.stringMatching(/^W-2026-/) as string, stap: 'Beoordelen en horen', regio: 'amsterdam', uiterlijk: '2026-11-24', teLaat: true, belemmering: 'Er is geen tolk.', wieHeeft: 'coördinator',
      coordinator: `Coördinator (${coordinator.registernummer})`, knelpunten: 0
    }])
    for (const word of [kanarie, '1234567890']) expect(JSON.stringify(seen)).not.toContain(word)
    expect(await planOverleg(werk, other, { regio: 'amsterdam', dag: '2026-11-30' })).toMatchObject({ ok: false })
    expect(await cancelOverleg(werk, coordinator, id)).toMatchObject({ ok: true })
    expect((await readMeetings(panel.sql, coordinator)).map((each) => each.id)).not.toContain(id)
  })

  it('[R-KET-102] nothing of a sealed round moves what a meeting shows', async () => {
    await prepare(coordinator, 'den-haag')
    const id = await meeting('den-haag')
    const before = await readOverleg(panel.sql, coordinator, id, now)
    const inhoud = JSON.stringify({ tekst: kanarie })
    await werk.db.record.create({ data: { id: werk.ids.uuid(), soort: 'score', dossierId: round.dossierId, rondeId: round.rondeId, lidId: round.lidId.zorg, versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.zorg.accountId, gemaaktOp: now } })
    expect(await readOverleg(panel.sql, coordinator, id, now)).toEqual(before)
    await cancelOverleg(werk, coordinator, id)
  })

  it('[R-KET-103] closing takes the notes as they stand, with their hash in the log; from then on nobody writes and the room has no history', async () => {
    const id = await meeting('rotterdam')
    await expect(closeOverleg(werk, round.wie.voorzitter, id)).rejects.toThrow(Refused)
    expect(await closeOverleg(werk, coordinator, id)).toMatchObject({ ok: false })
    expect(await beginOverleg(werk, other, id)).toEqual({ ok: false, bericht: 'Doe eerst mee aan dit overleg.' })
    await beginOverleg(werk, coordinator, id)
    await write(id, 'W-2026-0001: tolk gevonden.', '', 'Volgende week verder.')
    expect(await closeOverleg(werk, coordinator, id)).toMatchObject({ ok: true })
    expect((await readOverleg(panel.sql, coordinator, id, now))?.inhoud?.notities).toBe('W-2026-0001: tolk gevonden.\n\nVolgende week verder.')
    const facts = await loadOverlegFacts(panel.sql, coordinator.accountId, id)
    expect(facts && magInOverleg(coordinator, 'schrijven', facts)).toBe(false)
    const [room] = await panel.sql.query<{ tot: Date }>('select geschiedenis_tot as tot from rt_room where naam = $1', [overlegRoom(id)])
    expect(room?.tot).toEqual(now)
    expect(await panel.readLog(`overleg/${id}`)).toMatchObject([{ deed: 'overleg.plannen' }, { deed: 'overleg.beginnen' }, { deed: 'overleg.sluiten' }])
    await expect(panel.sql.query(`update overleg set notities = 'anders' where id = $1::uuid`, [id])).rejects.toThrow('verandert niet')
  })

  it('[R-KET-104] an action has an open dossier of the region, somebody who takes part and a day; its owner ticks it, once', async () => {
    await prepare(coordinator, 'noord-holland')
    const id = await meeting('noord-holland')
    const decide = (change: Partial<{ dossier: string; eigenaar: string; dag: string }> = {}) => decideAction(werk, coordinator, id, { dossier: round.dossierId, wat: 'Tolk zoeken', eigenaar: other.accountId, dag: '2026-11-27', ...change })
    expect((await decide()).ok).toBe(false)
    await beginOverleg(werk, coordinator, id)
    expect((await decide()).ok).toBe(false)
    await joinOverleg(werk, other, id)
    const elsewhere = await panel.openRound('gepland')
    for (const wrong of [{ dossier: elsewhere.dossierId }, { dossier: werk.ids.uuid() }, { eigenaar: round.wie.zorg.accountId }, { dag: '2026-11-24' }]) expect([wrong, (await decide(wrong)).ok]).toEqual([wrong, false])
    expect(await decide()).toMatchObject({ ok: true })
    const acties = await readOwnActions(panel.sql, other)
    expect(acties).toHaveLength(1)
    const [actie] = acties
    expect(actie).toMatchObject({ wat: 'Tolk zoeken', eigen: true, uiterlijk: '2026-11-27', gedaanOp: null })
    expect((await finishAction(werk, coordinator, actie?.id ?? '')).ok).toBe(false)
    const ticked = await Promise.all([finishAction(werk, other, actie?.id ?? ''), finishAction(panel.secondWerk(), other, actie?.id ?? '')])
    expect(ticked.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await readOwnActions(panel.sql, other)).toEqual([])
  })

  it('[R-KET-127] a double click decides one action; another one, and the same one after it was done, is another', async () => {
    await prepare(coordinator, 'limburg')
    const id = await meeting('limburg')
    await beginOverleg(werk, coordinator, id)
    const decide = (by: Werk = werk, wat = 'Tolk zoeken') => decideAction(by, coordinator, id, { dossier: round.dossierId, wat, eigenaar: coordinator.accountId, dag: '2026-11-27' })
    const open = async () => (await readOwnActions(panel.sql, coordinator)).map(({ wat }) => wat).sort()
    expect((await Promise.all([decide(), decide(panel.secondWerk())])).map(({ ok }) => ok)).toEqual([true, true])
    expect(await open()).toEqual(['Tolk zoeken'])
    await decide(werk, 'Zaal zoeken')
    const [done] = (await readOwnActions(panel.sql, coordinator)).filter(({ wat }) => wat === 'Tolk zoeken')
    await finishAction(werk, coordinator, done?.id ?? '')
    await decide()
    expect(await open()).toEqual(['Tolk zoeken', 'Zaal zoeken'])
    expect((await readOverleg(panel.sql, coordinator, id, now))?.inhoud?.acties).toHaveLength(3)
    await closeOverleg(werk, coordinator, id)
  })
})

describe('the first day', () => {
  it.each([
    ['nothing', null, null, false, null],
    ['only a day that was said', '2026-11-27', null, false, '2026-11-27'],
    ['only a day that was said and passed', '2026-11-20', null, false, '2026-11-20'],
    ['that, of a case that is held', '2026-11-20', null, true, null],
    ['a real day first', '2026-12-10', '2026-11-27', false, '2026-11-27'],
    ['a said day first', '2026-11-26', '2026-12-01', false, '2026-11-26'],
    ['a said day that passed hides no real one', '2026-11-20', '2026-11-27', false, '2026-11-27'],
    ['a real day that passed stays', '2026-11-26', '2026-11-24', false, '2026-11-24']
  ] as const)('[R-KET-128] %s', (_words, gezegd, echt, stil, expected) => {
    expect(eersteDag({ gezegd, echt, vandaag: '2026-11-25', stil })).toBe(expected)
  })

  it('[R-KET-128] of the own dossier every term of its tracks, of another only what binds the panel; the day that was said never hides it', async () => {
    const [here, mine] = [await panel.openRound('gepland'), await account()]
    await werk.db.dossier.update({ where: { id: here.dossierId }, data: { coordinatorId: mine.accountId, regio: 'oost-brabant' } })
    const add = (termijn: string, uiterlijk: string, bindtPanel: boolean) => werk.db.spoorTermijn.create({ data: { dossierId: here.dossierId, spoor: 'dublin', termijn, naam: termijn, uiterlijk: new Date(uiterlijk), bindtPanel, totAdvies: false } })
    await add('uod', '2026-11-27', false)
    await add('advies', '2026-12-04', true)
    const own = async () => (await readOwnOpen(panel.sql, mine, now)).map(({ uiterlijk, teLaat }) => [uiterlijk, teLaat])
    expect(await own()).toEqual([['2026-11-27', false]])
    await prepareDossier(werk, mine, here.dossierId, { regio: 'oost-brabant', wieHeeft: 'IND', uiterlijk: '2026-11-20' })
    expect(await own()).toEqual([['2026-11-27', false]])
    await prepareDossier(werk, mine, here.dossierId, { regio: 'oost-brabant', wieHeeft: 'IND', uiterlijk: '2026-11-26' })
    expect(await own()).toEqual([['2026-11-26', false]])
    await prepareDossier(werk, mine, here.dossierId, { regio: 'oost-brabant', wieHeeft: 'IND' })
    const id = await meeting('oost-brabant')
    expect((await readOverleg(panel.sql, coordinator, id, now))?.inhoud?.regels).toMatchObject([{ dossierId: here.dossierId, uiterlijk: '2026-12-04' }])
    await joinOverleg(werk, mine, id)
    expect((await readOverleg(panel.sql, mine, id, now))?.inhoud?.regels).toMatchObject([{ uiterlijk: '2026-11-27' }])
  })

  it('[R-KET-128] a case that is held is shown as such, one that ended is not there, nor is anything decided about it', async () => {
    const [here, mine] = [await panel.openRound('gepland'), await account()]
    await werk.db.dossier.update({ where: { id: here.dossierId }, data: { coordinatorId: mine.accountId, regio: 'midden-nederland', fase: 'intake' } })
    await prepareDossier(werk, mine, here.dossierId, { regio: 'midden-nederland', wieHeeft: 'IND', uiterlijk: '2026-11-20' })
    const own = async () => (await readOwnOpen(panel.sql, mine, now)).map(({ stap, uiterlijk, teLaat }) => [stap, uiterlijk, teLaat])
    expect(await own()).toEqual([['Intake doen', '2026-11-20', true]])
    await leaveCourse(werk, mine, here.dossierId, { uitgang: 'aangehouden', opUitgang: '2026-11-24', waaromUitgang: 'Gevraagd.' })
    expect(await own()).toEqual([['Aangehouden: de termijnen van het panel staan stil', null, false]])
    await leaveCourse(werk, mine, here.dossierId, { uitgang: 'ingetrokken', opUitgang: '2026-11-25', waaromUitgang: 'Gevraagd.' })
    expect(await own()).toEqual([])
    const id = await meeting('midden-nederland')
    await beginOverleg(werk, coordinator, id)
    expect((await readOverleg(panel.sql, coordinator, id, now))?.inhoud?.regels).toEqual([])
    const decide = () => decideAction(werk, coordinator, id, { dossier: here.dossierId, wat: 'Tolk zoeken', eigenaar: coordinator.accountId, dag: '2026-11-27' })
    expect((await decide()).ok).toBe(false)
    await resumeCourse(werk, mine, here.dossierId, { opHervat: '2026-11-25', waaromHervat: 'Toch door.' })
    expect([await own(), (await decide()).ok]).toEqual([[['Intake doen', '2026-11-20', true]], true])
  })
})

describe('a signal', () => {
  it('[R-KET-110] [R-KET-111] anybody of the dossier tells its coördinator, who reads what and never from whom; the log alone knows', async () => {
    for (const zetel of ['zorg', 'secretaris'] as const) expect(await signalKnelpunt(werk, round.wie[zetel], round.dossierId, { soort: 'bereikbaar', tekst: `Vastgelopen: ${zetel === 'zorg' ? 'opvang' : 'verslag'}.` })).toMatchObject({ ok: true })
    const read = await readKnelpunten(werk.db, round.dossierId)
    expect(read.map(({ tekst }) => tekst).sort()).toEqual(['Vastgelopen: opvang.', 'Vastgelopen: verslag.'])
    const stored = JSON.stringify(await panel.sql.query('select * from knelpunt'))
    for (const { accountId, registernummer } of Object.values(round.wie)) for (const word of [accountId, registernummer]) expect(JSON.stringify(read) + stored).not.toContain(word)
    expect((await panel.readLog(`dossier/${round.dossierId}`)).filter(({ deed }) => deed === 'knelpunt.melden').map(({ actor }) => actor)).toEqual([round.wie.zorg.accountId, round.wie.secretaris.accountId])
    expect((await readOwnOpen(panel.sql, coordinator, now))[0]?.knelpunten).toBe(2)
    const first = read[0]?.id ?? ''
    await expect(seeKnelpunt(werk, round.wie.zorg, round.dossierId, first)).rejects.toThrow(Refused)
    expect(await seeKnelpunt(werk, coordinator, round.dossierId, first)).toMatchObject({ ok: true })
    expect((await seeKnelpunt(werk, coordinator, round.dossierId, first)).ok).toBe(false)
    expect((await readOwnOpen(panel.sql, coordinator, now))[0]?.knelpunten).toBe(1)
  })

  it('[R-KET-125] its coördinator gets a notice without content, sees it first on the list of work, and after reading it not any more', async () => {
    const here = await panel.openRound('gepland')
    const mine = await account()
    await werk.db.dossier.update({ where: { id: here.dossierId }, data: { coordinatorId: mine.accountId } })
    const lineOf = async (wie: Wie) => (await readWork(panel.sql, wie.accountId, '2026-11-25', here.dossierId))[0]
    await signalKnelpunt(werk, here.wie.zorg, here.dossierId, { soort: 'veiligheid', tekst: 'De opvang is niet veilig.' })
    const mails = await panel.sql.query<{ data: object }>(`select data from pgboss.job where name = 'mail' and data ->> 'account' = $1`, [mine.accountId])
    expect(mails).toEqual([{ data: { account: mine.accountId } }])
    const line = await lineOf(mine)
    expect([line?.knelpunten, line && taakVoor(line)]).toEqual([1, { wat: 'Signaal van een knelpunt lezen', knop: 'Naar de signalen', pad: 'knelpunt' }])
    for (const wie of Object.values(here.wie)) expect((await lineOf(wie))?.knelpunten).toBe(0)
    await seeKnelpunt(werk, mine, here.dossierId, (await readKnelpunten(werk.db, here.dossierId))[0]?.id ?? '')
    expect((await lineOf(mine))?.knelpunten).toBe(0)
  })

  it('[R-KET-127] a double click is one signal and one notice; the same words after they were read are another', async () => {
    const here = await panel.openRound('gepland')
    const mine = await account()
    await werk.db.dossier.update({ where: { id: here.dossierId }, data: { coordinatorId: mine.accountId } })
    const signal = (by: Werk = werk) => signalKnelpunt(by, here.wie.zorg, here.dossierId, { soort: 'bereikbaar', tekst: 'De opvang neemt niet op.' })
    expect((await Promise.all([signal(), signal(panel.secondWerk())])).map(({ ok }) => ok)).toEqual([true, true])
    const [first, ...more] = await readKnelpunten(werk.db, here.dossierId)
    expect(more).toEqual([])
    expect(await panel.sql.query(`select 1 as er from pgboss.job where name = 'mail' and data ->> 'account' = $1`, [mine.accountId])).toHaveLength(1)
    await seeKnelpunt(werk, mine, here.dossierId, first?.id ?? '')
    await signal()
    expect(await readKnelpunten(werk.db, here.dossierId)).toHaveLength(2)
  })

  it('[R-KET-110] who is not of this dossier tells nothing here', async () => {
    const elsewhere = await panel.openRound('gepland')
    for (const wie of [elsewhere.wie.zorg, other]) await expect(signalKnelpunt(werk, wie, round.dossierId, { soort: 'anders', tekst: 'x' })).rejects.toThrow(Refused)
  })
})
