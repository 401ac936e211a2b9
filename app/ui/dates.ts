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

/** `12 juli 2004`, for a day in the past, where the day of the week says nothing. */
export function formatDay(iso: string): string {
  const { day, month, year } = readDutchTime(iso)
  return `${day} ${months[month - 1]} ${year}`
}

/**
 * The words of a source, with days and months in figures (`2004-07-12`, `2006-11`) as people say them. Nothing is made surer than it
 * is: years, stretches of time and figures that are no date stay as they stand.
 */
export function sayDays(text: string): string {
  return text.replace(/(?<![\d/–-])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d/–-])/g, (_, year: string, month: string, day?: string) =>
    [day && Number(day), months[Number(month) - 1], year].filter(Boolean).join(' ')
  )
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
