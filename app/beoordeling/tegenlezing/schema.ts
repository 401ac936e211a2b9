import { z } from 'zod'
import { verklaringV2Schema } from '~/dossier/declaration'
import { cleanParagraphs, cleanText, maxAlinea, maxAlineas, paragraphs, recordLine, recordText, saysSomething } from '../schema'

// The second reading of a weighing that ends in *niet aannemelijk*, by somebody who was not on the panel. Records become
// canonical JSON: strict, nothing undefined. Kinds of record, each with versions: `tegenlezing` (a version when it is asked, and
// one when it is read), `tegenlezing-antwoord`, `tegenlezing-besluit`, `tegenlezer-verklaring` and `tegenlezing-teruggave`.

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

/** The reader's declaration of ties (Awb 2:4), with the questions that a member of the panel answers. `tegenlezingVersie`: of the request it belongs to. */
export const tegenlezerVerklaringSchema = verklaringV2Schema
  .omit({ schema: true, zetel: true })
  .extend({ schema: z.literal('weging-tegenlezer-verklaring/v1'), tegenlezingVersie: z.int().min(1) })

/** The reader gave it back without reading. Why is not asked. */
export const tegenlezingTeruggaveSchema = z.strictObject({ schema: z.literal('weging-tegenlezing-teruggave/v1'), tegenlezingVersie: z.int().min(1), op: day })

const maxTekst = 40_000

/** What somebody typed in one field, as the paragraphs of a record. */
const alineas = z
  .string()
  .max(maxTekst, `Gebruik niet meer dan ${maxTekst} tekens.`)
  .transform((text) => cleanParagraphs(text.split('\n')))
  .refine((all) => all.length <= maxAlineas && all.every((one) => one.length <= maxAlinea), `Gebruik niet meer dan ${maxAlineas} alinea’s, elk van ten hoogste ${maxAlinea} tekens.`)

/** Whom the voorzitter asks: the id of an account. */
export const vraagFormSchema = z.object({ lezer: z.uuid('Kies wie de weging tegenleest.') })

/** The reader's answer. */
export const leesFormSchema = z
  .object({ oordeel: z.enum(leesOordelen, { error: 'Kies of de weging de conclusie kan dragen.' }), tekst: alineas.optional() })
  .transform(({ oordeel, tekst = [] }) => ({ oordeel, tekst }))
  .refine(({ oordeel, tekst }) => oordeel !== 'vragen' || tekst.length > 0, { path: ['tekst'], message: 'Schrijf uw vragen op.' })
export type LeesForm = z.output<typeof leesFormSchema>

/** The answer of the panel to the reader. */
export const antwoordFormSchema = z.object({ tekst: z.string({ error: 'Schrijf het antwoord van het panel.' }).pipe(alineas).refine((all) => all.length > 0, 'Schrijf het antwoord van het panel.') })

/** Why the panel goes on without. */
export const zonderFormSchema = z.object({
  reden: z.string({ error: 'Schrijf waarom het panel verdergaat.' }).overwrite(cleanText).max(2000, 'Gebruik niet meer dan 2000 tekens.').refine(saysSomething, 'Schrijf waarom het panel verdergaat.')
})

/** All there is of the second reading of this weighing. What `readTegenlezing(db, dossierId)` gives; null fields: not there (yet). */
export interface Tegenlezing {
  lezing: TegenlezingRecord | null
  antwoord: TegenlezingAntwoordRecord | null
  zonder: TegenlezingBesluitRecord | null
}
