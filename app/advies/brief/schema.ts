import { z } from 'zod'
import { plainText } from '~/platform/text'
import { Kenmerk, Sha256, Uitkomst, Whole } from '../schema-parts'
import { NEDERLANDS, taalVan } from './languages'

const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const line = (message: string) =>
  z.string({ error: message }).overwrite((text) => plainText(text).replace(/\s*\n\s*/g, ' ')).max(500, 'Gebruik niet meer dan 500 tekens.').refine(says, message)

const JOINERS = /[\u200c\u200d]/u

/**
 * Text in any script, as paragraphs: plain, but with the two joiners that Persian, Urdu, Bengali and other scripts cannot do without. The signs that turn
 * the order of a line around do not come in: the direction is that of the language (`dir`).
 */
export const ownLanguageParagraphs = (typed: string): string[] =>
  typed.split(/\r\n?|[\n\u2028\u2029]/u).map(withJoiners).filter(says)

const withJoiners = (text: string): string =>
  text.split(/([\u200c\u200d])/u).map((part) => (JOINERS.test(part) ? part : part.replace(/[^\S\n]/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ''))).join('').normalize('NFC').trim()

/** What the secretaris fills in; the rest of the letter is fixed. */
export const letterFormSchema = z
  .object({
    uitleg: line('Schrijf wie de brief aan betrokkene uitlegt.'),
    vragen: line('Schrijf bij wie betrokkene met vragen terechtkan.'),
    taal: z.string({ error: 'Kies de taal van betrokkene.' }).refine((code) => taalVan(code) !== undefined, 'Kies de taal van betrokkene.'),
    eigenTaal: z.string().default('').transform(ownLanguageParagraphs).refine((alineas) => alineas.join('\n').length <= 20_000, 'Gebruik niet meer dan 20.000 tekens.'),
    geenTekst: z.string().default('').transform(plainText).refine((text) => text.length <= 500, 'Gebruik niet meer dan 500 tekens.')
  })
  .refine(({ taal, eigenTaal, geenTekst }) => taal === NEDERLANDS || eigenTaal.length > 0 || says(geenTekst), {
    path: ['eigenTaal'], message: 'Zet hier de tekst in de taal van betrokkene, of schrijf hieronder waarom die er niet is.', when: () => true
  })
  .refine(({ taal, eigenTaal }) => taal !== NEDERLANDS || eigenTaal.length === 0, { path: ['eigenTaal'], message: 'U koos Nederlands. Kies de taal van deze tekst, of laat hem weg.' })
export type LetterForm = z.infer<typeof letterFormSchema>

/** Room for the longest paragraph of an advies with a fixed sentence behind it. */
const Text = z.string().min(1).max(21_000)

/** One part of the letter: a heading and its paragraphs; `lijst` is what stands under them as a list. */
const Deel = z.strictObject({ kop: Text, alineas: z.array(Text).max(20), lijst: z.array(Text).max(100) })
export type Deel = z.infer<typeof Deel>

/** Record `brief`: the letter beside one advies, every word of it. `adviesSha256` is the text it is about: of any other text it says nothing. */
export const briefSchema = z.strictObject({
  schema: z.literal('weging-brief/v1'),
  kenmerk: Kenmerk,
  adviesVersie: Whole,
  adviesSha256: Sha256,
  uitkomst: Uitkomst,
  /** TEST, geen rechtskracht: the advies beside it is a proof. */
  proef: z.boolean(),
  delen: z.array(Deel).min(1).max(20),
  uitleg: Text,
  vragen: Text,
  taal: z.strictObject({ code: z.string().min(2).max(20), naam: Text, richting: z.enum(['ltr', 'rtl', 'auto']) }),
  /** In her own language; empty with the reason in `geenTekst`, or when she reads Dutch. */
  eigenTaal: z.array(Text).max(500),
  geenTekst: Text.nullable()
})
export type Brief = z.infer<typeof briefSchema>
