import type { DossierDeed } from './policy'

/**
 * The rooms of the panel process (ontwerp §5): name, the deed that lets one read and the deed that lets one write, and
 * the root types a document of that kind may have.
 */
export const roomKinds = {
  score: { lees: 'score.schrijven', schrijf: 'score.schrijven', roots: ['velden', 'teksten'] },
  verslag: { lees: 'verslag.schrijven', schrijf: 'verslag.schrijven', roots: ['verslag'] },
  weging: { lees: 'weging.lezen', schrijf: 'weging.schrijven', roots: 'groepen' },
  standpunt: { lees: 'weging.lezen', schrijf: 'standpunt.schrijven', roots: ['standpunt', 'toelichting', 'afwijkend', 'ontbreekt'] },
  advies: { lees: 'advies.schrijven', schrijf: 'advies.schrijven', roots: ['conclusie', 'samenvatting', 'contraIndicaties', 'ontbreekt', 'zorgvuldigheid'] }
} as const satisfies Record<string, { lees: DossierDeed; schrijf: DossierDeed; roots: readonly string[] | 'groepen' }>

export type RoomKind = keyof typeof roomKinds

export const scoreRoom = (rondeId: string, lidId: string): string => `score/${rondeId}/${lidId}`
export const verslagRoom = (hoorzittingId: string): string => `verslag/${hoorzittingId}`
export const wegingRoom = (dossierId: string): string => `weging/${dossierId}`
export const standpuntRoom = (dossierId: string, lidId: string): string => `standpunt/${dossierId}/${lidId}`
export const adviesRoom = (adviesId: string): string => `advies/${adviesId}`

/** One text per group in the weighing room: root `balans-A`, `balans-B` … */
export const balansRoot = (groep: string): string => `balans-${groep}`
