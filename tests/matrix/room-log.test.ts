import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaneelGate } from '~/gate-paneel.server'
import { createEntryLog } from '~/logboek/entries.server'
import type { Sql } from '~/platform/sql'
import { createCookieJar } from '~/toegang/cookie.server'
import type { Wie } from '~/toegang/may'
import { createSessionStore } from '~/toegang/session.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import type { Admission } from '~realtime/index'

const origin = 'http://localhost:3000'
const cookies = createCookieJar('paneel', origin)

let panel: TestPanel
let [mine, other]: [TestRound | undefined, TestRound | undefined] = [undefined, undefined]
beforeAll(async () => {
  panel = await createTestPanel()
  ;[mine, other] = [await panel.openRound('gepland'), await panel.openRound('gepland')]
})
afterAll(() => panel.stop())

const rounds = (): [TestRound, TestRound] => {
  if (!mine || !other) throw new Error('The rounds are not there')
  return [mine, other]
}

/** A way to knock on doors as this person, in a session of its own, with this door to the log. */
async function comeIn(wie: Wie, logSql: Sql = panel.sql): Promise<(room: string) => Promise<Admission | undefined>> {
  const { clock, ids } = panel.werk
  const sessies = createSessionStore(panel.sql, clock, ids)
  const cookie = cookies.write(await sessies.start(wie.accountId, wie.hoedanigheid)).split(';')[0]
  const gate = createPaneelGate({ sql: panel.sql, clock, sessies, cookies, origin, entered: createEntryLog(logSql, clock), catalogusVan: async () => ({ groepen: [], tekstvelden: [] }) })
  return (room) => gate.admit({ headers: { cookie, origin } } as unknown as IncomingMessage, room)
}

const linesOf = async (dossierId: string): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map(({ deed }) => deed)

it('[R-LOG-10] coming into a room leaves a line, and coming back within the hour no other', async () => {
  const [{ dossierId, hoorzittingId, wie }] = rounds()
  const knock = await comeIn(wie.zorg)
  for (let time = 0; time < 3; time += 1) expect(await knock(`verslag/${hoorzittingId}`)).toMatchObject({ write: true })
  expect(await linesOf(dossierId)).toEqual(['kamer.verslag'])
  expect(await (await comeIn(wie.zorg))(`verslag/${hoorzittingId}`)).toBeDefined()
  expect(await linesOf(dossierId)).toEqual(['kamer.verslag', 'kamer.verslag'])
})

it('[R-LOG-10] when the line cannot be written nobody comes in', async () => {
  const [{ hoorzittingId, wie }] = rounds()
  const knock = await comeIn(wie.IND, { query: () => Promise.reject(new Error('het logboek is er niet')) })
  await expect(knock(`verslag/${hoorzittingId}`)).rejects.toThrow('het logboek is er niet')
})

it('[R-LOG-11] a refusal at the door of a room leaves a line; of a room that does not exist it names nothing', async () => {
  const [{ wie }, { dossierId, hoorzittingId }] = rounds()
  const knock = await comeIn(wie.politie)
  expect(await knock(`verslag/${hoorzittingId}`)).toBeUndefined()
  expect(await linesOf(dossierId)).toEqual(['kamer.openen'])
  expect(await knock('verslag/00000000-0000-4000-8000-0000000000ff')).toBeUndefined()
  expect(await panel.readLog('dossier/00000000-0000-4000-8000-0000000000ff')).toEqual([])
})
