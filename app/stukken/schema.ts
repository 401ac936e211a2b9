import { z } from 'zod'
import { plainText } from '~/platform/text'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)
const optional = (max: number) => z.string().overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).optional()

/** Whose statement a paper is. Of two statements of the same person what they say can be laid side by side. */
export const sprekers = ['betrokkene', 'getuige', 'verdachte', 'deskundige', 'hulpverlener', 'ander'] as const
export const sprekerNaam: Record<(typeof sprekers)[number], string> = {
  betrokkene: 'Betrokkene', getuige: 'Een getuige', verdachte: 'Een verdachte', deskundige: 'Een deskundige', hulpverlener: 'Een hulpverlener', ander: 'Iemand anders'
}
export const geenVerklaring = 'geen'

export const compartimenten = ['panel', 'medisch'] as const

/** What is filled in beside the file. Names of functions, never of persons, are asked for; what is typed is kept as it is. */
export const addFormSchema = z.object({
  aanvraag: z.uuid('Open deze pagina opnieuw en probeer het nog eens.'),
  soort: typed(100, 'Vul in wat voor stuk het is, zoals brief, verklaring of rapport.'),
  titel: typed(200, 'Geef het stuk een titel waaraan het panel het herkent.'),
  auteur: optional(200),
  datum: typed(100, 'Vul de datum in zoals die op het stuk staat, of vul in: onbekend.'),
  herkomst: typed(300, 'Vul in van wie of waar het stuk komt.'),
  spreker: z.enum([geenVerklaring, ...sprekers], { error: 'Kies of dit een verklaring is, en van wie.' }),
  compartiment: z.enum(compartimenten, { error: 'Kies wie dit stuk mag lezen.' }),
  afdekken: z.enum(['ja', 'nee'], { error: 'Kies of er beelden in staan die naar zijn om te zien.' })
})
export type AddForm = z.infer<typeof addFormSchema>
