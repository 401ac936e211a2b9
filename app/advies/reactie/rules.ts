import type { Uitkomst } from '../schema'

/** Where the reaction stands: nothing asked, or asked with a last day (YYYY-MM-DD, Amsterdam) and whether an answer came. */
export type Reactiestand = null | { uiterlijk: string; beantwoord: boolean }

export type ReactieRefusal = 'niet-gevraagd' | 'termijn-loopt'

/**
 * May an advies with this outcome be fixed today? *Niet aannemelijk* and *onvoldoende informatie* wait until the facts and contra-indications were put
 * to the gemachtigde or to betrokkene, and an answer or a waiver came or the last day is over (audi et alteram partem; Awb 4:7 as model, domein.md §7).
 */
export function checkReaction(uitkomst: Uitkomst, stand: Reactiestand, today: string): { ok: true } | { ok: false; refusal: ReactieRefusal } {
  if (uitkomst === 'aannemelijk') return { ok: true }
  if (!stand) return { ok: false, refusal: 'niet-gevraagd' }
  return stand.beantwoord || today > stand.uiterlijk ? { ok: true } : { ok: false, refusal: 'termijn-loopt' }
}
