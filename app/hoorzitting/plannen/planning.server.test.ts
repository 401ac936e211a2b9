import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { Refused } from '~/dossier/in-dossier.server'
import { closeSeat } from '~/beoordeling/ronden/close-seat.server'
import { stepDown } from '~/beoordeling/ronden/step-down.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { addRuimte, addTolk, childWishes, coordinatorOf, moved, plannedOf, planning, readyToPlan, wishes } from '~tests/fixtures/planning'
import { readHearing } from '../store.server'
import type { AfterPlanning, Wijziging } from './after-planning'
import { isDoubleBooking } from './bookings.server'
import { addAbsence } from './absences.server'
import { keyOf } from './person-key'
import { cancelSession, moveSession, planSession } from './place-session.server'
import type { PlanForm } from './planning-form'
import { recordWishes } from './record-wishes.server'
import { readSessions } from './sessions.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const told: Wijziging[] = []
const after: AfterPlanning = (_sql, _werk, _wie, wijziging) => Promise.resolve(void told.push(wijziging))
const deedsOf = async ({ dossierId }: TestRound): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map((line) => line.deed)
const hearingOf = ({ dossierId }: TestRound) => readHearing(panel.werk.db, dossierId)
const sessionsOf = ({ dossierId }: TestRound) => readSessions(panel.sql, dossierId)
const plan = (of: Awaited<ReturnType<typeof readyToPlan>>, change: Partial<PlanForm> = {}) => planSession(panel.werk, of.coordinator, of.round.dossierId, { ...planning, ...change }, after)
/** The fields at which it was refused. */
const fields = (outcome: Awaited<ReturnType<typeof plan>>): string[] => (outcome.ok ? ['gepland'] : outcome.fouten.map(({ veld }) => veld))
let rooms = 0
const room = () => addRuimte(panel.werk, `Ruimte ${(rooms += 1)}`)

describe('who plans, and when', () => {
  it('[R-HRZ-1] only the coördinator of this dossier plans; anyone else is refused as if it did not exist', async () => {
    const { round } = await readyToPlan(panel)
    await expect(planSession(panel.werk, round.wie.voorzitter, round.dossierId, planning, after)).rejects.toBeInstanceOf(Refused)
    const other = await coordinatorOf(panel, await panel.openRound('gepland'))
    await expect(planSession(panel.werk, other, round.dossierId, planning, after)).rejects.toBeInstanceOf(Refused)
    expect(await sessionsOf(round)).toEqual([])
  })

  it('[R-HRZ-2] the clock is that of Amsterdam, in winter, in summer and on both days on which it changes', async () => {
    const moments = [['2026-12-10', '10:00', '2026-12-10T09:00:00.000Z'], ['2027-03-28', '10:00', '2027-03-28T08:00:00.000Z'], ['2027-07-01', '10:00', '2027-07-01T08:00:00.000Z'], ['2027-10-31', '10:00', '2027-10-31T09:00:00.000Z']] as const
    for (const [datum, tijd, moment] of moments) {
      const ready = await readyToPlan(panel)
      expect(await plan(ready, { datum, tijd, dagReden: 'Alleen op deze dag kan iedereen.' })).toMatchObject({ ok: true, value: { begintOp: new Date(moment) } })
      expect((await hearingOf(ready.round))?.begintOp?.toISOString()).toBe(moment)
    }
  })

  it('[R-HRZ-2] a time that does not exist, or comes twice, is refused and changes nothing', async () => {
    const ready = await readyToPlan(panel)
    const spring = await plan(ready, { datum: '2027-03-28', tijd: '02:30' })
    const autumn = await plan(ready, { datum: '2027-10-31', tijd: '02:30' })
    expect(spring).toMatchObject({ ok: false, bericht: expect.stringContaining('bestaat op die dag niet') })
    expect(autumn).toMatchObject({ ok: false, bericht: expect.stringContaining('twee keer') })
    expect(await sessionsOf(ready.round)).toEqual([])
  })

  it('[R-HRZ-3] a moment that is not in the future is refused', async () => {
    const ready = await readyToPlan(panel)
    const soon = { datum: '2026-11-25', einde: '15:30', stukkenReden: 'De gemachtigde las de stukken al en stemt ermee in.' }
    // The clock of the test stands at 14:00 in Amsterdam.
    expect(await plan(ready, { ...soon, tijd: '14:00' })).toMatchObject({ ok: false, bericht: expect.stringContaining('al voorbij') })
    expect(await plan(ready, { ...soon, tijd: '14:01' })).toMatchObject({ ok: true })
  })

  it('[R-HRZ-4] after the verslag is fixed, or the hearing waived, nothing is planned any more', async () => {
    for (const staat of ['vastgesteld', 'afgezien'] as const) {
      const ready = await readyToPlan(panel)
      await panel.werk.db.hoorzitting.update({ where: { dossierId: ready.round.dossierId }, data: { staat } })
      expect(await plan(ready)).toMatchObject({ ok: false })
      expect((await hearingOf(ready.round))?.staat).toBe(staat)
    }
  })

  it('[R-PLN-40] before betrokkene was asked how she wants to be heard, nothing is planned; nor when she does not want it', async () => {
    const round = await panel.openRound('gepland')
    const coordinator = await coordinatorOf(panel, round)
    expect(await plan({ round, coordinator })).toMatchObject({ ok: false, bericht: expect.stringContaining('hoe zij wil worden gehoord') })
    await recordWishes(panel.werk, coordinator, round.dossierId, { ...wishes, horen: 'niet', instemming: [] })
    expect(await plan({ round, coordinator })).toMatchObject({ ok: false, bericht: expect.stringContaining('hoort het panel niet') })
    await recordWishes(panel.werk, coordinator, round.dossierId, wishes)
    expect(await plan({ round, coordinator })).toMatchObject({ ok: true })
  })
})

describe('what was planned stays to be read', () => {
  it('[R-HRZ-5] [R-PLN-51] [R-PLN-64] moving keeps the hearing, its room and the earlier moment with its reason, and leaves a line in the log', async () => {
    const ready = await readyToPlan(panel)
    await plan(ready)
    const first = await plannedOf(panel, ready.round)
    told.length = 0
    expect(await moveSession(panel.werk, ready.coordinator, ready.round.dossierId, moved(first.zittingId, { plaats: 'Kamer C1' }), after)).toMatchObject({ ok: true })
    const [was, now] = await sessionsOf(ready.round)
    expect(was).toMatchObject({ staat: 'verzet', aanleiding: 'ziekte', reden: 'De gemachtigde is ziek.', begintOp: first.begintOp, plaats: 'Kantoor Utrecht, kamer B2', volgorde: 0 })
    expect(now).toMatchObject({ staat: 'gepland', uid: first.uid, nummer: 1, volgorde: 1, plaats: 'Kamer C1' })
    expect(was?.deelnemers).toHaveLength(6)
    expect(await hearingOf(ready.round)).toMatchObject({ id: ready.round.hoorzittingId, staat: 'gepland', plaats: 'Kamer C1', begintOp: now?.begintOp })
    expect(told).toMatchObject([{ soort: 'verzet', reden: 'De gemachtigde is ziek.', zitting: { uid: first.uid, volgorde: 1 }, eerder: { zittingId: first.zittingId, volgorde: 0 } }])
    expect((await deedsOf(ready.round)).slice(-2)).toEqual(['hoorzitting.plannen', 'zitting.verzetten'])
    // What is over is not moved again, nor cancelled.
    expect(await moveSession(panel.werk, ready.coordinator, ready.round.dossierId, moved(first.zittingId), after)).toMatchObject({ ok: false })
    expect(await cancelSession(panel.werk, ready.coordinator, ready.round.dossierId, { zitting: first.zittingId, vervalAanleiding: 'ziekte', vervalReden: 'Toch niet.' }, after)).toMatchObject({ ok: false })
  })

  it('[R-PLN-51] a moment that is refused leaves the session where it was, and tells nobody', async () => {
    const ready = await readyToPlan(panel)
    await plan(ready)
    const first = await plannedOf(panel, ready.round)
    told.length = 0
    expect(await moveSession(panel.werk, ready.coordinator, ready.round.dossierId, moved(first.zittingId, { datum: '2026-12-25' }), after)).toMatchObject({ ok: false, fouten: [{ veld: 'dagReden' }] })
    expect(await plannedOf(panel, ready.round)).toEqual(first)
    expect(told).toEqual([])
  })

  it('[R-PLN-51] a cancelled session keeps its moment and reason; the hearing has no moment any more, and the people are free', async () => {
    const ready = await readyToPlan(panel)
    await plan(ready)
    const { zittingId } = await plannedOf(panel, ready.round)
    expect(await cancelSession(panel.werk, ready.coordinator, ready.round.dossierId, { zitting: zittingId, vervalAanleiding: 'ziekte', vervalReden: 'Betrokkene is ziek.' }, after)).toMatchObject({ ok: true })
    expect(await sessionsOf(ready.round)).toMatchObject([{ staat: 'vervallen', reden: 'Betrokkene is ziek.' }])
    expect(await hearingOf(ready.round)).toMatchObject({ staat: 'gepland', begintOp: null, plaats: null })
    expect(await plan(ready)).toMatchObject({ ok: true, value: { nummer: 1, volgorde: 0 } })
  })

  it('[R-PLN-52] a second session has a number and uid of its own; the hearing shows the one that comes first', async () => {
    const ready = await readyToPlan(panel)
    await plan(ready, { datum: '2026-12-17' })
    expect(await plan(ready, { datum: '2026-12-15' })).toMatchObject({ ok: false, bericht: expect.stringContaining('al gepland') })
    expect(await plan(ready, { datum: '2026-12-15', nummer: 2 })).toMatchObject({ ok: true })
    const [one, two] = await sessionsOf(ready.round)
    expect([one?.nummer, two?.nummer, one?.uid === two?.uid]).toEqual([1, 2, false])
    expect((await hearingOf(ready.round))?.begintOp).toEqual(two?.begintOp)
  })
})

describe('nobody twice', () => {
  it('[R-PLN-45] two coördinators who book one room and one interpreter at once: one of them has both, the other hears what is taken and nothing else', async () => {
    const [one, other] = [await readyToPlan(panel), await readyToPlan(panel)]
    const [ruimte, tolk] = [await room(), await addTolk(panel.werk)]
    const form = { ...planning, plaats: undefined, ruimte, tolk, tolkReden: 'Zij spreekt ook Tigrinya.' }
    const second = panel.secondWerk()
    const outcomes = await Promise.all([planSession(panel.werk, one.coordinator, one.round.dossierId, form, after), planSession(second, other.coordinator, other.round.dossierId, { ...form, tijd: '11:00' }, after)])
    const lost = outcomes.find((outcome) => !outcome.ok)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(lost).toEqual({ ok: false, bericht: 'Op dit moment zijn de tolk en de ruimte al bezet. Kies een ander moment, of iemand anders.', fouten: [{ veld: 'tijd', bericht: expect.any(String) }] })
    const sessions = [...(await sessionsOf(one.round)), ...(await sessionsOf(other.round))]
    expect(sessions).toHaveLength(1)
    // Half an hour later, when the first is over, the loser has the same room.
    const loser = outcomes[0].ok ? other : one
    expect(await planSession(panel.werk, loser.coordinator, loser.round.dossierId, { ...form, tijd: '12:30', einde: '15:00' }, after)).toMatchObject({ ok: true })
  })

  it('[R-PLN-45] six who race for one room never wait for each other: one wins, all are answered', async () => {
    const ready = await Promise.all(Array.from({ length: 6 }, () => readyToPlan(panel)))
    const [a, b] = [await room(), await room()]
    const outcomes = await Promise.all(ready.map(({ coordinator, round }, index) => planSession(index % 2 ? panel.werk : panel.secondWerk(), coordinator, round.dossierId, { ...planning, plaats: undefined, ruimte: index < 3 ? a : b }, after)))
    expect(outcomes.slice(0, 3).filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.slice(3).filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('[R-PLN-45] the table itself refuses a double booking, whatever a program does', async () => {
    const [one, other] = [await readyToPlan(panel), await readyToPlan(panel)]
    const ruimte = await room()
    await plan(one, { ruimte })
    await plan(other)
    const { zittingId, begintOp, eindigtOp } = await plannedOf(panel, other.round)
    const booking = { zittingId, begintOp, eindigtOp, persoon: keyOf('ruimte', ruimte), rol: 'ruimte' }
    const refused: unknown = await panel.werk.db.zittingDeelnemer.create({ data: booking }).catch((error: unknown) => error)
    expect([isDoubleBooking(refused), isDoubleBooking(new Error('iets anders'))]).toEqual([true, false])
  })
})

describe('who can be placed', () => {
  it('[R-PLN-43] without a discipline, voorzitter or secretaris there is no hearing; who listens elsewhere counts', async () => {
    const ready = await readyToPlan(panel)
    expect(await plan(ready, { erbij: ['IND', 'zorg', 'voorzitter'] })).toMatchObject({ ok: false, bericht: expect.stringContaining('Zonder Politie en Secretaris') })
    expect(await plan(ready, { inZaal: ['zorg'] })).toMatchObject({ ok: true })
  })

  it('[R-PLN-43] after the voorzitter decided to go on with two disciplines the third is not missed, and cannot be placed', async () => {
    const ready = await readyToPlan(panel)
    await closeSeat(panel.werk, ready.coordinator, ready.round.dossierId, 'politie', 'Langdurig afwezig.')
    expect(fields(await plan(ready, { erbij: ['IND', 'zorg', 'voorzitter', 'secretaris'] }))).toEqual(['erbij'])
    const inhoud = JSON.stringify({ besluit: 'twee disciplines', ontbreekt: 'politie' })
    await panel.sql.query(`insert into record (id, soort, dossier_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op) values (gen_random_uuid(), 'ronde-besluit', $1::uuid, 99, $2, encode(sha256(convert_to($2, 'UTF8')), 'hex'), $3::uuid, $4::timestamptz)`, [ready.round.dossierId, inhoud, ready.round.wie.voorzitter.accountId, panel.now.toISOString()])
    expect(fields(await plan(ready))).toContain('erbij')
    expect(await plan(ready, { erbij: ['IND', 'zorg', 'voorzitter', 'secretaris'] })).toMatchObject({ ok: true })
  })

  it('[R-PLN-46] [R-PLN-47] who steps down or is closed out is booked no more at once, and can never be placed again', async () => {
    const ready = await readyToPlan(panel)
    await plan(ready)
    const { dossierId, wie } = ready.round
    await stepDown(panel.werk, wie.zorg, dossierId, 'Ik ken betrokkene toch.')
    await closeSeat(panel.werk, ready.coordinator, dossierId, 'politie', 'Langdurig afwezig.')
    const session = await plannedOf(panel, ready.round)
    expect(session.weg.map(({ rol }) => rol).sort()).toEqual(['politie', 'zorg'])
    expect(session.deelnemers.map(({ rol }) => rol)).not.toContain('zorg')
    expect(fields(await moveSession(panel.werk, ready.coordinator, dossierId, moved(session.zittingId), after))).toContain('erbij')
    const { zittingId, begintOp, eindigtOp } = session
    const again = { zittingId_persoon: { zittingId, persoon: keyOf('account', wie.zorg.accountId) } }
    await expect(panel.werk.db.zittingDeelnemer.update({ where: again, data: { actief: true } })).rejects.toThrow(/kan niet worden geplaatst/)
    const stranger = { zittingId, begintOp, eindigtOp, persoon: keyOf('account', ready.coordinator.accountId), rol: 'secretaris' }
    await expect(panel.werk.db.zittingDeelnemer.create({ data: stranger })).rejects.toThrow(/kan niet worden geplaatst/)
    // The deputy can.
    const deputy = (await panel.openRound('gepland')).wie.zorg
    expect(await replaceSeat(panel.werk, ready.coordinator, dossierId, 'zorg', deputy.accountId)).toMatchObject({ ok: true })
    await replaceSeat(panel.werk, ready.coordinator, dossierId, 'politie', (await panel.openRound('gepland')).wie.politie.accountId)
    expect(await moveSession(panel.werk, ready.coordinator, dossierId, moved(zittingId), after)).toMatchObject({ ok: true })
    expect((await plannedOf(panel, ready.round)).deelnemers.map(({ persoon }) => persoon)).toContain(keyOf('account', deputy.accountId))
  })

  it('[R-PLN-44] a child is heard with the guardian in the room, and by another template; who may be a child too', async () => {
    for (const asked of [childWishes, { ...childWishes, leeftijdsgroep: 'onbekend' }]) {
      const ready = await readyToPlan(panel, asked)
      expect(await plan(ready)).toMatchObject({ ok: false, bericht: expect.stringContaining('de voogd') })
      expect(fields(await plan(ready, { erbij: [...planning.erbij, 'voogd'] }))).toEqual(['erbij'])
      expect(await plan(ready, { erbij: [...planning.erbij, 'voogd'], inZaal: ['voorzitter', 'zorg', 'voogd'] })).toMatchObject({ ok: true })
      expect(await plannedOf(panel, ready.round)).toMatchObject({ sjabloon: 'kind' })
    }
  })

  it('[R-PLN-41] no more askers in the room than betrokkene wants; without a wish two', async () => {
    const ready = await readyToPlan(panel)
    expect(await plan(ready, { inZaal: ['voorzitter', 'zorg', 'IND'] })).toMatchObject({ ok: false, bericht: expect.stringContaining('ten hoogste 2') })
    expect(fields(await plan(ready, { inZaal: ['secretaris'] }))).toEqual(['inZaal'])
  })

  it('[R-PLN-53] an interpreter is sworn and speaks the language, or there is a written reason', async () => {
    const ready = await readyToPlan(panel, { ...wishes, taal: 'Tigrinya', tolkNodig: 'ja' })
    const unsworn = await addTolk(panel.werk, { beedigd: false })
    const sworn = await addTolk(panel.werk)
    expect(fields(await plan(ready))).toEqual(['tolkReden'])
    expect(await plan(ready, { tolk: unsworn })).toMatchObject({ ok: false, bericht: expect.stringContaining('niet beëdigd') })
    expect(await plan(ready, { tolk: await addTolk(panel.werk, { talen: ['arabisch'] }) })).toMatchObject({ ok: false, bericht: expect.stringContaining('spreekt geen Tigrinya') })
    expect(await plan(ready, { tolk: sworn })).toMatchObject({ ok: true })
    const other = await readyToPlan(panel, { ...wishes, taal: 'Tigrinya', tolkNodig: 'ja' })
    expect(await plan(other, { tolk: unsworn, datum: '2026-12-11', tolkReden: 'Er is geen beëdigde tolk in dit dialect.' })).toMatchObject({ ok: true })
    expect((await plannedOf(panel, other.round)).tolkReden).toBe('Er is geen beëdigde tolk in dit dialect.')
  })

  it('[R-PLN-54] a free day, papers open for less than a week, and what goes against a wish or an absence each need their own reason', async () => {
    const ready = await readyToPlan(panel, { ...wishes, kanNiet: ['do-ochtend'], langsteDuur: 120 })
    expect(fields(await plan(ready, { datum: '2026-12-12' }))).toEqual(['dagReden', 'wensReden'])
    expect(fields(await plan(ready, { datum: '2026-12-01', einde: '11:30' }))).toEqual(['stukkenReden'])
    expect(await plan(ready, { einde: '12:00' })).toMatchObject({ ok: false, bericht: expect.stringContaining('Betrokkene kan dan niet') })
    const { werk, sql } = panel
    await addAbsence(werk, sql, ready.round.wie.IND, keyOf('account', ready.round.wie.IND.accountId), { soort: 'kan_niet', vanDag: '2026-12-15', waarom: 'Vakantie' })
    expect(await plan(ready, { datum: '2026-12-15', einde: '12:00' })).toMatchObject({ ok: false, bericht: 'IND kan dan niet. Kies een ander moment, of schrijf waarom dit toch kan.' })
    expect(await plan(ready, { datum: '2026-12-15', einde: '12:00', wensReden: 'Het lid komt die ochtend terug.' })).toMatchObject({ ok: true })
    expect((await plannedOf(panel, ready.round)).afwijkingen).toEqual({ wens: 'Het lid komt die ochtend terug.' })
  })
})
