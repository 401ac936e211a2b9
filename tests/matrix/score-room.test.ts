import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scoreRoom } from '~/dossier/rooms'
import type { Zetel } from '~/dossier/schema'
import { createPaneelGate } from '~/gate-paneel.server'
import { createEntryLog } from '~/logboek/entries.server'
import { createCookieJar } from '~/toegang/cookie.server'
import { createSessionStore } from '~/toegang/session.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import type { Gate } from '~realtime/index'
import { typedKeys } from '~/beoordeling/draft-document'
import { catalogusVan, catalogusVelden } from '~/beoordeling/store.server'

const origin = 'http://localhost:3000'
const cookies = createCookieJar('paneel', origin)

let panel: TestPanel
let gate: Gate
beforeAll(async () => {
  panel = await createTestPanel()
  const { db, clock, ids } = panel.werk
  const sessies = createSessionStore(panel.sql, clock, ids)
  gate = createPaneelGate({ sql: panel.sql, clock, sessies, cookies, origin, entered: createEntryLog(panel.sql, clock), catalogusVan: (dossierId) => catalogusVelden(db, dossierId) })
})
afterAll(() => panel.stop())

/** Knocks at the gate of one member's score room as somebody of this panel. */
async function knock(round: TestRound, as: Zetel, roomOf: Zetel) {
  const { accountId, hoedanigheid } = round.wie[as]
  const secret = await createSessionStore(panel.sql, panel.werk.clock, panel.werk.ids).start(accountId, hoedanigheid)
  const request = { headers: { origin, cookie: cookies.write(secret) } } as IncomingMessage
  return gate.admit(request, scoreRoom(round.rondeId, round.lidId[roomOf]))
}

it('[R-BEO-47] a member writes in the own score room, in the map of choices and the typed fields of the catalogue', async () => {
  const round = await panel.openRound('gepland')
  const admission = await knock(round, 'zorg', 'zorg')
  expect(admission).toMatchObject({ write: true, author: round.wie.zorg.accountId })
  expect(admission?.roots).toEqual(expect.arrayContaining(['velden', 'tekst:B3/reden', 'tekst:B3/ontbrekend', 'tekst:E5/tekst']))
  expect(admission?.roots.some((root) => root.startsWith('tekst:H'))).toBe(false)
})

it('[R-BEO-48] the weighing has one text per group that applies; the sheet one per typed field', async () => {
  const round = await panel.openRound('gepland')
  const { groepen, tekstvelden } = await catalogusVelden(panel.werk.db, round.dossierId)
  expect(groepen).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
  expect(tekstvelden).toEqual(typedKeys(await catalogusVan(panel.werk.db, round.dossierId)))
  await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { minderjarig: 'twijfel' } })
  expect((await catalogusVelden(panel.werk.db, round.dossierId)).groepen).toContain('M')
})
