import { z } from 'zod'
import { absenceForm } from '~/hoorzitting/plannen/absence'
import { plainText } from '~/platform/text'

/** Whose days: one's own, or those of betrokkene. */
export const dagenVan = ['mijzelf', 'betrokkene'] as const
export type DagenVan = (typeof dagenVan)[number]

const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const vanWie = { dagenVan: z.enum(dagenVan, { error: 'Kies van wie de dagen zijn.' }) }

/** The same as everybody says it of themselves; no reason is asked on this side. */
export const ownAbsenceForm = absenceForm.omit({ waarom: true }).extend(vanWie)
export type OwnAbsence = z.infer<typeof ownAbsenceForm>

export const dropFormSchema = z.object({ reeks: z.uuid(opnieuw) })
export const doneFormSchema = z.object({ ...vanWie, totEnMet: z.iso.date('Kies tot en met welke dag dit alles is.') })

export const answerFormSchema = z
  .object({ zitting: z.uuid(opnieuw), antwoord: z.enum(['kan', 'kan_niet'], { error: 'Kies of dit moment kan.' }), waarom: z.string().overwrite(plainText).max(1000, 'Gebruik niet meer dan 1000 tekens.').optional() })
  .refine(({ antwoord, waarom }) => antwoord === 'kan' || /[\p{L}\p{N}]/u.test(waarom ?? ''), { path: ['waarom'], message: 'Schrijf waarom dit moment niet kan, en wat wel kan.', when: () => true })
export type AnswerForm = z.infer<typeof answerFormSchema>

/** Record `moment-antwoord`: what the side of betrokkene says of a planned session. */
export const momentAntwoordSchema = z.strictObject({
  schema: z.literal('weging-moment-antwoord/v1'),
  zitting: z.uuid(),
  begintOp: z.iso.datetime(),
  antwoord: z.enum(['kan', 'kan_niet']),
  waarom: z.string().min(1).max(1000).nullable(),
  door: z.enum(['gemachtigde', 'kantoorgenoot', 'betrokkene'])
})
export type MomentAntwoord = z.infer<typeof momentAntwoordSchema>
