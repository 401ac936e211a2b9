import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRuimte, addTolk, childWishes, coordinatorOf, moved, planning, readyToPlan, tellNobody, wishes } from '~tests/fixtures/planning'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { loadDossierFacts } from '~/dossier/facts.server'
import { stepDown } from '~/beoordeling/ronden/step-down.server'
import { readWork } from '~/dossier/store.server'
import { isInGevaar, taakVoor } from '~/dossier/work'
import { leaveCourse, resumeCourse } from '~/keten/sporen/leave-course.server'
import type { Wie } from '~/toegang/may'
import { addAbsence, readAbsences, withdrawAbsence } from './absences.server'
import { periodsOf } from './absence'
import { addHearingWork, readHearingWork } from './hearing-risk.server'
import { keyOf } from './person-key'
import { cancelSession, moveSession, planSession } from './place-session.server'
import { readPlanningPage } from './read-planning-page.server'
import { readHearings } from './read-hearings.server'
import { namesAddress } from './safe-text'
import { readSessions } from './sessions.server'
import { wishesForm } from './wishes'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
  await addRuimte(panel.werk, 'Ruimte B2')
})
afterAll(() => panel.stop())

/** The intake test was recorded on this day: from then on the file is complete. */
const complete = ({ dossierId, wie }: TestRound, op: string) =>
  panel.sql.query(`insert into record (id, soort, dossier_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op) values (gen_random_uuid(), 'intake', $1::uuid, 1, '{}', encode(sha256('{}'), 'hex'), $2::uuid, $3::timestamptz)`, [dossierId, wie.voorzitter.accountId, `${op}T09:00:00Z`])
async function pageOf({ dossierId }: TestRound, { accountId }: Wie, now = panel.now, search = '') {
  const facts = await loadDossierFacts(panel.sql, accountId, dossierId, 'read', now)
  if (!facts) throw new Error('Dit dossier is er niet')
  return readPlanningPage(panel.sql, facts, now, new URLSearchParams(search))
}
const cannot = (wie: Wie, vanDag: string, totDag: string) => addAbsence(panel.werk, panel.sql, wie, keyOf('account', wie.accountId), { soort: 'kan_niet', vanDag, totDag, waarom: 'Vakantie' })

it('[R-PLN-59] the page says until when, how much room there is, and the best moments within it', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await complete(round, '2026-11-13')
  const page = await pageOf(round, coordinator)
  // Six weeks from Friday 13 November is first Christmas day; policy here follows the Algemene termijnenwet.
  expect(page.termijn).toEqual({ uiterlijk: '2026-12-28', weken: 6, stand: 'ruim', over: 22 })
  expect(page.keuzes[0]?.kies).toBe('2026-12-02T09:00')
  expect(page.keuzes.every(({ over }) => (over ?? -1) >= 0)).toBe(true)
})

it('[R-PLN-63] a hearing that would fall in the summer holiday is warned for, and not forbidden', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await complete(round, '2027-06-28')
  const page = await pageOf(round, coordinator, new Date('2027-07-16T08:00:00Z'))
  expect(page.vakantie?.naam).toContain('zomervakantie')
  expect(page.keuzes.length).toBeGreaterThan(0)
  expect(page.keuzes[0]?.waarom).toMatch(/Let op: zomervakantie/)
})

it('[R-PLN-60] what somebody does elsewhere is told as bezet, never why nor for whom', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await cannot(round.wie.IND, '2026-12-10', '2026-12-10')
  const page = await pageOf(round, coordinator, panel.now, 'week=2026-12-10')
  expect(page.week.rijen.find(({ naam }) => naam === 'IND')?.vakken[3]).toEqual({ stand: 'vol', tekst: 'bezet' })
  expect(JSON.stringify(page)).not.toContain('Vakantie')
  const mine = await readAbsences(panel.sql, [keyOf('account', round.wie.IND.accountId)], round.wie.IND.accountId, panel.now)
  const others = await readAbsences(panel.sql, [keyOf('account', round.wie.IND.accountId)], coordinator.accountId, panel.now)
  expect([mine[0]?.waarom, others[0]?.waarom]).toEqual(['Vakantie', null])
})

it('[R-PLN-49] nobody takes back what another said', async () => {
  const { round } = await readyToPlan(panel)
  await cannot(round.wie.zorg, '2026-12-14', '2026-12-14')
  const [line] = await readAbsences(panel.sql, [keyOf('account', round.wie.zorg.accountId)], round.wie.zorg.accountId, panel.now)
  expect(await withdrawAbsence(panel.werk, panel.sql, [keyOf('account', round.wie.IND.accountId)], line?.reeks ?? '')).toMatchObject({ ok: false })
  expect(await withdrawAbsence(panel.werk, panel.sql, [keyOf('account', round.wie.zorg.accountId)], line?.reeks ?? '')).toMatchObject({ ok: true })
})

it('[R-PLN-56] a hearing that would miss its term is seen before that is certain, and when a moment is chosen it is quiet again', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await complete(round, '2026-11-13')
  const risk = async () => (await readHearingWork(panel.sql, [round.dossierId], panel.now)).get(round.dossierId)
  expect(await risk()).toEqual({ wensen: 'ja', gepland: false, quorumMist: false, stil: false, uiterlijk: '2026-12-28', risico: 'ruim' })
  await cannot(round.wie.politie, '2026-12-01', '2026-12-22')
  expect((await risk())?.risico).toBe('krap')
  await cannot(round.wie.zorg, '2026-12-23', '2027-01-08')
  expect((await risk())?.risico).toBe('mist')
  const { inhoud } = { inhoud: await pageOf(round, coordinator) }
  expect(inhoud.termijn?.stand).toBe('mist')
  await planSession(panel.werk, coordinator, round.dossierId, { ...planning, wensReden: 'Het lid politie komt daarvoor terug.' }, tellNobody)
  expect(await risk()).toMatchObject({ gepland: true, risico: 'ruim' })
})

it('[R-PLN-57] a planned session that lost somebody of its quorum says so on the page, the worklist and the list of hearings; the deputy can be put in at the same moment', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await planSession(panel.werk, coordinator, round.dossierId, planning, tellNobody)
  await stepDown(panel.werk, round.wie.zorg, round.dossierId, 'Ik ken betrokkene toch.')
  expect((await readHearingWork(panel.sql, [round.dossierId], panel.now)).get(round.dossierId)?.quorumMist).toBe(true)
  expect((await pageOf(round, coordinator)).zittingen[0]?.mist).toEqual(['Zorg'])
  expect((await readHearings(panel.sql, coordinator.accountId, panel.now))[0]?.mist).toEqual(['Zorg'])
  const deputy = (await panel.openRound('gepland')).wie.zorg
  await panel.werk.db.lidmaatschap.updateMany({ where: { dossierId: round.dossierId, zetel: 'zorg' }, data: { beeindigdOp: panel.now } })
  await panel.werk.db.lidmaatschap.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: deputy.accountId, zetel: 'zorg', benoemdOp: panel.now } })
  const [session] = await readSessions(panel.sql, round.dossierId)
  // While it is moved, its own bookings are in nobody's way.
  const page = await pageOf(round, coordinator, panel.now, `zitting=${session?.zittingId ?? ''}&week=2026-12-10`)
  expect(page.week.rijen.find(({ naam }) => naam === 'IND')?.vakken[3]?.stand).toBe('vrij')
  expect(await moveSession(panel.werk, coordinator, round.dossierId, moved(session?.zittingId ?? '', { datum: '2026-12-10' }), tellNobody)).toMatchObject({ ok: true })
  expect((await pageOf(round, coordinator)).zittingen.at(-1)?.mist).toEqual([])
})

async function workOf({ dossierId }: TestRound, { accountId }: Wie) {
  const [regel] = await addHearingWork(panel.sql, await readWork(panel.sql, accountId, '2026-11-25', dossierId), panel.now)
  if (!regel) throw new Error('Geen regel in de werklijst')
  return { taak: taakVoor(regel), inGevaar: isInGevaar(regel) }
}

it('[R-DOS-50] while the case is held the term of the hearing stands still, on the worklist, the page and the list; it goes on by as many days', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await complete(round, '2026-11-13')
  // Nobody can before the term is over: it would be missed.
  await cannot(round.wie.politie, '2026-12-01', '2027-01-05')
  expect(await workOf(round, coordinator)).toMatchObject({ taak: { wat: 'Hoorzitting plannen: de termijn wordt niet gehaald', uiterlijk: '2026-12-28' }, inGevaar: true })
  await leaveCourse(panel.werk, coordinator, round.dossierId, { uitgang: 'aangehouden', opUitgang: '2026-11-20', waaromUitgang: 'Betrokkene is ziek.' })
  const held = await workOf(round, coordinator)
  expect([held.taak?.wat, held.taak?.uiterlijk, held.inGevaar]).toEqual(['Hoorzitting plannen: de termijn staat stil', undefined, false])
  const page = await pageOf(round, coordinator)
  expect([page.termijn, page.uitgang]).toEqual([null, { naam: 'aangehouden', eindigt: false }])
  expect(page.keuzes.length).toBeGreaterThan(0)
  expect(await readHearings(panel.sql, coordinator.accountId, panel.now)).toMatchObject([{ uiterlijk: null, risico: null, stil: true }])
  await resumeCourse(panel.werk, coordinator, round.dossierId, { opHervat: '2026-11-25', waaromHervat: 'Zij is beter.' })
  // Five days (20 to 24 November) after first Christmas day.
  expect((await workOf(round, coordinator)).taak).toMatchObject({ wat: 'Hoorzitting plannen: de termijn wordt niet gehaald', uiterlijk: '2026-12-30' })
})

it('[R-DOS-51] a case that ended with a session still planned waits for its coördinator to call that off: the page opens for nothing else, and then everybody is free', async () => {
  const { round, coordinator } = await readyToPlan(panel)
  await complete(round, '2026-11-13')
  await planSession(panel.werk, coordinator, round.dossierId, { ...planning, datum: '2026-12-15' }, tellNobody)
  const booked = () => panel.sql.query<{ persoon: string }>('select p.persoon from zitting_deelnemer p join zitting z on z.id = p.zitting_id where p.actief and z.hoorzitting_id = $1::uuid', [round.hoorzittingId])
  expect((await booked()).length).toBeGreaterThan(5)
  await leaveCourse(panel.werk, coordinator, round.dossierId, { uitgang: 'overleden', opUitgang: '2026-11-25', waaromUitgang: 'Gemeld door de opvang.' })
  expect((await workOf(round, coordinator)).taak).toEqual({ wat: 'Zitting laten vervallen', knop: 'Naar de hoorzitting', pad: 'hoorzitting' })
  expect((await workOf(round, round.wie.voorzitter)).taak).toBeNull()
  const [session] = await readSessions(panel.sql, round.dossierId)
  const zitting = session?.zittingId ?? ''
  const page = await pageOf(round, coordinator, panel.now, `zitting=${zitting}`)
  expect([page.uitgang, page.kiest, page.keuzes, page.zittingen.map(({ staat }) => staat)]).toEqual([{ naam: 'overleden', eindigt: true }, null, [], ['gepland']])
  const over = { ok: false, bericht: 'Deze zaak loopt niet meer. Er wordt niets meer gepland.' }
  expect(await moveSession(panel.werk, coordinator, round.dossierId, moved(zitting), tellNobody)).toMatchObject(over)
  expect(await planSession(panel.werk, coordinator, round.dossierId, { ...planning, nummer: 2 }, tellNobody)).toMatchObject(over)
  expect(await cancelSession(panel.werk, coordinator, round.dossierId, { zitting, vervalAanleiding: 'anders', vervalReden: 'De zaak loopt niet meer.' }, tellNobody)).toMatchObject({ ok: true })
  expect([await booked(), (await workOf(round, coordinator)).taak]).toEqual([[], null])
})

it('[R-PLN-56] sixty dossiers of one coördinator are looked at with as many queries as one', async () => {
  const first = await readyToPlan(panel)
  await complete(first.round, '2026-11-13')
  // Fifty-nine more with the same panel, as a bureau has them.
  await panel.sql.query(
    `with nieuw as (
       insert into dossier (id, kenmerk, fase, aanduiding, minderjarig, catalogus_versie, coordinator_id, aangemeld_op)
       select gen_random_uuid(), 'W-2025-' || lpad(n::text, 4, '0'), fase, aanduiding, minderjarig, catalogus_versie, coordinator_id, aangemeld_op from dossier, generate_series(1, 59) n where id = $1::uuid returning id
     ), leden as (
       insert into lidmaatschap (id, dossier_id, account_id, zetel, verklaring, verklaard_op, benoemd_op)
       select gen_random_uuid(), nieuw.id, l.account_id, l.zetel, l.verklaring, l.verklaard_op, l.benoemd_op from lidmaatschap l, nieuw where l.dossier_id = $1::uuid
     )
     insert into record (id, soort, dossier_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op)
     select gen_random_uuid(), r.soort, nieuw.id, r.versie, r.inhoud, r.sha256, r.gemaakt_door, r.gemaakt_op from record r, nieuw where r.dossier_id = $1::uuid`,
    [first.round.dossierId]
  )
  const ids = (await panel.sql.query<{ id: string }>('select id::text as id from dossier where coordinator_id = $1::uuid', [first.coordinator.accountId])).map(({ id }) => id)
  let queries = 0
  const counting = { query: <Row extends object>(text: string, values?: readonly unknown[]) => ((queries += 1), panel.sql.query<Row>(text, values)) }
  await readHearingWork(counting, ids.slice(0, 1), panel.now)
  const one = queries
  queries = 0
  expect((await readHearingWork(counting, ids, panel.now)).size).toBe(60)
  expect(queries).toBe(one)
}, 60_000)

it('[R-PLN-44] for a child a room for children comes first, the guardian is asked for, and what nobody answered is a question', async () => {
  await panel.werk.db.ruimte.create({ data: { id: panel.werk.ids.uuid(), naam: 'Kinderkamer', plaatsen: 8, eigenIngang: true, kindvriendelijk: true } })
  const child = await readyToPlan(panel, childWishes)
  const page = await pageOf(child.round, child.coordinator, panel.now, 'stap=bevestigen&kies=2026-12-03T09:00')
  expect(page.wieErbij).toContainEqual({ wie: 'Voogd (Nidos)', stand: 'wacht op antwoord', let: true })
  expect(page.bevestig?.erbij).toContain('voogd')
  expect(page.ruimten[0]?.label).toContain('Kinderkamer')
  const adult = await readyToPlan(panel)
  expect((await pageOf(adult.round, adult.coordinator)).ruimten[0]?.label).toContain('Ruimte B2')
})

it('[R-PLN-41] [R-PLN-53] wishes lead: not on her days, an interpreter of the sex she asked for, within the time she can', async () => {
  const [woman, man] = [await addTolk(panel.werk), await addTolk(panel.werk, { geslacht: 'man' })]
  const { round, coordinator } = await readyToPlan(panel, { ...wishes, taal: 'Tigrinya', tolkNodig: 'ja', geslachtTolk: 'man', langsteDuur: 75, kanNiet: ['do-ochtend', 'do-middag'] })
  const page = await pageOf(round, coordinator, panel.now, 'stap=bevestigen&kies=2026-12-04T09:00')
  expect(page.bevestig).toMatchObject({ tolk: man, einde: '10:00', datum: '2026-12-04' })
  expect(page.lijst.filter(({ kies }) => new Date(`${kies.slice(0, 10)}T00:00:00Z`).getUTCDay() === 4)).toEqual([])
  expect(woman).not.toBe(man)
})

it('[R-PLN-61] a coördinator sees the hearings of the own dossiers and of no other', async () => {
  const mine = await readyToPlan(panel)
  await planSession(panel.werk, mine.coordinator, mine.round.dossierId, { ...planning, datum: '2027-01-12' }, tellNobody)
  const other = await coordinatorOf(panel, await panel.openRound('gepland'))
  expect((await readHearings(panel.sql, mine.coordinator.accountId, panel.now)).map(({ begintOp }) => begintOp)).toEqual(['2027-01-12T09:00:00.000Z'])
  expect((await readHearings(panel.sql, other.accountId, panel.now)).map(({ dossierId }) => dossierId)).not.toContain(mine.round.dossierId)
})

it.each([
  ['one whole day', { vanDag: '2026-12-10' }, ['2026-12-09T23:00:00.000Z/2026-12-10T23:00:00.000Z']],
  ['each week, over the change of the clock', { vanDag: '2027-03-23', vanTijd: '10:00', totTijd: '12:00', wekelijksTot: '2027-03-30' }, ['2027-03-23T09:00:00.000Z/2027-03-23T11:00:00.000Z', '2027-03-30T08:00:00.000Z/2027-03-30T10:00:00.000Z']],
  ['an end before its beginning', { vanDag: '2026-12-10', vanTijd: '12:00', totTijd: '10:00' }, 'totTijd'],
  ['days that are over', { vanDag: '2026-11-02' }, 'totDag'],
  ['a time that is skipped', { vanDag: '2027-03-28', vanTijd: '02:30' }, 'vanTijd'],
  ['more than a week, each week', { vanDag: '2026-12-10', totDag: '2026-12-20', wekelijksTot: '2027-01-20' }, 'wekelijksTot'],
  ['for ever', { vanDag: '2026-12-10', wekelijksTot: '2028-06-01' }, 'wekelijksTot'],
  ['three years ahead', { vanDag: '2029-12-10' }, 'totDag']
] as const)('[R-PLN-48] when somebody cannot: %s', (_words, form, expected) => {
  const found = periodsOf(form, panel.now)
  expect(found.ok ? found.value.map(({ van, tot }) => `${van.toISOString()}/${tot.toISOString()}`) : found.veld).toEqual(expected)
})

it.each([['Zij woont op 3511 AB.', true], ['3511ab', true], ['Op 3511AB', true], ['Kamer 1204, in 2026 om 10 uur', false], ['0123 AB', false], ['W-2026-0014', false]])('[R-PLN-42] %s names an address: %s', (text, expected) => {
  expect(namesAddress(text)).toBe(expected)
})

const typed = { leeftijdsgroep: 'volwassen', horen: 'wel', instemming: ['betrokkene'], gevraagdOp: '2026-11-24', hoe: 'Gevraagd zonder tolk.', dagdeel: 'geen', langsteDuur: '150', pauzeNa: '45', zittingen: '1', vragers: '2', geslachtVrager: 'geen', geslachtTolk: 'geen', taal: 'Nederlands', tolkNodig: 'nee' }
it.each([
  ['an adult who consents', {}, []],
  ['an adult who did not', { instemming: [] }, ['instemming']],
  ['under twelve: the guardian', { leeftijdsgroep: 'onder-12', instemming: ['voogd'] }, []],
  ['under twelve: not the child alone', { leeftijdsgroep: 'onder-12', instemming: ['betrokkene'] }, ['instemming']],
  ['twelve to fifteen: both', { leeftijdsgroep: '12-15', instemming: ['voogd'] }, ['instemming']],
  ['sixteen: the person alone', { leeftijdsgroep: '16-17' }, []],
  ['in doubt: as a child', { leeftijdsgroep: 'onbekend' }, ['instemming']],
  ['a no needs no yes', { horen: 'niet', instemming: [] }, []],
  ['an earlier recording is for a child', { horen: 'eerdere-opname' }, ['horen']],
  ['no address', { opmerking: 'Zij verblijft op 3511 AB' }, ['opmerking']],
  ['not tomorrow', { gevraagdOp: '2026-11-26' }, ['gevraagdOp']]
] as const)('[R-PLN-42] [R-PLN-44] wishes: %s', (_words, change, wrong) => {
  const result = wishesForm('2026-11-25').safeParse({ ...typed, ...change })
  expect(result.success ? [] : result.error.issues.map(({ path }) => path[0])).toEqual(wrong)
})
