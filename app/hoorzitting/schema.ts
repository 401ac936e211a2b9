import { z } from 'zod'
import { plainText } from '~/platform/text'
import { alineasSchema, alineaTekst, maxAlinea, maxAlineas, naHetNalezen, verloopSchema, type VerslagAlinea } from './verslag/schema'

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

/** What is asked when the text is ready to be read through. `gezien` is what stood on the screen, as a JSON list of paragraphs. */
export const conceptFormSchema = z.object({
  datum: z.iso.date('Kies op welke dag de hoorzitting was.'),
  aanwezig: aanwezigSchema,
  gezien: z.string({ error: 'Open deze pagina opnieuw en probeer het nog eens.' }).transform(readSeen)
})
export type ConceptForm = z.infer<typeof conceptFormSchema>

const seenSchema = z.array(z.strictObject({ tijd: z.string().nullable(), spreker: z.string().nullable(), tekst: z.string() }))

function readSeen(json: string, ctx: z.RefinementCtx): z.infer<typeof seenSchema> {
  try {
    return seenSchema.parse(JSON.parse(json))
  } catch {
    ctx.addIssue({ code: 'custom', message: 'Open deze pagina opnieuw en probeer het nog eens.' })
    return z.NEVER
  }
}

const recorded = (max: number) => z.string().min(1).max(max).refine((text) => text === plainText(text), 'Geen schone tekst')

/** What every form of a verslag tells: the day, the place, who were there. */
const held = {
  /** The day on which the hearing was held, or its last session, in Amsterdam. */
  datum: z.iso.date(),
  /** Where the panel met; never an address of betrokkene. */
  plaats: recorded(200).nullable(),
  aanwezig: aanwezigSchema
}

/** Record `verslag-concept`: the text as betrokkene reads it through; nobody types in it any more (R-HRZ-70). */
export const conceptSchema = z.strictObject({ schema: z.literal('weging-verslag-concept/v1'), ...held, verloop: verloopSchema, alineas: alineasSchema })
export type ConceptRecord = z.infer<typeof conceptSchema>

/** As it was fixed before paragraphs said who spoke. */
const verslagV1 = z.strictObject({ schema: z.literal('weging-verslag/v1'), ...held, alineas: z.array(recorded(maxAlinea)).min(1).max(maxAlineas) })

/** The concept, what betrokkene put beside it, and why it could be fixed on that day. Its paragraphs are those of the concept, letter for letter. */
const verslagV2 = z.strictObject({ schema: z.literal('weging-verslag/v2'), ...held, verloop: verloopSchema, alineas: alineasSchema, ...naHetNalezen })
export type VerslagV2 = z.infer<typeof verslagV2>

/** Record `verslag`: what was said, by whom it was heard, on which day. A version each time it is fixed. */
export const verslagSchema = z.discriminatedUnion('schema', [verslagV1, verslagV2])
export type VerslagRecord = z.infer<typeof verslagSchema>

/** The paragraphs of a verslag of any form, in one shape. */
export const alineasVan = (verslag: VerslagRecord): VerslagAlinea[] =>
  verslag.schema === 'weging-verslag/v1' ? verslag.alineas.map((tekst) => ({ tijd: null, spreker: null, tekst })) : verslag.alineas

/** The paragraphs as they are cited and handed over: numbered from 1 in this order, each with who says it. */
export const tekstenVan = (verslag: VerslagRecord): string[] => alineasVan(verslag).map(alineaTekst)

/** Record `afzien-van-horen`: the chair's decision not to hear, with its ground and reason. */
export const waiverSchema = z.strictObject({
  schema: z.literal('weging-afzien/v1'),
  grond: z.enum(gronden),
  reden: recorded(2000)
})
export type WaiverRecord = z.infer<typeof waiverSchema>

/** The waiver as one sentence and its reason, for a page and for the advies. */
export const waiverSentence = ({ grond, reden }: WaiverRecord): string => `${grondNaam[grond]}. ${reden}`
