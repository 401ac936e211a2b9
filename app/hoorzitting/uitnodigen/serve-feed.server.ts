import type { LogLine } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import type { Pace } from '~/platform/pace'
import type { Sql } from '~/platform/sql'
import { readAgenda } from './agenda.server'
import { writeFeed } from './calendar-file.server'
import { findSubscription, hashOfKey, keyIn } from './subscription.server'

interface FeedParts {
  sql: Sql
  clock: Clock
  party: { origin: string }
  /** How often one address may be asked. */
  agendaTempo: Pace
  entered(session: string, place: string, line: LogLine): Promise<void>
}

/** Nobody keeps it, no search engine shows it, no other site learns where one came from. */
const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Referrer-Policy': 'no-referrer' }

/** The one answer for what is unknown, withdrawn or no address at all. */
const nothing = (): Response => new Response('Niet gevonden.', { status: 404, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })

/**
 * The agenda behind an address, `bestand` being its last part. No session, no cookie. Unknown and withdrawn look the same; who asks too often waits, known or not (R-UIT-7, R-UIT-8).
 * The log gets one line an hour, with the account and without the key (R-UIT-9).
 */
export async function serveFeed({ sql, clock, party, agendaTempo, entered }: FeedParts, bestand: string): Promise<Response> {
  const key = keyIn(bestand)
  if (key === undefined) return nothing()
  if (!agendaTempo.admits(hashOfKey(key))) return new Response('Te vaak gevraagd. Probeer het over een minuut weer.', { status: 429, headers: { ...headers, 'Retry-After': '60', 'Content-Type': 'text/plain; charset=utf-8' } })
  const subscription = await findSubscription(sql, key)
  if (!subscription) return nothing()
  const { id, accountId } = subscription
  await entered(id, 'agenda', { actor: accountId, hoedanigheid: null, deed: 'agenda.lezen', object: null, resultaat: 'gelezen', oorsprong: 'paneel', doel: 'overzicht' })
  return new Response(writeFeed(await readAgenda(sql, accountId, clock.now()), party.origin), {
    headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="agenda.ics"' }
  })
}
