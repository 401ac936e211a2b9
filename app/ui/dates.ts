const weekdays = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const
const months = [
  'januari', 'februari', 'maart', 'april', 'mei', 'juni',
  'juli', 'augustus', 'september', 'oktober', 'november', 'december'
] as const
const monthsShort = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const

const amsterdam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit'
})

interface DutchTime {
  year: number
  month: number
  day: number
  weekday: number
  clock: string
}

const dayOnly = /^\d{4}-\d{2}-\d{2}$/

/**
 * The wall clock in Amsterdam. A day without time is that calendar day everywhere. Words come from our own lists and
 * not from the runtime, so that server and browser always print the same.
 */
function readDutchTime(iso: string): DutchTime {
  const moment = new Date(dayOnly.test(iso) ? `${iso}T12:00:00Z` : iso)
  if (Number.isNaN(moment.getTime())) throw new RangeError(`Geen datum: '${iso}'`)
  const parts = new Map(amsterdam.formatToParts(moment).map((part) => [part.type, part.value]))
  const [year, month, day] = [Number(parts.get('year')), Number(parts.get('month')), Number(parts.get('day'))]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { year, month, day, weekday, clock: `${parts.get('hour')}.${parts.get('minute')}` }
}

/** `woensdag 25 november 2026`, from an ISO day or moment, in Amsterdam. Throws a RangeError on anything else. */
export function formatDate(iso: string): string {
  const { weekday, day, month, year } = readDutchTime(iso)
  return `${weekdays[weekday]} ${day} ${months[month - 1]} ${year}`
}

/** `wo 25 nov`, for tables and terms that lie near. */
export function formatDateShort(iso: string): string {
  const { weekday, day, month } = readDutchTime(iso)
  return `${weekdays[weekday]?.slice(0, 2)} ${day} ${monthsShort[month - 1]}`
}

/** `16.42`, the clock in Amsterdam. Ask it of moments only: a day has no time. */
export function formatTime(iso: string): string {
  return readDutchTime(iso).clock
}

/** `woensdag 25 november 2026, 16.42 uur`. */
export function formatDateTime(iso: string): string {
  return `${formatDate(iso)}, ${formatTime(iso)} uur`
}
