import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { createKetenPanel } from '~tests/fixtures/keten'
import { kanarie } from '~tests/zaak-file'
import { beginSpoor } from '../sporen/begin-spoor.server'
import { recordStap } from '../sporen/record-stap.server'
import { sweepPanelEvents } from './panel-events.server'
import { setKlok } from './register.server'
import { reportKetenEvent } from './report-event.server'
import { doTask, giveUpTask } from './tasks.server'

const { panel, werk, coordinator, time, hours, account, dossier, turnOn, report, queue, only, freshWeek } = await createKetenPanel()
afterAll(() => panel.stop())
beforeEach(freshWeek)

describe('an event', () => {
  it('[R-KET-70] makes one task per receiver that is on, due by the clock; told many times at once it is one event', async () => {
    const politie = await account('ketenmedewerker', 'politie')
    await turnOn('K2', 'om', 'ind')
    const [dossierId, sleutel] = [await dossier(), werk.ids.uuid()]
    const second = panel.secondWerk()
    const told = await Promise.all(Array.from({ length: 8 }, (_, index) => reportKetenEvent(panel.sql, index % 2 ? { ...second, clock: werk.clock } : werk, { sleutel, dossierId, soort: 'aangifte-opgenomen', op: time.now })))
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(2)
    const due = new Date(time.now.getTime() + 24 * 3_600_000).toISOString()
    expect((await queue(politie)).map(({ koppelvlak, soort, aan, uiterlijk, haast, beurt }) => ({ koppelvlak, soort, aan, uiterlijk, haast, beurt })).sort((one, two) => one.aan.localeCompare(two.aan))).toEqual(
      ['IND', 'Openbaar Ministerie'].map((aan) => ({ koppelvlak: 'K2', soort: 'verzenden', aan, uiterlijk: due, haast: null, beurt: 1 }))
    )
    for (const { id } of await queue(politie)) await giveUpTask(werk, politie, { taak: id, reden: 'einde proef' })
    expect(await report(dossierId, 'aangifte-opgenomen', sleutel)).toBe(0)
  })

  it('[R-KET-71] makes nothing for what is off, and nothing is caught up when it goes on', async () => {
    const [dossierId, sleutel] = [await dossier(), werk.ids.uuid()]
    expect(await report(dossierId, 'verwijderbaar', sleutel)).toBe(0)
    await expect(panel.sql.query(`insert into keten_taak (id, dossier_id, koppelvlak, versie, ontvanger, soort, organisatie, gebeurtenis, gebeurd_op, gemaakt_op, uiterlijk) values ($1::uuid, $2::uuid, 'A4', 'v', 'dtv', 'verzenden', 'ind', 'x', $3::timestamptz, $3::timestamptz, $3::timestamptz)`, [werk.ids.uuid(), dossierId, time.now.toISOString()])).rejects.toThrow('staat niet aan')
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
    expect([first?.uiterlijk, second?.uiterlijk].map((moment) => (Date.parse(moment ?? '') - time.now.getTime()) / 3_600_000)).toEqual([24, 72])
    hours(25)
    expect((await queue(ind)).map(({ haast }) => haast)).toEqual(['te laat', null])
    await setKlok(werk, coordinator, { nacht: 'loopt-door', vrijeDagen: 'staat-stil', dagBegin: '08:00', dagEinde: '18:00' })
    for (const { id } of await queue(ind)) await giveUpTask(werk, ind, { taak: id, reden: 'einde proef' })
  })

  it('[R-KET-73] recording the step in the dossier makes the task in one deed, and what is refused makes none', async () => {
    await turnOn('K1', 'ind')
    const politie = await account('ketenmedewerker', 'politie')
    const dossierId = await dossier()
    const day = time.now.toISOString().slice(0, 10)
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
    const [before, after] = [new Date(time.now.getTime() - 60_000), new Date(time.now.getTime() + 60_000)]
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
