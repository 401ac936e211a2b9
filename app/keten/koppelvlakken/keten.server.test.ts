import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import pg from 'pg'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { kanarie } from '~tests/zaak-file'
import { beginSpoor } from '../sporen/begin-spoor.server'
import { recordStap } from '../sporen/record-stap.server'
import { ketenversie, richtingen } from './current'
import { appointDeputy, endDeputy, readColleagues } from './deputies.server'
import { sweepPanelEvents } from './panel-events.server'
import { endGrondslag, readAan, readGrondslagen, recordGrondslag, setKlok, switchOff, switchOn } from './register.server'
import { reportKetenEvent } from './report-event.server'
import { reportStap } from './track-events.server'
import { codes, gebeurtenissen, type GrondslagForm, type KetenGebeurtenisSoort, type KoppelvlakCode, type Organisatie, type Partij } from './schema'
import { doTask, giveUpTask, leaveTask, readDone, readTasks, returnTask, takeTask } from './tasks.server'

let panel: TestPanel
let werk: Werk
let coordinator: Wie
let now: Date

// A Wednesday afternoon.
const start = new Date('2026-11-25T13:00:00Z')
const hours = (count: number): void => { now = new Date(now.getTime() + count * 3_600_000) }

beforeAll(async () => {
  panel = await createTestPanel()
  werk = { ...panel.werk, clock: { now: () => now } }
  now = start
  coordinator = await account('coordinator')
}, 60_000)
afterAll(() => panel.stop())
// Every test has a week of its own: what another one switched on is off again.
beforeEach(async () => {
  now = new Date(now.getTime() + 7 * 24 * 3_600_000)
  now.setUTCHours(13, 0, 0, 0)
  // A Wednesday again.
  hours(24 * ((10 - now.getUTCDay()) % 7))
  for (const { id, beeindigdOp } of await readGrondslagen(panel.sql, now)) if (!beeindigdOp) await endGrondslag(werk, coordinator, { grondslag: id, reden: 'volgende proef' })
})

async function account(hoedanigheid: 'coordinator' | 'ketenmedewerker', organisatie?: Organisatie): Promise<Wie> {
  const accountId = werk.ids.uuid()
  const registernummer = `KET-${accountId.slice(0, 8)}`
  const functie = organisatie ?? 'Coördinator'
  await werk.db.account.create({ data: { id: accountId, functie, registernummer, organisatie: organisatie ?? null, aangemaaktOp: start, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, functie, registernummer, hoedanigheid, sessie: '' }
}

let numbered = 0
async function dossier(coordinatorId: string | null = coordinator.accountId): Promise<string> {
  const id = werk.ids.uuid()
  numbered += 1
  await werk.db.dossier.create({ data: { id, kenmerk: `W-2026-9${String(numbered).padStart(3, '0')}`, fase: coordinatorId ? 'intake' : 'nieuw', coordinatorId, aanduiding: kanarie, vNummer: '1234567890', vraag: kanarie, aangemeldOp: now } })
  return id
}

const basis = (koppelvlak: KoppelvlakCode, ontvanger: Partij, other: Partial<GrondslagForm> = {}): GrondslagForm => ({
  koppelvlak, ontvanger, wet: 'AVG', artikel: 'artikel 6, eerste lid, onder e', tekst: 'Nodig voor de taak.', van: '2026-01-01', beslotenDoor: 'Functionaris', ...other
})

async function turnOn(koppelvlak: KoppelvlakCode, ...ontvangers: Partij[]): Promise<void> {
  for (const ontvanger of ontvangers) {
    expect(await recordGrondslag(werk, coordinator, basis(koppelvlak, ontvanger))).toMatchObject({ ok: true })
    expect(await switchOn(werk, coordinator, { koppelvlak, ontvanger })).toEqual({ ok: true, value: undefined })
  }
}

const report = (dossierId: string, soort: KetenGebeurtenisSoort, sleutel = werk.ids.uuid()) => reportKetenEvent(panel.sql, werk, { sleutel, dossierId, soort, op: now })
const queue = async (wie: Wie) => (await readTasks(panel.sql, wie, now)).map(({ id, koppelvlak, soort, aan, uiterlijk, haast, beurt }) => ({ id, koppelvlak, soort, aan, uiterlijk, haast, beurt }))
const only = async (wie: Wie): Promise<string> => {
  const tasks = await queue(wie)
  expect(tasks).toHaveLength(1)
  return tasks[0]?.id ?? ''
}

describe('the koppelvlakken', () => {
  it('[R-KET-60] are the fourteen of the chain and six of the panel, each with one event; a sepot goes to CoMensha and Nidos too', () => {
    expect(ketenversie.koppelvlakken.map(({ code }) => code)).toEqual([...codes])
    expect(ketenversie.koppelvlakken.map(({ gebeurtenis }) => gebeurtenis).sort()).toEqual([...gebeurtenissen].sort())
    expect(richtingen.filter(({ koppelvlak }) => koppelvlak.code === 'K5').map(({ ontvanger }) => ontvanger)).toEqual(['politie', 'ind', 'comensha', 'nidos'])
    expect(ketenversie.koppelvlakken.find(({ code }) => code === 'A4')?.kanaal).toEqual({ eerste: 'persoonlijk', tweede: 'post' })
    expect(new Set(ketenversie.koppelvlakken.map(({ uren }) => uren))).toEqual(new Set([24]))
  })

  it('[R-KET-60] what only concerns criminal leads is not among them', () => {
    expect(JSON.stringify(ketenversie)).not.toMatch(/"(K4|P6)"|strafdossier|indicatie/i)
  })
})

describe('the register of legal bases', () => {
  it('[R-KET-61] without a basis for this koppelvlak and this receiver nothing is switched on, by the deed or behind its back', async () => {
    expect(await switchOn(werk, coordinator, { koppelvlak: 'K1', ontvanger: 'ind' })).toMatchObject({ ok: false, bericht: expect.stringContaining('grondslag') as string })
    await recordGrondslag(werk, coordinator, basis('K2', 'ind'))
    for (const [koppelvlak, ontvanger] of [['K1', 'ind'], ['K2', 'om'], ['K2', 'nidos']] as const) expect([koppelvlak, ontvanger, (await switchOn(werk, coordinator, { koppelvlak, ontvanger })).ok]).toEqual([koppelvlak, ontvanger, false])
    const [row] = await readGrondslagen(panel.sql, now)
    const insert = (grondslag: string | undefined, koppelvlak: string, op: Date) =>
      panel.sql.query('insert into koppelvlak_aan (id, koppelvlak, ontvanger, grondslag_id, aan_op, aan_door) values ($1::uuid, $2, $3, $4::uuid, $5::timestamptz, $6::uuid)', [werk.ids.uuid(), koppelvlak, 'ind', grondslag, op.toISOString(), coordinator.accountId])
    await expect(insert(row?.id, 'K1', now)).rejects.toThrow()
    await expect(insert(row?.id, 'K2', new Date('2025-12-31T12:00:00Z'))).rejects.toThrow('zonder grondslag')
    await expect(insert(werk.ids.uuid(), 'K2', now)).rejects.toThrow('zonder grondslag')
    expect((await readAan(panel.sql, now)).size).toBe(0)
    expect(await switchOn(werk, coordinator, { koppelvlak: 'K2', ontvanger: 'ind' })).toMatchObject({ ok: true })
    expect(await readAan(panel.sql, now)).toEqual(new Map([['K2', new Set(['ind'])]]))
  })

  it('[R-KET-60] a law that the koppelvlak does not rest on, or a receiver it does not have, is refused', async () => {
    expect(await recordGrondslag(werk, coordinator, basis('K3', 'om', { wet: 'Wpg' }))).toMatchObject({ ok: false, bericht: 'Koppelvlak K3 kan niet op de Wpg rusten.' })
    expect(await recordGrondslag(werk, coordinator, basis('K3', 'nidos'))).toMatchObject({ ok: false })
    expect((await recordGrondslag(werk, coordinator, basis('K1', 'ind', { wet: 'Wpg' }))).ok).toBe(true)
  })

  it('[R-KET-62] an ended basis switches off at once, for good; what is open is not sent any more', async () => {
    const politie = await account('ketenmedewerker', 'politie')
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const taak = await only(politie)
    const [{ id: grondslag } = { id: '' }] = (await readGrondslagen(panel.sql, now)).filter(({ geldt }) => geldt)
    expect(await endGrondslag(werk, coordinator, { grondslag, reden: 'besluit ingetrokken' })).toMatchObject({ ok: true })
    expect((await readAan(panel.sql, now)).size).toBe(0)
    expect(await report(await dossier(), 'bedenktijd-begonnen')).toBe(0)
    expect((await readTasks(panel.sql, politie, now)).map(({ magVerstuurd }) => magVerstuurd)).toEqual([false])
    expect(await doTask(werk, politie, { taak, kanaal: 'e-mail' })).toMatchObject({ ok: false, bericht: expect.stringContaining('Verstuur niets') as string })
    // A new basis does not bring it back by itself.
    await recordGrondslag(werk, coordinator, basis('K1', 'ind'))
    expect((await readAan(panel.sql, now)).size).toBe(0)
    expect(await giveUpTask(werk, politie, { taak, reden: 'de grondslag is weg' })).toMatchObject({ ok: true })
    await expect(panel.sql.query(`update keten_grondslag set beeindigd_op = null, beeindigd_door = null, beeindigd_reden = null where id = $1::uuid`, [grondslag])).rejects.toThrow('verandert niet')
  })

  it('[R-KET-62] the day after its last day it is off, without anybody doing anything, and can be switched on again on another', async () => {
    const today = now.toISOString().slice(0, 10)
    await recordGrondslag(werk, coordinator, basis('K6', 'om', { tot: today }))
    await switchOn(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })
    expect((await readAan(panel.sql, now)).get('K6')).toEqual(new Set(['om']))
    hours(24)
    expect((await readAan(panel.sql, now)).size).toBe(0)
    expect((await switchOn(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })).ok).toBe(false)
    await turnOn('K6', 'om')
    expect((await readAan(panel.sql, now)).get('K6')).toEqual(new Set(['om']))
    expect(await switchOff(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })).toMatchObject({ ok: true })
    expect((await readAan(panel.sql, now)).size).toBe(0)
  })
})

describe('an event', () => {
  it('[R-KET-70] makes one task per receiver that is on, due by the clock; told many times at once it is one event', async () => {
    const politie = await account('ketenmedewerker', 'politie')
    await turnOn('K2', 'om', 'ind')
    const [dossierId, sleutel] = [await dossier(), werk.ids.uuid()]
    const second = panel.secondWerk()
    const told = await Promise.all(Array.from({ length: 8 }, (_, index) => reportKetenEvent(panel.sql, index % 2 ? { ...second, clock: werk.clock } : werk, { sleutel, dossierId, soort: 'aangifte-opgenomen', op: now })))
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(2)
    const due = new Date(now.getTime() + 24 * 3_600_000).toISOString()
    expect((await queue(politie)).map(({ koppelvlak, soort, aan, uiterlijk, haast, beurt }) => ({ koppelvlak, soort, aan, uiterlijk, haast, beurt })).sort((one, two) => one.aan.localeCompare(two.aan))).toEqual(
      ['IND', 'Openbaar Ministerie'].map((aan) => ({ koppelvlak: 'K2', soort: 'verzenden', aan, uiterlijk: due, haast: null, beurt: 1 }))
    )
    for (const { id } of await queue(politie)) await giveUpTask(werk, politie, { taak: id, reden: 'einde proef' })
    expect(await report(dossierId, 'aangifte-opgenomen', sleutel)).toBe(0)
  })

  it('[R-KET-71] makes nothing for what is off, and nothing is caught up when it goes on', async () => {
    const [dossierId, sleutel] = [await dossier(), werk.ids.uuid()]
    expect(await report(dossierId, 'verwijderbaar', sleutel)).toBe(0)
    await expect(panel.sql.query(`insert into keten_taak (id, dossier_id, koppelvlak, versie, ontvanger, soort, organisatie, gebeurtenis, gebeurd_op, gemaakt_op, uiterlijk) values ($1::uuid, $2::uuid, 'A4', 'v', 'dtv', 'verzenden', 'ind', 'x', $3::timestamptz, $3::timestamptz, $3::timestamptz)`, [werk.ids.uuid(), dossierId, now.toISOString()])).rejects.toThrow('staat niet aan')
    await turnOn('A4', 'dtv')
    expect(await queue(await account('ketenmedewerker', 'ind'))).toEqual([])
  })

  it('[R-KET-66] is due by the setting of the clock at that moment, and late ones come first', async () => {
    const ind = await account('ketenmedewerker', 'ind')
    await turnOn('A2', 'gemeente')
    // Friday 14:00 in winter time.
    hours(48)
    await report(await dossier(), 'verblijfstitel-gewijzigd')
    await setKlok(werk, coordinator, { nacht: 'loopt-door', vrijeDagen: 'loopt-door', dagBegin: '08:00', dagEinde: '18:00' })
    await report(await dossier(), 'verblijfstitel-gewijzigd')
    const [first, second] = await queue(ind)
    expect([first?.uiterlijk, second?.uiterlijk].map((moment) => (Date.parse(moment ?? '') - now.getTime()) / 3_600_000)).toEqual([24, 72])
    hours(25)
    expect((await queue(ind)).map(({ haast }) => haast)).toEqual(['te laat', null])
    await setKlok(werk, coordinator, { nacht: 'loopt-door', vrijeDagen: 'staat-stil', dagBegin: '08:00', dagEinde: '18:00' })
    for (const { id } of await queue(ind)) await giveUpTask(werk, ind, { taak: id, reden: 'einde proef' })
  })

  it('[R-KET-73] a step of a track tells its koppelvlakken once, also when it is corrected; served on one day is one event, and what was turned down gave no permit', async () => {
    await turnOn('K7', 'ind')
    await turnOn('K3', 'om')
    await turnOn('A2', 'gemeente')
    const dossierId = await dossier()
    const step = (stap: string, op: string, other: { spoor?: string; uitkomst?: string } = {}) => reportStap(panel.sql, werk, { dossierId, spoor: other.spoor ?? 'b8', stap, uitkomst: other.uitkomst ?? null, op })
    expect([await step('uitreiking-sepot', '2026-11-02'), await step('uitreiking-voornemen', '2026-11-02'), await step('uitreiking-voornemen', '2026-11-03')]).toEqual([1, 0, 1])
    expect([await step('verlening', '2026-10-01'), await step('verlening', '2026-10-02')]).toEqual([2, 0])
    expect([await step('besluit', '2026-10-01', { spoor: 'niet-meewerken', uitkomst: 'afgewezen' }), await step('pas', '2026-10-05'), await step('toString', '2026-10-05')]).toEqual([0, 0, 0])
    for (const organisatie of ['politie', 'ind'] as const) {
      const wie = await account('ketenmedewerker', organisatie)
      for (const { id } of await queue(wie)) await giveUpTask(werk, wie, { taak: id, reden: 'einde proef' })
    }
  })

  it('[R-KET-73] recording the step in the dossier makes the task in one deed, and what is refused makes none', async () => {
    await turnOn('K1', 'ind')
    const politie = await account('ketenmedewerker', 'politie')
    const dossierId = await dossier()
    const day = now.toISOString().slice(0, 10)
    expect(await beginSpoor(werk, coordinator, dossierId, { spoor: 'b8' })).toMatchObject({ ok: true })
    expect(await recordStap(werk, coordinator, dossierId, { stap: { spoor: 'b8', code: 'bedenktijd' }, op: '2099-01-01', bron: 'bericht' })).toMatchObject({ ok: false })
    expect(await queue(politie)).toEqual([])
    expect(await recordStap(werk, coordinator, dossierId, { stap: { spoor: 'b8', code: 'bedenktijd' }, op: day, bron: 'bericht' })).toMatchObject({ ok: true })
    expect(await queue(politie)).toMatchObject([{ koppelvlak: 'K1', soort: 'verzenden' }])
    expect(await giveUpTask(werk, politie, { taak: await only(politie), reden: 'einde proef' })).toMatchObject({ ok: true })
  })

  it('[R-KET-72] the panel’s own deeds make their tasks from what they left behind, once, however many processes look', async () => {
    const dossierId = await dossier()
    const { kenmerk } = await werk.db.dossier.findUniqueOrThrow({ where: { id: dossierId } })
    hours(1)
    for (const [koppelvlak, ...ontvangers] of [['P1', 'paneel'], ['P2', 'paneel'], ['P3', 'betrokkene', 'gemachtigde', 'tolk', 'voogd'], ['P4', 'betrokkene', 'gemachtigde'], ['P5', 'ind', 'betrokkene', 'gemachtigde'], ['P7', 'paneel']] as const) await turnOn(koppelvlak, ...ontvangers)
    const [before, after] = [new Date(now.getTime() - 60_000), new Date(now.getTime() + 60_000)]
    const stuk = (nummer: number, toegevoegdOp: Date) => werk.db.stuk.create({ data: { id: werk.ids.uuid(), dossierId, nummer, soort: 'document', titel: kanarie, datumTekst: '2026', inhoud: kanarie, toegevoegdOp } })
    await stuk(1, before)
    await stuk(2, after)
    const hoorzittingId = werk.ids.uuid()
    await werk.db.hoorzitting.create({ data: { id: hoorzittingId, dossierId, staat: 'gepland', begintOp: after, plaats: 'Ruimte B2', gewijzigdOp: after } })
    await werk.db.zitting.create({ data: { id: werk.ids.uuid(), hoorzittingId, nummer: 1, uid: werk.ids.uuid(), volgorde: 0, begintOp: after, eindigtOp: new Date(after.getTime() + 3_600_000), plaats: 'Ruimte B2', gemaaktDoor: coordinator.accountId, gemaaktOp: after, gewijzigdOp: after } })
    await werk.db.record.create({ data: { id: werk.ids.uuid(), soort: 'verslag-concept', dossierId, versie: 1, inhoud: '{}', sha256: sha256Hex('{}'), gemaaktDoor: coordinator.accountId, gemaaktOp: after } })
    await werk.db.uitgegevenAdvies.create({ data: { id: werk.ids.uuid(), kenmerk, versie: 1, inhoud: '{}', sha256: sha256Hex('{}'), pdf: new Uint8Array([37]), ontvangerId: coordinator.accountId, uitgebrachtOp: after } })
    hours(1)
    await dossier(null)
    const made = await Promise.all([sweepPanelEvents(werk), sweepPanelEvents({ ...panel.secondWerk(), clock: werk.clock })])
    expect(made[0] + made[1]).toBe(6)
    expect(await sweepPanelEvents(werk)).toBe(0)
    // Betrokkene has no gemachtigde, no guardian and no interpreter here: nothing is sent to nobody. What was issued lies at the IND already.
    const seen = async (wie: Wie) => (await queue(wie)).map(({ koppelvlak, soort, aan }) => `${koppelvlak} ${soort} ${aan}`).sort()
    expect(await seen(coordinator)).toEqual(['P1 verwerken Panel', 'P2 verwerken Panel', 'P3 verzenden Betrokkene', 'P4 verzenden Betrokkene', 'P5 verzenden Betrokkene'])
    expect(await seen(await account('coordinator'))).toEqual(['P1 verwerken Panel'])
    const ind = await account('ketenmedewerker', 'ind')
    expect(await seen(ind)).toEqual(['P5 verwerken IND'])
    expect(await doTask(werk, ind, { taak: await only(ind) })).toMatchObject({ ok: true })
    for (const { id, soort, koppelvlak } of await queue(coordinator)) expect(await doTask(werk, coordinator, { taak: id, kanaal: soort === 'verzenden' ? (koppelvlak === 'P3' ? 'e-mail' : 'persoonlijk') : undefined })).toMatchObject({ ok: true })
    // Who has no queue receives, and that is the end of it.
    expect(await queue(coordinator)).toEqual([])
  })
})

describe('a task', () => {
  it('[R-KET-74] [R-KET-75] what was sent waits at the receiver; given back it waits at the sender again; each with its reason, by whom and when', async () => {
    const [politie, ind] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'ind')]
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const first = await only(politie)
    expect(await queue(ind)).toEqual([])
    expect(await doTask(werk, politie, { taak: first })).toMatchObject({ ok: false, bericht: 'Kies hoe het is verstuurd.' })
    expect(await doTask(werk, politie, { taak: first, kanaal: 'post' })).toMatchObject({ ok: false })
    expect(await returnTask(werk, politie, { taak: first, reden: 'nee' })).toMatchObject({ ok: false })
    hours(2)
    expect(await doTask(werk, politie, { taak: first, kanaal: 'fax' })).toMatchObject({ ok: true })
    expect(await queue(ind)).toMatchObject([{ koppelvlak: 'K1', soort: 'verwerken', uiterlijk: new Date(now.getTime() + 24 * 3_600_000).toISOString() }])
    expect(await returnTask(werk, ind, { taak: await only(ind), reden: 'formulier M55 is niet compleet' })).toMatchObject({ ok: true })
    expect(await queue(politie)).toMatchObject([{ koppelvlak: 'K1', soort: 'verzenden', beurt: 2 }])
    expect(await doTask(werk, politie, { taak: await only(politie), kanaal: 'e-mail' })).toMatchObject({ ok: true })
    expect(await doTask(werk, ind, { taak: await only(ind) })).toMatchObject({ ok: true })
    expect([await queue(politie), await queue(ind)]).toEqual([[], []])
    expect((await readDone(panel.sql, ind, now)).map(({ staat, reden, door, opTijd }) => [staat, reden, door, opTijd]).slice(0, 2).sort()).toEqual([
      ['gedaan', null, `ind (${ind.registernummer})`, true], ['teruggegeven', 'formulier M55 is niet compleet', `ind (${ind.registernummer})`, true]
    ])
    expect(await doTask(werk, politie, { taak: first, kanaal: 'fax' })).toMatchObject({ ok: false, bericht: 'Deze taak is al afgedaan.' })
    await expect(panel.sql.query('delete from keten_taak where id = $1::uuid', [first])).rejects.toThrow()
    await expect(panel.sql.query(`update keten_taak set reden = 'anders' where id = $1::uuid`, [first])).rejects.toThrow('verandert niet')
  })

  it('[R-KET-76] its reader gets the number of the case and what must go; another organisation gets nothing, and a task of another queue does not exist', async () => {
    const [politie, om, nobody] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'om'), await account('ketenmedewerker')]
    await turnOn('K1', 'ind')
    const dossierId = await dossier()
    await report(dossierId, 'bedenktijd-begonnen')
    const seen = JSON.stringify([await readTasks(panel.sql, politie, now), await readDone(panel.sql, politie, now)])
    expect(seen).toContain('W-2026-9')
    for (const word of [kanarie, '1234567890', dossierId]) expect(seen).not.toContain(word)
    for (const other of [om, nobody, coordinator]) {
      expect(await readTasks(panel.sql, other, now)).toEqual([])
      const taak = await only(politie)
      for (const act of [() => takeTask(werk, other, taak), () => doTask(werk, other, { taak, kanaal: 'e-mail' }), () => giveUpTask(werk, other, { taak, reden: 'x' })]) await expect(act()).rejects.toThrow(Refused)
    }
    await expect(takeTask(werk, politie, werk.ids.uuid())).rejects.toThrow(Refused)
    await giveUpTask(werk, politie, { taak: await only(politie), reden: 'einde proef' })
  })

  it('[R-KET-78] two who take it at once: one has it, the other hears that a colleague does; two who finish it finish it once', async () => {
    const [one, two] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'politie')]
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const taak = await only(one)
    const second = { ...panel.secondWerk(), clock: werk.clock }
    const taken = await Promise.all([takeTask(werk, one, taak), takeTask(second, two, taak)])
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(taken).toContainEqual({ ok: false, bericht: 'Een collega heeft deze taak al genomen.' })
    const [owner, other] = taken[0].ok ? [one, two] : [two, one]
    expect(await doTask(werk, other, { taak, kanaal: 'e-mail' })).toMatchObject({ ok: false })
    expect((await readTasks(panel.sql, other, now)).map(({ bij, eigen }) => [bij, eigen])).toEqual([[`politie (${owner.registernummer})`, false]])
    expect(await leaveTask(werk, owner, taak)).toMatchObject({ ok: true })
    const done = await Promise.all([doTask(werk, one, { taak, kanaal: 'e-mail' }), doTask(second, two, { taak, kanaal: 'e-mail' })])
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    const ind = await account('ketenmedewerker', 'ind')
    await doTask(werk, ind, { taak: await only(ind) })
  })
})

describe('deputies', () => {
  it('[R-KET-80] [R-KET-81] on the days that were said a deputy sees and does the tasks of who they replace, and on no other', async () => {
    const [away, deputy, third] = [await account('coordinator'), await account('coordinator'), await account('coordinator')]
    await turnOn('P2', 'paneel')
    const dossierId = await dossier(away.accountId)
    await report(dossierId, 'paneel-stuk')
    expect([(await queue(away)).length, (await queue(deputy)).length]).toEqual([1, 0])
    const day = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    expect(await appointDeputy(werk, away, { vervanger: away.accountId, van: day(1), tot: day(2) })).toMatchObject({ ok: false })
    expect(await appointDeputy(werk, away, { vervanger: deputy.accountId, van: day(1), tot: day(2) })).toMatchObject({ ok: true })
    // Along a chain nobody replaces: the third replaces the deputy, and not who the deputy replaces.
    expect(await appointDeputy(werk, deputy, { vervanger: third.accountId, van: day(0), tot: day(9) })).toMatchObject({ ok: true })
    const seen: number[] = []
    for (let index = 0; index < 4; index += 1) {
      seen.push((await queue(deputy)).length)
      expect(await queue(third)).toEqual([])
      hours(24)
    }
    expect(seen).toEqual([0, 1, 1, 0])
    now = new Date(now.getTime() - 3 * 86_400_000)
    const taak = await only(deputy)
    expect(await takeTask(werk, away, taak)).toMatchObject({ ok: true })
    expect(await doTask(werk, deputy, { taak })).toMatchObject({ ok: true })
    const { kenmerk } = await werk.db.dossier.findUniqueOrThrow({ where: { id: dossierId } })
    expect((await readDone(panel.sql, away, now)).filter((row) => row.kenmerk === kenmerk).map(({ door }) => door)).toEqual([`Coördinator (${deputy.registernummer})`])
  })

  it('[R-KET-80] only a colleague of the same organisation and capacity; taken back it is over at that moment', async () => {
    const [away, deputy, elsewhere] = [await account('ketenmedewerker', 'nidos'), await account('ketenmedewerker', 'nidos'), await account('ketenmedewerker', 'comensha')]
    expect((await readColleagues(panel.sql, away)).map(({ id }) => id)).toEqual([deputy.accountId])
    const dagen = { van: now.toISOString().slice(0, 10), tot: '2027-12-31' }
    for (const vervanger of [elsewhere.accountId, coordinator.accountId]) expect((await appointDeputy(werk, away, { vervanger, ...dagen })).ok).toBe(false)
    await appointDeputy(werk, away, { vervanger: deputy.accountId, ...dagen })
    await turnOn('K5', 'nidos')
    const om = await account('ketenmedewerker', 'om')
    await report(await dossier(), 'sepot-beslist')
    await doTask(werk, om, { taak: await only(om), kanaal: 'e-mail' })
    const taak = await only(away)
    await takeTask(werk, away, taak)
    expect((await readTasks(panel.sql, deputy, now)).map(({ eigen }) => eigen)).toEqual([true])
    const [vervanging] = await werk.db.vervanging.findMany({ where: { accountId: away.accountId } })
    expect((await endDeputy(werk, elsewhere, vervanging?.id ?? '')).ok).toBe(false)
    expect(await endDeputy(werk, away, vervanging?.id ?? '')).toMatchObject({ ok: true })
    expect(await doTask(werk, deputy, { taak })).toMatchObject({ ok: false, bericht: 'Een collega heeft deze taak al genomen.' })
  })

  it('[R-KET-82] every deed leaves one line, of the case by its id and with no word of it', async () => {
    const client = new pg.Client({ connectionString: panel.ownerUrl })
    await client.connect()
    const { rows } = await client.query<{ deed: string; actor: string; object: string | null; alles: string }>(`select deed, actor::text as actor, object, r::text as alles from logboek.regel r where deed ~ '^(taak|grondslag|koppelvlak|vervanging|ketenklok)' order by seq`)
    await client.end()
    expect(new Set(rows.map(({ deed }) => deed))).toEqual(new Set(['grondslag.vastleggen', 'grondslag.beeindigen', 'koppelvlak.aan', 'koppelvlak.uit', 'ketenklok.zetten', 'taak.nemen', 'taak.loslaten', 'taak.gedaan', 'taak.teruggeven', 'taak.niet-mogelijk', 'vervanging.regelen', 'vervanging.intrekken']))
    for (const { deed, object, alles } of rows) {
      if (deed.startsWith('taak.')) expect(object).toMatch(/^dossier\/[0-9a-f-]{36}$/)
      expect(alles).not.toContain(kanarie)
      expect(alles).not.toContain('einde proef')
    }
  })
})
