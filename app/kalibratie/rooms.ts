import type { OefenDeed } from './policy'

/**
 * The rooms of an exercise: a sheet of one's own, sealed with a key that is destroyed when the exercise opens or stops, and the text
 * that people write together afterwards, whose history ends when the exercise closes (R-KAL-10).
 */
export const oefenRoomKinds = {
  oefening: { deed: 'oefening.scoren', geschiedenis: 'eigen' },
  oefengesprek: { deed: 'oefening.bespreken', geschiedenis: 'samen' }
} as const satisfies Record<string, { deed: OefenDeed; geschiedenis: 'eigen' | 'samen' }>

export type OefenRoomKind = keyof typeof oefenRoomKinds

/** What the names of all sheets of this exercise begin with. */
export const oefenRooms = (oefeningId: string): string => `oefening/${oefeningId}`
export const oefenRoom = (oefeningId: string, deelnemerId: string): string => `${oefenRooms(oefeningId)}/${deelnemerId}`
export const oefengesprekRoom = (oefeningId: string): string => `oefengesprek/${oefeningId}`
/** The one text of the discussion. */
export const GESPREK_ROOT = 'gesprek'

const kindOf = (room: string): string => room.split('/', 1)[0] ?? ''
export const isOefenRoom = (room: string): boolean => Object.hasOwn(oefenRoomKinds, kindOf(room))
/** Whether what is typed in this room is sealed with a key of its own. */
export const isPrivateOefenRoom = (room: string): boolean => isOefenRoom(room) && oefenRoomKinds[kindOf(room) as OefenRoomKind].geschiedenis === 'eigen'
