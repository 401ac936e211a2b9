import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { AANTEKENING_ROOT, adviesRoom, balansRoot, verslagRoom, wegingRoom } from '~/dossier/rooms'
import { VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import { accountIdOf, members, panel } from '~tests/world/people'
import { adviesId, hearingId, ownNotesRoom, ownScoreRoom, ownStandpuntRoom } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { knock } from '~tests/world/room-client'
import { at, everyMember, fixVerslag, freezeAdvies, handIn, recordStandpunt, recordWeging, typeAdvies, typeVerslag } from '~tests/world/steps'
import { addParagraph, writeNotes } from '~tests/world/typing'
import { signIn, startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  // One person with two capacities, as the administrator would give them.
  await world.look('insert into account_hoedanigheid (account_id, hoedanigheid) values ($1, $2)', [accountIdOf('zorg'), 'secretaris'])
})
afterAll(() => world.stop())

const notesIn = (doc: Y.Doc): string => doc.getText(AANTEKENING_ROOT).toString()

const rowsIn = async (room: string): Promise<number> => {
  const [row] = await world.look<{ head: string }>('select head::text as head from rt_room where naam = $1', [room])
  return Number(row?.head ?? 0)
}

describe('while the round is open', () => {
  beforeEach(() => playUntil(world, 'gepland'))

  it('[R-RTM-42] signing out closes the open rooms of that session with 4401, and of no other', async () => {
    const visitor = await signIn(world, 'IND')
    const room = await ownScoreRoom(world, 'IND')
    const staying = await world.enter('IND', room)
    const leaving = await world.enterAs(visitor, 'IND', room)
    const cookie = visitor.cookie()
    expect((await visitor.post('/mijn', { doen: 'afmelden' })).location).toBe('/aanmelden')
    expect(await leaving.closes()).toBe(4401)
    expect(staying.closeCode()).toBeUndefined()
    expect((await knock({ port: world.port, origin: world.origin, cookie, room })).outcome).toBe(4404)
    await staying.leave()
    visitor.close()
  })

  it('[R-RTM-42] wearing another capacity closes the rooms of the one before with 4403', async () => {
    const visitor = await signIn(world, 'zorg')
    const wear = (hoedanigheid: string) => visitor.post('/mijn', { doen: 'wisselen', hoedanigheid })
    await wear('panellid-zorg')
    const client = await world.enterAs(visitor, 'zorg', await ownScoreRoom(world, 'zorg'))
    expect((await wear('secretaris')).status).toBe(302)
    expect(await client.closes()).toBe(4403)
    visitor.close()
  })

  it('[R-RTM-41] another origin, no session and an old session find every door shut', async () => {
    const room = await ownScoreRoom(world, 'zorg')
    const door = { port: world.port, origin: world.origin, room }
    const cookie = world.as('zorg').cookie()
    const nothing = { outcome: 4404, write: undefined, frames: [] }
    expect(await knock({ ...door, cookie, from: 'http://localhost:3010' })).toEqual(nothing)
    expect(await knock({ ...door, cookie: '' })).toEqual(nothing)
    expect(await knock({ ...door, cookie: `${cookie}x` })).toEqual(nothing)
    expect(await knock({ ...door, cookie: cookie.replace('weging-paneel', 'weging-opsporing') })).toEqual(nothing)
  })

  it('[R-HRZ-22] two windows of one member show the same notes, and neither tells another that they are there', async () => {
    const room = await ownNotesRoom(world, 'zorg')
    const [desk, tablet] = [await world.enter('zorg', room), await world.enter('zorg', room)]
    await Promise.all([desk.edit((doc) => writeNotes(doc, 'Zij keek weg. ')), tablet.edit((doc) => writeNotes(doc, 'Vraag naar de reis. '))])
    const both = (notes: string): boolean => notes.includes('Zij keek weg. ') && notes.includes('Vraag naar de reis. ')
    for (const window of [desk, tablet]) await window.shows((doc) => both(notesIn(doc)))
    expect(notesIn(desk.doc)).toBe(notesIn(tablet.doc))
    await Promise.all([desk.leave(), tablet.leave()])
  })

  it('[R-RTM-42] [R-HRZ-21] fixing the verslag closes its room with 4409 for all who are in, and everybody\'s own notes', async () => {
    await typeVerslag(world)
    const clients = [await world.enter('politie', verslagRoom(await hearingId(world)))]
    for (const seat of panel) clients.push(await world.enter(seat, await ownNotesRoom(world, seat)))
    await fixVerslag(world)
    for (const client of clients) expect(await client.closes()).toBe(4409)
    world.phase = 'vastgesteld'
  })
})

describe('when the round is revealed', () => {
  it('[R-RTM-42] the reveal closes every score room with 4409, and nothing can be typed in one any more', async () => {
    await playUntil(world, 'ingediend')
    const clients = []
    for (const member of members) clients.push(await world.enter(member, await ownScoreRoom(world, member)))
    await handIn(world, 'politie')
    for (const client of clients) expect(await client.closes()).toBe(4409)
    world.phase = 'weging'
  })

  it('[R-RTM-43] who may only read a room and types is sent away with 4403, and nothing of it is kept', async () => {
    const room = wegingRoom(world.dossierId)
    const reader = await world.enter('secretaris', room)
    expect(reader.write()).toBe(false)
    const before = await rowsIn(room)
    reader.doc.transact(() => addParagraph(reader.doc.getXmlFragment(balansRoot('A')), 'Dit mag niet.'))
    expect(await reader.closes()).toBe(4403)
    expect(await rowsIn(room)).toBe(before)
  })

  it('[R-RTM-43] a member cannot write in the standpunt of another', async () => {
    const room = await ownStandpuntRoom(world, 'zorg')
    const other = await world.enter('politie', room)
    other.doc.getMap('standpunt').set('uitkomst', 'niet aannemelijk')
    expect(await other.closes()).toBe(4403)
    expect(await rowsIn(room)).toBe(0)
  })

  it('[R-RTM-43] a root that does not belong to the room is refused', async () => {
    const room = wegingRoom(world.dossierId)
    const client = await world.enter('zorg', room)
    client.doc.transact(() => addParagraph(client.doc.getXmlFragment(VERSLAG_ROOT), 'Ergens anders.'))
    expect(await client.closes()).toBe(4422)
    expect(await rowsIn(room)).toBe(0)
  })

  it('[R-RTM-42] recording the weighing closes its room with 4409, and no end view: that may still change', async () => {
    await everyMember((member) => recordStandpunt(world, member))
    const reader = await world.enter('secretaris', wegingRoom(world.dossierId))
    const endView = await world.enter('zorg', await ownStandpuntRoom(world, 'zorg'))
    await recordWeging(world)
    expect(await reader.closes()).toBe(4409)
    expect(endView.closeCode()).toBeUndefined()
    await endView.leave()
    world.phase = 'concept'
  })

  it('[R-RTM-42] freezing the advies closes its room and the end views with 4409', async () => {
    await typeAdvies(world)
    const clients = [await world.enter('IND', adviesRoom(await adviesId(world))), await world.enter('zorg', await ownStandpuntRoom(world, 'zorg'))]
    await freezeAdvies(world)
    for (const client of clients) expect(await client.closes()).toBe(4409)
    expect((await world.as('IND').get(at(world, 'advies'))).status).toBe(200)
  })
})
