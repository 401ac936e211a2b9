import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { importCaseList } from './import-file.server'

let database: TestDatabase<string>
let db: PrismaClient
// Half past midnight in Amsterdam on the thirtieth.
const clock = { now: () => new Date('2026-11-29T23:30:00Z') }
beforeAll(async () => {
  database = await createPaneelDatabase()
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app ?? '', max: 2 }) })
}, 60_000)
afterAll(async () => {
  await db.$disconnect()
  await database.drop()
})

const read = (...lines: string[]) => importCaseList(db, clock, Readable.from([Buffer.from(lines.join('\r\n'))]))
const faults = async (...lines: string[]): Promise<string[]> => {
  const result = await read(...lines)
  return result.ok ? [] : result.fouten.map(({ regel, kolom }) => `${regel} ${kolom}`)
}

it('[R-RAP-41] a list with the name of the own dossiers is refused by line and column, as every other fault is', async () => {
  expect(await faults('lijst;nummer;aangifte_op', 'oud;1;2014-02-03', 'dossier;W-2014-0001;2014-02-03', 'dossier;2;')).toEqual(['3 lijst', '4 lijst', '4 aangifte_op'])
})

it('[R-RAP-41] a wrong year of birth is told of its own column', async () => {
  expect(await faults('lijst;nummer;geboortejaar;leeftijd;aangifte_op', 'oud;1;1850;;2014-02-03', 'oud;2;2015;;2014-02-03', 'oud;3;;130;2014-02-03')).toEqual(['2 geboortejaar', '3 geboortejaar', '4 leeftijd'])
})

it('[R-RAP-41] a case that counts on a day to come is refused; today it is not', async () => {
  expect(await faults('lijst;nummer;aangifte_op;aangemeld_op', 'oud;1;2026-12-01;', 'oud;2;;2027-01-01', 'oud;3;2026-11-30;')).toEqual(['2 aangifte_op', '3 aangemeld_op'])
  expect(await read('lijst;nummer;aangifte_op', 'vandaag;3;2026-11-30')).toMatchObject({ ok: true, nieuw: 1 })
})

it('[R-RAP-41] the empty rows of a spreadsheet are none', async () => {
  expect(await read('lijst;nummer;aangifte_op', 'leeg;1;2014-02-03', ';;', ' ; ;', 'leeg;2;2014-02-03', ';;', '')).toMatchObject({ ok: true, nieuw: 2 })
})

it.each([
  ['besluit_op', 'besluit', { aanvraag_op: '2014-03-01', besluit_op: '2014-04-01' }, { besluit: 'afgewezen' }],
  ['besluit', 'aanvraag_op', { besluit: 'ingewilligd' }, { aanvraag_op: '2014-03-01' }],
  ['weigering_primair', 'weigering_primair', { aanvraag_op: '2014-03-01', weigering_primair: 'paspoorteis' }, { besluit: 'afgewezen' }],
  ['besluit_bezwaar_op', 'besluit_bezwaar', { bezwaar_op: '2014-05-01', besluit_bezwaar_op: '2014-06-01' }, { besluit_bezwaar: 'gegrond' }],
  ['besluit_bezwaar', 'bezwaar_op', { besluit_bezwaar: 'gegrond' }, { bezwaar_op: '2014-05-01' }],
  ['uitspraak', 'beroep_op', { uitspraak: 'ongegrond' }, { beroep_op: '2014-07-01' }],
  ['panel_uitkomst', 'panel_stand', { panel_uitkomst: 'aannemelijk' }, { panel_stand: 'uitgebracht' }]
])('[R-RAP-72] %s says nothing without what it belongs to: told of %s', async (naam, kolom, zonder, met) => {
  const list = (fields: Record<string, string>): [string, string] => [['lijst', 'nummer', 'aangifte_op', ...Object.keys(fields)].join(','), [`samen-${naam.replaceAll('_', '-')}`, naam.replaceAll('_', '-'), '2014-02-03', ...Object.values(fields)].join(',')]
  expect(await faults(...list(zonder))).toEqual([`2 ${kolom}`])
  expect(await read(...list({ ...zonder, ...met }))).toMatchObject({ ok: true, nieuw: 1 })
})
