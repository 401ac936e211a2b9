import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOpsporingStage, type OpsporingStage } from '~tests/opsporing-process'
import { koppelvlakken, richtingen } from './schema'

const now = new Date('2026-11-25T12:00:00Z')
let stage: OpsporingStage
const here = '/opsporing/koppelvlakken'
beforeAll(async () => {
  stage = await startOpsporingStage({ now: () => now })
})
afterAll(() => stage.stop())

const compose = (ontvanger: string, more: Record<string, string> = {}) => stage.officer.post(`/opsporing/zaken/${stage.zaakId}/overdrachten/nieuw`, { doen: 'opstellen', koppelvlak: 'P6', sleutel: randomUUID(), ontvanger, grondslag: 'Wpg', toelichting: 'x', indicaties: ['1.1'], ...more })
const record = (richting: string, change: Record<string, string> = {}) => stage.officer.post(here, { doen: 'vastleggen', richting, artikel: 'artikel 17', tekst: 'nodig', van: '2026-01-01', beslotenDoor: 'Functionaris', ...change })
const pageIds = async (): Promise<string[]> => [...new Set([...(await stage.officer.get(here)).text.matchAll(/name="grondslag" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id))]

it('[R-KET-63] this compartment has two koppelvlakken of its own, each under the Wpg', () => {
  expect(koppelvlakken.koppelvlakken.map(({ code, wetten }) => [code, wetten])).toEqual([['K4', ['Wpg']], ['P6', ['Wpg']]])
  expect(richtingen.map(({ koppelvlak, ontvanger }) => `${koppelvlak.code}/${ontvanger}`)).toEqual(['K4/OM', 'P6/OM', 'P6/AVIM'])
})

it('[R-KET-64] without a basis that holds and is on nothing is handed over; an ended one ends it at once', async () => {
  for (const grondslag of await pageIds()) expect((await stage.officer.post(here, { doen: 'beeindigen', grondslag, reden: 'proef' })).status).toBe(302)
  const refused = await compose('OM')
  expect([refused.status, refused.text.includes('staat nu geen grondslag aan')]).toEqual([422, true])
  // For another koppelvlak, for another receiver, not begun yet, and not switched on.
  for (const [richting, change] of [['K4/OM', {}], ['P6/AVIM', {}], ['P6/OM', { van: '2026-11-26' }], ['P6/OM', { van: '2026-01-01', tot: '2026-11-24' }]] as const) expect((await record(richting, change)).status).toBe(302)
  for (const grondslag of await pageIds()) await stage.officer.post(here, { doen: 'aan', grondslag })
  expect((await compose('OM')).status).toBe(422)
  expect((await compose('AVIM')).status).toBe(302)
  const before = await pageIds()
  expect((await record('P6/OM')).status).toBe(302)
  expect((await compose('OM')).status).toBe(422)
  const [grondslag = ''] = (await pageIds()).filter((id) => !before.includes(id))
  expect((await stage.officer.post(here, { doen: 'aan', grondslag })).status).toBe(302)
  expect((await compose('OM')).status).toBe(302)
  await stage.officer.post(here, { doen: 'beeindigen', grondslag, reden: 'besluit ingetrokken' })
  expect((await compose('OM')).status).toBe(422)
  expect((await stage.officer.post(here, { doen: 'aan', grondslag })).status).toBe(422)
  await expect(stage.asOwner(`update grondslag set beeindigd_op = null, beeindigd_reden = null where id = '${grondslag}'`)).rejects.toThrow('verandert niet')
  expect((await stage.logLines()).map(({ deed }) => deed)).toEqual(expect.arrayContaining(['grondslag.vastleggen', 'grondslag.beeindigen', 'koppelvlak.aan', 'koppelvlakken.lezen']))
})

it('[R-KET-64] a form without its fields changes nothing and says what is missing', async () => {
  for (const doen of ['vastleggen', 'aan', 'uit', 'beeindigen']) expect([doen, (await stage.officer.post(here, { doen })).status]).toEqual([doen, 422])
  expect((await record('P6/IND')).status).toBe(422)
})
