import { z } from 'zod'
import { plainParagraphs, plainText } from '~/platform/text'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)

/** A long text from a form, as paragraphs: one for each line that says something. */
const alineas = (message: string) => typed(40_000, message).transform((text) => plainParagraphs(text.split('\n')))
const alineasOfGeen = z.string().default('').transform((text) => plainParagraphs(plainText(text).split('\n')))

/** What voorzitter or secretaris puts to the gemachtigde: facts and contra-indications, never a conclusion. */
export const askFormSchema = z.object({ feiten: alineas('Schrijf van welke feiten het panel uitgaat.'), contraIndicaties: alineasOfGeen })
export type AskForm = z.infer<typeof askFormSchema>

/** The reaction of the gemachtigde. */
export const reactFormSchema = z.object({ tekst: alineas('Schrijf uw reactie, of laat weten dat u niet reageert.') })

/** What betrokkene said herself, reached by the channel that is safe for her. */
export const safeFormSchema = z.object({
  hoe: typed(1000, 'Schrijf wanneer en hoe het aan betrokkene is gevraagd.'),
  wat: z.enum(['reactie', 'afstand'], { error: 'Kies of betrokkene reageert.' }),
  tekst: alineasOfGeen
}).refine(({ wat, tekst }) => wat === 'afstand' || tekst.length > 0, { path: ['tekst'], message: 'Schrijf wat betrokkene zei.', when: () => true })
export type SafeForm = z.infer<typeof safeFormSchema>

const recorded = z.array(z.string().min(1).max(40_000)).max(500)

/** Record `reactie-verzoek`: what was put to whom, and until which day an answer can come (both days in Amsterdam). */
export const verzoekSchema = z.strictObject({
  schema: z.literal('weging-reactie-verzoek/v1'),
  adviesVersie: z.int().min(1),
  aan: z.enum(['gemachtigde', 'betrokkene']),
  feiten: recorded.min(1),
  contraIndicaties: recorded,
  gevraagdOp: z.iso.date(),
  uiterlijk: z.iso.date()
})
export type Verzoek = z.infer<typeof verzoekSchema>

/** Record `reactie`: the answer to one request, or that there will be none. `verzoek` is the version of the request it answers. */
export const reactieSchema = z.strictObject({
  schema: z.literal('weging-reactie/v1'),
  verzoek: z.int().min(1),
  wat: z.enum(['reactie', 'afstand']),
  langs: z.enum(['gemachtigde', 'veilig kanaal']),
  /** How and when betrokkene was asked herself; null when the gemachtigde answered. */
  hoe: z.string().min(1).max(1000).nullable(),
  ontvangenOp: z.iso.date(),
  tekst: recorded
})
export type Reactie = z.infer<typeof reactieSchema>
