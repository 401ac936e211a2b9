import { formatDate, formatDateShort, formatTime } from '~/ui/index'
import type { Moment, Passage, Schrijver } from '../geschiedenis'
import { seatLook } from '../seat-look'

/** How a writer is called: the seat, never a name. */
export const writerLabel = ({ zetel, eerder }: Schrijver): string => `${seatLook[zetel].label}${eerder ? ' (eerder lid)' : ''}`

export const writersLabel = (writers: readonly Schrijver[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(writers.map(writerLabel))

interface Span {
  van: string
  tot: string
}

const clockOf = ({ van, tot }: Span): string => (formatTime(van) === formatTime(tot) ? formatTime(van) : `${formatTime(van)} tot ${formatTime(tot)}`)

/** `woensdag 25 november 2026, 13.02 tot 13.07 uur`. A span of a day at most. */
export const whenLong = (span: Span): string => `${formatDate(span.van)}, ${clockOf(span)} uur`

/** `wo 25 nov, 13.02 tot 13.07`. */
export const whenShort = (span: Span): string => `${formatDateShort(span.van)}, ${clockOf(span)}`

export const passageWords = ({ wie, versie, ...span }: Passage): string => `${writerLabel(wie)}, ${whenLong(span)}${versie === null ? '' : `, in versie ${versie}`}`

export const momentWriters = ({ wie, overgenomen }: Moment): string => (overgenomen ? `Overgenomen uit de vorige versie, door ${writersLabel(wie)}` : writersLabel(wie))
