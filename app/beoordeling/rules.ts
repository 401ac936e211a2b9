import type { Groep } from './catalogus/schema'
import { disciplines, type Discipline } from './catalogus/schema'
import type { DraftFields } from './draft-fields'
import type { DraftReading } from './draft'
import type { Refusal, Result } from './refusals'
import { cleanParagraphs, maxAlinea, maxAlineas } from './schema'
import type { ScoreEntry, ScoreSheetRecord, StandpuntRecord, WegingRecord } from './schema'

/** `open`: members score, sealed. `onthuld`: all sheets are open to the panel, for good. */
export type RoundState = 'niet geopend' | 'open' | 'onthuld'
/** `afgezien`: the chair waived the hearing. */
export type HearingState = 'verslag niet vast' | 'verslag vast' | 'afgezien'
/** A seat is closed when its member is absent or recused; a deputy of the same discipline then gets a seat of his own. */
export type Seat = { discipline: Discipline; status: 'open' | 'gesloten'; ingediend: boolean }

/**
 * May a round be opened for preparation? Demands a finished intake, an open seat for IND, zorg and politie, and no other
 * round still sealed. Refusals: *intake niet gereed*, *discipline ontbreekt*, *ronde loopt al*. R-BEO-17.
 */
export function mayOpenRound(facts: { intakeGereed: boolean; seats: readonly Seat[]; vorigeRonde: RoundState | null }): Result<null> {
  if (!facts.intakeGereed) return no({ soort: 'intake niet gereed' })
  const missing = disciplinesWithout(facts.seats, (seat) => seat.status === 'open')
  if (missing.length > 0) return no({ soort: 'discipline ontbreekt', disciplines: missing })
  if (facts.vorigeRonde === 'open') return no({ soort: 'ronde loopt al' })
  return { ok: true, value: null }
}

/**
 * May this member hand in this draft, for the first time or as a correction? Gives the entries to record. A round on the papers
 * (`opStukken`) does not wait for the hearing (R-BEO-91).
 * Refusals: *stoel gesloten*, *ronde nog niet geopend*, *ronde al onthuld*, *verslag nog niet vast*, *beoordeling
 * onvolledig* with the whole list. R-BEO-18, R-BEO-40.
 */
export function maySubmit(facts: { ronde: RoundState; hoorzitting: HearingState; opStukken?: boolean; seat: Seat; reading: DraftReading }): Result<ScoreEntry[]> {
  const closed = refuseClosedSeat(facts.ronde, facts.seat)
  if (closed !== null) return no(closed)
  if (!facts.opStukken && facts.hoorzitting === 'verslag niet vast') return no({ soort: 'verslag nog niet vast' })
  const { entries, problems } = facts.reading
  return problems.length > 0 ? no({ soort: 'beoordeling onvolledig', problems }) : { ok: true, value: entries }
}

/** May a corrected sheet follow the one handed in? Yes, until the reveal; the earlier record stays. R-BEO-44. */
export function mayCorrect(facts: { ronde: RoundState; seat: Seat }): Result<null> {
  const closed = refuseClosedSeat(facts.ronde, facts.seat)
  if (closed !== null) return no(closed)
  return facts.seat.ingediend ? { ok: true, value: null } : no({ soort: 'nog niet ingediend' })
}

/**
 * May the round be revealed? Only when each discipline has an open seat and every open seat's sheet is in. A closed seat
 * never counts, also when it had handed in before. No argument says who asks: nobody can open a round early. `ontbreekt`: the
 * discipline without which the voorzitter decided to go on (R-BEO-104). R-BEO-21, R-BEO-22.
 */
export function mayReveal(facts: { ronde: RoundState; seats: readonly Seat[]; ontbreekt?: Discipline | null }): Result<null> {
  if (facts.ronde === 'onthuld') return no({ soort: 'ronde al onthuld' })
  if (facts.ronde === 'niet geopend') return no({ soort: 'ronde nog niet geopend' })
  const missing = disciplinesWithout(facts.seats, (seat) => seat.status === 'open').filter((one) => one !== facts.ontbreekt)
  if (missing.length > 0) return no({ soort: 'discipline ontbreekt', disciplines: missing })
  const waiting = facts.seats.filter((seat) => seat.status === 'open' && !seat.ingediend).map((seat) => seat.discipline)
  if (waiting.length > 0) {
    return no({ soort: 'nog niet iedereen ingediend', disciplines: disciplines.filter((one) => waiting.includes(one)) })
  }
  return { ok: true, value: null }
}

/** All there is of one member's work in a round: the draft in the room and the last record handed in. */
export type MemberWork = { discipline: Discipline; status: 'open' | 'gesloten'; concept: DraftFields; sheet: ScoreSheetRecord | null }
export type MemberView =
  | { verzegeld: true; discipline: Discipline; ingediend: boolean }
  | { verzegeld: false; discipline: Discipline; sheet: ScoreSheetRecord }

/**
 * What anybody else may know of a member's work. Before the reveal: whether it is handed in, and nothing more. After it:
 * the record. Never the draft, and never anything of a closed seat. Law 2 of the design. R-BEO-23, R-BEO-24.
 */
export function visibleToOthers(work: MemberWork, revealed: boolean): MemberView {
  const sheet = work.status === 'open' ? work.sheet : null
  if (!revealed || sheet === null) return { verzegeld: true, discipline: work.discipline, ingediend: sheet !== null }
  return { verzegeld: false, discipline: work.discipline, sheet }
}

/**
 * Takes the Weging record from the balance texts, one list of paragraphs per group. `groepen`: the groups that must have
 * one (groupsToBalance). Texts of other groups are left out. Refusals: *balans ontbreekt*, *tekst te lang*. R-BEO-28.
 */
export function balanceComplete(balans: Readonly<Record<string, readonly string[]>>, groepen: readonly Groep[]): Result<WegingRecord> {
  const written = groepen.map(({ code, naam }) => ({ code, naam, balans: cleanParagraphs(balans[code] ?? []) }))
  const missing = written.filter((groep) => groep.balans.length === 0)
  if (missing.length > 0) return no({ soort: 'balans ontbreekt', groepen: missing.map(({ code, naam }) => ({ code, naam })) })
  const long = written.filter((groep) => isTooLong(groep.balans))
  if (long.length > 0) return no({ soort: 'tekst te lang', waar: long.map(({ code, naam }) => `${code} ${naam}`) })
  return { ok: true, value: { schema: 'weging-weging/v1', groepen: written.map(({ code, balans: text }) => ({ code, balans: text })) } }
}

/** Has each of IND, zorg and politie, but not who is missing by decision, recorded an end view? Gives them in that order. Refusal: *standpunt ontbreekt*. R-BEO-29. */
export function standpuntComplete(standpunten: readonly StandpuntRecord[], ontbreekt: Discipline | null = null): Result<StandpuntRecord[]> {
  const missing = disciplines.filter((one) => one !== ontbreekt && !standpunten.some((standpunt) => standpunt.discipline === one))
  if (missing.length > 0) return no({ soort: 'standpunt ontbreekt', disciplines: missing })
  return { ok: true, value: disciplines.flatMap((one) => standpunten.filter((standpunt) => standpunt.discipline === one)) }
}

/** Whether a long text has a paragraph, or a number of paragraphs, that a record does not hold. */
export function isTooLong(paragraphs: readonly string[]): boolean {
  return paragraphs.length > maxAlineas || paragraphs.some((paragraph) => paragraph.length > maxAlinea)
}

function refuseClosedSeat(ronde: RoundState, seat: Seat): Refusal | null {
  if (seat.status === 'gesloten') return { soort: 'stoel gesloten' }
  if (ronde === 'onthuld') return { soort: 'ronde al onthuld' }
  return ronde === 'open' ? null : { soort: 'ronde nog niet geopend' }
}

function disciplinesWithout(seats: readonly Seat[], holds: (seat: Seat) => boolean): Discipline[] {
  return disciplines.filter((one) => !seats.some((seat) => seat.discipline === one && holds(seat)))
}

// Built here: rules import values from rules and schemas only.
function no(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}
