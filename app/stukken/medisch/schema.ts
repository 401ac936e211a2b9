import { z } from 'zod'
import { plainText } from '~/platform/text'

/** What betrokkene must have been told before her yes is an informed one (AVG art. 7 and 9; WGBO art. 7:457 BW). */
export const verteldPunten = ['wie', 'waarvoor', 'weigeren', 'intrekken'] as const
export const verteldNaam: Record<(typeof verteldPunten)[number], string> = {
  wie: 'Wie het stuk leest, en dat niemand anders het ziet',
  waarvoor: 'Waarvoor het wordt gebruikt',
  weigeren: 'Dat zij mag weigeren, en dat weigeren niet tegen haar telt',
  intrekken: 'Dat zij haar toestemming altijd kan intrekken, en wat er dan gebeurt'
}

export const tolkWaarden = ['met', 'zonder'] as const

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const stuk = { stuk: z.string({ error: opnieuw }).regex(/^[1-9]\d{3}$/, opnieuw).transform(Number) }

/** What was asked of betrokkene about one medical paper, and her answer. `lezers`: memberships. Days in Amsterdam. */
export const medicalConsentForm = z
  .object({
    ...stuk,
    lezers: z.array(z.uuid(opnieuw)).default([]),
    gemachtigdeGevraagdOp: z.iso.date('Kies op welke dag u het de gemachtigde vroeg.').optional(),
    gevraagdOp: z.iso.date('Kies op welke dag het betrokkene is gevraagd.'),
    hoe: typed(1000, 'Schrijf hoe het is gevraagd, en door wie.'),
    tolk: z.enum(tolkWaarden, { error: 'Kies of er een tolk bij was.' }),
    verteld: z.array(z.enum(verteldPunten)).default([]),
    antwoord: z.enum(['ja', 'nee'], { error: 'Kies wat betrokkene antwoordde.' })
  })
  .refine(({ antwoord, verteld }) => antwoord !== 'ja' || verteld.length === verteldPunten.length, {
    path: ['verteld'], message: 'Toestemming telt pas als betrokkene dit alles weet. Vertel haar wat hier nog niet is aangevinkt.', when: () => true
  })
  .refine(({ antwoord, lezers }) => antwoord !== 'ja' || lezers.length > 0, { path: ['lezers'], message: 'Kies wie het van betrokkene mag lezen.', when: () => true })
export type MedicalConsentForm = z.infer<typeof medicalConsentForm>

export const withdrawForm = z.object({ ...stuk, redenStop: typed(1000, 'Schrijf wanneer en hoe betrokkene haar toestemming introk.') })
export const openForm = z.object({ ...stuk, lezer: z.uuid(opnieuw) })
export const conclusionForm = z.object({ ...stuk, conclusie: typed(600, 'Schrijf in één of twee zinnen wat het stuk voor de weging betekent.') })
export const shownForm = z.object({
  ...stuk,
  conclusieVersie: z.string({ error: opnieuw }).regex(/^[1-9]\d{0,5}$/, opnieuw).transform(Number),
  aan: z.enum(['betrokkene', 'gemachtigde'], { error: 'Kies aan wie u de conclusie voorlegde.' }),
  voorgelegdOp: z.iso.date('Kies op welke dag u haar voorlegde.'),
  voorlegHoe: typed(1000, 'Schrijf hoe u haar voorlegde, en of er een tolk bij was.'),
  opmerking: z.string().overwrite(plainText).max(2000, 'Gebruik niet meer dan 2000 tekens.').optional()
})
export type ShownForm = z.infer<typeof shownForm>

/** *Gezien* by the side of betrokkene itself, on their own page. */
export const seenForm = z.object({
  ...stuk,
  conclusieVersie: z.string({ error: opnieuw }).regex(/^[1-9]\d{0,5}$/, opnieuw).transform(Number),
  opmerking: z.string().overwrite(plainText).max(2000, 'Gebruik niet meer dan 2000 tekens.').optional()
})
export type SeenForm = z.infer<typeof seenForm>

const recorded = (max: number) => z.string().min(1).max(max)
const nummer = z.int().min(1000).max(9999)
const lezer = z.strictObject({ lid: z.uuid(), zetel: recorded(20) })

export const medischeToestemmingSchema = z.strictObject({
  schema: z.literal('weging-medische-toestemming/v1'),
  stuk: nummer,
  lezers: z.array(lezer).max(20),
  /** Null: nobody represents betrokkene. */
  gemachtigdeGevraagdOp: z.iso.date().nullable(),
  gevraagdOp: z.iso.date(),
  hoe: recorded(1000),
  tolk: z.enum(tolkWaarden),
  verteld: z.array(z.enum(verteldPunten)),
  antwoord: z.enum(['ja', 'nee'])
})
export const medischIngetrokkenSchema = z.strictObject({ schema: z.literal('weging-medische-toestemming-ingetrokken/v1'), stuk: nummer, van: z.int().min(1), reden: recorded(1000) })
export const medischGeopendSchema = z.strictObject({ schema: z.literal('weging-medisch-stuk-geopend/v1'), stuk: nummer, van: z.int().min(1), lezer })
export const medischeConclusieSchema = z.strictObject({ schema: z.literal('weging-medische-conclusie/v1'), stuk: nummer, registernummer: recorded(60), bigNummer: z.string().regex(/^\d{11}$/), tekst: recorded(600) })
export const conclusieVoorgelegdSchema = z.strictObject({
  schema: z.literal('weging-medische-conclusie-voorgelegd/v1'), stuk: nummer, van: z.int().min(1), aan: z.enum(['betrokkene', 'gemachtigde']), op: z.iso.date(), hoe: recorded(1000), opmerking: recorded(2000).nullable()
})

/** One line of the register of medical consent: a record of kind `medisch`; its version is its place. */
export const medischRegisterSchema = z.discriminatedUnion('schema', [medischeToestemmingSchema, medischIngetrokkenSchema, medischGeopendSchema, medischeConclusieSchema, conclusieVoorgelegdSchema])
export type MedischeRegel = z.infer<typeof medischRegisterSchema>
