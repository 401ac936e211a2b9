import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Wie } from '~/toegang/may'
import { createTestPanel, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { createFileRoomKeys, createHistoryEnd } from '~realtime/index'
import { replaceSeat } from './compose-panel.server'
import { scoreRoom } from './rooms'
import type { Zetel } from './schema'

let panel: TestPanel
let pool: pg.Pool
beforeAll(async () => {
  panel = await createTestPanel()
  pool = new pg.Pool({ connectionString: panel.url, max: 2 })
})
afterAll(async () => {
  await pool.end()
  await panel.stop()
})

async function accountWith(hoedanigheid: string): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: hoedanigheid, registernummer: `P-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...account, hoedanigheid, sessie: '' }
}

const roomOf = (round: TestRound, zetel: Zetel): string => scoreRoom(round.rondeId, round.lidId[zetel])
const hasKey = (room: string): boolean => existsSync(join(panel.keyFolder, createHash('sha256').update(room).digest('hex')))

it('[R-RTM-54] filling a seat again takes the draft of who left it, and nobody else’s', async () => {
  const round = await panel.openRound('gepland')
  for (const zetel of ['zorg', 'politie'] as const) await typeInScoreRoom(panel, round, zetel, { 'B3/reden': 'Een begin.' })
  const [coordinator, deputy] = [await accountWith('coordinator'), await accountWith('panellid-zorg')]
  await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
  await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
  expect(await replaceSeat(panel.werk, coordinator, round.dossierId, 'zorg', deputy.accountId)).toMatchObject({ ok: true })

  const keys = createFileRoomKeys(panel.keyFolder)
  const history = createHistoryEnd({ pool, keys, clock: panel.werk.clock, logger: { info: () => undefined, error: () => undefined }, forget: panel.werk.seals.forget })
  // The score room of who left, and the notes this person might have made.
  expect(await history.sweep()).toBe(2)
  const [left, stays] = [roomOf(round, 'zorg'), roomOf(round, 'politie')]
  expect([hasKey(left), hasKey(stays)]).toEqual([false, true])
  await expect(panel.log.open(left)).rejects.toMatchObject({ name: 'HistoryEnded' })
  expect((await panel.log.open(stays)).head).toBe(1)
  expect(await typeInScoreRoom(panel, round, 'politie', { 'B3/reden': 'Verder.' })).toMatchObject({ kind: 'stored' })
})
