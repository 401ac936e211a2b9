import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { markChanged } from '~/dossier/in-dossier.server'
import { sqlOfPg } from '~/platform/sql'
import { sha256Hex } from '~/platform/canonical'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { exampleAdvies } from '~tests/fixtures/advies-document'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import pg from 'pg'
import { werkRapportBij } from './bijwerken.server'
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
