import { z } from 'zod'
import { isDay } from '../days'

/**
 * What the launcher of an import and its two children say to each other. Nothing of a case passes here: a fingerprint,
 * a state and a kenmerk; a refusal names paths of fields and never what stood in them.
 */
export const opdrachtSchema = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('controleer'), bestand: z.string().min(1), peildatum: z.string().refine(isDay).nullable() }),
  z.strictObject({ soort: z.literal('schrijf') }),
  z.strictObject({ soort: z.literal('is-leeg') }),
  z.strictObject({ soort: z.literal('laad-demo') })
])
export type Opdracht = z.infer<typeof opdrachtSchema>

const staat = z.enum(['nieuw', 'was-er-al'])

export const antwoordSchema = z.discriminatedUnion('soort', [
  /** Read and found good; nothing is written yet. `vingerafdruk`: SHA-256 of the bytes that were read. */
  z.strictObject({ soort: z.literal('gecontroleerd'), vingerafdruk: z.string(), staat: z.enum(['nieuw', 'was-er-al', 'anders']) }),
  z.strictObject({ soort: z.literal('afgekeurd'), regels: z.array(z.string()) }),
  z.strictObject({ soort: z.literal('geschreven'), staat, kenmerk: z.string().nullable() }),
  /** The database already holds this dossier with other content. */
  z.strictObject({ soort: z.literal('anders') }),
  /** Does nobody have an account here yet? */
  z.strictObject({ soort: z.literal('leegte'), leeg: z.boolean() }),
  z.strictObject({ soort: z.literal('demo-geladen') }),
  /** A fault of the program or its database, by name only. */
  z.strictObject({ soort: z.literal('mislukt'), fout: z.string() })
])
export type Antwoord = z.infer<typeof antwoordSchema>
