import { z } from 'zod'
import { plainText } from '~/platform/text'

export const maxAlinea = 10_000
export const maxAlineas = 2_000

/** Who can be speaking at a hearing, by function; in the order of the buttons. */
export const sprekers = ['voorzitter', 'IND', 'zorg', 'politie', 'secretaris', 'betrokkene', 'tolk', 'gemachtigde', 'voogd', 'steunpersoon'] as const
export type Spreker = (typeof sprekers)[number]

/** As it stands before a line. */
export const sprekerKort: Record<Spreker, string> = {
  voorzitter: 'Vz', IND: 'IND', zorg: 'Zorg', politie: 'Politie', secretaris: 'Secr.', betrokkene: 'Betr.', tolk: 'Tolk', gemachtigde: 'Gem.', voogd: 'Voogd', steunpersoon: 'Steun'
}

/** In full, for a reader and for who hears it. */
export const sprekerNaam: Record<Spreker, string> = {
  voorzitter: 'Voorzitter', IND: 'Lid IND', zorg: 'Lid zorg', politie: 'Lid politie', secretaris: 'Secretaris', betrokkene: 'Betrokkene', tolk: 'Tolk', gemachtigde: 'Gemachtigde',
  voogd: 'Voogd', steunpersoon: 'Steunpersoon'
}

export const isSpreker = (value: unknown): value is Spreker => sprekers.some((spreker) => spreker === value)

/** A moment on the clock in Amsterdam, to the minute: `2026-11-24T10:31`. */
export const kloktijd = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/

const recorded = (max: number) => z.string().min(1).max(max).refine((text) => text === plainText(text), 'Geen schone tekst')

/** A paragraph of a verslag: when it was begun, who speaks, what was said. What nobody marked is null, never guessed. */
export const alineaSchema = z.strictObject({ tijd: z.string().regex(kloktijd).nullable(), spreker: z.enum(sprekers).nullable(), tekst: recorded(maxAlinea) })
export type VerslagAlinea = z.infer<typeof alineaSchema>
export const alineasSchema = z.array(alineaSchema).min(1).max(maxAlineas)

/** A paragraph as it is cited or handed over: with who says it, when that was marked. */
export const alineaTekst = ({ spreker, tekst }: VerslagAlinea): string => (spreker === null ? tekst : `${sprekerNaam[spreker]}: ${tekst}`)

/** What the verslag tells of the course of a session: facts with their time, never how anybody seemed (R-HRZ-53). */
export const verloopSoorten = ['begin', 'pauze', 'verder', 'gestopt', 'einde'] as const
export type VerloopSoort = (typeof verloopSoorten)[number]
export const verloopTekst: Record<VerloopSoort, string> = {
  begin: 'Begin van de zitting.', pauze: 'Pauze.', verder: 'De zitting gaat verder.', gestopt: 'De zitting is gestopt op verzoek.', einde: 'Einde van de zitting.'
}
export const verloopSchema = z.array(z.strictObject({ tijd: z.string().regex(kloktijd), soort: z.enum(verloopSoorten) })).max(1_000)
export type VerloopRegel = z.infer<typeof verloopSchema>[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const correctieSoorten = ['correctie', 'aanvulling'] as const
export const correctieNaam: Record<(typeof correctieSoorten)[number], string> = { correctie: 'Correctie', aanvulling: 'Aanvulling' }
/** Whose words a correction is, by function. */
export const kanten = ['betrokkene', 'gemachtigde'] as const
export type Kant = (typeof kanten)[number]

/** Record `correctie`: stands beside the text, never over it. `alinea`: its number from 1, null when it is about the whole. */
export const correctieSchema = z.strictObject({
  schema: z.literal('weging-correctie/v1'),
  concept: z.int().min(1),
  alinea: z.int().min(1).max(maxAlineas).nullable(),
  soort: z.enum(correctieSoorten),
  tekst: recorded(maxAlinea),
  van: z.enum(kanten)
})
export type Correctie = z.infer<typeof correctieSchema>

/** How the concept came to betrokkene. `teruggelezen`: in the room, with the interpreter. */
export const wijzen = ['teruggelezen', 'aan-gemachtigde', 'aan-zorgcoordinator'] as const
export type Wijze = (typeof wijzen)[number]
export const wijzeNaam: Record<Wijze, string> = {
  teruggelezen: 'Teruggelezen in de zaal', 'aan-gemachtigde': 'Gestuurd naar de gemachtigde', 'aan-zorgcoordinator': 'Gelezen door betrokkene, naast de zorgcoördinator'
}

const leiding = z.enum(['voorzitter', 'secretaris'])
const dag = z.iso.date()

/** Record `nalezing`: a line of what happened to the concept. The lines are read in their order (`foldNalezing`). */
export const nalezingSchema = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('weging-nalezing-aangeboden/v1'), wijze: z.enum(wijzen), op: dag, uiterlijk: dag, zetel: leiding }),
  z.strictObject({ schema: z.literal('weging-nalezing-verlengd/v1'), uiterlijk: dag, reden: recorded(1000), op: dag, zetel: leiding }),
  z.strictObject({ schema: z.literal('weging-nalezing-klaar/v1'), van: z.enum(kanten), op: dag }),
  z.strictObject({ schema: z.literal('weging-nalezing-afstand/v1'), van: z.enum(kanten), op: dag, hoe: recorded(1000) })
])
export type NalezingRegel = z.infer<typeof nalezingSchema>

/** Why it could be fixed on that day. */
export const grondenVastgesteld = ['antwoord', 'afstand', 'termijn'] as const
export const naHetNalezen = {
  /** The concept this is, with its hash. */
  concept: z.strictObject({ versie: z.int().min(1), sha256 }),
  nagelezen: z.strictObject({ grond: z.enum(grondenVastgesteld), op: dag, uiterlijk: dag }),
  /** Beside the text: `nummer` is the version of the record of the correction. */
  correcties: z.array(correctieSchema.omit({ schema: true, concept: true }).extend({ nummer: z.int().min(1) })).max(2_000)
}

// What people fill in ------------------------------------------------------------------------------------------
const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'

export const offerFormSchema = z.object({ wijze: z.enum(wijzen, { error: 'Kies hoe betrokkene het verslag leest.' }) })
export type OfferForm = z.infer<typeof offerFormSchema>
export const extendFormSchema = z.object({ uiterlijk: z.iso.date('Kies tot en met welke dag.'), redenVerlengen: typed(1000, 'Schrijf waarom er meer tijd nodig is.') })
export type ExtendForm = z.infer<typeof extendFormSchema>
/** One correction or addition. `alinea`: the number that stands beside the paragraph; left out when it is about the whole verslag. */
export const correctionFormSchema = z.object({
  soort: z.enum(correctieSoorten, { error: 'Kies of iets niet klopt, of nog ontbreekt.' }),
  alinea: z.string().optional().transform((text) => text ?? '').refine((text) => text === '' || /^[1-9]\d{0,3}$/.test(text), 'Schrijf het nummer dat bij de alinea staat.').transform((text) => (text === '' ? null : Number(text))),
  correctie: typed(maxAlinea, 'Schrijf wat er moet staan, of wat u wilt toevoegen.')
})
export type CorrectionForm = z.infer<typeof correctionFormSchema>
export const waiveCorrectionsFormSchema = z.object({ hoe: typed(1000, 'Schrijf wanneer en hoe dit is gezegd.') })
export type WaiveCorrectionsForm = z.infer<typeof waiveCorrectionsFormSchema>
/** `gezien`: what stood on the screen of who fixes: version of the concept and number of corrections, `1/3`. */
export const fixFormSchema = z.object({
  nagelezen: z.literal('ja', { error: 'Lees het verslag en de correcties na en zet dan het vinkje.' }),
  gezien: z.string({ error: opnieuw }).regex(/^\d{1,6}\/\d{1,6}$/, opnieuw)
})
export type FixForm = Pick<z.infer<typeof fixFormSchema>, 'gezien'>
