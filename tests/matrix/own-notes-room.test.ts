import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalogusVelden } from '~/beoordeling/store.server'
import { aantekeningRoom } from '~/dossier/rooms'
import { hoedanigheidVanZetel, zetels, type Hoedanigheid, type Zetel } from '~/dossier/schema'
import { createPaneelGate } from '~/gate-paneel.server'
import { createEntryLog } from '~/logboek/entries.server'
import { createCookieJar } from '~/toegang/cookie.server'
import { createSessionStore } from '~/toegang/session.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import type { Gate } from '~realtime/index'

const origin = 'http://localhost:3000'
const cookies = createCookieJar('paneel', origin)

let panel: TestPanel
let gate: Gate
beforeAll(async () => {
  panel = await createTestPanel()
  const { db, clock, ids } = panel.werk
  gate = createPaneelGate({ sql: panel.sql, clock, sessies: createSessionStore(panel.sql, clock, ids), cookies, origin, entered: createEntryLog(panel.sql, clock), catalogusVan: (dossierId) => catalogusVelden(db, dossierId) })
})
afterAll(() => panel.stop())

async function knock(accountId: string, hoedanigheid: Hoedanigheid, room: string) {
  const secret = await createSessionStore(panel.sql, panel.werk.clock, panel.werk.ids).start(accountId, hoedanigheid)
  return gate.admit({ headers: { origin, cookie: cookies.write(secret) } } as IncomingMessage, room)
}

const knockAs = (round: TestRound, as: Zetel, room: string) => knock(round.wie[as].accountId, hoedanigheidVanZetel[as], room)
const notesOf = ({ hoorzittingId, lidId }: TestRound, zetel: Zetel): string => aantekeningRoom(hoorzittingId, lidId[zetel])

/** The coördinator who took this dossier. */
async function coordinatorOf({ dossierId }: TestRound): Promise<string> {
  const accountId = panel.werk.ids.uuid()
  await panel.werk.db.account.create({
    data: { id: accountId, functie: 'coördinator', registernummer: `C-${accountId.slice(0, 8)}`, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid: 'coordinator' } } }
  })
  await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { coordinatorId: accountId } })
  return accountId
}

it('[R-HRZ-20] every seat of the panel writes in its own notes, one text and nothing else', async () => {
  const round = await panel.openRound('gepland')
  for (const zetel of zetels) {
    expect(await knockAs(round, zetel, notesOf(round, zetel))).toMatchObject({ write: true, author: round.wie[zetel].accountId, roots: ['aantekening'] })
  }
})

it('[R-HRZ-20] nobody gets into the notes of another: no member, no chair, no secretaris, no coördinator', async () => {
  const round = await panel.openRound('gepland')
  const coordinator = await coordinatorOf(round)
  for (const owner of zetels) {
    for (const as of zetels.filter((zetel) => zetel !== owner)) expect(await knockAs(round, as, notesOf(round, owner))).toBeUndefined()
    expect(await knock(coordinator, 'coordinator', notesOf(round, owner))).toBeUndefined()
  }
})

it('[R-HRZ-20] notes belong to the hearing of this dossier: not without an owner, not at another hearing', async () => {
  const [round, other] = [await panel.openRound('gepland'), await panel.openRound('gepland')]
  const rooms = [`aantekening/${round.hoorzittingId}`, aantekeningRoom(other.hoorzittingId, round.lidId.zorg), aantekeningRoom(round.hoorzittingId, other.lidId.zorg), `${notesOf(round, 'zorg')}/x`]
  for (const room of rooms) expect([room, await knockAs(round, 'zorg', room)]).toEqual([room, undefined])
})

it('[R-HRZ-20] whoever has not declared, or sits elsewhere now, has no notes', async () => {
  const round = await panel.openRound('gepland')
  const before = await knockAs(round, 'politie', notesOf(round, 'politie'))
  await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.IND }, data: { verklaring: 'open' } })
  await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.politie }, data: { beeindigdOp: panel.now } })
  expect(await knockAs(round, 'IND', notesOf(round, 'IND'))).toBeUndefined()
  expect(await knockAs(round, 'politie', notesOf(round, 'politie'))).toBeUndefined()
  if (!before) throw new Error('het lid mocht er niet in')
  expect(await gate.recheck(before, notesOf(round, 'politie'))).toBe(4403)
})

it.each(['vastgesteld', 'afgezien'] as const)('[R-HRZ-21] once the hearing is %s the notes are shut to their own author too', async (staat) => {
  const round = await panel.openRound('gepland')
  const before = await knockAs(round, 'secretaris', notesOf(round, 'secretaris'))
  await panel.werk.db.hoorzitting.update({ where: { id: round.hoorzittingId }, data: { staat } })
  expect(await knockAs(round, 'secretaris', notesOf(round, 'secretaris'))).toBeUndefined()
  if (!before) throw new Error('de secretaris mocht er niet in')
  expect(await gate.recheck(before, notesOf(round, 'secretaris'))).toBe(4409)
})
