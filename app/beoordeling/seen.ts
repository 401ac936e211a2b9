import { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'

/** What stood on the screen of who records it, as JSON: a person never records other words than they saw. */
export const seenSchema = z.string().max(2_000_000)

const CHANGED =
  'Er is net nog iets veranderd, of uw laatste woorden waren nog niet opgeslagen. Lees het na en probeer het opnieuw.'

/** Compares what was seen with what is on disk; an outcome when they differ. */
export function refuseUnseen(seen: string, onDisk: unknown): Extract<Uitkomst, { ok: false }> | null {
  return seen === JSON.stringify(onDisk) ? null : { ok: false, bericht: CHANGED }
}
