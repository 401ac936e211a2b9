import { z } from 'zod'
import { rondeSoorten } from '~/dossier/schema'
import { disciplineSchema } from '../catalogus/schema'
import { cleanText, saysSomething } from '../schema'

export { rondeSoortNaam, rondeSoorten, type RondeSoort } from '~/dossier/schema'
export const rondeSoortSchema = z.enum(rondeSoorten)

export const maxReden = 1000

/** The words of a reason, as a form asks them. */
export const redenSchema = z
  .string({ error: 'Schrijf waarom.' })
  .overwrite(cleanText)
  .max(maxReden, `Gebruik niet meer dan ${maxReden} tekens.`)
  .refine(saysSomething, 'Schrijf waarom.')

const common = {
  schema: z.literal('weging-ronde-besluit/v1'),
  /** The number of the round that was going on; for `heropening` that of the new round. */
  ronde: z.int().min(1),
  reden: redenSchema,
  /** The day in Amsterdam, `JJJJ-MM-DD`. */
  dag: z.iso.date(),
  /** Who decided: the function and number of the voorzitter, or for `zetel gesloten` of the coördinator. */
  functie: z.string().min(1).max(200),
  registernummer: z.string().min(1).max(60)
}

/**
 * Record `ronde-besluit`: what was decided about the rounds of a panel, one record for each decision, in the order of their versions. Decided by
 * the voorzitter, and `zetel gesloten` by the coördinator.
 */
export const rondeBesluitSchema = z.discriminatedUnion('besluit', [
  z.strictObject({ ...common, besluit: z.literal('één ronde') }),
  /** `overgeslagen`: what was skipped or made shorter, each in one line of words. */
  z.strictObject({ ...common, besluit: z.literal('spoed'), overgeslagen: z.array(z.string().min(1).max(300)).max(20) }),
  z.strictObject({ ...common, besluit: z.literal('heropening') }),
  z.strictObject({ ...common, besluit: z.literal('twee disciplines'), ontbreekt: disciplineSchema }),
  z.strictObject({ ...common, besluit: z.literal('zetel gesloten'), discipline: disciplineSchema, redenSoort: z.literal('afwezig') })
])
export type RondeBesluit = z.infer<typeof rondeBesluitSchema>
