// The closed list of what may differ between two answers that must tell their reader the same. Nothing else is taken out before comparing.
import type { Answer } from '~tests/world/visitor'

/** Headers that differ by nature: the clock of the web server. */
const headersByNature: readonly string[] = ['date']

const nothing = 'x'

/** Each place in a page or a header where chance stands, and why. */
const patterns: readonly { name: string; find: RegExp; put: string }[] = [
  // Drawn by the web server for every answer, so that an injected script cannot know it.
  { name: 'nonce in the page', find: /nonce="[^"]*"/g, put: `nonce="${nothing}"` },
  { name: 'nonce in the policy', find: /'nonce-[^']*'/g, put: `'nonce-${nothing}'` },
  // Drawn for every form that adds a paper, so that the same form sent twice adds one (R-STU-3).
  { name: 'number of a form', find: /(\baanvraag\W{1,6}(?:value\W{1,4})?)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, put: `$1${nothing}` }
]

export interface Seen {
  status: number
  headers: Readonly<Record<string, unknown>>
  body: string
}

const withoutChance = (text: string): string => patterns.reduce((left, { find, put }) => left.replace(find, put), text)

/** An answer without what differs by nature. Files stay as they are, byte for byte. */
export function seenOf(answer: Answer): Seen {
  const headers = Object.entries(answer.headers).filter(([name]) => !headersByNature.includes(name))
  return {
    status: answer.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, typeof value === 'string' ? withoutChance(value) : value])),
    body: answer.headers['content-type'] === 'application/pdf' ? answer.body.toString('latin1') : withoutChance(answer.text)
  }
}

/** The same, also without the address the reader asked for: their own words, which an answer may repeat. */
export function seenWithoutAddress(answer: Answer, address: string): Seen {
  const seen = seenOf(answer)
  const strip = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll(address, nothing) : value)
  return {
    status: seen.status,
    headers: Object.fromEntries(Object.entries(seen.headers).map(([name, value]) => [name, strip(value)])),
    body: seen.body.replaceAll(address, nothing)
  }
}

/** What differs by nature in a line of the technical log: when it was written, by which process, where. */
const logByNature: readonly string[] = ['time', 'pid', 'hostname']

/** Lines of the technical log without what differs by nature. Which of two things done at once is written first is chance too. */
export const logLinesOf = (lines: readonly string[]): string[] =>
  lines.map((line) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).filter(([name]) => !logByNature.includes(name))))).sort()

/** What differs by nature in the queue of notices: its own times, by the clock of the database. */
const queueByNature: readonly string[] = ['created_on', 'started_on', 'completed_on', 'start_after', 'keep_until', 'archived_on', 'maintained_on', 'monitored_on', 'cron_on', 'updated_on']

/** What differs by nature in what was sent about a session: when a mail server took it. */
const sendingByNature: readonly string[] = ['verstuurd_op', 'gewijzigd_op']

/** The rows of a database without what differs by nature. */
export const rowsOf = (dump: Readonly<Record<string, readonly unknown[]>>): Record<string, readonly unknown[]> =>
  Object.fromEntries(Object.entries(dump).map(([table, rows]) => {
    if (table === 'public.verzending') return [table, rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([name]) => !sendingByNature.includes(name))))]
    if (!table.startsWith('pgboss.')) return [table, rows]
    const kept = rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([name]) => !queueByNature.includes(name))))
    return [table, kept.sort((one, two) => JSON.stringify(one).localeCompare(JSON.stringify(two)))]
  }))
