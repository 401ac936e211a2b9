import { dayAfter, dayBefore, dayBounds, isDay, monthBounds, monthNumber, yearBounds, type Bounds, type Day } from './days'

const unknown: Bounds = { earliest: null, latest: null }

/** Words that take certainty away from a date that stands beside them. Better to know nothing than to guess (R-DOS-14). */
const doubt =
  /[±~?≈<>]|\b(of (later|eerder|daarvoor|daarna)|later|eerder|circa|ca|ongeveer|rond|omstreeks|geschat|schatting|vermoedelijk|waarschijnlijk|mogelijk|misschien|opgave|vanaf|sinds|sedert|minstens|eigen zeggen)\b/i

/** A longer text is a story, not a date. */
const longest = 200

const year = '([1-9]\\d{3})'
const dash = '\\s*[–—]\\s*|\\s+-\\s+'

/**
 * What a free date text of a case file says for certain. Promise: the real day lies within the bounds that are given; a
 * side that the text leaves open is `null`. The text itself is stored as it stands, next to this.
 */
export function readDate(text: string | null): Bounds {
  if (text === null || text.length > longest) return unknown
  return readWhole(text.normalize('NFC').trim().replace(/\s+/g, ' ')) ?? unknown
}

/** The one day a text names for certain, or `null`. */
export function certainDay(text: string | null): Day | null {
  const { earliest, latest } = readDate(text)
  return earliest !== null && earliest === latest ? earliest : null
}

/** Had this happened by the end of `peildatum`, for certain? What cannot be dated before it counts as later (R-DOS-13). */
export function isKnownBy(text: string | null, peildatum: Day): boolean {
  const { latest } = readDate(text)
  return latest !== null && latest <= peildatum
}

function readWhole(text: string): Bounds | undefined {
  const unknownBut = /^onbekend \((.+)\)$/i.exec(text)
  if (unknownBut?.[1]) return readOpen(unknownBut[1]) ?? readPlain(unknownBut[1])
  return readOpen(text) ?? readStand(text) ?? readPlain(text) ?? readAfterWords(text)
}

/** Texts that are open on one side: `vóór juni 2004`, `na april 2007`, `2006-11 of later (…)`, `2004 – ±2006`. */
function readOpen(text: string): Bounds | undefined {
  const before = /^v(?:óó|oo)r (.+)$/i.exec(text)
  if (before?.[1]) return openBefore(readSingle(before[1]))
  const after = /^na (.+)$/i.exec(text)
  if (after?.[1]) return openAfter(readSingle(after[1]))
  const later = /^(.+?) of (later|eerder)(?: \([^()]*\))?$/i.exec(text)
  if (later?.[1]) {
    const base = readSingle(later[1])
    return base && (later[2]?.toLowerCase() === 'later' ? { earliest: base.earliest, latest: null } : { earliest: null, latest: base.latest })
  }
  const about = new RegExp(`^(.+?)(?:${dash})±\\s*\\S+$`).exec(text)
  if (about?.[1]) return { earliest: readSingle(about[1])?.earliest ?? null, latest: null }
  return undefined
}

const openBefore = (base: Bounds | undefined): Bounds | undefined => base?.earliest ? { earliest: null, latest: dayBefore(base.earliest) } : undefined
const openAfter = (base: Bounds | undefined): Bounds | undefined => base?.latest ? { earliest: dayAfter(base.latest), latest: null } : undefined

/** `2007-08 (stand 7 aug)`: how things stood on that day, so it had happened by then. */
function readStand(text: string): Bounds | undefined {
  const found = /^([1-9]\d{3})-(\d{2}) \(stand (\d{1,2}) ([a-z]+\.?)\)$/i.exec(text)
  if (!found) return undefined
  const month = Number(found[2])
  if (monthNumber(found[4] ?? '') !== month) return undefined
  const day = dayBounds(Number(found[1]), month, Number(found[3]))
  return day && { earliest: monthBounds(Number(found[1]), month)?.earliest ?? null, latest: day.latest }
}

/** A date or a span, with or without a remark in brackets that does not put it in doubt: `2006-11 (eind)`, `2004–2006`. */
function readPlain(text: string): Bounds | undefined {
  return readSingle(text) ?? readSpan(text)
}

function readSpan(text: string): Bounds | undefined {
  const years = new RegExp(`^${year}-${year}$`).exec(withoutRemark(text) ?? '')
  const bare = withoutRemark(text)
  const parts = years ? [years[1], years[2]] : bare?.split(new RegExp(dash))
  if (parts?.length !== 2) return undefined
  const [from, to] = parts.map((part) => readSingle(part ?? ''))
  if (!from?.earliest || !to?.latest || from.earliest > to.latest) return undefined
  return { earliest: from.earliest, latest: to.latest }
}

/** `na de klacht, 2006-11/12`: words without doubt and without other numbers, then the date. */
function readAfterWords(text: string): Bounds | undefined {
  const found = /^([^\d,]+), (\d[^,]*)$/.exec(text)
  return found?.[1] && found[2] && !doubt.test(found[1]) ? readSingle(found[2]) : undefined
}

function readSingle(text: string): Bounds | undefined {
  const bare = withoutRemark(text)
  return bare === undefined ? undefined : (readNumeric(bare) ?? readPair(bare) ?? readNamed(bare))
}

/** The text before a remark in brackets at its end; `undefined` when the remark doubts, or brings numbers of its own. */
function withoutRemark(text: string): string | undefined {
  const found = /^([^()]+) \(([^()]*)\)$/.exec(text)
  if (!found) return text
  const [, before, remark = ''] = found
  return /\d/.test(remark) || doubt.test(remark) ? undefined : before
}

function readNumeric(text: string): Bounds | undefined {
  const found = new RegExp(`^${year}(?:-(\\d{2}))?(?:-(\\d{2}))?$`).exec(text)
  if (!found) return undefined
  if (found[3] !== undefined) return isDay(text) ? { earliest: text, latest: text } : undefined
  return found[2] === undefined ? yearBounds(Number(found[1])) : monthBounds(Number(found[1]), Number(found[2]))
}

/** One of two that follow each other: `2009/2010`, `2006-11/12`. */
function readPair(text: string): Bounds | undefined {
  const years = new RegExp(`^${year}/${year}$`).exec(text)
  if (years) return Number(years[1]) <= Number(years[2]) ? { earliest: `${years[1]}-01-01`, latest: `${years[2]}-12-31` } : undefined
  const months = new RegExp(`^${year}-(\\d{2})/(\\d{2})$`).exec(text)
  if (!months || Number(months[2]) > Number(months[3])) return undefined
  const [from, to] = [monthBounds(Number(months[1]), Number(months[2])), monthBounds(Number(months[1]), Number(months[3]))]
  return from && to && { earliest: from.earliest, latest: to.latest }
}

/** `juni 2004`, `12 juni 2004`. */
function readNamed(text: string): Bounds | undefined {
  const found = new RegExp(`^(?:(\\d{1,2}) )?([a-z]+\\.?) ${year}$`, 'i').exec(text)
  const month = monthNumber(found?.[2] ?? '')
  if (!found || month === undefined) return undefined
  return found[1] === undefined ? monthBounds(Number(found[3]), month) : dayBounds(Number(found[3]), month, Number(found[1]))
}
