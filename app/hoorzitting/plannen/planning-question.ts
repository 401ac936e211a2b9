import type { Discipline } from '~/dossier/schema'
import { disciplines } from '~/dossier/schema'
import { daysBetween } from '~/platform/kalender/rules'
import { planningsvrijTussen } from '~/platform/kalender/planningsvrij/rules'
import { INZAGE_DAGEN, MIDDAG } from './place'
import { keyOf, type PersonKey } from './person-key'
import type { Genodigde } from './roles'
import { plannenSchema, type Interval, type Planvraag, type PlanvraagInvoer } from './schema'
import { halveDagen, isKind, weekdagen, type HalveDag, type Wishes } from './wishes'

/** How long a session is when betrokkene sets no shorter limit, in minutes. */
const GEWONE_DUUR = 150
/** How many calendar days after the last day of the term are looked at too: a hearing that is late must still be planned. */
const NA_TERMIJN = 42
const MINSTE_HORIZON = 60

/** When somebody or something is taken, and when they had rather not. */
export interface Agenda {
  bezet: readonly Interval[]
  liever: readonly Interval[]
}

export interface Middelen {
  ruimten: readonly { id: string; naam: string; plaatsen: number; eigenIngang: boolean; kindvriendelijk: boolean }[]
  tolken: readonly { id: string; nummer: string; talen: readonly string[]; geslacht: string; beedigd: boolean }[]
}

/** Of one dossier what its planning depends on. */
export interface TePlannen {
  dossierId: string
  kenmerk: string
  personen: ReadonlyMap<Genodigde | 'betrokkene', PersonKey>
  ontbreekt: Discipline | null
  wensen: Wishes | null
  /** The last day of the term; null: the file is not complete yet, or the term stands still. */
  uiterlijk: string | null
  /** Who gave dates. */
  gegeven: ReadonlySet<PersonKey>
}

export interface PlanKennis {
  vandaag: string
  middelen: Middelen
  agenda(persoon: PersonKey): Agenda
  /** Whether an account said that it is a woman or a man. */
  geslacht(persoon: PersonKey): string | undefined
}

const geslachtCode: Record<string, 'v' | 'm' | 'x'> = { vrouw: 'v', man: 'm', anders: 'x' }
const codeOf = (geslacht: string | undefined) => (geslacht === undefined || geslacht === 'geen' ? undefined : geslachtCode[geslacht])

/** How many minutes a session takes: what is usual, or the longest that betrokkene can, by the half hour. */
export const durationFor = (wensen: Wishes | null): number => Math.max(30, Math.floor(Math.min(GEWONE_DUUR, wensen?.langsteDuur ?? GEWONE_DUUR) / 30) * 30)

/** The day until which the planner looks. */
export const horizonOf = (vandaag: string, uiterlijk: string | null): number => Math.max(MINSTE_HORIZON, (uiterlijk ? daysBetween(vandaag, uiterlijk) : 0) + NA_TERMIJN)

const dagdeel = (halveDag: HalveDag) => {
  const [dag, deel] = halveDag.split('-')
  const weekdag = weekdagen.findIndex((each) => each === dag) + 1
  return deel === 'ochtend' ? { weekdag, van: '00:00', tot: MIDDAG } : { weekdag, van: MIDDAG, tot: '23:59' }
}

/**
 * The question to the planner. Her wishes and her agenda bind; the guardian of a child must be there, the gemachtigde and the support person are wished. A free day, a shorter inspection or
 * another interpreter needs a written reason, so the planner never proposes it (R-PLN-54).
 */
export function questionFor(dossier: TePlannen, kennis: PlanKennis, zittingen = 1): Planvraag {
  const { wensen, uiterlijk, ontbreekt } = dossier
  const { vandaag, middelen } = kennis
  const horizonDagen = horizonOf(vandaag, uiterlijk)
  const vraag: PlanvraagInvoer = {
    minuten: durationFor(wensen),
    zittingen,
    personen: peopleOf(dossier, kennis),
    ruimten: roomsFor(wensen, middelen).map(({ id, plaatsen, eigenIngang }) => ({ sleutel: keyOf('ruimte', id), plaatsen, apartIngang: eigenIngang, bezet: [...kennis.agenda(keyOf('ruimte', id)).bezet] })),
    wensen: wishesFor(wensen),
    tolkTaal: wensen?.tolkNodig ? wensen.taal.toLowerCase() : null,
    apartIngang: wensen?.aparteAankomst ?? false,
    quorum: { disciplines: ontbreekt ? 2 : 3 },
    vandaag,
    stukkenGereed: vandaag,
    inzageDagen: INZAGE_DAGEN,
    horizonDagen,
    termijnen: uiterlijk ? [{ naam: 'hoorzitting', uiterlijk }] : [],
    vakanties: planningsvrijTussen(vandaag, new Date(Date.parse(`${vandaag}T00:00:00Z`) + horizonDagen * 86_400_000).toISOString().slice(0, 10)).map(({ soort, naam, van, tot }) => ({ soort, naam, van, tot })),
    perDag: 1,
    aantal: 6
  }
  return plannenSchema.parse(vraag)
}

/** A room for children first for a child, and last for anybody else. */
export const roomsFor = (wensen: Wishes | null, { ruimten }: Pick<Middelen, 'ruimten'>): Middelen['ruimten'] => {
  const kind = wensen ? isKind(wensen) : false
  return ruimten.toSorted((one, other) => Number(other.kindvriendelijk === kind) - Number(one.kindvriendelijk === kind))
}

const wishesFor = (wensen: Wishes | null): PlanvraagInvoer['wensen'] => {
  if (!wensen) return {}
  const otherHalf = wensen.dagdeel === 'geen' ? [] : halveDagen.filter((half) => !half.endsWith(wensen.dagdeel))
  return {
    kanNiet: wensen.kanNiet.map(dagdeel),
    lieverNiet: [...new Set([...wensen.lieverNiet, ...otherHalf])].map(dagdeel),
    maxMinuten: wensen.langsteDuur,
    maxVragers: wensen.vragers,
    geslachtVragers: codeOf(wensen.geslachtVrager),
    geslachtTolk: codeOf(wensen.geslachtTolk)
  }
}

type PersoonInvoer = NonNullable<PlanvraagInvoer['personen']>[number]

function peopleOf({ personen, wensen, gegeven }: TePlannen, { middelen, agenda, geslacht }: PlanKennis): PersoonInvoer[] {
  const kind = wensen ? isKind(wensen) : false
  const one = (sleutel: PersonKey, rol: PersoonInvoer['rol'], more: Partial<PersoonInvoer> = {}): PersoonInvoer => ({ sleutel, rol, bezet: [...agenda(sleutel).bezet], liever: [...agenda(sleutel).liever], ...more })
  const asks = [...personen].flatMap(([rol, sleutel]): PersoonInvoer[] => {
    const discipline = disciplines.find((each) => each === rol)
    if (discipline) return [one(sleutel, 'lid', { discipline, geslacht: codeOf(geslacht(sleutel)) })]
    if (rol === 'voorzitter') return [one(sleutel, rol, { geslacht: codeOf(geslacht(sleutel)) })]
    if (rol === 'secretaris') return [one(sleutel, rol)]
    if (rol === 'betrokkene') return [one(sleutel, rol, { antwoord: wensen !== null })]
    if (rol === 'gemachtigde') return [one(sleutel, rol, { nodig: false, antwoord: gegeven.has(sleutel) })]
    if (rol === 'voogd') return kind ? [one(sleutel, rol, { antwoord: gegeven.has(sleutel) })] : []
    return rol === 'steunpersoon' && wensen?.steunpersoon ? [one(sleutel, rol, { nodig: false, antwoord: gegeven.has(sleutel) })] : []
  })
  const tolken = wensen?.tolkNodig ? middelen.tolken.map(({ id, talen, beedigd, geslacht: sex }) => one(keyOf('tolk', id), 'tolk', { talen: [...talen], beedigd, geslacht: codeOf(sex) })) : []
  return [...asks, ...tolken]
}
