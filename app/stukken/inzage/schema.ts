import { z } from 'zod'
import { plainText } from '~/platform/text'

/** What is decided about one paper: open, kept for an advocaat or arts (Awb 7:4 lid 8), or not open for a weighty reason (Awb 7:4 lid 6). */
export const inzageBesluiten = ['open', 'advocaat_of_arts', 'niet'] as const
export type InzageBesluit = (typeof inzageBesluiten)[number]

/** The ground as the side of betrokkene reads it. */
export const grondNaam: Record<Exclude<InzageBesluit, 'open'>, string> = {
  advocaat_of_arts: 'Alleen voor een gemachtigde die advocaat of arts is, omdat lezen de gezondheid kan schaden (artikel 7:4, lid 8, Awb)',
  niet: 'Niet ter inzage, om een gewichtige reden (artikel 7:4, lid 6, Awb)'
}

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)
const optional = (max: number) => z.string().overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).optional()
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const stuk = { stuk: z.string({ error: opnieuw }).regex(/^[1-9]\d{0,3}$/, opnieuw).transform(Number) }

export const decideFormSchema = z
  .object({
    ...stuk,
    besluit: z.enum(inzageBesluiten, { error: 'Kies of het stuk ter inzage ligt.' }),
    uitleg: optional(500),
    gevraagdOp: z.iso.date('Kies op welke dag het betrokkene is gevraagd.').optional(),
    hoe: optional(1000)
  })
  .refine(({ besluit, uitleg }) => besluit === 'open' || saysSomething(uitleg ?? ''), { path: ['uitleg'], message: 'Schrijf wat voor stuk het is en waarom het niet ter inzage ligt. De gemachtigde leest dit.', when: () => true })
export type DecideForm = z.infer<typeof decideFormSchema>

export const lateFormSchema = z.object({
  ...stuk,
  laatBesluit: z.enum(['toegelaten', 'geweigerd'], { error: 'Kies of het stuk nog meetelt.' }),
  laatReden: typed(1000, 'Schrijf waarom. De gemachtigde leest dit.')
})
export type LateForm = z.infer<typeof lateFormSchema>

/** What the side of betrokkene fills in beside a file. Who hands it in is known and is not asked. */
export const addOwnFormSchema = z.object({
  aanvraag: z.uuid(opnieuw),
  soort: typed(100, 'Vul in wat voor stuk het is, zoals brief, verklaring of rapport.'),
  titel: typed(200, 'Geef het stuk een titel waaraan het panel het herkent.'),
  datum: typed(100, 'Vul de datum in zoals die op het stuk staat, of vul in: onbekend.'),
  medisch: z.enum(['ja', 'nee'], { error: 'Kies of dit een medisch stuk is.' }),
  afdekken: z.enum(['ja', 'nee'], { error: 'Kies of er beelden in staan die naar zijn om te zien.' }),
  waaromNu: optional(1000)
})
export type AddOwnForm = z.infer<typeof addOwnFormSchema>

const nummer = z.int().min(1).max(9999)
/** A line of the register of inspection: a record of kind `inzage`; its version is its place. */
export const inzageRegisterSchema = z.discriminatedUnion('schema', [
  z.strictObject({
    schema: z.literal('weging-inzage-besluit/v1'),
    stuk: nummer,
    besluit: z.enum(inzageBesluiten),
    uitleg: z.string().min(1).max(500).nullable(),
    /** Of a medical paper: when and how betrokkene was asked whether her side may read it. */
    toestemming: z.strictObject({ gevraagdOp: z.iso.date(), hoe: z.string().min(1).max(1000) }).nullable(),
    door: z.enum(['coordinator', 'voorzitter'])
  }),
  z.strictObject({ schema: z.literal('weging-inzage-geopend/v1'), vanaf: z.iso.date(), open: z.array(nummer), afgeschermd: z.array(nummer) })
])
export type InzageRegel = z.infer<typeof inzageRegisterSchema>

/** Record `laat-stuk`: the voorzitter's decision about a paper that came within ten days before the hearing. */
export const laatStukSchema = z.strictObject({
  schema: z.literal('weging-laat-stuk/v1'),
  stuk: nummer,
  waaromLaat: z.string().min(1).max(1000),
  besluit: z.enum(['toegelaten', 'geweigerd']),
  reden: z.string().min(1).max(1000)
})
