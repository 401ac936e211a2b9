import { z } from 'zod'
import { plainText } from '~/platform/text'

/** Whose days: one's own, or those of betrokkene. */
export const dagenVan = ['mijzelf', 'betrokkene'] as const
export type DagenVan = (typeof dagenVan)[number]

/** A part of a day, as clocks in Amsterdam show it. */
export const dagdelen = { dag: { label: 'De hele dag', van: '00:00', tot: '23:59' }, ochtend: { label: 'De ochtend, tot 13 uur', van: '00:00', tot: '13:00' }, middag: { label: 'De middag, vanaf 13 uur', van: '13:00', tot: '23:59' } } as const
export type Dagdeel = keyof typeof dagdelen

const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const vanWie = { dagenVan: z.enum(dagenVan, { error: 'Kies van wie de dagen zijn.' }) }
const eersteDag = 'Kies de eerste dag.'

export const absenceFormSchema = z
  .object({
    ...vanWie,
    eersteDag: z.iso.date(eersteDag),
    laatsteDag: z.iso.date('Kies de laatste dag, of laat die leeg.').optional(),
    dagdeel: z.enum(['dag', 'ochtend', 'middag'], { error: 'Kies welk deel van de dag.' }),
    soort: z.enum(['kan_niet', 'liever_niet'], { error: 'Kies of het niet kan, of liever niet.' })
  })
  .refine(({ eersteDag: van, laatsteDag }) => laatsteDag === undefined || laatsteDag >= van, { path: ['laatsteDag'], message: 'De laatste dag ligt voor de eerste.', when: () => true })
export type AbsenceForm = z.infer<typeof absenceFormSchema>

export const dropFormSchema = z.object({ rij: z.uuid(opnieuw) })
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
