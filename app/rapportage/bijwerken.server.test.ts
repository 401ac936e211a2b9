import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { markChanged } from '~/dossier/in-dossier.server'
import { sqlOfPg } from '~/platform/sql'
import { sha256Hex } from '~/platform/canonical'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { exampleAdvies } from '~tests/fixtures/advies-document'
import { coordinatorOf } from '~tests/fixtures/planning'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { prepareDossier } from '~/keten/overleg/prepare.server'
import pg from 'pg'
import { werkRapportBij } from './bijwerken.server'
import { importCaseList } from './invoer/import-file.server'
import { readTellingen } from './store.server'

let panel: TestPanel
let round: TestRound
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
beforeAll(async () => {
  panel = await createTestPanel()
  round = await panel.openRound()
}, 60_000)
afterAll(() => panel.stop())

const takeUp = async (): Promise<number> => {
  await markChanged(panel.sql, round.dossierId)
  return werkRapportBij(panel.werk.db, clock)
}
const row = async (): Promise<Record<string, unknown>> => (await panel.sql.query<{ zaak: Record<string, unknown> }>('select to_jsonb(z) as zaak from zaak_historie z where dossier_id = $1::uuid', [round.dossierId]))[0]?.zaak ?? {}
const counted = async () => (await readTellingen(panel.sql, { van: '2026-01-01', totEnMet: '2026-12-31', deling: 'uitkomst' }))

const sheet = (oordeel: string) => JSON.stringify({ catalogusVersie: 'reconstructie-2026-1', entries: [{ code: 'A1', oordeel, ...(oordeel === 'niet te beoordelen' ? { ontbrekendeBron: 'De brief van KANARIE', soortBron: 'medisch' } : {}) }, { code: 'B1', oordeel: 'neutraal' }, { code: 'Z1', tekst: 'Vrije tekst die nergens heen gaat.' }] })

it('[R-RAP-12] a dossier is counted by codes once a deed was done in it, and by nothing that was typed', async () => {
  await panel.werk.db.betrokkene.upsert({
    where: { dossierId: round.dossierId }, update: {},
    create: { dossierId: round.dossierId, geslacht: 'vrouw', leeftijdOpgave: '1999 (volgens haarzelf)', nationaliteit: 'Nigeriaanse', taalOfTolk: 'Engels, dialect', kwetsbaarheid: ['zwanger bij aankomst', 'bang voor KANARIE'], vormUitbuiting: ['gedwongen prostitutie'] }
  })
  await takeUp()
  expect(await row()).toMatchObject({ bron: 'dossier', geslacht: 'vrouw', leeftijd: 27, nationaliteit: 'NG', taal: 'en', vorm: 'seksueel', behoeften: ['anders', 'zwanger'], panel_stand: 'in-behandeling', hoorzitting: 'gehouden', panel_uitkomst: 'geen-advies', beelden: [], tegenstem: null })
  expect(JSON.stringify(await row())).not.toContain('KANARIE')
  expect((await counted()).get('totaal')?.zaken).toEqual({ paneladvies: 1 })
  // Nothing new: nothing is read, and nothing counts twice.
  expect(await werkRapportBij(panel.werk.db, clock)).toBe(0)
  await takeUp()
  expect((await counted()).get('totaal')?.zaken).toEqual({ paneladvies: 1 })
})

it('[R-RAP-13] [R-RAP-14] of a sealed round, of a revealed one and of a draft nothing is counted before the advies is issued', async () => {
  const { db, ids } = panel.werk
  const before = { row: await row(), counts: await counted() }
  for (const [zetel, oordeel] of [['IND', 'versterkt'], ['zorg', 'verzwakt'], ['politie', 'niet te beoordelen']] as const) {
    const inhoud = sheet(oordeel)
    await db.record.create({ data: { id: ids.uuid(), soort: 'score', dossierId: round.dossierId, rondeId: round.rondeId, lidId: round.lidId[zetel], versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie[zetel].accountId, gemaaktOp: panel.now } })
    await takeUp()
    expect({ row: { ...(await row()), bijgewerkt_op: null }, counts: await counted() }).toEqual({ row: { ...before.row, bijgewerkt_op: null }, counts: before.counts })
  }
  await db.ronde.update({ where: { id: round.rondeId }, data: { onthuldOp: panel.now } })
  await db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'weging' } })
  await takeUp()
  expect(await row()).toMatchObject({ beelden: [], ontbrekende_bronnen: [] })
})

it('[R-RAP-12] after the advies was issued its outcome, dissent, the judgements side by side and the answer of the IND count', async () => {
  const { db, ids } = panel.werk
  const { kenmerk } = await db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })
  const document = { ...exampleAdvies({ uitkomst: 'aannemelijk' }), kenmerk, versie: 1 }
  const inhoud = JSON.stringify(document)
  const adviesId = ids.uuid()
  const ontvangerId = ids.uuid()
  await db.account.create({ data: { id: ontvangerId, functie: 'Beslismedewerker', registernummer: `B-${ontvangerId.slice(0, 8)}`, aangemaaktOp: panel.now } })
  const pdf = new Uint8Array([37])
  await db.advies.create({ data: { id: adviesId, dossierId: round.dossierId, versie: 1, staat: 'concept' } })
  await db.uitgegevenAdvies.create({ data: { id: adviesId, kenmerk, versie: 1, inhoud, sha256: sha256Hex(inhoud), pdf, ontvangerId, uitgebrachtOp: panel.now } })
  await takeUp()
  expect(await row()).toMatchObject({ panel_stand: 'uitgebracht', panel_uitkomst: 'aannemelijk', tegenstem: true, concordantie: 'nog-niet', beelden: ['reconstructie-2026-1|A1|1.0.1.1', 'reconstructie-2026-1|B1|0.3.0.0'], ontbrekende_bronnen: ['medisch'] })
  expect((await counted()).get('totaal')?.ontbrekende_bron).toEqual({ medisch: 1 })
  // The answer is written by the pool of the beslismedewerker, which knows no dossier: it is found by its time.
  const lezer = new PrismaClient({ adapter: new PrismaPg({ connectionString: panel.lezerUrl, max: 1 }) })
  try {
    // A reason to depart belongs to departing alone (R-ADV-151).
    await expect(lezer.terugmelding.create({ data: { id: ids.uuid(), adviesId, accountId: ontvangerId, volgnummer: 1, keuze: 'volgt', motief: 'anders', reden: 'x', gemeldOp: panel.now } })).rejects.toThrow('terugmelding_motief_bij_afwijken')
    await lezer.terugmelding.create({ data: { id: ids.uuid(), adviesId, accountId: ontvangerId, volgnummer: 1, keuze: 'wijkt_af', motief: 'nieuwe-informatie', reden: 'Omdat KANARIE.', gemeldOp: panel.now } })
  } finally {
    await lezer.$disconnect()
  }
  expect(await werkRapportBij(panel.werk.db, clock)).toBe(1)
  expect(await row()).toMatchObject({ concordantie: 'wijkt-af', motief: 'nieuwe-informatie' })
  expect((await counted()).get('uitkomst aannemelijk')?.concordantie).toEqual({ 'wijkt-af': 1 })
  expect((await counted()).get('uitkomst aannemelijk')?.motief).toEqual({ 'nieuwe-informatie': 1 })
  expect((await counted()).has('uitkomst geen-advies')).toBe(false)
})

it('[R-RAP-13] a reopened round that is revealed counts for nothing before the next version of the advies is issued', async () => {
  const { db, ids } = panel.werk
  const before = { row: await row(), counts: await counted() }
  const rondeId = ids.uuid()
  const later = new Date(panel.now.getTime() + 60_000)
  await db.ronde.create({ data: { id: rondeId, dossierId: round.dossierId, nummer: 2, soort: 'heropend', geopendOp: later } })
  for (const zetel of ['IND', 'zorg', 'politie'] as const) {
    const inhoud = sheet('versterkt')
    await db.record.create({ data: { id: ids.uuid(), soort: 'score', dossierId: round.dossierId, rondeId, lidId: round.lidId[zetel], versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie[zetel].accountId, gemaaktOp: later } })
  }
  await db.ronde.update({ where: { id: rondeId }, data: { onthuldOp: later } })
  await takeUp()
  expect(await row()).toMatchObject({ beelden: before.row.beelden, ontbrekende_bronnen: ['medisch'], heropend: true })
  expect((await counted()).get('totaal')?.beeld).toEqual(before.counts.get('totaal')?.beeld)
})

it('[R-RAP-65] while an import holds the counts the report answers at once with the counts as they are; the next reader takes the rest up', async () => {
  const client = new pg.Client({ connectionString: panel.ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('rapport_telling'))`)
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { regio: 'limburg' } })
    await markChanged(panel.sql, round.dossierId)
    const answer = await Promise.race([werkRapportBij(panel.werk.db, clock), new Promise((resolve) => setTimeout(() => { resolve('waits') }, 5_000))])
    expect([answer, (await row()).regio]).toEqual([0, 'onbekend'])
    await client.query('rollback')
    expect([await werkRapportBij(panel.werk.db, clock), (await row()).regio]).toEqual([1, 'limburg'])
  } finally {
    await client.end()
  }
})

it('[R-RAP-66] the region of a dossier counts from the moment the casusoverleg was prepared', async () => {
  const coordinator = await coordinatorOf(panel, round)
  const done = await prepareDossier(panel.werk, coordinator, round.dossierId, { regio: 'zeeland-west-brabant', wieHeeft: 'Secretaris' })
  expect(done).toMatchObject({ ok: true })
  expect(await werkRapportBij(panel.werk.db, clock)).toBe(1)
  expect((await row()).regio).toBe('zeeland-west-brabant')
})

it('[R-RAP-69] a case that left its course counts as that, and as in behandeling once it goes on', async () => {
  const other = await panel.openRound()
  const stand = async (): Promise<unknown> => {
    await markChanged(panel.sql, other.dossierId)
    await werkRapportBij(panel.werk.db, clock)
    return (await panel.sql.query<{ stand: string }>('select panel_stand as stand from zaak_historie where dossier_id = $1::uuid', [other.dossierId]))[0]?.stand
  }
  let versie = 0
  const record = async (regel: object): Promise<void> => {
    const inhoud = JSON.stringify({ ...regel, op: '2026-11-26', waarom: 'Gevraagd.' })
    await panel.werk.db.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'uitgang', dossierId: other.dossierId, versie: (versie += 1), inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: other.wie.IND.accountId, gemaaktOp: panel.now } })
  }
  const uit = async (soort: string): Promise<unknown> => { await record({ schema: 'weging-uitgang/v1', soort }); return stand() }
  expect([await stand(), await uit('aangehouden'), await uit('ingetrokken'), await uit('overgedragen'), await uit('onbekend-vertrokken'), await uit('overleden'), await uit('niet-in-behandeling')]).toEqual(['in-behandeling', 'in-behandeling', 'ingetrokken', 'overgedragen', 'onbekend-vertrokken', 'overleden', 'niet-in-behandeling'])
  await record({ schema: 'weging-uitgang-einde/v1' })
  expect(await stand()).toBe('in-behandeling')
})

it('[R-RAP-70] [R-RAP-72] what was counted otherwise before is moved along in every block, and every dossier is counted again', async () => {
  const list = 'lijst;nummer;aangemeld_op;panel_stand;panel_uitkomst;eerder_asiel\noud;1;2019-05-31;uitgebracht;aannemelijk;nee\noud;2;2019-05-09;uitgebracht;aannemelijk;\noud;3;2019-05-09;;;ja'
  expect(await importCaseList(panel.werk.db, clock, Readable.from([Buffer.from(list)]))).toMatchObject({ ok: true, nieuw: 3 })
  const kept = () => panel.sql.query<{ telling: unknown }>(`select blok, deling, deel, inhoud::jsonb as telling from rapport_telling where blok like '2019%' order by 1, 2, 3`)
  const counted = await kept()
  expect(counted.length).toBeGreaterThan(20)
  const client = new pg.Client({ connectionString: panel.ownerUrl })
  await client.connect()
  try {
    // As it was counted before: the first case by what is not known, the second one by nothing.
    await client.query(`update rapport_telling set inhoud = (inhoud::jsonb
        || case when inhoud::jsonb -> 'concordantie' ? 'onbekend' then jsonb_build_object('concordantie', (inhoud::jsonb -> 'concordantie') - 'onbekend' || jsonb_build_object('nvt', coalesce((inhoud::jsonb #>> '{concordantie,nvt}')::int, 0) + (inhoud::jsonb #>> '{concordantie,onbekend}')::int)) else '{}' end)::text where blok like '2019%'`)
    await client.query(`update rapport_telling t set inhoud = (select (t.inhoud::jsonb || jsonb_object_agg(tabel, jsonb_strip_nulls((t.inhoud::jsonb -> tabel) || jsonb_build_object('geen', 1, 'onbekend', nullif((t.inhoud::jsonb -> tabel ->> 'onbekend')::int - 1, 0)))))::text from (values ('voorprocedure'), ('voorprocedure_groep')) v(tabel))
      where blok in ('2019-05-31', '2019-05-C', '2019-05', '2019-Q2', '2019') and deel in ('totaal', 'onbekend', 'aannemelijk')`)
    expect(await kept()).not.toEqual(counted)
    await client.query(readFileSync(new URL('../../prisma/paneel/migrations/20261206010000_rapport_opnieuw/migration.sql', import.meta.url), 'utf8'))
    expect(await kept()).toEqual(counted)
  } finally {
    await client.end()
  }
  expect(await werkRapportBij(panel.werk.db, clock)).toBe(2)
})

it('[R-RAP-1] the table of cases has no column that could hold a name or a sentence', async () => {
  const client = new pg.Client({ connectionString: panel.ownerUrl })
  await client.connect()
  try {
    const rows = await sqlOfPg(client).query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'zaak_historie' and data_type = 'text' order by 1`)
    // Every text column holds a code: of a list that the schema closes, or of a form that the table checks.
    expect(rows.map(({ column_name: name }) => name)).toEqual(['besluit', 'besluit_bezwaar', 'bron', 'concordantie', 'geslacht', 'hoorzitting', 'motief', 'nationaliteit', 'nummer', 'panel_stand', 'panel_uitkomst', 'regio', 'spoor', 'taal', 'tolk', 'uitspraak', 'vorm', 'weigering_primair', 'weigering_secundair'])
  } finally {
    await client.end()
  }
})
