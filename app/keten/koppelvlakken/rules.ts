import type { Koppelvlak, Partij } from './schema'

/** A task that an event makes at the next: whose queue it stands in, and what is done there. */
export interface Vervolg {
  ontvanger: Partij
  soort: 'verzenden' | 'verwerken'
  /** Whose queue. */
  organisatie: Partij
}

/** Who has a queue; the others only receive, and whoever sends to them is done when it is sent. */
const zonderRij: readonly Partij[] = ['betrokkene', 'gemachtigde', 'tolk', 'voogd']

/** What an event asks, per receiver that is switched on: of the sender to send it, or of the receiver to see to what came with it (R-KET-70). */
export const vervolgVan = (koppelvlak: Koppelvlak, aan: ReadonlySet<string>): Vervolg[] =>
  koppelvlak.aan.filter(({ partij }) => aan.has(partij)).map(({ partij, begint }) => ({ ontvanger: partij, soort: begint, organisatie: begint === 'verzenden' ? koppelvlak.van : partij }))

/** What comes after a task: what was sent is to be seen to by who received it, what was given back is to be sent again; else nothing. */
export function vervolgOp({ soort, ontvanger }: { soort: 'verzenden' | 'verwerken'; ontvanger: Partij }, uitkomst: 'gedaan' | 'teruggegeven' | 'niet_mogelijk', koppelvlak: Koppelvlak): Vervolg | null {
  if (soort === 'verzenden' && uitkomst === 'gedaan' && !zonderRij.includes(ontvanger)) return { ontvanger, soort: 'verwerken', organisatie: ontvanger }
  if (soort === 'verwerken' && uitkomst === 'teruggegeven') return { ontvanger, soort: 'verzenden', organisatie: koppelvlak.van }
  return null
}

/** How long before it is due a task is called urgent, in milliseconds: four hours. */
const BIJNA = 4 * 3_600_000
export const haast = (uiterlijk: Date, now: Date): 'te laat' | 'bijna' | null => (uiterlijk <= now ? 'te laat' : uiterlijk.getTime() - now.getTime() <= BIJNA ? 'bijna' : null)

const MINUUT = 60_000
/** How long until a task is due, in words: minutes within the hour, hours within two days, else whole days; begun parts do not count. Late: how long it is late. */
export function resterend(uiterlijk: Date, now: Date): string {
  const away = uiterlijk.getTime() - now.getTime()
  const [minuten, laat] = [Math.floor(Math.abs(away) / MINUUT), away <= 0]
  const lang = minuten < 60 ? `${minuten} ${minuten === 1 ? 'minuut' : 'minuten'}` : minuten < 48 * 60 ? `${Math.floor(minuten / 60)} uur` : `${Math.floor(minuten / 1440)} dagen`
  if (minuten === 0) return laat ? 'net te laat' : 'nog geen minuut'
  return laat ? `${lang} te laat` : `nog ${lang}`
}
