/** The room of a meeting: notes that coördinators write together, while it lasts. No sheet, no judgement: who scores does not come here. */
export const overlegRoomKinds = { overleg: { geschiedenis: 'samen' } } as const

export const overlegRoom = (overlegId: string): string => `overleg/${overlegId}`
/** The one text in it. */
export const NOTITIES_ROOT = 'notities'

export const isOverlegRoom = (room: string): boolean => room.split('/', 1)[0] === 'overleg'
