import { holidayOn, workingDaysBetween } from '~/platform/kalender/feestdagen/rules'
import { addDays, momentInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import { keyOf } from './person-key'
import { roomsFor, type Agenda, type PlanKennis, type TePlannen } from './planning-question'
import { genodigden, rolNaam } from './roles'
import type { Zitting as Moment } from './rules'
import { explainZitting } from './words'
import { isKind, weekdagen, type HalveDag, type Wishes } from './wishes'
import type { Interval } from './schema'

/** What a day says of somebody: its shape and its words go together, so that colour alone says nothing. `vol`: not at all. `deels`: for a part. `vraag`: a question or a condition. */
export interface Vak {
  stand: 'vrij' | 'vol' | 'deels' | 'vraag'
  tekst: string
}

export interface WeekView {
  maandag: string
  nummer: number
  vorige: string
  volgende: string
  dagen: { dag: string; vrij: string | null; laatste: boolean }[]
  rijen: { naam: string; vakken: Vak[] }[]
  /** Of each day the first moment at which it can be: `10:00`; null when it cannot. */
  kan: (string | null)[]
}

export const weergaven = ['week', 'maand', 'lijst'] as const
export type Weergave = (typeof weergaven)[number]

const weekdayOf = (dag: string): number => (new Date(`${dag}T00:00:00Z`).getUTCDay() + 6) % 7
/** The Monday of the week of this day. */
export const mondayOf = (dag: string): string => addDays(dag, -weekdayOf(dag))

/** The number of the week, by ISO 8601: the week of its Thursday. */
export function weekNumber(dag: string): number {
  const thursday = addDays(mondayOf(dag), 3)
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)) / (7 * 86_400_000)) + 1
}

const at = (dag: string, tijd: string): number => {
  const moment = momentInAmsterdam(dag, tijd)
  if (!moment.ok) throw new Error('The clocks of Amsterdam do not change by day')
  return moment.value.getTime()
}

const OPEN = '09:00'
const DICHT = '17:00'

/** A week from Monday to Friday, a row for each who comes and a column for each day. What somebody does elsewhere is told as *bezet* and nothing more (R-PLN-60). */
export function weekView(dossier: TePlannen, kennis: PlanKennis, maandag: string, momenten: readonly Moment[]): WeekView {
  const days = Array.from({ length: 5 }, (_, index) => addDays(maandag, index))
  const free = (dag: string): string | null => holidayOn(dag)
  const rows = rowsOf(dossier, kennis)
  return {
    maandag,
    nummer: weekNumber(maandag),
    vorige: addDays(maandag, -7),
    volgende: addDays(maandag, 7),
    dagen: days.map((dag) => ({ dag, vrij: free(dag), laatste: dag === dossier.uiterlijk })),
    rijen: rows.map(({ naam, vakOp }) => ({ naam, vakken: days.map((dag) => (free(dag) ? { stand: 'vol', tekst: 'feestdag' } : vakOp(dag))) })),
    kan: days.map((dag) => beginOn(dag, momenten))
  }
}

const beginOn = (dag: string, momenten: readonly Moment[]): string | null => {
  const found = momenten.find((moment) => moment.dag === dag)
  return found ? tijdInAmsterdam(new Date(found.van)) : null
}

interface Rij {
  naam: string
  vakOp(dag: string): Vak
}

function rowsOf({ dossierId, personen, wensen, gegeven }: TePlannen, { agenda, middelen }: PlanKennis): Rij[] {
  const kind = wensen ? isKind(wensen) : false
  const comes = genodigden.filter((rol) => (rol === 'voogd' ? kind : rol === 'steunpersoon' ? wensen?.steunpersoon : personen.has(rol) || !['gemachtigde'].includes(rol)))
  const people = comes.map((rol): Rij => {
    const key = personen.get(rol)
    if (!key) return { naam: rolNaam[rol], vakOp: () => ({ stand: 'vol', tekst: 'zetel leeg' }) }
    const asks = ['gemachtigde', 'voogd', 'steunpersoon'].includes(rol) && !gegeven.has(key)
    return { naam: rolNaam[rol], vakOp: (dag) => withQuestion(vakOf(agenda(key), dag), asks) }
  })
  const own = keyOf('betrokkene', dossierId)
  const betrokkene: Rij = { naam: 'Betrokkene', vakOp: (dag) => (wensen ? wishOf(wensen, agenda(own), dag) : { stand: 'vraag', tekst: 'nog vragen' }) }
  const tolk: Rij[] = wensen?.tolkNodig ? [{ naam: 'Tolk', vakOp: (dag) => interpreterOn(wensen, middelen, agenda, dag) }] : []
  const rooms = roomsFor(wensen, middelen).slice(0, 4).map(({ id, naam }): Rij => ({ naam, vakOp: (dag) => vakOf(agenda(keyOf('ruimte', id)), dag) }))
  return [betrokkene, ...people.slice(0, 5), ...tolk, ...people.slice(5), ...rooms]
}

const withQuestion = (vak: Vak, asks: boolean): Vak => (asks && vak.stand === 'vrij' ? { stand: 'vraag', tekst: '?' } : vak)

const clip = (intervals: readonly Interval[], from: number, until: number): Interval[] =>
  intervals.flatMap(({ van, tot }) => (van < until && tot > from ? [{ van: Math.max(van, from), tot: Math.min(tot, until) }] : []))

/** How an agenda stands on one day of the office: the hours that are taken, by the clock. */
function vakOf({ bezet, liever }: Agenda, dag: string): Vak {
  const [from, until] = [at(dag, OPEN), at(dag, DICHT)]
  const taken = merged(clip(bezet, from, until))
  if (taken.some(({ van, tot }) => van === from && tot === until)) return { stand: 'vol', tekst: 'bezet' }
  if (taken.length > 0) return { stand: 'deels', tekst: `bezet ${taken.map(hours).join(', ')}` }
  return clip(liever, from, until).length > 0 ? { stand: 'vraag', tekst: 'liever niet' } : { stand: 'vrij', tekst: '' }
}

const hours = ({ van, tot }: Interval): string => `${tijdInAmsterdam(new Date(van))}–${tijdInAmsterdam(new Date(tot))}`.replaceAll(':', '.')

function merged(intervals: Interval[]): Interval[] {
  const sorted = intervals.sort((one, two) => one.van - two.van)
  const found: Interval[] = []
  for (const next of sorted) {
    const last = found.at(-1)
    if (last && next.van <= last.tot) last.tot = Math.max(last.tot, next.tot)
    else found.push({ ...next })
  }
  return found
}

function wishOf(wensen: Wishes, agenda: Agenda, dag: string): Vak {
  const weekdag = weekdagen[weekdayOf(dag)]
  const has = (list: readonly HalveDag[], deel: 'ochtend' | 'middag'): boolean => list.some((half) => half === `${weekdag ?? ''}-${deel}`)
  const not = (['ochtend', 'middag'] as const).filter((deel) => has(wensen.kanNiet, deel))
  const own = vakOf(agenda, dag)
  if (not.length === 2 || own.stand === 'vol') return { stand: 'vol', tekst: 'kan niet' }
  if (not.length === 1) return { stand: 'deels', tekst: `kan niet: ${not[0] ?? ''}` }
  if (own.stand === 'deels') return { stand: 'deels', tekst: own.tekst.replace('bezet', 'kan niet') }
  const rather = (['ochtend', 'middag'] as const).filter((deel) => has(wensen.lieverNiet, deel) || (wensen.dagdeel !== 'geen' && wensen.dagdeel !== deel))
  if (rather.length === 2 || own.stand === 'vraag') return { stand: 'vraag', tekst: 'liever niet' }
  return rather.length === 1 ? { stand: 'vraag', tekst: `liever ${rather[0] === 'ochtend' ? 'middag' : 'ochtend'}` } : { stand: 'vrij', tekst: '' }
}

function interpreterOn({ taal, geslachtTolk }: Wishes, { tolken }: PlanKennis['middelen'], agenda: PlanKennis['agenda'], dag: string): Vak {
  const fitting = tolken.filter(({ talen }) => talen.includes(taal.toLowerCase()))
  if (fitting.length === 0) return { stand: 'vol', tekst: 'geen tolk' }
  const asked = fitting.filter(({ geslacht, beedigd }) => beedigd && (geslachtTolk === 'geen' || geslacht === geslachtTolk))
  const on = (list: typeof tolken): Vak[] => list.map(({ id }) => vakOf(agenda(keyOf('tolk', id)), dag))
  if (on(asked).some(({ stand }) => stand === 'vrij')) return { stand: 'vrij', tekst: '' }
  if (on(fitting).some(({ stand }) => stand === 'vrij')) return { stand: 'vraag', tekst: 'andere tolk' }
  return on(fitting).find(({ stand }) => stand !== 'vol') ?? { stand: 'vol', tekst: 'bezet' }
}

export interface MaandView {
  /** `2026-12` */
  maand: string
  vorige: string
  volgende: string
  weken: { nummer: number; dagen: MaandDag[] }[]
}
export interface MaandDag {
  dag: string
  buiten: boolean
  feestdag: string | null
  laatste: boolean
  kan: string | null
}

/** A month by working days: on each the first moment at which it can be. */
export function monthView(maand: string, uiterlijk: string | null, momenten: readonly Moment[]): MaandView {
  const first = `${maand}-01`
  const [vorige, last] = [addDays(first, -1), addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1)]
  const weken: MaandView['weken'] = []
  for (let maandag = mondayOf(first); maandag <= last; maandag = addDays(maandag, 7)) {
    const dagen = Array.from({ length: 5 }, (_, index) => addDays(maandag, index))
    if (!dagen.some((dag) => dag.startsWith(maand))) continue
    weken.push({ nummer: weekNumber(maandag), dagen: dagen.map((dag) => ({ dag, buiten: !dag.startsWith(maand), feestdag: holidayOn(dag), laatste: dag === uiterlijk, kan: beginOn(dag, momenten) })) })
  }
  return { maand, vorige: vorige.slice(0, 7), volgende: addDays(last, 1).slice(0, 7), weken }
}

/** A moment to choose, with why. */
export interface Keus {
  /** `2026-12-10T10:00`, on the clock in Amsterdam. */
  kies: string
  van: string
  tot: string
  waarom: string
  /** Working days from here to the last day of the term; below zero when it is later. Null without a term. */
  over: number | null
}

export const choiceOf = (moment: Moment, uiterlijk: string | null): Keus => ({
  kies: `${moment.dag}T${tijdInAmsterdam(new Date(moment.van))}`,
  van: new Date(moment.van).toISOString(),
  tot: new Date(moment.tot).toISOString(),
  waarom: explainZitting(moment),
  over: uiterlijk ? workingDaysBetween(moment.dag, uiterlijk) : null
})

/** Which week, month or list was asked, or the one of the moment that is chosen. */
export function viewAsked(search: URLSearchParams, dag: string): { weergave: Weergave; maandag: string; maand: string } {
  const week = search.get('week')
  const maand = search.get('maand')
  const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && text >= '2001-01-01' && text <= '2099-12-31'
  return {
    weergave: weergaven.find((each) => each === search.get('weergave')) ?? 'week',
    maandag: mondayOf(isDay(week) ? week : dag),
    maand: isDay(`${maand ?? ''}-01`) ? (maand ?? '') : dag.slice(0, 7)
  }
}

