import { z } from 'zod'
import { minderjarigWaarden, type Minderjarig } from '~/dossier/schema'
import { groepVan, instemmers, leeftijden, type Instemmer } from './consent-age'
import { recorded, safeOptional, safeText } from './safe-text'

/** The halves of a working week in which betrokkene cannot, or had rather not: therapy, school, childcare. Why is not asked (R-PLN-41). */
export const weekdagen = ['ma', 'di', 'wo', 'do', 'vr'] as const
export const dagdelen = ['ochtend', 'middag'] as const
export type Dagdeel = (typeof dagdelen)[number]
export const halveDagen = weekdagen.flatMap((dag) => dagdelen.map((deel) => `${dag}-${deel}` as const))
export type HalveDag = (typeof halveDagen)[number]

const weekdagNaam = { ma: 'maandag', di: 'dinsdag', wo: 'woensdag', do: 'donderdag', vr: 'vrijdag' } as const
export const halveDagNaam = (halveDag: HalveDag): string => {
  const [dag, deel] = halveDag.split('-') as [(typeof weekdagen)[number], Dagdeel]
  return `${weekdagNaam[dag]} ${deel}`
}

export const horenWaarden = ['eerdere-opname', 'wel', 'niet'] as const
export type Horen = (typeof horenWaarden)[number]
export const geslachten = ['geen', 'vrouw', 'man'] as const
export type Voorkeur = (typeof geslachten)[number]
/** How many people of the panel ask questions in the room with betrokkene, at most, when she asks for no other number; the others listen elsewhere. */
export const VRAGERS_IN_ZAAL = 2

const ja = z.literal('ja').optional().transform((value) => value === 'ja')
const whole = (min: number, max: number, message: string) => z.string({ error: message }).regex(/^\d{1,3}$/, message).transform(Number).refine((value) => value >= min && value <= max, message)

/** The form in which wishes are written down. `vandaag`: the day in Amsterdam; nothing was asked on a day to come. */
export const wishesForm = (vandaag: string) =>
  z
    .object({
      leeftijdsgroep: z.string({ error: 'Kies hoe oud betrokkene nu is.' }).refine((code) => groepVan(code) !== undefined, 'Kies hoe oud betrokkene nu is.'),
      horen: z.enum(horenWaarden, { error: 'Kies of betrokkene wordt gehoord.' }),
      instemming: z.array(z.enum(instemmers)).default([]),
      gevraagdOp: z.iso.date('Kies op welke dag het is gevraagd.').refine((dag) => dag <= vandaag, 'Deze dag moet nog komen.'),
      hoe: safeText(1000, 'Schrijf hoe het is gevraagd, door wie en met of zonder tolk.'),
      kanNiet: z.array(z.enum(halveDagen)).default([]),
      lieverNiet: z.array(z.enum(halveDagen)).default([]),
      dagdeel: z.enum(['geen', ...dagdelen], { error: 'Kies een dagdeel, of geen voorkeur.' }),
      langsteDuur: whole(30, 480, 'Vul in hoe lang een zitting ten hoogste duurt, in minuten, van 30 tot 480.'),
      pauzeNa: whole(10, 240, 'Vul in na hoeveel minuten er een pauze is, van 10 tot 240.'),
      zittingen: whole(1, 5, 'Vul in hoeveel zittingen er nodig zijn, van 1 tot 5.'),
      vragers: whole(1, 4, 'Vul in hoeveel mensen vragen stellen in de zaal, van 1 tot 4.'),
      geslachtVrager: z.enum(geslachten, { error: 'Kies wie de vragen stelt.' }),
      geslachtTolk: z.enum(geslachten, { error: 'Kies wie er tolkt.' }),
      taal: safeText(60, 'Vul in welke taal betrokkene het best spreekt.'),
      tolkNodig: z.enum(['ja', 'nee'], { error: 'Kies of er een tolk nodig is.' }),
      steunpersoon: ja,
      aparteAankomst: ja,
      opmerking: safeOptional(1000)
    })
    .superRefine((form, ctx) => {
      const groep = groepVan(form.leeftijdsgroep)
      if (!groep) return
      if (form.horen === 'eerdere-opname' && groep.minderjarig === 'nee') ctx.addIssue({ code: 'custom', path: ['horen'], message: 'Een eerdere studio-opname in plaats van horen kan alleen bij een kind.' })
      const missing = form.horen === 'niet' ? undefined : groep.stemtIn.find((wie) => !form.instemming.includes(wie))
      if (missing) ctx.addIssue({ code: 'custom', path: ['instemming'], message: instemmingMist(groep.naam, groep.stemtIn) })
    })
export type WishesForm = z.infer<ReturnType<typeof wishesForm>>

const wieNaam: Record<Instemmer, string> = { betrokkene: 'betrokkene zelf', voogd: 'de voogd' }
/** Whose consent counts, in words. */
export const instemmersInWoorden = (wie: readonly Instemmer[]): string => wie.map((each) => wieNaam[each]).join(' en ')
const instemmingMist = (naam: string, stemtIn: readonly Instemmer[]): string => `Bij deze leeftijd (${naam}) stemt ${instemmersInWoorden(stemtIn)} in. Vraag dat eerst, of kies dat het panel niet hoort.`

/** Record `hoorwensen`: what betrokkene asked about being heard, and who consented; a version each time. Two fields for two ages: minor now, and minor during the facts. */
export const wishesSchema = z.strictObject({
  schema: z.literal('weging-hoorwensen/v1'),
  leeftijden: recorded(40),
  leeftijdsgroep: recorded(40),
  minderjarigNu: z.enum(minderjarigWaarden),
  /** As the intake recorded it; null: not recorded. */
  minderjarigToen: z.enum(minderjarigWaarden).nullable(),
  horen: z.enum(horenWaarden),
  instemming: z.array(z.enum(instemmers)),
  gevraagdOp: z.iso.date(),
  hoe: recorded(1000),
  kanNiet: z.array(z.enum(halveDagen)),
  lieverNiet: z.array(z.enum(halveDagen)),
  dagdeel: z.enum(['geen', ...dagdelen]),
  /** Minutes. */
  langsteDuur: z.int().min(30).max(480),
  pauzeNa: z.int().min(10).max(240),
  zittingen: z.int().min(1).max(5),
  vragers: z.int().min(1).max(4),
  geslachtVrager: z.enum(geslachten),
  geslachtTolk: z.enum(geslachten),
  taal: recorded(60),
  tolkNodig: z.boolean(),
  steunpersoon: z.boolean(),
  aparteAankomst: z.boolean(),
  opmerking: recorded(1000).nullable()
})
export type Wishes = z.infer<typeof wishesSchema>

/** The record of what was filled in. The age group decides whether betrokkene is a minor now; the intake said it of then. */
export function wishesOf({ tolkNodig, opmerking, instemming, ...form }: WishesForm, minderjarigToen: Minderjarig | null): Wishes {
  const groep = groepVan(form.leeftijdsgroep)
  if (!groep) throw new Error('hoorwensen: een onbekende leeftijdsgroep')
  const stemdeIn = groep.stemtIn.filter((wie) => instemming.includes(wie))
  return { schema: 'weging-hoorwensen/v1', leeftijden: leeftijden.versie, minderjarigNu: groep.minderjarig, minderjarigToen, ...form, instemming: stemdeIn, tolkNodig: tolkNodig === 'ja', opmerking: opmerking || null }
}

/** A child, or somebody who may be one, is heard with the guardian there, and by another template. */
export const isKind = ({ minderjarigNu }: Pick<Wishes, 'minderjarigNu'>): boolean => minderjarigNu !== 'nee'
