import { dueAt, ketenklokVanaf } from '~/platform/koppelvlak/rules'
import { gebeurtenissen, type Gebeurtenis } from './schema'

/** What can be recorded next, after these events; null when nothing can. */
export const volgende = (geweest: readonly Gebeurtenis[]): Gebeurtenis | null => gebeurtenissen[geweest.length] ?? null

/** Why this event cannot be recorded now, in B1 Dutch; undefined when it can (R-OPS-14). */
export function weigering(geweest: readonly Gebeurtenis[], gebeurtenis: Gebeurtenis): string | undefined {
  if (geweest.includes(gebeurtenis)) return 'Dit is al vastgelegd. Laad de pagina opnieuw.'
  return volgende(geweest) === gebeurtenis ? undefined : 'Leg eerst vast dat de overdracht is verstrekt.'
}

/** Until when what was drawn up must be provided, so many hours of the clock of the chain later, and whether that has passed; null once it was provided (R-KET-69). */
export function uiterlijk(opgesteldOp: Date, uren: number, stand: Gebeurtenis, now: Date): { moment: string; teLaat: boolean } | null {
  if (stand !== 'opgesteld') return null
  const moment = dueAt(opgesteldOp, uren, ketenklokVanaf)
  return { moment: moment.toISOString(), teLaat: moment < now }
}

/** The number of a hand-over, such as `O-2026-0001`. */
export const nummerVoor = (jaar: number, volgnummer: number): string => `O-${jaar}-${String(volgnummer).padStart(4, '0')}`
