import { z } from 'zod'
import { paragraphs, recordLine, recordText } from '../schema'

// The second reading of a weighing that ends in *niet aannemelijk*, by somebody who was not on the panel. Records become
// canonical JSON: strict, nothing undefined. Three kinds of record, each with versions:
// `tegenlezing` (version 1: asked; the next version: read), `tegenlezing-antwoord`, `tegenlezing-besluit`.

export const leesOordelen = ['kan dragen', 'vragen'] as const
export const leesOordeelSchema = z.enum(leesOordelen)
export type LeesOordeel = z.infer<typeof leesOordeelSchema>

const day = z.iso.date()

/**
 * What was asked of the reader, and what the reader answered. `ontvangenOp` and `oordeel` are null, and `tekst` is empty,
 * until the answer is there. *vragen* has a text; *kan dragen* may have one. `wegingVersie`: the version of the weighing read.
 */
export const tegenlezingSchema = z
  .strictObject({
    schema: z.literal('weging-tegenlezing/v1'),
    lezer: z.strictObject({ functie: recordLine(120), registernummer: recordLine(60) }),
    wegingVersie: z.int().min(1),
    gevraagdOp: day,
    uiterlijk: day,
    werkdagen: z.int().min(1).max(60),
    ontvangenOp: day.nullable(),
    oordeel: leesOordeelSchema.nullable(),
    tekst: paragraphs
  })
  .superRefine((lezing, ctx) => {
    if ((lezing.ontvangenOp === null) !== (lezing.oordeel === null)) ctx.addIssue({ code: 'custom', path: ['oordeel'], message: 'Een dag van ontvangst en een oordeel horen bij elkaar' })
    if (lezing.ontvangenOp === null && lezing.tekst.length > 0) ctx.addIssue({ code: 'custom', path: ['tekst'], message: 'Er is nog niets ontvangen' })
    if (lezing.oordeel === 'vragen' && lezing.tekst.length === 0) ctx.addIssue({ code: 'custom', path: ['tekst'], message: 'Schrijf uw vragen op' })
    if (lezing.uiterlijk < lezing.gevraagdOp) ctx.addIssue({ code: 'custom', path: ['uiterlijk'], message: 'De laatste dag ligt voor de dag van de vraag' })
  })
export type TegenlezingRecord = z.infer<typeof tegenlezingSchema>

/** The written answer of the panel to the reader's questions. `tegenlezingVersie`: which version of the reading it answers. */
export const tegenlezingAntwoordSchema = z.strictObject({
  schema: z.literal('weging-tegenlezing-antwoord/v1'),
  tegenlezingVersie: z.int().min(1),
  op: day,
  tekst: paragraphs.min(1)
})
export type TegenlezingAntwoordRecord = z.infer<typeof tegenlezingAntwoordSchema>

/** The chair goes on without waiting for a second reading; the reason is printed in the advies. */
export const tegenlezingBesluitSchema = z.strictObject({
  schema: z.literal('weging-tegenlezing-besluit/v1'),
  wegingVersie: z.int().min(1),
  op: day,
  reden: recordText(2000)
})
export type TegenlezingBesluitRecord = z.infer<typeof tegenlezingBesluitSchema>

/** All there is of the second reading of this weighing. What `readTegenlezing(db, dossierId)` gives; null fields: not there (yet). */
export interface Tegenlezing {
  lezing: TegenlezingRecord | null
  antwoord: TegenlezingAntwoordRecord | null
  zonder: TegenlezingBesluitRecord | null
}
