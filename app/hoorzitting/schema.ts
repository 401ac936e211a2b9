import { z } from 'zod'
import { plainText } from '~/platform/text'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Text that a person types in a form: made plain, not empty. */
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)

/** On which grounds the chair may waive the hearing; after Awb 7:3, the model for this procedure. */
export const gronden = ['wil-niet', 'schadelijk', 'al-gehoord'] as const
export type Grond = (typeof gronden)[number]

export const grondNaam: Record<Grond, string> = {
  'wil-niet': 'Betrokkene wil niet worden gehoord',
  schadelijk: 'Horen zou betrokkene schaden',
  'al-gehoord': 'Betrokkene is al genoeg gehoord en stemt ermee in dat het panel niet hoort'
}

export const waiverFormSchema = z.object({
  grond: z.enum(gronden, { error: 'Kies waarom het panel niet hoort.' }),
  reden: typed(2000, 'Leg uit waarom het panel niet hoort.')
})
export type WaiverForm = z.infer<typeof waiverFormSchema>

/** Who can have been present, by function: names and numbers of people stand in the dossier, never in a verslag. */
export const aanwezigen = [
  'panellid IND',
  'panellid zorg',
  'panellid politie',
  'voorzitter',
  'secretaris',
  'betrokkene',
  'gemachtigde',
  'tolk',
  'vertrouwenspersoon'
] as const
export type Aanwezige = (typeof aanwezigen)[number]

const aanwezigSchema = z.array(z.enum(aanwezigen)).min(1, 'Kies wie erbij waren.')

/** What is asked when the verslag is fixed. `gezien` is the text that stood on the screen, as a JSON list of paragraphs. */
export const fixFormSchema = z.object({
  datum: z.iso.date('Kies op welke dag de hoorzitting was.'),
  aanwezig: aanwezigSchema,
  nagelezen: z.literal('ja', { error: 'Lees het verslag na en zet dan het vinkje.' }),
  gezien: z.string({ error: 'Open deze pagina opnieuw en probeer het nog eens.' }).transform(readSeen)
})
export type FixForm = Omit<z.infer<typeof fixFormSchema>, 'nagelezen'>

function readSeen(json: string, ctx: z.RefinementCtx): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(json))
  } catch {
    ctx.addIssue({ code: 'custom', message: 'Open deze pagina opnieuw en probeer het nog eens.' })
    return z.NEVER
  }
}

export const maxAlinea = 10_000
export const maxAlineas = 2_000

const recorded = (max: number) => z.string().min(1).max(max).refine((text) => text === plainText(text), 'Geen schone tekst')

/** Record `verslag`: what was said, by whom it was heard, on which day. A version each time it is fixed. */
export const verslagSchema = z.strictObject({
  schema: z.literal('weging-verslag/v1'),
  /** The day on which the hearing was held, in Amsterdam. */
  datum: z.iso.date(),
  /** Where the panel met; never an address of betrokkene. */
  plaats: recorded(200).nullable(),
  aanwezig: aanwezigSchema,
  alineas: z.array(recorded(maxAlinea)).min(1).max(maxAlineas)
})
export type VerslagRecord = z.infer<typeof verslagSchema>

/** Record `afzien-van-horen`: the chair's decision not to hear, with its ground and reason. */
export const waiverSchema = z.strictObject({
  schema: z.literal('weging-afzien/v1'),
  grond: z.enum(gronden),
  reden: recorded(2000)
})
export type WaiverRecord = z.infer<typeof waiverSchema>

/** The waiver as one sentence and its reason, for a page and for the advies. */
export const waiverSentence = ({ grond, reden }: WaiverRecord): string => `${grondNaam[grond]}. ${reden}`
