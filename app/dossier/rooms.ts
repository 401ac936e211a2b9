import type { DossierDeed } from './policy'

/**
 * The rooms of the panel process: the deed that lets one read, the deed that lets one write, and the root
 * types a document of that kind may have. `per-tekst`: one shared text per text field of the catalogue (`scoreTextRoot`)
 * beside the map `velden`; `per-groep`: one text per group of the catalogue (`balansRoot`).
 *
 * `geschiedenis` says whose history it is. `samen`: written together, this panel can replay it until the term after the
 * advies is over. `eigen`: one person's, sealed with a key of its own that is destroyed when its purpose is done (R-RTM-50). `geen`: written
 * together, and nobody's: no author is kept beside what is typed, and nobody can replay it (R-HRZ-61).
 */
export const roomKinds = {
  score: { lees: 'score.schrijven', schrijf: 'score.schrijven', geschiedenis: 'eigen', roots: 'per-tekst' },
  aantekening: { lees: 'aantekening.schrijven', schrijf: 'aantekening.schrijven', geschiedenis: 'eigen', roots: ['aantekening'] },
  verslag: { lees: 'verslag.schrijven', schrijf: 'verslag.schrijven', geschiedenis: 'samen', roots: ['verslag', 'momenten', 'zaal'] },
  vragen: { lees: 'hoorvragen.lezen', schrijf: 'hoorvragen.schrijven', geschiedenis: 'geen', roots: ['vragen'] },
  weging: { lees: 'weging.meelezen', schrijf: 'weging.schrijven', geschiedenis: 'samen', roots: 'per-groep' },
  standpunt: { lees: 'standpunt.meelezen', schrijf: 'standpunt.schrijven', geschiedenis: 'samen', roots: ['standpunt', 'toelichting', 'afwijkend', 'ontbreekt'] },
  advies: { lees: 'advies.schrijven', schrijf: 'advies.schrijven', geschiedenis: 'samen', roots: ['conclusie', 'samenvatting', 'contra', 'zorgvuldigheid'] }
} as const satisfies Record<string, RoomRule>

interface RoomRule {
  lees: DossierDeed
  schrijf: DossierDeed
  geschiedenis: 'eigen' | 'samen' | 'geen'
  roots: readonly string[] | 'per-tekst' | 'per-groep'
}

export type RoomKind = keyof typeof roomKinds

/** Whether what is typed in this room is sealed with a key of its own (R-RTM-50). The first part of a room's name is its kind. */
export function isPrivateRoom(room: string): boolean {
  const kind = room.split('/', 1)[0] ?? ''
  return Object.hasOwn(roomKinds, kind) && roomKinds[kind as RoomKind].geschiedenis === 'eigen'
}

export const scoreRoom = (rondeId: string, lidId: string): string => `${scoreRooms(rondeId)}/${lidId}`
/** What the names of all score rooms of this round begin with. */
export const scoreRooms = (rondeId: string): string => `score/${rondeId}`
/** The own notes of one member at one hearing. */
export const aantekeningRoom = (hoorzittingId: string, lidId: string): string => `${aantekeningRooms(hoorzittingId)}/${lidId}`
/** What the names of all own notes at this hearing begin with. */
export const aantekeningRooms = (hoorzittingId: string): string => `aantekening/${hoorzittingId}`
/** The author of everything in a room that is nobody's. */
export const NIEMAND = '00000000-0000-0000-0000-000000000000'
/** The questions of the panel for one hearing. */
export const vragenRoom = (hoorzittingId: string): string => `vragen/${hoorzittingId}`
/** The map of a room of questions: one map per question, under an id of its own. */
export const VRAGEN_ROOT = 'vragen'
export const verslagRoom = (hoorzittingId: string): string => `verslag/${hoorzittingId}`
export const wegingRoom = (dossierId: string): string => `weging/${dossierId}`
export const standpuntRoom = (dossierId: string, lidId: string): string => `${standpuntRooms(dossierId)}/${lidId}`
/** What the names of all rooms for an end view in this dossier begin with. */
export const standpuntRooms = (dossierId: string): string => `standpunt/${dossierId}`
export const adviesRoom = (adviesId: string): string => `advies/${adviesId}`

/** One text per group in the weighing room: root `balans-A`, `balans-B` … */
export const balansRoot = (groep: string): string => `balans-${groep}`

/** The one text in a room of own notes. */
export const AANTEKENING_ROOT = 'aantekening'

/** The map of a score room with the fields that are chosen, keys as in beoordeling's draft: `B3/oordeel`. */
export const SCORE_FIELDS_ROOT = 'velden'
/** The text of one typed field in a score room, e.g. `tekst:B3/reden`. */
export const scoreTextRoot = (key: string): string => `tekst:${key}`
