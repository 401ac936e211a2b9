import { z } from 'zod'
import { canonicalJson } from '~/platform/canonical'
import { berichtSchema } from '~/platform/postvak/bericht'
import type { Kluis, Verzegeld } from '../kluis.server'

/** What came, as it lies in the vault: the message, or the envelope that did not open, so that nothing is lost. */
const overgekomenInhoud = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('geopend'), bericht: berichtSchema }),
  z.strictObject({ soort: z.literal('dicht'), envelop: z.string() })
])
export type OvergekomenInhoud = z.infer<typeof overgekomenInhoud>

/** Which row of the inbox, in which version here. */
export interface OvergekomenPlek {
  dossierId: string
  id: string
  versie: number
}

const placeOf = (plek: OvergekomenPlek) => ({ tabel: 'overgekomen', ...plek }) as const

export const sealOvergekomen = (kluis: Kluis, plek: OvergekomenPlek, inhoud: OvergekomenInhoud): Verzegeld => kluis.seal(placeOf(plek), canonicalJson(overgekomenInhoud, inhoud))

/** Throws `KluisGebroken` when the row is not what was sealed for this place. */
export const openOvergekomen = (kluis: Kluis, { dossierId, id, versie }: OvergekomenPlek, row: Verzegeld): OvergekomenInhoud =>
  overgekomenInhoud.parse(JSON.parse(kluis.open(placeOf({ dossierId, id, versie }), row)))
