import { z } from 'zod'
import { capital } from '~/platform/letters/rules'
import { plainText } from '~/platform/text'
import { groepVan, instemmers, instemmersInWoorden, leeftijden } from './plannen/consent-age'
import { safeOptional } from './plannen/safe-text'
import { alineasSchema, alineaTekst, maxAlinea, maxAlineas, naHetNalezen, verloopSchema, type VerslagAlinea } from './verslag/schema'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Text that a person types in a form: made plain, not empty. */
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)

/** On which grounds the chair may waive the hearing; after Awb 7:3, the model for this procedure. */
export const gronden = ['eerdere-opname', 'wil-niet', 'schadelijk', 'al-gehoord'] as const
export type Grond = (typeof gronden)[number]

export const grondNaam: Record<Grond, string> = {
  'eerdere-opname': 'Er is een eerdere studio-opname; het kind vertelt niet nog eens',
  'wil-niet': 'Betrokkene wil niet worden gehoord',
  schadelijk: 'Horen zou betrokkene schaden',
  'al-gehoord': 'Betrokkene is al genoeg gehoord en stemt ermee in dat het panel niet hoort'
}

/** On this ground betrokkene is spared by who decides; every other one rests on consent, of whom her age says (R-PLN-62). */
const zonderInstemming: Grond = 'schadelijk'

const waiverFields = z.object({
  grond: z.enum(gronden, { error: 'Kies waarom het panel niet hoort.' }),
  reden: typed(2000, 'Leg uit waarom het panel niet hoort.'),
  leeftijdsgroep: z.string({ error: 'Kies hoe oud betrokkene nu is.' }).refine((code) => groepVan(code) !== undefined, 'Kies hoe oud betrokkene nu is.'),
  instemming: z.array(z.enum(instemmers)).default([]),
  gevraagdOp: z.iso.date('Kies op welke dag het is gevraagd.').optional(),
  hoe: safeOptional(1000)
})

/** What the chair fills in. `vandaag`: the day in Amsterdam; nothing was asked on a day to come. */
export const waiverFormSchema = (vandaag: string) =>
  waiverFields.superRefine(({ grond, leeftijdsgroep, instemming, gevraagdOp, hoe }, ctx) => {
    const groep = groepVan(leeftijdsgroep)
    if (!groep) return
    const wrong = (path: string, message: string): void => ctx.addIssue({ code: 'custom', path: [path], message })
    if (grond === 'eerdere-opname' && groep.minderjarig === 'nee') wrong('grond', 'Een eerdere studio-opname in plaats van horen kan alleen bij een kind.')
    if (grond === zonderInstemming) return
    if (groep.stemtIn.some((wie) => !instemming.includes(wie))) wrong('instemming', `Bij deze leeftijd (${groep.naam}) stemt ${instemmersInWoorden(groep.stemtIn)} in.`)
    if (!gevraagdOp) wrong('gevraagdOp', 'Kies op welke dag het is gevraagd.')
    else if (gevraagdOp > vandaag) wrong('gevraagdOp', 'Deze dag moet nog komen.')
    if (!hoe) wrong('hoe', 'Schrijf hoe het is gevraagd, en door wie.')
  })
export type WaiverForm = z.infer<typeof waiverFields>

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

/** Record `afzien-van-horen` as it was made before consent was recorded with it; kept ones stay to be read. */
const waiverV1 = z.strictObject({ schema: z.literal('weging-afzien/v1'), grond: z.enum(gronden), reden: recorded(2000) })

/** Record `afzien-van-horen`: the chair's decision not to hear, with its ground and reason; who consented, when and how it was asked. `instemming` null: the ground needs none. */
const waiverV2 = z.strictObject({
  schema: z.literal('weging-afzien/v2'),
  grond: z.enum(gronden),
  reden: recorded(2000),
  /** The version of the ages, and the group. */
  leeftijden: recorded(40),
  leeftijdsgroep: recorded(40),
  instemming: z.strictObject({ wie: z.array(z.enum(instemmers)).min(1), gevraagdOp: z.iso.date(), hoe: recorded(1000) }).nullable()
})
export const waiverSchema = z.discriminatedUnion('schema', [waiverV1, waiverV2])
export type WaiverRecord = z.infer<typeof waiverSchema>

/** The record of what the chair filled in. */
export const waiverOf = ({ grond, reden, leeftijdsgroep, instemming, gevraagdOp, hoe }: WaiverForm): WaiverRecord => ({
  schema: 'weging-afzien/v2', grond, reden, leeftijden: leeftijden.versie, leeftijdsgroep,
  instemming: instemming.length > 0 && gevraagdOp && hoe ? { wie: instemmers.filter((wie) => instemming.includes(wie)), gevraagdOp, hoe } : null
})

/** Who consented, when and how it was asked, as a sentence; empty where the ground needs no consent. `dag` says a day in words. */
export function consentSentence(waiver: WaiverRecord, dag: (iso: string) => string): string {
  if (waiver.schema === 'weging-afzien/v1' || !waiver.instemming) return ''
  const { wie, gevraagdOp, hoe } = waiver.instemming
  const who = capital(instemmersInWoorden(wie))
  return `${who} ${wie.length === 1 ? 'stemde' : 'stemden'} daarmee in op ${dag(gevraagdOp)}. ${hoe}`
}

/** The waiver as text, for a page and for the advies: the ground, the reason, and who consented, when and how it was asked. `dag` says a day in words. */
export const waiverText = (waiver: WaiverRecord, dag: (iso: string) => string): string => [`${grondNaam[waiver.grond]}. ${waiver.reden}`, consentSentence(waiver, dag)].filter(Boolean).join('\n')
