// The planner as one would write it first: every moment beside every appointment of every person. The floor of the bench, and what the
// planner is compared with on small questions. It shares with it the shape of the question and of the rank, the order of the numbers in it, and how many places a room must have.
import { placesNeeded } from '~/hoorzitting/plannen/bezetting/rules'
import type { Rang } from '~/hoorzitting/plannen/rules'
import type { Interval, Persoon, Planvraag } from '~/hoorzitting/plannen/schema'
import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays, dagInAmsterdam, momentInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'

export interface NaiveMoment {
  dag: string
  van: number
}

export interface NaiveSlot extends NaiveMoment {
  rang: Rang
}

/** Every half hour on the wall at which a session of this question could begin, asked of the clock one by one. */
export function naiveMoments(vraag: Planvraag): NaiveMoment[] {
  const moments: NaiveMoment[] = []
  for (let dag = addDays(vraag.vandaag, 1); dag <= addDays(vraag.vandaag, vraag.horizonDagen); dag = addDays(dag, 1)) {
    if (isFreeDay(dag) || dag < addDays(vraag.stukkenGereed, vraag.inzageDagen)) continue
    for (let minute = 9 * 60; minute + vraag.minuten <= 17 * 60; minute += 30) {
      const moment = momentInAmsterdam(dag, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
      if (moment.ok) moments.push({ dag, van: moment.value.getTime() })
    }
  }
  return moments
}

export interface NaiveCount {
  bekeken: number
}

/** All moments at which the hearing can be, with their rank, in the order of time. */
export function naiveSlots(vraag: Planvraag, moments: readonly NaiveMoment[], count: NaiveCount = { bekeken: 0 }): NaiveSlot[] {
  const hits = (intervals: readonly Interval[], van: number): boolean => {
    count.bekeken += intervals.length
    return intervals.filter((interval) => interval.van < van + vraag.minuten * 60_000 && interval.tot > van).length > 0
  }
  const days = [...new Set(moments.map(({ dag }) => dag))]
  return moments.flatMap((moment) => {
    const rang = rankNaively(vraag, moment, hits, days)
    return rang ? [{ ...moment, rang }] : []
  })
}

/** The weekly wishes of betrokkene, read from the clock at each half hour of the session. */
function wishesAt({ wensen, minuten }: Planvraag, van: number): { never: boolean; rather: boolean } {
  let [never, rather] = [false, false]
  for (let at = van; at < van + minuten * 60_000; at += 1_800_000) {
    const tijd = tijdInAmsterdam(new Date(at))
    const weekdag = new Date(`${dagInAmsterdam(new Date(at))}T00:00:00Z`).getUTCDay()
    const within = (list: Planvraag['wensen']['kanNiet']): boolean => list.some((dagdeel) => dagdeel.weekdag === weekdag && tijd >= dagdeel.van && tijd < dagdeel.tot)
    if (within(wensen.kanNiet) || tijd < (wensen.nooitVoor ?? '00:00') || tijd >= (wensen.nooitNa ?? '24:00')) never = true
    if (within(wensen.lieverNiet)) rather = true
  }
  return { never, rather }
}

/** Weekly wishes and whole half hours: a wish from 09:10 to 09:20 shuts 09:00 to 09:30, so wishes are read by the half hour. */
const wholeHalves = (vraag: Planvraag): Planvraag => ({
  ...vraag,
  wensen: {
    ...vraag.wensen,
    kanNiet: vraag.wensen.kanNiet.map(widen),
    lieverNiet: vraag.wensen.lieverNiet.map(widen),
    nooitVoor: vraag.wensen.nooitVoor && up(vraag.wensen.nooitVoor),
    nooitNa: vraag.wensen.nooitNa && down(vraag.wensen.nooitNa)
  }
})
const at = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutes = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3))
const down = (tijd: string): string => at(Math.floor(minutes(tijd) / 30) * 30)
const up = (tijd: string): string => at(Math.ceil(minutes(tijd) / 30) * 30)
const widen = <T extends { van: string; tot: string }>(dagdeel: T): T => ({ ...dagdeel, van: down(dagdeel.van), tot: up(dagdeel.tot) })

type Costs = [onbeedigd: number, geslacht: number, onbekend: number, liever: number]

function rankNaively(asked: Planvraag, { dag, van }: NaiveMoment, hits: (intervals: readonly Interval[], van: number) => boolean, days: readonly string[]): Rang | null {
  const vraag = wholeHalves(asked)
  const { wensen, quorum } = vraag
  const wishes = wensen.kanNiet.length + wensen.lieverNiet.length > 0 || wensen.nooitVoor || wensen.nooitNa ? wishesAt(vraag, van) : { never: false, rather: false }
  const costs = (persoon: Persoon): Costs | null => {
    if (persoon.uitgesloten || hits(persoon.bezet, van) || (persoon.rol === 'betrokkene' && wishes.never)) return null
    const rather = hits(persoon.liever, van) || (persoon.rol === 'betrokkene' && wishes.rather)
    const sex = persoon.rol === 'tolk' ? wensen.geslachtTolk : persoon.rol === 'lid' || persoon.rol === 'voorzitter' ? wensen.geslachtVragers : undefined
    return [Number(persoon.rol === 'tolk' && !persoon.beedigd), Number(sex !== undefined && persoon.geslacht !== sex), Number(!persoon.antwoord), Number(persoon.antwoord && rather)]
  }
  const of = (fits: (persoon: Persoon) => boolean): Costs[] => vraag.personen.filter(fits).flatMap((persoon) => { const cost = costs(persoon); return cost ? [cost] : [] })
  const total: Costs = [0, 0, 0, 0]
  let [leeg, betrokkeneLiever] = [0, 0]
  const take = (from: Costs[], count: number): void => {
    const best = from.toSorted((one, two) => one[0] - two[0] || one[1] - two[1] || one[2] - two[2] || one[3] - two[3]).slice(0, count)
    leeg += count - best.length
    for (const cost of best) cost.forEach((value, index) => { total[index] = (total[index] ?? 0) + value })
  }

  const betrokkenen = of(({ rol }) => rol === 'betrokkene')
  if (betrokkenen.length === 0 || betrokkenen.length < vraag.personen.filter(({ rol }) => rol === 'betrokkene').length) return null
  for (const [, , onbekend, liever] of betrokkenen) {
    total[2] += onbekend
    betrokkeneLiever += liever
  }
  let reached = 0
  for (const discipline of ['IND', 'zorg', 'politie'] as const) {
    const members = of((persoon) => persoon.rol === 'lid' && persoon.discipline === discipline)
    if (members.length >= quorum.perDiscipline) reached += 1
    take(members, quorum.perDiscipline)
  }
  if (reached < quorum.disciplines) return null
  for (const rol of ['voorzitter', 'secretaris'] as const) {
    const known = vraag.personen.filter((persoon) => persoon.rol === rol)
    const able = of((persoon) => persoon.rol === rol)
    if (known.some(({ nodig }) => nodig) && able.length === 0) return null
    if (known.length > 0) take(able, 1)
  }
  const { tolkTaal } = vraag
  if (tolkTaal !== null) {
    const able = of(({ rol, talen }) => rol === 'tolk' && talen.includes(tolkTaal))
    if (able.length === 0) return null
    take(able, 1)
  }
  for (const persoon of vraag.personen.filter(({ rol }) => rol === 'gemachtigde' || rol === 'voogd' || rol === 'steunpersoon')) {
    const able = of((other) => other === persoon)
    if (persoon.nodig && able.length === 0) return null
    take(able, 1)
  }
  const rooms = vraag.ruimten.filter((ruimte) => ruimte.plaatsen >= placesNeeded(vraag) && (ruimte.apartIngang || !vraag.apartIngang) && !hits(ruimte.bezet, van))
  if (rooms.length === 0) return null
  const nine = momentInAmsterdam(dag, '09:00')
  const half = nine.ok ? (van - nine.value.getTime()) / 1_800_000 : Number.NaN
  return [
    vraag.termijnen.filter(({ uiterlijk }) => uiterlijk < dag).length, betrokkeneLiever, leeg, ...total,
    vraag.vakanties.filter(({ van: from, tot }) => dag >= from && dag <= tot).length, days.indexOf(dag) * 16 + half
  ]
}
