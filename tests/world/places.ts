// Where things are in the world now: what a page would have told its reader, read from the database so that outsiders can try it too.
import { adviesRoom, scoreRoom, standpuntRoom, verslagRoom, wegingRoom } from '~/dossier/rooms'
import type { Zetel } from '~/dossier/schema'
import { members, type Member } from './people'
import type { World } from './world'

export const rondeId = (world: World): Promise<string> => idOf(world, 'ronde')
export const hearingId = (world: World): Promise<string> => idOf(world, 'hoorzitting')
export const adviesId = (world: World): Promise<string> => idOf(world, 'advies')

async function idOf(world: World, table: 'ronde' | 'hoorzitting' | 'advies'): Promise<string> {
  const valid = table === 'advies' ? `and staat <> 'vervallen'` : ''
  const [row] = await world.look<{ id: string }>(`select id::text as id from ${table} where dossier_id = $1 ${valid}`, [world.dossierId])
  if (!row) throw new Error(`Er is nog geen ${table}`)
  return row.id
}

export async function seatId(world: World, zetel: Zetel): Promise<string> {
  const [row] = await world.look<{ id: string }>('select id::text as id from lidmaatschap where dossier_id = $1 and zetel = $2 and beeindigd_op is null', [world.dossierId, zetel])
  if (!row) throw new Error(`Op zetel ${zetel} zit nog niemand`)
  return row.id
}

export const ownScoreRoom = async (world: World, member: Member): Promise<string> => scoreRoom(await rondeId(world), await seatId(world, member))
export const ownStandpuntRoom = async (world: World, member: Member): Promise<string> => standpuntRoom(world.dossierId, await seatId(world, member))

export type RoomName = `score/${Member}` | `standpunt/${Member}` | 'verslag' | 'weging' | 'advies'
export const roomNames: readonly RoomName[] = [...members.map((member) => `score/${member}` as const), 'verslag', 'weging', ...members.map((member) => `standpunt/${member}` as const), 'advies']

/** The full name of a room of this dossier, or undefined while what it hangs on does not exist yet. */
export async function roomOf(world: World, name: RoomName): Promise<string | undefined> {
  const [kind, member] = name.split('/') as [string, Member | undefined]
  try {
    if (kind === 'score' && member) return await ownScoreRoom(world, member)
    if (kind === 'standpunt' && member) return await ownStandpuntRoom(world, member)
    if (kind === 'verslag') return verslagRoom(await hearingId(world))
    return kind === 'advies' ? adviesRoom(await adviesId(world)) : wegingRoom(world.dossierId)
  } catch {
    return undefined
  }
}
