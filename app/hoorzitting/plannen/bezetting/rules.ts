import { disciplines, type Discipline } from '~/dossier/schema'
import type { Persoon, Planvraag, Rol, Ruimte } from '../schema'
import { maskOf, maskOfClock, startsIn, touchesFrom, weekdayIndex, weekMask, type Kantoordag, type Teller } from '../rooster/rules'

export type ZetelNaam = 'betrokkene' | Discipline | 'voorzitter' | 'secretaris' | 'tolk' | 'gemachtigde' | 'voogd' | 'steunpersoon' | 'ruimte'

/** How a person stands to a moment at which she is not taken. */
export type Stand = 'kan' | 'liever-niet' | 'onbekend'

/** Somebody (or a room) who may take a seat, with for each day the half hours at which the session could begin for her. */
export interface Kandidaat {
  sleutel: string
  /** Free for the whole of a session that begins here. */
  vrij: Uint16Array
  /** Some of it she would rather not. */
  liever: Uint16Array
  onbekend: boolean
  onbeedigd: boolean
  anderGeslacht: boolean
}

/** A place at the hearing: filled by so many of its candidates, or left empty where it is only wished. */
export interface Zetel {
  naam: ZetelNaam
  nodig: boolean
  aantal: number
  kandidaten: Kandidaat[]
}

/** Who takes a seat at one moment. */
export interface Keuze {
  zetel: Zetel
  gekozen: { kandidaat: Kandidaat; stand: Stand }[]
}

/**
 * The seats that this question asks for, in a fixed order, each with its candidates. Who is excluded or recused is no candidate for anything; a required
 * seat then stays empty and there is no moment. The three disciplines are required when the quorum asks three of them. R-PLN-2, R-PLN-3.
 */
export function seatsOf(vraag: Planvraag, days: readonly Kantoordag[], teller: Teller): Zetel[] {
  const duur = vraag.minuten / 30
  const candidates = new Map(vraag.personen.filter(({ uitgesloten }) => !uitgesloten).map((persoon) => [persoon, candidateOf(persoon, vraag, days, duur, teller)]))
  const seat = (naam: ZetelNaam, from: readonly Persoon[], nodig: boolean, aantal = 1): Zetel => ({ naam, nodig, aantal, kandidaten: from.flatMap((persoon) => candidates.get(persoon) ?? []) })
  const inRole = (rol: Rol): Persoon[] => vraag.personen.filter((persoon) => persoon.rol === rol)
  const oneOf = (rol: 'voorzitter' | 'secretaris'): Zetel[] => (inRole(rol).length === 0 ? [] : [seat(rol, inRole(rol), inRole(rol).some(({ nodig }) => nodig))])
  const each = (rol: 'gemachtigde' | 'voogd' | 'steunpersoon'): Zetel[] => inRole(rol).map((persoon) => seat(rol, [persoon], persoon.nodig))
  const betrokkenen = inRole('betrokkene')
  return [
    ...(betrokkenen.length === 0 ? [seat('betrokkene', [], true)] : betrokkenen.map((persoon) => seat('betrokkene', [persoon], true))),
    ...disciplines.map((discipline) => seat(discipline, inRole('lid').filter((lid) => lid.discipline === discipline), vraag.quorum.disciplines === 3, vraag.quorum.perDiscipline)),
    ...oneOf('voorzitter'),
    ...oneOf('secretaris'),
    ...interpreterSeat(vraag, inRole('tolk'), seat),
    ...each('gemachtigde'),
    ...each('voogd'),
    ...each('steunpersoon'),
    { naam: 'ruimte', nodig: true, aantal: 1, kandidaten: vraag.ruimten.filter(fits(vraag)).map((ruimte) => roomOf(ruimte, days, duur, teller)) }
  ]
}

function interpreterSeat({ tolkTaal }: Planvraag, tolken: readonly Persoon[], seat: (naam: ZetelNaam, from: readonly Persoon[], nodig: boolean) => Zetel): Zetel[] {
  return tolkTaal === null ? [] : [seat('tolk', tolken.filter(({ talen }) => talen.includes(tolkTaal)), true)]
}

/**
 * How many people sit in the room: everybody who was asked, but of who ask only as many as betrokkene lets. Wished people count too, so that the room is not too small
 * when they can come after all.
 */
export function placesNeeded({ personen, wensen, quorum, tolkTaal }: Planvraag): number {
  const rest = personen.filter(({ rol, uitgesloten }) => !uitgesloten && ['gemachtigde', 'voogd', 'steunpersoon', 'betrokkene'].includes(rol)).length
  const has = (rol: Rol): number => (personen.some((persoon) => persoon.rol === rol) ? 1 : 0)
  const askers = Math.min(wensen.maxVragers, has('voorzitter') + quorum.perDiscipline * disciplines.length)
  return rest + askers + has('secretaris') + (tolkTaal === null ? 0 : 1)
}

const fits = (vraag: Planvraag) => ({ plaatsen, apartIngang }: Ruimte): boolean => plaatsen >= placesNeeded(vraag) && (apartIngang || !vraag.apartIngang)

function roomOf({ sleutel, bezet }: Ruimte, days: readonly Kantoordag[], duur: number, teller: Teller): Kandidaat {
  const vrij = maskOf(bezet, days, teller).map((taken) => startsIn(taken, duur))
  return { sleutel, vrij, liever: new Uint16Array(days.length), onbekend: false, onbeedigd: false, anderGeslacht: false }
}

function candidateOf(persoon: Persoon, { wensen }: Planvraag, days: readonly Kantoordag[], duur: number, teller: Teller): Kandidaat {
  const taken = maskOf(persoon.bezet, days, teller)
  const liever = maskOf(persoon.liever, days, teller)
  if (persoon.rol === 'betrokkene') {
    const never = (wensen.nooitVoor ? maskOfClock('00:00', wensen.nooitVoor) : 0) | (wensen.nooitNa ? maskOfClock(wensen.nooitNa, '23:59') : 0)
    const [cannot, rather] = [weekMask(wensen.kanNiet), weekMask(wensen.lieverNiet)]
    days.forEach(({ dag }, index) => {
      const weekday = weekdayIndex(dag)
      taken[index] = (taken[index] ?? 0) | never | (cannot[weekday] ?? 0)
      liever[index] = (liever[index] ?? 0) | (rather[weekday] ?? 0)
    })
  }
  const asked = persoon.rol === 'tolk' ? wensen.geslachtTolk : persoon.rol === 'lid' || persoon.rol === 'voorzitter' ? wensen.geslachtVragers : undefined
  return {
    sleutel: persoon.sleutel,
    vrij: taken.map((mask) => startsIn(mask, duur)),
    liever: liever.map((mask) => touchesFrom(mask, duur)),
    onbekend: !persoon.antwoord,
    onbeedigd: persoon.rol === 'tolk' && !persoon.beedigd,
    anderGeslacht: asked !== undefined && persoon.geslacht !== asked
  }
}

/** Where at least as many candidates as the seat takes are free: the half hours of this day at which a session can begin for it. */
export function startsOfSeat({ kandidaten, aantal }: Zetel, day: number, teller: Teller): number {
  // levels[n]: more than n candidates are free.
  const levels = new Array<number>(aantal).fill(0)
  for (const { vrij } of kandidaten) {
    const mask = vrij[day] ?? 0
    teller.bekeken += 1
    for (let level = aantal - 1; level > 0; level -= 1) levels[level] = (levels[level] ?? 0) | ((levels[level - 1] ?? 0) & mask)
    levels[0] = (levels[0] ?? 0) | mask
  }
  return levels[aantal - 1] ?? 0
}

export const standAt = ({ onbekend, liever }: Kandidaat, day: number, start: number): Stand => (onbekend ? 'onbekend' : isSet(liever[day], start) ? 'liever-niet' : 'kan')

/** What makes one candidate worse than another, the gravest first: not sworn, another sex than was asked, has not answered, would rather not. */
const worseness = (kandidaat: Kandidaat, day: number, start: number): number =>
  (kandidaat.onbeedigd ? 8 : 0) + (kandidaat.anderGeslacht ? 4 : 0) + (kandidaat.onbekend ? 2 : 0) + (isSet(kandidaat.liever[day], start) ? 1 : 0)

/** Who takes each seat for a session that begins at this half hour: of who is free the best, in the order in which they were given; a wished seat may stay empty. R-PLN-4. */
export function fillSeats(zetels: readonly Zetel[], day: number, start: number, teller: Teller): Keuze[] {
  return zetels.map((zetel) => {
    teller.bekeken += zetel.kandidaten.length
    const free = zetel.kandidaten.filter(({ vrij }) => isSet(vrij[day], start))
    const best = free.length <= zetel.aantal ? free : free.map((kandidaat) => ({ kandidaat, worse: worseness(kandidaat, day, start) })).sort((one, two) => one.worse - two.worse).slice(0, zetel.aantal).map(({ kandidaat }) => kandidaat)
    return { zetel, gekozen: best.map((kandidaat) => ({ kandidaat, stand: standAt(kandidaat, day, start) })) }
  })
}

const isSet = (mask: number | undefined, bit: number): boolean => (((mask ?? 0) >>> bit) & 1) === 1
