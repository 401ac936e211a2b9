import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/canonical'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { readRapport } from './read-rapport.server'

let panel: TestPanel
let round: TestRound
beforeAll(async () => {
  panel = await createTestPanel()
  round = await panel.openRound()
}, 60_000)
afterAll(() => panel.stop())

const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const read = (lezer: 'team' | 'buiten', address: string) => readRapport({ db: panel.werk.db, sql: panel.sql, clock }, lezer, new URLSearchParams(address))

it('[R-RAP-73] the team reads which terms were lengthened in the period, how often and why; nobody outside it does', async () => {
  let versie = 0
  for (const [op, termijn, reden] of [['2026-03-31', 'beslistermijn', 'tolk'], ['2026-04-01', 'beslistermijn', 'tolk'], ['2026-04-30', 'beslistermijn', 'tolk'], ['2026-04-10', 'zienswijze', 'ziekte'], ['2026-05-01', 'zienswijze', 'ziekte']]) {
    const inhoud = JSON.stringify({ schema: 'weging-spoor-verlengd/v1', spoor: 'b8', termijn, aantal: 2, op, reden, toelichting: null })
    await panel.werk.db.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'spoor', dossierId: round.dossierId, versie: (versie += 1), inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.IND.accountId, gemaaktOp: panel.now } })
  }
  expect((await read('team', 'van=2026-04-01&totEnMet=2026-04-30')).verlengingen).toEqual([{ spoor: 'b8', termijn: 'beslistermijn', reden: 'tolk', aantal: 2 }, { spoor: 'b8', termijn: 'zienswijze', reden: 'ziekte', aantal: 1 }])
  const outside = await Promise.all([read('buiten', 'van=2026-04-01&totEnMet=2026-04-30'), read('team', 'voor=buiten')])
  expect(outside.map(({ verlengingen, oefenen }) => [verlengingen, oefenen])).toEqual([[null, null], [null, null]])
})

it('[R-RAP-78] the period of practice is cut in days of Amsterdam, in winter and in summer', async () => {
  const asked: unknown[] = []
  const oefening = { findMany: ({ where }: { where: { geslotenOp: unknown } }) => { asked.push(where.geslotenOp); return Promise.resolve([]) } }
  const db = new Proxy(panel.werk.db, { get: (target, name, self): unknown => (name === 'oefening' ? oefening : Reflect.get(target, name, self)) })
  await readRapport({ db, sql: panel.sql, clock }, 'team', new URLSearchParams('van=2026-01-01&totEnMet=2026-06-30'))
  expect(asked).toEqual([{ gte: new Date('2025-12-31T23:00:00Z'), lt: new Date('2026-06-30T22:00:00Z') }])
})
