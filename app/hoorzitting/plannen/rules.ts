import { disciplines, type Discipline } from '~/dossier/schema'
import { workingDaysBetween } from '~/platform/kalender/feestdagen/rules'
import { addDays } from '~/platform/kalender/rules'
import { fillSeats, seatsOf, startsOfSeat, type Keuze, type Stand, type Zetel, type ZetelNaam } from './bezetting/rules'
import { cellen, countBits, halfUur, officeDays, startsIn, type Kantoordag, type Teller } from './rooster/rules'
import type { Planvraag } from './schema'

/**
 * Why one moment comes before another: the numbers are compared from the first on, less is better, and those of several sessions are added up.
 * Terms missed · betrokkene would rather not · wished seats that stay empty · interpreters not sworn · people of another sex than was asked · people who have
 * not answered · others who would rather not · school and court holidays · how late it is. Betrokkene comes first, after the term. R-PLN-8.
 */
export type Rang = readonly [termijnen: number, betrokkene: number, leeg: number, onbeedigd: number, geslacht: number, onbekend: number, liever: number, vakantie: number, laat: number]

export type Waarschuwing =
  | { soort: 'vakantie'; waarvan: 'school' | 'gerecht'; naam: string }
  | { soort: 'niet-beedigd'; sleutel: string }
  | { soort: 'ander-geslacht'; zetel: ZetelNaam; sleutel: string }
  | { soort: 'liever-niet'; zetel: ZetelNaam; sleutel: string }

export interface Plaats {
  zetel: ZetelNaam
  sleutel: string
  stand: Stand
  /** Who asks beyond what betrokkene lets into the room follows elsewhere, and counts for the quorum. */
  waar: 'in de zaal' | 'luistert elders'
}

/** One session at one moment, and everything that speaks for and against it. */
export interface Zitting {
  dag: string
  /** Milliseconds; the end is not included. */
  van: number
  tot: number
  bezetting: Plaats[]
  /** Wished seats that nobody can take. */
  leeg: ZetelNaam[]
  /** Each term, whether this day meets it, and how many working days are left after it (below zero: too late by as many). */
  termijnen: { naam: string; uiterlijk: string; gehaald: boolean; werkdagenOver: number }[]
  waarschuwingen: Waarschuwing[]
}

export interface Voorstel {
  zittingen: Zitting[]
  rang: Rang
}

/** Why there is no proposal. */
export type Knelpunt =
  | { soort: 'zitting-te-lang'; maxMinuten: number }
  | { soort: 'geen-dagen'; eerste: string; laatste: string }
  | { soort: 'te-weinig-dagen'; gevonden: number; gevraagd: number }
  /** These seats have no moment together, and any of them left out there is one. Beside it, of each seat the share of all moments that it shuts by itself. */
  | { soort: 'geen-moment'; samen: (ZetelNaam | 'quorum')[]; dicht: { zetel: ZetelNaam | 'quorum'; momenten: number; van: number }[] }

/** `bekeken`: how many half hours, days and appointments were looked at, the measure of the work. */
export type Planning = ({ ok: true; value: Voorstel[] } | { ok: false; refusal: Knelpunt }) & { bekeken: number }

/** What must be so at a moment: half hours of each day at which it is. */
interface Eis {
  naam: ZetelNaam | 'quorum'
  starts: Uint16Array
}

interface Veld {
  days: Kantoordag[]
  zetels: Zetel[]
  eisen: Eis[]
  /** Of each day the half hours at which everything that must be so is so. */
  open: number[]
  teller: Teller
}

/**
 * The best moments for a hearing, in order, or what stands in the way. Never a moment at which somebody is taken, without quorum, outside what betrokkene can, with
 * somebody who is excluded, before the papers lay ready long enough, or outside office hours. Terms and holidays rank and warn; they forbid nothing. The work grows with
 * days × people + appointments. R-PLN-1 to R-PLN-10.
 */
export function plan(vraag: Planvraag): Planning {
  const field = fieldOf(vraag)
  const { teller } = field
  const none = whyNone(vraag, field)
  if (none) return { ok: false, refusal: none, bekeken: teller.bekeken }
  const moments = field.days.map((_, day) => rankedMoments(vraag, field, day))
  const after = bestAfter(vraag.zittingen - 1, moments)
  const found: Chain[] = []
  moments.forEach((ofDay, day) => {
    // The sessions that follow are the same for each beginning on this day, so that the best beginnings give the best chains.
    const rest = after[day + 1]
    if (rest) for (const moment of ofDay.slice(0, vraag.perDag)) keepBest(found, { rang: sum(moment.rang, rest.rang), moments: [moment, ...rest.moments] }, vraag.aantal)
  })
  return { ok: true, value: found.map(({ rang, moments: chain }) => ({ rang, zittingen: chain.map((moment) => describe(vraag, field, moment)) })), bekeken: teller.bekeken }
}

/** The first day on which the whole hearing (with several sessions: its last) can have been held, whatever else speaks against it; null when there is none. For who asks whether a term is in danger. */
export function earliestDay(vraag: Planvraag): string | null {
  const field = fieldOf(vraag)
  if (whyNone(vraag, field)) return null
  const open = field.days.filter((_, day) => field.open[day] !== 0)
  return open[vraag.zittingen - 1]?.dag ?? null
}

const later = (one: string, two: string): string => (one > two ? one : two)

/** The first and the last day on which a hearing can be: not today, not before the papers lay there long enough, not behind the horizon. */
export const daysOf = ({ vandaag, stukkenGereed, inzageDagen, horizonDagen }: Planvraag): { eerste: string; laatste: string } => ({
  eerste: later(addDays(vandaag, 1), addDays(stukkenGereed, inzageDagen)),
  laatste: addDays(vandaag, horizonDagen)
})

function fieldOf(vraag: Planvraag): Veld {
  const teller: Teller = { bekeken: 0 }
  const { eerste, laatste } = daysOf(vraag)
  const days = officeDays(eerste, laatste)
  const zetels = seatsOf(vraag, days, teller)
  const eisen = requirements(vraag, zetels, days, teller)
  const all = startsIn(0, vraag.minuten / 30)
  const open = days.map((_, day) => eisen.reduce((mask, { starts }) => mask & (starts[day] ?? 0), all))
  return { days, zetels, eisen, open, teller }
}

function requirements({ quorum }: Planvraag, zetels: readonly Zetel[], days: readonly Kantoordag[], teller: Teller): Eis[] {
  const startsOf = (zetel: Zetel): Uint16Array => Uint16Array.from(days, (_, day) => startsOfSeat(zetel, day, teller))
  const required = zetels.filter(({ nodig }) => nodig).map((zetel) => ({ naam: zetel.naam, starts: startsOf(zetel) }))
  if (quorum.disciplines === 3) return required
  const [one, two, three] = zetels.filter(isDiscipline).map(startsOf)
  const twoOf = (day: number): number => {
    const [a, b, c] = [one?.[day] ?? 0, two?.[day] ?? 0, three?.[day] ?? 0]
    return (a & b) | (a & c) | (b & c)
  }
  return [...required, { naam: 'quorum', starts: Uint16Array.from(days, (_, day) => twoOf(day)) }]
}

const isDiscipline = ({ naam }: Zetel): boolean => disciplines.includes(naam as Discipline)

/** One session that begins at this half hour of this day. */
interface Moment {
  day: number
  start: number
  rang: Rang
}

interface Chain {
  rang: Rang
  moments: Moment[]
}

const nothing: Rang = [0, 0, 0, 0, 0, 0, 0, 0, 0]
const sum = (one: Rang, two: Rang): Rang => one.map((value, index) => value + (two[index] ?? 0)) as unknown as Rang

/** Below zero: the first comes first. */
export function compareRang(one: Rang, two: Rang): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function rankedMoments(vraag: Planvraag, field: Veld, day: number): Moment[] {
  const moments: Moment[] = []
  const onDay = dayRank(vraag, field.days[day]?.dag ?? '')
  for (let start = 0, mask = field.open[day] ?? 0; mask !== 0; start += 1, mask >>>= 1) {
    if ((mask & 1) === 1) moments.push({ day, start, rang: rankOf(fillSeats(field.zetels, day, start, field.teller), onDay, day * cellen + start) })
  }
  return moments.sort((one, two) => compareRang(one.rang, two.rang))
}

const holidaysOn = ({ vakanties }: Planvraag, dag: string) => vakanties.filter(({ van, tot }) => dag >= van && dag <= tot)

const dayRank = (vraag: Planvraag, dag: string) => ({ gemist: vraag.termijnen.filter(({ uiterlijk }) => uiterlijk < dag).length, vakantie: holidaysOn(vraag, dag).length })

function rankOf(keuzes: readonly Keuze[], { gemist, vakantie }: { gemist: number; vakantie: number }, laat: number): Rang {
  let [betrokkene, leeg, onbeedigd, geslacht, onbekend, liever] = [0, 0, 0, 0, 0, 0]
  for (const { zetel, gekozen } of keuzes) {
    leeg += zetel.aantal - gekozen.length
    for (const { kandidaat, stand } of gekozen) {
      if (kandidaat.onbeedigd) onbeedigd += 1
      if (kandidaat.anderGeslacht) geslacht += 1
      if (stand === 'onbekend') onbekend += 1
      else if (stand === 'liever-niet' && zetel.naam === 'betrokkene') betrokkene += 1
      else if (stand === 'liever-niet') liever += 1
    }
  }
  return [gemist, betrokkene, leeg, onbeedigd, geslacht, onbekend, liever, vakantie, laat]
}

/** For each day (and the one behind the last): the best way to hold so many sessions from that day on, each on a day of its own; null where there is none. */
function bestAfter(sessions: number, moments: readonly Moment[][]): (Chain | null)[] {
  let best: (Chain | null)[] = new Array<Chain | null>(moments.length + 2).fill({ rang: nothing, moments: [] })
  for (let session = 0; session < sessions; session += 1) {
    const next = new Array<Chain | null>(moments.length + 2).fill(null)
    for (let day = moments.length - 1; day >= 0; day -= 1) {
      const [first] = moments[day] ?? []
      const rest = best[day + 1] ?? null
      const here = first && rest ? { rang: sum(first.rang, rest.rang), moments: [first, ...rest.moments] } : null
      next[day] = better(here, next[day + 1] ?? null)
    }
    best = next
  }
  return best
}

function better(one: Chain | null, two: Chain | null): Chain | null {
  if (one === null || two === null) return one ?? two
  return compareRang(one.rang, two.rang) <= 0 ? one : two
}

function keepBest(found: Chain[], chain: Chain, most: number): void {
  const last = found.at(-1)
  if (found.length >= most && last && compareRang(chain.rang, last.rang) >= 0) return
  const place = found.findIndex(({ rang }) => compareRang(chain.rang, rang) < 0)
  found.splice(place === -1 ? found.length : place, 0, chain)
  if (found.length > most) found.pop()
}

function describe(vraag: Planvraag, { days, zetels, teller }: Veld, { day, start }: Moment): Zitting {
  const { dag, begin } = days[day] ?? { dag: '', begin: 0 }
  const van = begin + start * halfUur
  const keuzes = fillSeats(zetels, day, start, teller)
  const inside = inTheRoom(keuzes, vraag.wensen.maxVragers)
  const bezetting = keuzes.flatMap(({ zetel, gekozen }) =>
    gekozen.map(({ kandidaat: { sleutel }, stand }): Plaats => ({ zetel: zetel.naam, sleutel, stand, waar: !asks(zetel) || inside.has(sleutel) ? 'in de zaal' : 'luistert elders' }))
  )
  const termijnen = vraag.termijnen.map(({ naam, uiterlijk }) => ({ naam, uiterlijk, gehaald: dag <= uiterlijk, werkdagenOver: workingDaysBetween(dag, uiterlijk) }))
  const leeg = keuzes.flatMap(({ zetel, gekozen }) => new Array<ZetelNaam>(zetel.aantal - gekozen.length).fill(zetel.naam))
  const vakanties = holidaysOn(vraag, dag).map(({ soort, naam }): Waarschuwing => ({ soort: 'vakantie', waarvan: soort, naam }))
  return { dag, van, tot: van + vraag.minuten * 60_000, bezetting, leeg, termijnen, waarschuwingen: [...keuzes.flatMap((keuze) => warningsOf(keuze, inside)), ...vakanties] }
}

const asks = (zetel: Zetel): boolean => zetel.naam === 'voorzitter' || isDiscipline(zetel)

/** Who of those who ask sit with betrokkene: the voorzitter, who leads, and then first the people of the sex she asked for. */
function inTheRoom(keuzes: readonly Keuze[], most: number): Set<string> {
  const asking = keuzes.filter(({ zetel }) => asks(zetel)).flatMap(({ zetel, gekozen }) => gekozen.map(({ kandidaat }) => ({ kandidaat, worse: zetel.naam === 'voorzitter' ? -1 : Number(kandidaat.anderGeslacht) })))
  return new Set(asking.sort((one, two) => one.worse - two.worse).slice(0, most).map(({ kandidaat }) => kandidaat.sleutel))
}

function warningsOf({ zetel, gekozen }: Keuze, inside: ReadonlySet<string>): Waarschuwing[] {
  return gekozen.flatMap(({ kandidaat: { sleutel, onbeedigd, anderGeslacht }, stand }): Waarschuwing[] => [
    ...(onbeedigd ? [{ soort: 'niet-beedigd' as const, sleutel }] : []),
    ...(anderGeslacht && (!asks(zetel) || inside.has(sleutel)) ? [{ soort: 'ander-geslacht' as const, zetel: zetel.naam, sleutel }] : []),
    ...(stand === 'liever-niet' ? [{ soort: 'liever-niet' as const, zetel: zetel.naam, sleutel }] : [])
  ])
}

function whyNone(vraag: Planvraag, { days, eisen, open }: Veld): Knelpunt | null {
  const { maxMinuten } = vraag.wensen
  if (maxMinuten !== undefined && vraag.minuten > maxMinuten) return { soort: 'zitting-te-lang', maxMinuten }
  if (days.length === 0) return { soort: 'geen-dagen', ...daysOf(vraag) }
  const found = open.filter((mask) => mask !== 0).length
  if (found === 0) return noMoment(eisen, days.length, startsIn(0, vraag.minuten / 30))
  return found < vraag.zittingen ? { soort: 'te-weinig-dagen', gevonden: found, gevraagd: vraag.zittingen } : null
}

/**
 * Of what must be so, a smallest part that has no moment together. What shuts least is left out first, so that what stays is what shuts most;
 * and whatever of the rest is left out too, there is a moment.
 */
function noMoment(eisen: readonly Eis[], days: number, all: number): Knelpunt {
  const van = days * countBits(all)
  const dicht = eisen.map(({ naam, starts }) => ({ zetel: naam, momenten: van - starts.reduce((sum, mask) => sum + countBits(mask & all), 0), van }))
  const shuts = (eis: Eis): number => dicht[eisen.indexOf(eis)]?.momenten ?? 0
  let samen = eisen.toSorted((one, two) => shuts(one) - shuts(two))
  for (const eis of samen) {
    const rest = samen.filter((other) => other !== eis)
    const none = Array.from({ length: days }).every((_, day) => rest.reduce((mask, { starts }) => mask & (starts[day] ?? 0), all) === 0)
    if (none) samen = rest
  }
  return { soort: 'geen-moment', samen: samen.map(({ naam }) => naam).reverse(), dicht: dicht.sort((one, two) => two.momenten - one.momenten) }
}
