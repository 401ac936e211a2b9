import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { DossierFacts } from './facts'
import type { DossierDeed } from './policy'
import { balansRoot, roomKinds, type RoomKind } from './rooms'
import { disciplines, type Discipline, type Zetel } from './schema'

/** The kinds of room that were written together; of a private room there is no history, not by any address (R-DOS-41). */
type SharedKind = { [Kind in RoomKind]: (typeof roomKinds)[Kind]['geschiedenis'] extends 'samen' ? Kind : never }[RoomKind]

/** A room as the address of its history names it: `verslag`, `weging`, `standpunt-zorg`, `advies` (the present version), `advies-1`. */
export type SharedRoom = { soort: 'verslag' } | { soort: 'weging' } | { soort: 'standpunt'; zetel: Discipline } | { soort: 'advies'; versie: number | null }

/** From when a history can be read: as soon as what was written there can be. */
const opensWith = { verslag: 'verslag.lezen', weging: 'weging.lezen', standpunt: 'weging.lezen', advies: 'advies.concept-lezen' } as const satisfies Record<SharedKind, DossierDeed>

export const deedOf = ({ soort }: SharedRoom): DossierDeed => opensWith[soort]

/** Which room an address means; undefined when none. */
export function parseRoom(name: string): SharedRoom | undefined {
  if (name === 'verslag' || name === 'weging') return { soort: name }
  const zetel = disciplines.find((discipline) => name === `standpunt-${discipline}`)
  if (zetel) return { soort: 'standpunt', zetel }
  const versie = /^advies(?:-([1-9]\d{0,3}))?$/.exec(name)
  return versie ? { soort: 'advies', versie: versie[1] ? Number(versie[1]) : null } : undefined
}

export const historyHref = (dossierId: string, kamer: string): string => `/dossiers/${dossierId}/geschiedenis/${kamer}`

export function titleOf(room: SharedRoom): string {
  if (room.soort === 'standpunt') return `Eindoordeel ${room.zetel}`
  if (room.soort === 'advies') return room.versie === null ? 'Advies' : `Advies, versie ${room.versie}`
  return room.soort === 'verslag' ? 'Verslag' : 'Weging'
}

/** The page on which the room itself is written and read. */
export const pageOf = ({ soort }: SharedRoom): { pad: string; label: string } => (soort === 'standpunt' ? { pad: 'weging', label: 'Weging' } : { pad: soort, label: soort === 'verslag' ? 'Hoorzitting' : titleOf({ soort, versie: null }) })

export interface Deel {
  root: string
  titel: string
}

const titles: Readonly<Record<string, string>> = {
  verslag: 'Verslag van de hoorzitting',
  conclusie: 'Conclusie van het panel',
  samenvatting: 'Wat betrokkene vertelde',
  contra: 'Contra-indicaties',
  zorgvuldigheid: 'Zorgvuldigheid',
  standpunt: 'Eindoordeel',
  toelichting: 'Toelichting',
  afwijkend: 'Afwijkend standpunt',
  ontbreekt: 'Wat ontbreekt er?'
}

/** The texts of a room with their headings, in the order of the screen. `groepen`: those that get a balance. */
export function partsOf({ soort }: SharedRoom, groepen: readonly { code: string; naam: string }[]): Deel[] {
  if (soort === 'weging') return groepen.map(({ code, naam }) => ({ root: balansRoot(code), titel: `Balans ${code}: ${naam}` }))
  // Beside the text of a verslag stand marks and signals, which nobody reads back.
  const roots: readonly string[] = soort === 'verslag' ? ['verslag'] : roomKinds[soort].roots
  return roots.map((root) => ({ root, titel: titles[root] ?? root }))
}

/** Who wrote, as the panel knows people: by their seat. `eerder`: somebody else holds that seat now. Never a name. */
export interface Schrijver {
  zetel: Zetel
  eerder: boolean
}

/** A passage as it is shown; times in ISO. */
export interface Passage {
  tekst: string
  wie: Schrijver
  van: string
  tot: string
  /** Written in the moment that is looked at. */
  nieuw: boolean
  /** Where it was written: the address of that moment. */
  naar: string
  /** It was written in this earlier version of the advies. */
  versie: number | null
}

export interface Alinea {
  /** The field of a choice or a list, when it has one. */
  veld: string | null
  passages: Passage[]
}

export interface Moment {
  /** The last change of this moment: what the address names. */
  seq: number
  van: string
  tot: string
  wie: Schrijver[]
  /** The copy a new version began with: nobody typed it here. */
  overgenomen: boolean
}

/** What the page of a history shows. `leeg`: nothing was written. `beeindigd`: nobody can look any more. */
export interface Geschiedenis {
  dossierId: string
  kenmerk: string
  kamer: string
  titel: string
  terug: { href: string; label: string }
  /** The other histories that this reader can open now. */
  andere: { href: string; titel: string }[]
  stand:
    | { soort: 'leeg' }
    | { soort: 'beeindigd'; op: string }
    | { soort: 'open'; tot: string | null; momenten: Moment[]; gekozen: number; schrijvers: Schrijver[]; delen: { titel: string; alineas: Alinea[] }[] }
}

export const sameWriter = (one: Schrijver, two: Schrijver): boolean => one.zetel === two.zetel && one.eerder === two.eerder

/** Passages that one person wrote next to each other on one day are one passage: what is read is who wrote it, not each time they paused. */
export function joinPassages(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = []
  for (const passage of passages) {
    const last = joined.at(-1)
    if (!last || !belongTogether(last, passage)) joined.push(passage)
    else joined[joined.length - 1] = { ...last, tekst: last.tekst + passage.tekst, ...span(last, passage) }
  }
  return joined
}

const belongTogether = (one: Passage, two: Passage): boolean =>
  sameWriter(one.wie, two.wie) && one.nieuw === two.nieuw && one.versie === two.versie && dayOf(one.van) === dayOf(two.van) && dayOf(one.tot) === dayOf(two.tot)

const dayOf = (iso: string): string => dagInAmsterdam(new Date(iso))

const span = (one: Passage, two: Passage): Pick<Passage, 'van' | 'tot' | 'naar'> => ({
  van: one.van < two.van ? one.van : two.van,
  tot: one.tot > two.tot ? one.tot : two.tot,
  naar: one.tot >= two.tot ? one.naar : two.naar
})

/** The histories there are in this phase, for a member of this panel; `standpunten`: whose end view they may look at, `versies`: those of the advies. */
export function roomsThere({ hoorzitting, ronde, advies }: DossierFacts, standpunten: readonly Zetel[], versies: readonly number[]): { kamer: string; titel: string }[] {
  const kamers = [
    ...(hoorzitting ? ['verslag'] : []),
    ...(ronde?.onthuld ? ['weging', ...standpunten.map((zetel) => `standpunt-${zetel}`)] : []),
    ...(advies ? ['advies', ...versies.filter((versie) => versie < advies.versie).map((versie) => `advies-${versie}`)] : [])
  ]
  return kamers.flatMap((kamer) => {
    const room = parseRoom(kamer)
    return room ? [{ kamer, titel: titleOf(room) }] : []
  })
}
