import { z } from 'zod'
import { plainText } from '~/platform/text'
import { maxPlaats } from '../viewer/plaats'

const line = (max: number, message: string) =>
  z.string({ error: message }).overwrite((text) => plainText(text).replace(/\s+/g, ' ')).max(max, `Gebruik niet meer dan ${max} tekens.`).refine((text) => /[\p{L}\p{N}]/u.test(text), message)

export const maxOnderwerpen = 60

/** A passage of a statement: in a stuk, or with `stuk` null in the verslag of the hearing; where in it, in the words of a citation. */
export const passageSchema = z.strictObject({ stuk: z.int().min(1).nullable(), plaats: line(maxPlaats, 'Kies een passage.') })
export type Passage = z.infer<typeof passageSchema>

/** One subject on which two statements of the same person are laid beside each other, with the explanation that was given (B3, B4). */
export const onderwerpSchema = z.strictObject({
  titel: line(120, 'Schrijf in een paar woorden waar deze passages over gaan.'),
  eerste: passageSchema,
  tweede: passageSchema,
  uitleg: passageSchema.nullable()
})
export type Onderwerp = z.infer<typeof onderwerpSchema>

/** The subjects of a dossier as secretaris or voorzitter laid them out. It holds passages and headings, never a judgement (law 2, R-STU-61). */
export const onderwerpenSchema = z.strictObject({ schema: z.literal('weging-onderwerpen/v1'), onderwerpen: z.array(onderwerpSchema).max(maxOnderwerpen) })

const nummer = z.string().transform((text) => (text === 'verslag' ? null : Number(text))).pipe(z.int().min(1).nullable())

/** What the form of a new subject sends. */
export const nieuwOnderwerpSchema = z
  .object({
    titel: onderwerpSchema.shape.titel,
    eerste: nummer,
    'eerste-plaats': line(maxPlaats, 'Kies links een passage.'),
    tweede: nummer,
    'tweede-plaats': line(maxPlaats, 'Kies rechts een passage.'),
    uitleg: nummer.optional(),
    'uitleg-plaats': z.string().optional()
  })
  .transform((form): Onderwerp => ({
    titel: form.titel,
    eerste: { stuk: form.eerste, plaats: form['eerste-plaats'] },
    tweede: { stuk: form.tweede, plaats: form['tweede-plaats'] },
    uitleg: form.uitleg === undefined || !form['uitleg-plaats'] ? null : { stuk: form.uitleg, plaats: form['uitleg-plaats'] }
  }))
