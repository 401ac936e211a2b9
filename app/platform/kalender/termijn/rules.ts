import { isFreeDay } from '../feestdagen/rules'
import { addDays, addMonths, dagInAmsterdam, daysBetween, momentInAmsterdam } from '../rules'
import type { Dageenheid, DagTermijn, UrenTermijn } from './schema'

/** A term that stands still has no end yet. */
export type TermijnRefusal = 'opschorting-loopt'
export type TermijnResult<T> = { ok: true; value: T } | { ok: false; refusal: TermijnRefusal }

export interface DagEinde {
  /** The last day on which it is in time; counted backwards, the last day before the event on which it still is. */
  dag: string
  /** The end without the Algemene termijnenwet. */
  zonderAtw: string
  /** The article that moved the end, or null. */
  atw: 'art. 1' | 'art. 2' | null
  /** Days between the event and the end on which the term stood still. */
  geschorst: number
}

/** A length of time in days of one unit. */
export interface Lengte {
  aantal: number
  eenheid: Dageenheid
}

/** The longest terms that the Algemene termijnenwet extends (art. 4 onder b): 90 days, 12 weeks, 3 months are in, one more is out. */
const langste: Record<Dageenheid, number> = { kalenderdagen: 90, weken: 12, maanden: 3, werkdagen: Infinity }

/** The length with its extensions. They lengthen the bare term: what the Algemene termijnenwet adds is added once, at the end. */
export const wholeLength = ({ lengte, verlengingen }: Pick<DagTermijn, 'lengte' | 'verlengingen'>): Lengte => ({ ...lengte, aantal: verlengingen.reduce((sum, { aantal }) => sum + aantal, lengte.aantal) })

/**
 * Does the Algemene termijnenwet extend this term? A law's own term and whatever says that it follows that law; not what is counted
 * backwards (art. 1 lid 2), not what is longer than 90 days, 12 weeks or 3 months, extensions included (art. 4 onder b). R-TER-4, R-TER-7.
 */
export function fallsUnderAtw(termijn: DagTermijn): boolean {
  if (termijn.richting === 'voor' || (termijn.soort !== 'wettelijk' && !termijn.volgtAtw)) return false
  const { aantal, eenheid } = wholeLength(termijn)
  return aantal <= langste[eenheid]
}

/**
 * The end of a term in days. The day of the event does not count. A day of suspension does not count either: the bare end is the day
 * on which as many days outside suspensions have gone by as the length spans, so every suspended day before it is added back,
 * as a calendar day, or as a working day in a term of working days. Then, where the Algemene termijnenwet holds, the end moves on while it is
 * a Saturday, Sunday or holiday (art. 1), while a term of three days or more holds fewer than two other days (art. 2), or while it
 * falls in a suspension. Refusal: *opschorting-loopt*, when the end lies in or behind a suspension that has not ended. R-TER-2 to R-TER-9.
 */
export function endOf(termijn: DagTermijn): TermijnResult<DagEinde> {
  const lengte = wholeLength(termijn)
  if (termijn.richting === 'voor') return backwards(termijn.begin, lengte)
  const open = termijn.opschortingen.filter(({ tot }) => tot === null).map(({ van }) => van).sort()[0]
  const still = (dag: string): boolean => termijn.opschortingen.some(({ van, tot }) => dag >= van && (tot === null || dag <= tot))
  const bare = bareEnd(termijn.begin, lengte, still, open)
  const end = bare === null ? null : underAtw(termijn, bare, still, open)
  if (bare === null || end === null) return { ok: false, refusal: 'opschorting-loopt' }
  const geschorst = termijn.opschortingen.length === 0 ? 0 : daysAfter(termijn.begin, end.dag).filter(still).length
  return { ok: true, value: { ...end, zonderAtw: bare, geschorst } }
}

/** The last day (YYYY-MM-DD) of a term without suspension that the Algemene termijnenwet extends, for who needs no more of it than that day. */
export function lastDayUnderAtw(begin: string, lengte: Lengte): string {
  const end = endOf({ naam: 'termijn', soort: 'wettelijk', bron: 'Algemene termijnenwet', gebeurtenis: 'begin', begin, richting: 'na', lengte, volgtAtw: false, opschortingen: [], verlengingen: [] })
  if (!end.ok) throw new Error('A term without suspension has an end')
  return end.value.dag
}

function backwards(begin: string, { aantal, eenheid }: Lengte): TermijnResult<DagEinde> {
  const dag = eenheid === 'werkdagen' ? walk(begin, aantal, -1, (each) => !isFreeDay(each)) : addDays(begin, -span(begin, { aantal, eenheid }, -1))
  return { ok: true, value: { dag, zonderAtw: dag, atw: null, geschorst: 0 } }
}

/** How many calendar days a length spans from here; `direction` -1 counts backwards. Working days are walked, not spanned. */
function span(begin: string, { aantal, eenheid }: Lengte, direction: 1 | -1): number {
  if (eenheid === 'maanden') return Math.abs(daysBetween(begin, addMonths(begin, direction * aantal)))
  return eenheid === 'weken' ? aantal * 7 : aantal
}

function walk(begin: string, aantal: number, direction: 1 | -1, counts: (dag: string) => boolean): string {
  let dag = begin
  for (let left = aantal; left > 0; ) {
    dag = addDays(dag, direction)
    if (counts(dag)) left -= 1
  }
  return dag
}

type Still = (dag: string) => boolean

/** Null: an open suspension is reached first. */
function bareEnd(begin: string, lengte: Lengte, still: Still, open: string | undefined): string | null {
  const inWorkingDays = lengte.eenheid === 'werkdagen'
  let left = inWorkingDays ? lengte.aantal : span(begin, lengte, 1)
  let dag = begin
  while (left > 0) {
    dag = addDays(dag, 1)
    if (open !== undefined && dag >= open) return null
    if (!still(dag) && !(inWorkingDays && isFreeDay(dag))) left -= 1
  }
  return dag
}

function underAtw(termijn: DagTermijn, bare: string, still: Still, open: string | undefined): Pick<DagEinde, 'dag' | 'atw'> | null {
  if (!fallsUnderAtw(termijn)) return { dag: bare, atw: null }
  const { aantal, eenheid } = wholeLength(termijn)
  const threeDays = eenheid === 'weken' || eenheid === 'maanden' || aantal >= 3
  let ordinary = daysAfter(termijn.begin, bare).filter((dag) => !isFreeDay(dag) && !still(dag)).length
  let atw: DagEinde['atw'] = null
  let dag = bare
  for (;;) {
    const free = isFreeDay(dag)
    if (!free && !still(dag) && (!threeDays || ordinary >= 2)) return { dag, atw }
    if (!still(dag)) atw = free && atw === null ? 'art. 1' : free ? atw : 'art. 2'
    dag = addDays(dag, 1)
    if (open !== undefined && dag >= open) return null
    if (!isFreeDay(dag) && !still(dag)) ordinary += 1
  }
}

const daysAfter = (begin: string, end: string): string[] => Array.from({ length: daysBetween(begin, end) }, (_, index) => addDays(begin, index + 1))

const HOUR_MS = 3_600_000

/**
 * The moment at which a term in hours ends: an hour is sixty minutes, so that the clock in Amsterdam shows one hour more or less when it was
 * changed meanwhile. Time in a suspension does not count, nor, where the clock stops on free days, the time from midnight to midnight (Amsterdam)
 * of a Saturday, Sunday or holiday. Refusal: *opschorting-loopt*. R-TER-10, R-TER-11.
 */
export function endOfHours(termijn: UrenTermijn): TermijnResult<Date> {
  const uren = termijn.verlengingen.reduce((sum, { aantal }) => sum + aantal, termijn.lengte.aantal)
  const stops = termijn.opschortingen.map(({ van, tot }) => ({ van: Date.parse(van), tot: tot === null ? Infinity : Date.parse(tot) }))
  let at = Date.parse(termijn.begin)
  for (let left = uren * HOUR_MS; ; ) {
    const until = stops.filter(({ van, tot }) => van <= at && tot > at).map(({ tot }) => tot)
    const midnight = termijn.klok === 'loopt-door' ? Infinity : nextMidnight(at)
    if (until.length > 0) at = Math.max(...until)
    else if (midnight !== Infinity && isFreeDay(dagInAmsterdam(new Date(at)))) at = midnight
    else {
      // The next moment at which something may change: a day that ends, a suspension that begins, or the end of the term itself.
      const next = Math.min(midnight, at + left, ...stops.filter(({ van }) => van > at).map(({ van }) => van))
      left -= next - at
      at = next
      if (left === 0) return { ok: true, value: new Date(at) }
    }
    if (at === Infinity) return { ok: false, refusal: 'opschorting-loopt' }
  }
}

function nextMidnight(at: number): number {
  const midnight = momentInAmsterdam(addDays(dagInAmsterdam(new Date(at)), 1), '00:00')
  if (!midnight.ok) throw new Error('The clocks of Amsterdam do not change at midnight')
  return midnight.value.getTime()
}
