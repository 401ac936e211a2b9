import { z } from 'zod'
import { passageSchema, tolkWaarden } from '~/platform/postvak/bericht'
import { plainText } from '~/platform/text'

/** To whom passages go: the one sentence in which the panel's side names the other (tests/matrix/bundle.test.ts). */
export const ONTVANGER = 'opsporing (politie en Openbaar Ministerie)'

/** What betrokkene must have been told before her yes is an informed one. */
export const verteldPunten = ['aan-wie', 'waarvoor', 'weigeren', 'intrekken'] as const
export const verteldNaam: Record<(typeof verteldPunten)[number], string> = {
  'aan-wie': `Aan wie het gaat: ${ONTVANGER}`,
  waarvoor: 'Waarvoor het wordt gebruikt',
  weigeren: 'Dat zij mag weigeren, en dat dit niets verandert aan het advies',
  intrekken: 'Dat zij haar toestemming kan intrekken zolang het niet is overgedragen'
}

/** The same in a few words. */
export const verteldKort: Record<(typeof verteldPunten)[number], string> = { 'aan-wie': 'aan wie het gaat', waarvoor: 'waarvoor', weigeren: 'dat weigeren mag', intrekken: 'dat intrekken kan' }

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)

const number = (message: string) => z.string({ error: message }).regex(/^[1-9]\d{0,5}$/, message).transform(Number)
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
/** Which version of the verslag stood on the screen, and the numbers of the paragraphs that were ticked there. Never their text: that is copied from the record. */
const gekozen = z.array(number('Kies een of meer passages.')).min(1, 'Kies een of meer passages.').transform((numbers) => [...new Set(numbers)].sort((one, other) => one - other))

/** What was asked of betrokkene, and her answer. Days in Amsterdam. */
export const consentFormSchema = z
  .object({
    verslagVersie: number(opnieuw),
    passages: gekozen,
    waarvoor: typed(1000, 'Schrijf waarvoor de passages worden gebruikt, zoals u het haar vertelde.'),
    gemachtigdeGevraagdOp: z.iso.date('Kies op welke dag u het de gemachtigde vroeg.').optional(),
    gevraagdOp: z.iso.date('Kies op welke dag het betrokkene is gevraagd.'),
    hoe: typed(1000, 'Schrijf hoe het is gevraagd, en door wie.'),
    tolk: z.enum(tolkWaarden, { error: 'Kies of er een tolk bij was.' }),
    verteld: z.array(z.enum(verteldPunten)).default([]),
    antwoord: z.enum(['ja', 'nee'], { error: 'Kies wat betrokkene antwoordde.' })
  })
  .refine(({ antwoord, verteld }) => antwoord !== 'ja' || verteld.length === verteldPunten.length, {
    path: ['verteld'],
    message: 'Toestemming telt pas als betrokkene dit alles weet. Vertel haar wat hier nog niet is aangevinkt.',
    when: () => true
  })
export type ConsentForm = z.infer<typeof consentFormSchema>

/** `van`: the line of the register that a deed is about. */
const van = { van: number(opnieuw) }
export const handOverFormSchema = z.object(van)
export const withdrawFormSchema = z.object({ ...van, redenStop: typed(1000, 'Schrijf wanneer en hoe dit is gezegd, of waarom het niet meer nodig is.') })

export const dangerFormSchema = z.object({
  verslagVersie: number(opnieuw),
  gevaarPassages: gekozen,
  grond: typed(2000, 'Schrijf welk gevaar er nu is, en voor wie.')
})
export type DangerForm = z.infer<typeof dangerFormSchema>

/** `controlegetal`: the SHA-256 of what stood on the screen of who confirms (R-WAL-34). */
export const confirmFormSchema = z.object({ ...van, controlegetal: z.string({ error: opnieuw }).regex(/^[0-9a-f]{64}$/, opnieuw) })

export const informFormSchema = z
  .object({
    ...van,
    ingelicht: z.enum(['ja', 'nee'], { error: 'Kies of betrokkene het weet.' }),
    ingelichtOp: z.iso.date('Kies op welke dag zij is ingelicht.').optional(),
    toelichting: typed(1000, 'Schrijf wie haar inlichtte en hoe, of waarom zij het nu niet hoort.')
  })
  .refine(({ ingelicht, ingelichtOp }) => ingelicht === 'nee' || ingelichtOp !== undefined, { path: ['ingelichtOp'], message: 'Kies op welke dag zij is ingelicht.', when: () => true })
export type InformForm = z.infer<typeof informFormSchema>

const recorded = (max: number) => z.string().min(1).max(max)
const passages = z.array(passageSchema).min(1).max(2_000)
const leiding = z.enum(['voorzitter', 'secretaris'])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What was asked of betrokkene and what she answered (Wpg and AVG art. 7 as model: informed, free, for a purpose, and to be taken back). */
export const toestemmingSchema = z.strictObject({
  schema: z.literal('weging-toestemming/v1'),
  verslagVersie: z.int().min(1),
  gehoordOp: z.iso.date(),
  passages,
  aan: recorded(200),
  waarvoor: recorded(1000),
  /** Null: nobody represents betrokkene. */
  gemachtigdeGevraagdOp: z.iso.date().nullable(),
  gevraagdOp: z.iso.date(),
  hoe: recorded(1000),
  tolk: z.enum(tolkWaarden),
  verteld: z.array(z.enum(verteldPunten)),
  antwoord: z.enum(['ja', 'nee']),
  zetel: leiding
})

/** What two people confirm at acute danger: exactly this, by its hash. */
export const gevaarInhoudSchema = z.strictObject({
  dossierId: z.uuid(),
  verslagVersie: z.int().min(1),
  gehoordOp: z.iso.date(),
  passages,
  aan: recorded(200),
  grond: recorded(2000)
})

const naar = { van: z.int().min(1), zetel: leiding }

export const gevaarSchema = z.strictObject({ schema: z.literal('weging-acuut-gevaar/v1'), inhoud: gevaarInhoudSchema, sha256, zetel: leiding })
export const bevestigingSchema = z.strictObject({ schema: z.literal('weging-gevaar-bevestigd/v1'), ...naar, sha256 })
/** Betrokkene took her consent back, or the danger is gone, before anything was handed over. */
export const intrekkingSchema = z.strictObject({ schema: z.literal('weging-overdragen-stopt/v1'), ...naar, reden: recorded(1000) })
/** `postvak`: the row that was put in; `sha256`: of the message in it. */
export const overgedragenSchema = z.strictObject({ schema: z.literal('weging-overgedragen/v1'), ...naar, grondslag: z.enum(['toestemming', 'acuut gevaar']), postvak: z.uuid(), sha256 })
export const mededelingSchema = z.strictObject({ schema: z.literal('weging-betrokkene-ingelicht/v1'), ...naar, ingelicht: z.enum(['ja', 'nee']), op: z.iso.date().nullable(), toelichting: recorded(1000) })

/** One line of the consent register: a record of kind `toestemming`; its version is its place. */
export const registerSchema = z.discriminatedUnion('schema', [toestemmingSchema, gevaarSchema, bevestigingSchema, intrekkingSchema, overgedragenSchema, mededelingSchema])
export type RegisterRegel = z.infer<typeof registerSchema>
export type Toestemming = z.infer<typeof toestemmingSchema>
export type Gevaar = z.infer<typeof gevaarSchema>
