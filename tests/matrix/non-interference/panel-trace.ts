// What people of the panel may do beside the steps of the main job: any page, file, refused deed, room or address, by anybody.
import fc from 'fast-check'
import { everybody, type Person } from '~tests/world/people'
import { roomNames, roomOf, type RoomName } from '~tests/world/places'
import type { Answer } from '~tests/world/visitor'
import type { World } from '~tests/world/world'
import { addressesOf, canFetchData, isFile } from '../addresses'
import { seenOf } from '../differs-by-nature'
import { expectedDeeds, expectedPages, markFor } from '../expected-access'
import { listenIn } from '../lekmatrix/listen'

type Asker = Person | 'niemand'

export type PanelDeed =
  | { kind: 'pagina'; who: Asker; route: string; which: number; data: boolean }
  | { kind: 'daad'; who: Asker; route: string; doen: string }
  | { kind: 'kamer'; who: Asker; room: RoomName }
  | { kind: 'adres'; who: Asker; address: string }

const asker = fc.constantFrom<Asker>(...everybody, 'niemand')
const deeds = Object.entries(expectedDeeds).flatMap(([route, all]) => Object.keys(all).map((doen) => ({ route, doen })))

/** Addresses that no page has, or that belong to the other side; `ZAAK` stands for the case. */
const addresses = ['/opsporing', '/opsporing/zaken/ZAAK', '/opsporing/zaken/ZAAK/indicaties/1', '/bestaat/niet', '/dossiers/ZAAK/indicaties', '/dossiers/ZAAK/stukken?stuk=3', '/rt', '/gezond', '/assets/niets.js', '/werk', '/dossiers', '/adviezen']

const deed: fc.Arbitrary<PanelDeed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pagina' as const), who: asker, route: fc.constantFrom(...Object.keys(expectedPages)), which: fc.nat(5), data: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('daad' as const), who: asker }).chain((base) => fc.constantFrom(...deeds).map((one) => ({ ...base, ...one }))) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('kamer' as const), who: asker, room: fc.constantFrom(...roomNames) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('adres' as const), who: asker, address: fc.constantFrom(...addresses) }) }
)

/** What people do beside one step of the main job. */
export const anyPanelStep = fc.array(deed, { minLength: 6, maxLength: 14 })

/** Drawn anew for each answer: pages that ask for a passkey. They are left to the other looks. */
const drawsChallenge = (world: World, route: string): boolean => route === 'routes/dossiers.$dossierId.advies' && world.phase === 'bevroren'

const told = (answer: Answer): string => JSON.stringify(seenOf(answer))

/** Does one of these in this world; what the asker got, or that it was left out. */
export async function doInPanel(world: World, todo: PanelDeed): Promise<string> {
  const visitor = todo.who === 'niemand' ? world.stranger : world.as(todo.who)
  if (todo.kind === 'adres') return told(await visitor.get(todo.address.replace('ZAAK', world.dossierId)))
  if (todo.kind === 'kamer') {
    const room = await roomOf(world, todo.room)
    return room ? JSON.stringify(await listenIn({ port: world.port, origin: world.origin, cookie: visitor.cookie(), room })) : 'geen kamer'
  }
  const all = addressesOf(todo.route, world.dossierId)
  if (todo.kind === 'daad') return doDeed(world, todo, all[0] ?? '')
  if (drawsChallenge(world, todo.route)) return 'overgeslagen'
  const path = all[todo.which % all.length] ?? ''
  const answer = todo.data && canFetchData(path) ? await visitor.data(path) : await visitor.get(path)
  return isFile(path) ? `${answer.status} ${answer.body.toString('latin1')}` : told(answer)
}

/** Only what is refused, or lacks what it asks for: what counts is done by the main job. */
async function doDeed(world: World, { who, route, doen }: Extract<PanelDeed, { kind: 'daad' }>, path: string): Promise<string> {
  const row = (expectedDeeds as Readonly<Record<string, Readonly<Record<string, Parameters<typeof markFor>[0]>>>>)[route]?.[doen]
  if (!row || (who !== 'niemand' && markFor(row, who, world.phase) === '!') || drawsChallenge(world, route)) return 'overgeslagen'
  return told(await (who === 'niemand' ? world.stranger : world.as(who)).post(path, { doen }))
}
