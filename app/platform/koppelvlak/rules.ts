import { addDays, dagInAmsterdam, momentInAmsterdam } from '../kalender/rules'
import { endOfHours } from '../kalender/termijn/rules'
import type { Ketenklok } from './schema'

/** The seed text says "24 uur (werkdagen)": the clock goes on at night and stands still on free days, until somebody decides otherwise. */
export const ketenklokVanaf: Ketenklok = { nacht: 'loopt-door', vrijeDagen: 'staat-stil', dagBegin: '08:00', dagEinde: '18:00' }

/** Nights are laid out this many days ahead, and again while that is not enough. */
const DAYS_AHEAD = 40

/**
 * The moment until which `uren` hours after `begin` run. An hour is sixty minutes, also over a change of the clock. Time at night and on free days counts or does not, as the
 * setting says. The Algemene termijnenwet says nothing of terms in hours (art. 4 onder a). R-KET-66, R-KET-67.
 */
export function dueAt(begin: Date, uren: number, klok: Ketenklok): Date {
  for (let days = DAYS_AHEAD; ; days *= 2) {
    const opschortingen = klok.nacht === 'staat-stil' ? nightsAfter(begin, days, klok) : []
    const end = endOfHours({
      naam: 'doorgeven', soort: 'afspraak', bron: 'ketenafspraak', gebeurtenis: 'gebeurtenis', begin: begin.toISOString(), verlengingen: [],
      lengte: { aantal: uren, eenheid: 'uren' }, klok: klok.vrijeDagen === 'staat-stil' ? 'stopt-op-vrije-dagen' : 'loopt-door', opschortingen
    })
    const last = opschortingen.at(-1)
    if (end.ok && (last === undefined || end.value.getTime() < Date.parse(last.tot))) return end.value
  }
}

/** The nights from the one before this day on. */
function nightsAfter(begin: Date, days: number, { dagBegin, dagEinde }: Ketenklok) {
  const first = addDays(dagInAmsterdam(begin), -1)
  return Array.from({ length: days }, (_, index) => ({ van: at(addDays(first, index), dagEinde), tot: at(addDays(first, index + 1), dagBegin), reden: 'nacht' }))
}

function at(dag: string, tijd: string): string {
  const moment = momentInAmsterdam(dag, tijd)
  if (!moment.ok) throw new Error('The clocks of Amsterdam do not change between five and midnight')
  return moment.value.toISOString()
}

/** In words, for every screen that shows a due moment. */
export const klokInWoorden = ({ nacht, vrijeDagen, dagBegin, dagEinde }: Ketenklok): string => {
  const night = nacht === 'staat-stil' ? `staat ’s nachts stil, van ${dagEinde} tot ${dagBegin}` : 'loopt ’s nachts door'
  const free = vrijeDagen === 'staat-stil' ? 'staat stil in het weekend en op feestdagen' : 'loopt door in het weekend en op feestdagen'
  return `De klok van 24 uur ${night}, en ${free}.`
}

/** What a record in the register of legal bases (grondslagen) must say of time. Days as YYYY-MM-DD, first and last included. */
export interface Geldigheid {
  van: string
  tot: string | null
  beeindigdOp: Date | null
}

/** Does this basis hold at this moment? An ended one does not, from the moment it ended (R-KET-62). */
export const grondslagGeldt = ({ van, tot, beeindigdOp }: Geldigheid, now: Date): boolean => {
  const dag = dagInAmsterdam(now)
  return van <= dag && (tot === null || dag <= tot) && (beeindigdOp === null || beeindigdOp > now)
}
