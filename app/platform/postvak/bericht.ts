import { z } from 'zod'

/** A paragraph of a fixed verslag, word for word; `alinea` is its place there, from 1. */
export const passageSchema = z.strictObject({ alinea: z.int().min(1), tekst: z.string().min(1) })
export type Passage = z.infer<typeof passageSchema>

/** With an interpreter, or without one because she did not need it. */
export const tolkWaarden = ['met', 'zonder'] as const

/** On what passages go: the consent of betrokkene herself, with what she was told it is for; or acute danger, with the ground. Days in Amsterdam. */
const grondslagSchema = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('toestemming'), gevraagdOp: z.iso.date(), tolk: z.enum(tolkWaarden), waarvoor: z.string().min(1) }),
  z.strictObject({ soort: z.literal('acuut gevaar'), grond: z.string().min(1) })
])

/** What one row of the inbox says once it is opened: the one thing that both sides of the wall agree on. */
export const berichtSchema = z.strictObject({
  schema: z.literal('weging-postvak/v1'),
  verslag: z.strictObject({ versie: z.int().min(1), gehoordOp: z.iso.date() }),
  passages: z.array(passageSchema).min(1),
  grondslag: grondslagSchema
})
export type Bericht = z.infer<typeof berichtSchema>
