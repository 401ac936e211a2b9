import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everybody, type Person } from '~tests/world/people'
import { roomNames, roomOf, type RoomName } from '~tests/world/places'
import { phases, type Phase } from '~tests/world/phases'
import { playUntil } from '~tests/world/play'
import { knock } from '~tests/world/room-client'
import { startWorld, type World } from '~tests/world/world'
import { roomMarkFor } from './expected-rooms'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const noSuchId = '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11'
const door = (cookie: string, room: string) => ({ port: world.port, origin: world.origin, cookie, room })
const cookieOf = (person: Person): string => world.as(person).cookie()

/** A room of the same kind that is nobody's. */
const noSuchRoom = (name: RoomName): string => {
  const [kind = '', owner] = name.split('/')
  return owner ? `${kind}/${noSuchId}/${noSuchId}` : `${kind}/${noSuchId}`
}

async function tryRooms(phase: Phase, person: Person): Promise<string[]> {
  const faults: string[] = []
  for (const name of roomNames) {
    const mark = roomMarkFor(name, person, phase)
    const wanted = mark === '-' ? '4404, niets gehoord' : `binnen, ${mark === 'w' ? 'schrijft' : 'leest'}`
    const { outcome, write, frames } = await knock(door(cookieOf(person), (await roomOf(world, name)) ?? noSuchRoom(name)))
    const found = outcome === 'binnen' ? `binnen, ${write ? 'schrijft' : 'leest'}` : `${outcome}, ${frames.length === 0 ? 'niets gehoord' : 'iets gehoord'}`
    if (found !== wanted) faults.push(`${name} — ${person}: ${found}, verwacht ${wanted}`)
  }
  return faults
}

describe.each(phases)('in phase %s', (phase) => {
  it('[R-RTM-40] every room lets in who the table says, as writer or as reader, and tells all others nothing', { timeout: 180_000 }, async () => {
    await playUntil(world, phase)
    expect((await Promise.all(everybody.map((person) => tryRooms(phase, person)))).flat()).toEqual([])
  })
})

describe('at the door', () => {
  it('[R-RTM-41] a room that does not exist, or that no rule names, is shut as one that is not yours', async () => {
    const odd = [...roomNames.map(noSuchRoom), 'weging', 'score', `vragen/${noSuchId}`, `aantekening/${noSuchId}/${noSuchId}`, `indicatie/${noSuchId}`, `weging/${world.dossierId}/x`, '']
    for (const room of odd) expect([room, await knock(door(cookieOf('voorzitter'), room))]).toEqual([room, { outcome: 4404, write: undefined, frames: [] }])
  })
})
