import { z } from 'zod'
import { scoreEntrySchema } from '~/beoordeling/schema'

/** A sheet that is shown among fewer than this many can be told apart: then nothing is shown (R-KAL-4). */
export const MINIMUM_BLADEN = 4
/** One more than the minimum, so that one who does not take part does not end it. */
export const MINIMUM_DEELNEMERS = 5
export const MAXIMUM_DEELNEMERS = 60
/** An exercise closes by itself this many calendar days after its opening. */
export const BESPREEK_DAGEN = 28
/** The latest end date, in calendar days from today. */
export const LANGSTE_TERMIJN = 180

/** The capacities that score, and so can practise. */
export const oefenHoedanigheden = ['panellid-ind', 'panellid-zorg', 'panellid-politie'] as const
export type OefenHoedanigheid = (typeof oefenHoedanigheden)[number]

/** A paper of a practice case, as people read it. */
export const oefenstukSchema = z.strictObject({
  nummer: z.int().min(1),
  soort: z.string(),
  titel: z.string(),
  auteur: z.string().nullable(),
  datumTekst: z.string(),
  inhoud: z.string(),
  toelichting: z.string().nullable(),
  vindplaats: z.string().nullable()
})
export const oefenstukkenSchema = z.array(oefenstukSchema).min(1)
export type Oefenstuk = z.infer<typeof oefenstukSchema>

/** What is handed in. Nobody's name, number, discipline or time stands in it: what is not there cannot be read back (R-KAL-5). */
export const oefenbladSchema = z.strictObject({
  schema: z.literal('weging-oefenblad/v1'),
  catalogusVersie: z.string().min(1).max(60),
  entries: z.array(scoreEntrySchema).min(1)
})
export type Oefenblad = z.infer<typeof oefenbladSchema>

const dag = z.iso.date({ error: 'Kies een dag' })

/** How somebody is invited: one account in one capacity, `<account>/<hoedanigheid>`. */
const genodigde = z.string().regex(new RegExp(`^[0-9a-f-]{36}/(${oefenHoedanigheden.join('|')})$`), 'Kies mensen uit de lijst')

export const startSchema = z.object({
  oefenzaak: z.uuid({ error: 'Kies een oefenzaak' }),
  catalogus: z.string({ error: 'Kies een versie van de catalogus' }).min(1).max(60),
  einddag: dag,
  minimum: z.coerce.number({ error: 'Vul een getal in' }).int('Vul een heel getal in').min(MINIMUM_BLADEN, `Kies ten minste ${MINIMUM_BLADEN}`).max(MAXIMUM_DEELNEMERS),
  deelnemers: z.preprocess((value) => [value].flat().filter((one) => one !== undefined), z.array(genodigde)
    .min(MINIMUM_DEELNEMERS, `Nodig ten minste ${MINIMUM_DEELNEMERS} mensen uit`)
    .max(MAXIMUM_DEELNEMERS, `Nodig hoogstens ${MAXIMUM_DEELNEMERS} mensen uit`))
})
export type StartOefening = z.infer<typeof startSchema>

export const verlengSchema = z.object({ einddag: dag })
