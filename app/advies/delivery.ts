import { z } from 'zod'
import { plainText } from '~/platform/text'

const optional = z.string().default('').overwrite(plainText)
  .pipe(z.string().max(1000, 'Gebruik niet meer dan 1000 tekens.'))

/** What is asked when an advies is issued. Which of the texts are needed depends on the outcome and on who represents betrokkene. */
export const deliverFormSchema = z.object({
  ontvanger: z.string({ error: 'Kies een beslismedewerker uit de lijst.' }),
  veiligKanaal: optional,
  verteldWanneer: optional,
  verteldWaar: optional,
  verteldSteun: optional
})
export type DeliverForm = z.infer<typeof deliverFormSchema>

/** Record `uitreiking`: how betrokkene gets the advies and the letter beside it, and how an advies that is hard to hear is told in person. Of `v1` there was no letter. */
export const uitreikingSchema = z.strictObject({
  schema: z.literal('weging-uitreiking/v2'),
  adviesVersie: z.int().min(1),
  /** The record of the letter that goes with it. */
  brief: z.strictObject({ versie: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Register number of the gemachtigde, who reads it from this moment; null: betrokkene gets it by the safe channel. */
  gemachtigde: z.string().nullable(),
  veiligKanaal: z.string().min(1).nullable(),
  verteld: z.strictObject({ wanneer: z.string().min(1), waar: z.string().min(1), steun: z.string().min(1) }).nullable()
})

const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const LETTER_FIRST = 'De brief aan betrokkene is er nog niet. De secretaris legt hem vast op de pagina Brief aan betrokkene.'

/** What is still missing before this advies can be issued, as sentences with the remedy (R-ADV-133, R-ADV-134, R-ADV-137). */
export function missingForDelivery(form: Omit<DeliverForm, 'ontvanger'>, { negatief, gemachtigd, brief }: { negatief: boolean; gemachtigd: boolean; brief: boolean }): string[] {
  return [
    ...(brief ? [] : [LETTER_FIRST]),
    ...(gemachtigd || says(form.veiligKanaal) ? [] : ['Er is geen gemachtigde. Schrijf hoe betrokkene het advies krijgt, langs een kanaal dat voor haar veilig is.']),
    ...(!negatief || says(form.verteldWanneer) ? [] : ['Schrijf wanneer dit advies aan betrokkene wordt verteld.']),
    ...(!negatief || says(form.verteldWaar) ? [] : ['Schrijf waar dit advies aan betrokkene wordt verteld.']),
    ...(!negatief || says(form.verteldSteun) ? [] : ['Schrijf wie betrokkene daarbij steunt.'])
  ]
}
