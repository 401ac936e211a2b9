import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDoelen, recordPurposeConsent } from '~/dossier/consent/purpose-consent.server'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { verslagRoom } from '~/dossier/rooms'
import { readWork } from '~/dossier/store.server'
import { taakVoor } from '~/dossier/work'
import type { Wie } from '~/toegang/may'
import { typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { seenText } from '~tests/fixtures/verslag'
import { readConcept } from '../store.server'
import { makeConcept } from '../verslag/make-concept.server'
import { VERSLAG_ROOT } from '../verslag-document'
import { nextWorkingDay, readCalls, readCareContact, setCareContact, tickCall } from './care-call.server'
import { closeSession, noteAttendance, noteInterpreter, openSession, pauseSession, resumeSession, stopSession, tickStep } from './lead-session.server'
import { klok, missing } from './rules'
import { contactFormSchema } from './schema'
import { readZaal } from './store.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

/** The same process at another moment. */
const at = (moment: string): Werk => ({ ...panel.werk, clock: { now: () => new Date(moment) } })
const contact = { contact: 'Zorgcoördinator van de opvang', bereikbaar: '030 000 00 00', beller: 'zorg' } as const

async function planned(begintOp: string | null = '2026-11-25T09:00:00Z', beller: 'coordinator' | 'zorg' | 'secretaris' = 'zorg'): Promise<TestRound> {
  const round = await panel.openRound('gepland')
  if (begintOp) await panel.werk.db.hoorzitting.update({ where: { id: round.hoorzittingId }, data: { begintOp: new Date(begintOp) } })
  await setCareContact(panel.werk, round.wie.secretaris, round.dossierId, { ...contact, beller })
  return round
}
const opened = async (): Promise<TestRound> => {
  const round = await planned()
  await must(openSession(panel.werk, round.wie.voorzitter, round.dossierId))
  return round
}
async function must(outcome: Promise<{ ok: boolean; bericht?: string }>): Promise<void> {
  const { ok, bericht } = await outcome
  if (!ok) throw new Error(bericht)
}
const zaalOf = ({ hoorzittingId }: TestRound) => readZaal(panel.werk.db, hoorzittingId)

async function coordinatorOf({ dossierId }: TestRound): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: 'coördinator', registernummer: `C-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid: 'coordinator' } } } })
  await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { coordinatorId: accountId } })
  return { accountId, ...account, hoedanigheid: 'coordinator', sessie: '' }
}
const taskOf = async ({ dossierId }: TestRound, { accountId }: Wie, dag = '2026-11-26') => (await readWork(panel.sql, accountId, dag, dossierId)).map(taakVoor)[0]?.pad ?? null

describe('de zitting', () => {
  it('[R-HRZ-51] the chair opens it, also before its day; the secretaris from the day; nobody without a care contact', async () => {
    const bare = await panel.openRound('gepland')
    expect(await openSession(panel.werk, bare.wie.voorzitter, bare.dossierId)).toMatchObject({ ok: false, bericht: expect.stringContaining('wie van ons de volgende werkdag belt') })
    const [early, today, none] = [await planned('2026-12-10T09:00:00Z'), await planned(), await planned(null)]
    for (const round of [early, none]) expect(await openSession(panel.werk, round.wie.secretaris, round.dossierId)).toMatchObject({ ok: false })
    expect(await openSession(panel.werk, early.wie.voorzitter, early.dossierId)).toMatchObject({ ok: true })
    expect(await openSession(panel.werk, today.wie.secretaris, today.dossierId)).toMatchObject({ ok: true })
    for (const zetel of ['IND', 'zorg', 'politie'] as const) await expect(pauseSession(panel.werk, today.wie[zetel], today.dossierId)).rejects.toBeInstanceOf(Refused)
  })

  it('[R-HRZ-52] a part is ticked, and unticked with another line; rights and interpreter only with how it was checked', async () => {
    const round = await opened()
    const tick = (fields: Parameters<typeof tickStep>[3]) => tickStep(panel.werk, round.wie.secretaris, round.dossierId, fields)
    for (const stap of ['welkom', 'tolk'] as const) expect(await tick({ stap, klaar: 'ja' })).toMatchObject({ ok: false })
    expect(await tick({ stap: 'welkom', klaar: 'ja', hoe: 'eigen-woorden' })).toMatchObject({ ok: true })
    expect(await tick({ stap: 'werk', klaar: 'ja' })).toMatchObject({ ok: true })
    expect((await zaalOf(round)).stappen).toMatchObject({ welkom: { hoe: 'eigen-woorden' }, werk: { hoe: null } })
    expect(await tick({ stap: 'werk', klaar: 'nee' })).toMatchObject({ ok: true })
    expect(Object.keys((await zaalOf(round)).stappen)).toEqual(['welkom'])
    expect(await panel.werk.db.zittingGebeurtenis.count({ where: { hoorzittingId: round.hoorzittingId } })).toBe(4)
  })

  it('[R-HRZ-53] a break is a time and nothing else; the second press of two at once is refused', async () => {
    const round = await opened()
    const pause = (werk: Werk, wie: Wie) => pauseSession(werk, wie, round.dossierId)
    const both = await Promise.all([pause(panel.werk, round.wie.secretaris), pause(panel.secondWerk(), round.wie.voorzitter)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    await must(resumeSession(at('2026-11-25T13:10:00Z'), round.wie.secretaris, round.dossierId))
    expect(await resumeSession(panel.werk, round.wie.secretaris, round.dossierId)).toMatchObject({ ok: false })
    expect((await zaalOf(round)).verloop).toEqual([{ tijd: '2026-11-25T14:00', soort: 'begin' }, { tijd: '2026-11-25T14:00', soort: 'pauze' }, { tijd: '2026-11-25T14:10', soort: 'verder' }])
    const [columns] = await panel.sql.query<{ namen: string }>("select string_agg(column_name, ' ' order by column_name) as namen from information_schema.columns where table_name = 'zitting_gebeurtenis'")
    expect(columns?.namen).toBe('hoorzitting_id id soort tijd volgnummer waarde zetel zitting_id')
  })

  it('[R-HRZ-53] a line is never changed or taken away, and holds no words', async () => {
    const round = await opened()
    const where = { hoorzittingId: round.hoorzittingId }
    await expect(panel.sql.query("update zitting_gebeurtenis set soort = 'pauze'")).rejects.toThrow(/permission|toegang|record/i)
    await expect(panel.sql.query('delete from zitting_gebeurtenis')).rejects.toThrow(/permission|toegang|record/i)
    const line = { id: panel.werk.ids.uuid(), ...where, volgnummer: 9, soort: 'pauze', tijd: panel.now, zetel: 'secretaris' }
    for (const waarde of ['Zij huilde.', 'van streek', 'a b']) await expect(panel.werk.db.zittingGebeurtenis.create({ data: { ...line, waarde } })).rejects.toThrow()
  })

  it('[R-HRZ-54] stopping on request ends it; another can be planned, and goes on in the same verslag', async () => {
    const round = await opened()
    const coordinator = await coordinatorOf(round)
    await must(tickStep(panel.werk, round.wie.secretaris, round.dossierId, { stap: 'welkom', klaar: 'ja', hoe: 'eigen-woorden' }))
    await must(tickStep(panel.werk, round.wie.secretaris, round.dossierId, { stap: 'begin', klaar: 'ja' }))
    await must(stopSession(panel.werk, round.wie.secretaris, round.dossierId))
    expect(await stopSession(panel.werk, round.wie.secretaris, round.dossierId)).toMatchObject({ ok: false })
    expect(await taskOf(round, coordinator)).toBe('hoorzitting')
    await must(openSession(at('2026-12-03T09:00:00Z'), round.wie.voorzitter, round.dossierId))
    const zaal = await zaalOf(round)
    // Rights are told again, and who is there is noted again; what was talked about stays done.
    expect([zaal.zitting, Object.keys(zaal.stappen), zaal.aanwezig, zaal.tolk]).toEqual([2, ['begin'], {}, null])
    expect(await taskOf(round, coordinator)).toBeNull()
    expect(zaal.verloop.map(({ soort }) => soort)).toEqual(['begin', 'gestopt', 'begin'])
  })

  it('[R-HRZ-59] attendance by function with the ground of who is not there; who listens elsewhere counts; the interpreter by number', async () => {
    const round = await opened()
    const there = (functie: 'voorzitter' | 'IND' | 'zorg' | 'politie' | 'betrokkene', plek: 'zaal' | 'elders' | 'afwezig-ziek') => must(noteAttendance(panel.werk, round.wie.secretaris, round.dossierId, { functie, plek }))
    const seats = ['voorzitter', 'secretaris', 'IND', 'zorg', 'politie'] as const
    await there('voorzitter', 'zaal')
    await there('IND', 'elders')
    await there('zorg', 'zaal')
    await there('politie', 'afwezig-ziek')
    expect(missing(await zaalOf(round), seats)).toEqual(['politie'])
    await there('politie', 'elders')
    expect(missing(await zaalOf(round), seats)).toEqual([])
    await must(noteInterpreter(panel.werk, round.wie.secretaris, round.dossierId, { tolknummer: '4471', tolkgrond: 'niet-in-register', tolkwijze: 'telefoon' }))
    expect((await zaalOf(round)).tolk).toEqual({ nummer: '4471', grond: 'niet-in-register', wijze: 'telefoon' })
  })

  it('[R-HRZ-58] its times are those of the clock in Amsterdam, on both days on which it changes too', () => {
    expect(['2026-11-25T09:31:00Z', '2027-07-01T08:31:00Z', '2026-10-25T00:30:00Z', '2027-03-28T01:30:00Z'].map((moment) => klok(new Date(moment)))).toEqual(['2026-11-25T10:31', '2027-07-01T10:31', '2026-10-25T02:30', '2027-03-28T03:30'])
  })

  it('[R-HRZ-70] a session that is going on keeps the text open; afterwards its course stands in the concept', async () => {
    const round = await opened()
    await typeInRoom(panel, verslagRoom(round.hoorzittingId), round.wie.secretaris.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Goed.']))
    const close = async () => makeConcept(panel.werk, round.wie.secretaris, round.dossierId, { datum: '2026-11-25', aanwezig: ['betrokkene'], gezien: await seenText(panel, round) })
    expect(await close()).toMatchObject({ ok: false, bericht: expect.stringContaining('loopt nog') })
    await must(closeSession(panel.werk, round.wie.secretaris, round.dossierId))
    expect(await close()).toMatchObject({ ok: true })
    expect((await readConcept(panel.werk.db, round.dossierId))?.inhoud.verloop.map(({ soort }) => soort)).toEqual(['begin', 'einde'])
  })
})

describe('nazorg', () => {
  it('[R-HRZ-67] a contact by function, without an address; who is not to put it down, is refused', async () => {
    const round = await planned()
    for (const bereikbaar of ['Dorpsstraat 12', 'Postbus 3500 AB', 'de opvang, Lange Gracht 4']) expect(contactFormSchema.safeParse({ ...contact, bereikbaar }).success).toBe(false)
    for (const zetel of ['IND', 'politie'] as const) await expect(setCareContact(panel.werk, round.wie[zetel], round.dossierId, contact)).rejects.toBeInstanceOf(Refused)
    await setCareContact(at('2026-11-25T15:00:00Z'), round.wie.zorg, round.dossierId, { ...contact, beller: 'secretaris' })
    expect(await readCareContact(panel.werk.db, round.hoorzittingId)).toEqual({ ...contact, beller: 'secretaris' })
  })

  it('[R-HRZ-68] every session gives one call, on the next working day', async () => {
    const round = await opened()
    await must(closeSession(at('2026-12-24T13:00:00Z'), round.wie.secretaris, round.dossierId))
    // Christmas on Friday and Saturday.
    expect(nextWorkingDay('2026-12-24')).toBe('2026-12-28')
    expect(await readCalls(panel.werk.db, round.hoorzittingId)).toMatchObject([{ naDag: '2026-12-24', uiterlijk: '2026-12-28', beller: 'zorg' }])
    await must(openSession(at('2026-12-24T15:00:00Z'), round.wie.voorzitter, round.dossierId))
    await must(stopSession(at('2026-12-24T15:30:00Z'), round.wie.secretaris, round.dossierId))
    expect(await readCalls(panel.werk.db, round.hoorzittingId)).toHaveLength(1)
  })

  it('[R-HRZ-69] the call stays a task until it has a date, is ticked once, by who was to call or by the coördinator', async () => {
    const round = await opened()
    const coordinator = await coordinatorOf(round)
    await must(closeSession(panel.werk, round.wie.secretaris, round.dossierId))
    const [call] = await readCalls(panel.werk.db, round.hoorzittingId)
    const tick = (wie: Wie, gebeldOp: string, werk: Werk = at('2026-11-27T10:00:00Z')) => tickCall(werk, wie, round.dossierId, { belletje: call?.id ?? '', gebeldOp })
    for (const dag of ['2026-11-26', '2027-01-04']) expect(await taskOf(round, round.wie.zorg, dag)).toBe('nazorg')
    expect(await taskOf(round, round.wie.secretaris)).toBe('zitting')
    expect(await tick(round.wie.secretaris, '2026-11-26')).toMatchObject({ ok: false, bericht: expect.stringContaining('niet bij u') })
    for (const zetel of ['IND', 'politie', 'voorzitter'] as const) await expect(tick(round.wie[zetel], '2026-11-26')).rejects.toBeInstanceOf(Refused)
    for (const dag of ['2026-11-24', '2026-11-28']) expect(await tick(round.wie.zorg, dag)).toMatchObject({ ok: false })
    const both = await Promise.all([tick(round.wie.zorg, '2026-11-26'), tick(coordinator, '2026-11-26', { ...panel.secondWerk(), clock: { now: () => new Date('2026-11-27T10:00:00Z') } })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await taskOf(round, round.wie.zorg)).not.toBe('nazorg')
    await expect(panel.sql.query('update zorgbelletje set gebeld_op = null, afgevinkt_op = null')).rejects.toThrow(/één keer afgevinkt/)
  })
})

describe('toestemming per doel', () => {
  it('[R-HRZ-65] [R-HRZ-66] each purpose has its own answer; a yes can be taken back, and nothing asked is no', async () => {
    const round = await planned()
    const says = (doel: 'geluid' | 'verslag-gemachtigde', antwoord: 'ja' | 'nee' | 'ingetrokken', wie: Wie = round.wie.secretaris) => recordPurposeConsent(panel.werk, wie, round.dossierId, { doel, antwoord })
    expect(await readDoelen(panel.werk.db, round.dossierId)).toEqual({})
    expect(await says('geluid', 'ingetrokken')).toMatchObject({ ok: false })
    await must(says('geluid', 'ja'))
    expect(await says('geluid', 'ja')).toMatchObject({ ok: false })
    await must(says('geluid', 'ingetrokken'))
    await must(says('verslag-gemachtigde', 'nee'))
    expect(await readDoelen(panel.werk.db, round.dossierId)).toEqual({ geluid: { antwoord: 'ingetrokken', op: '2026-11-25' }, 'verslag-gemachtigde': { antwoord: 'nee', op: '2026-11-25' } })
    await must(says('geluid', 'ja'))
    for (const zetel of ['IND', 'zorg', 'politie'] as const) await expect(says('geluid', 'nee', round.wie[zetel])).rejects.toBeInstanceOf(Refused)
  })
})
