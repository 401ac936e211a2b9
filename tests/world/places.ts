// Where things are in the world now: what a page would have told its reader, read from the database so that outsiders can try it too.
import { aantekeningRoom, adviesRoom, scoreRoom, standpuntRoom, verslagRoom, vragenRoom, wegingRoom } from '~/dossier/rooms'
import type { Zetel } from '~/dossier/schema'
import { members, panel, type Member, type Seat } from './people'
import type { World } from './world'

type Id = Promise<string | undefined>

/** The round that is going on, or the last one. */
const findRonde = (world: World): Id => findId(world, 'select id::text as id from ronde where dossier_id = $1 order by nummer desc limit 1')
const findHearing = (world: World): Id => findId(world, 'select id::text as id from hoorzitting where dossier_id = $1')
const findSeat = (world: World, zetel: Zetel): Id => findId(world, 'select id::text as id from lidmaatschap where dossier_id = $1 and zetel = $2 and beeindigd_op is null', zetel)
/** The advies that counts now; undefined before the weighing is recorded. */
export const findAdvies = (world: World): Id => findId(world, `select id::text as id from advies where dossier_id = $1 and staat <> 'vervallen'`)

async function findId(world: World, text: string, ...more: string[]): Id {
  const [row] = await world.look<{ id: string }>(text, [world.dossierId, ...more])
  return row?.id
}

async function must(what: string, found: Id): Promise<string> {
  const id = await found
  if (!id) throw new Error(`${what} is er nog niet`)
  return id
}

export const hearingId = (world: World): Promise<string> => must('De hoorzitting', findHearing(world))
export const adviesId = (world: World): Promise<string> => must('Het advies', findAdvies(world))
export const ownScoreRoom = (world: World, member: Member): Promise<string> => must('De kamer', roomOf(world, `score/${member}`))
export const ownStandpuntRoom = (world: World, member: Member): Promise<string> => must('De kamer', roomOf(world, `standpunt/${member}`))
export const ownNotesRoom = (world: World, seat: Seat): Promise<string> => must('De kamer', roomOf(world, `aantekening/${seat}`))

export type RoomName = `score/${Member}` | `aantekening/${Seat}` | `standpunt/${Member}` | 'verslag' | 'vragen' | 'weging' | 'advies'
export const roomNames: readonly RoomName[] = [
  ...members.map((member) => `score/${member}` as const),
  ...panel.map((seat) => `aantekening/${seat}` as const),
  'verslag',
  'vragen',
  'weging',
  ...members.map((member) => `standpunt/${member}` as const),
  'advies'
]

/** The full name of a room of this dossier, or undefined while what it hangs on does not exist yet. */
export async function roomOf(world: World, name: RoomName): Promise<string | undefined> {
  const [kind, owner] = name.split('/') as [string, Seat | undefined]
  const seat = owner && (await findSeat(world, owner))
  if (kind === 'weging') return wegingRoom(world.dossierId)
  if (kind === 'standpunt') return seat && standpuntRoom(world.dossierId, seat)
  if (kind === 'score') return within(await findRonde(world), (ronde) => seat && scoreRoom(ronde, seat))
  if (kind === 'aantekening') return within(await findHearing(world), (hearing) => seat && aantekeningRoom(hearing, seat))
  if (kind === 'vragen') return within(await findHearing(world), vragenRoom)
  return kind === 'verslag' ? within(await findHearing(world), verslagRoom) : within(await findAdvies(world), adviesRoom)
}

const within = (id: string | undefined, roomIn: (id: string) => string | undefined): string | undefined => (id ? roomIn(id) : undefined)
