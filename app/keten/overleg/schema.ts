import { z } from 'zod'
import { plainText } from '~/platform/text'
import { isZakelijk, NIET_ZAKELIJK } from '../sporen/schema'

/** The regions of a casusoverleg: those of the regional units of the police, and one for cases that are nobody's region. */
export const regios = ['noord-nederland', 'oost-nederland', 'midden-nederland', 'noord-holland', 'amsterdam', 'den-haag', 'rotterdam', 'zeeland-west-brabant', 'oost-brabant', 'limburg', 'landelijk'] as const
export type Regio = (typeof regios)[number]

export const regioNaam: Record<Regio, string> = {
  'noord-nederland': 'Noord-Nederland',
  'oost-nederland': 'Oost-Nederland',
  'midden-nederland': 'Midden-Nederland',
  'noord-holland': 'Noord-Holland',
  amsterdam: 'Amsterdam',
  'den-haag': 'Den Haag',
  rotterdam: 'Rotterdam',
  'zeeland-west-brabant': 'Zeeland-West-Brabant',
  'oost-brabant': 'Oost-Brabant',
  limburg: 'Limburg',
  landelijk: 'Landelijk'
}

export const knelpuntSoorten = ['termijn', 'informatie', 'bereikbaar', 'veiligheid', 'anders'] as const
export type KnelpuntSoort = (typeof knelpuntSoorten)[number]
export const knelpuntNaam: Record<KnelpuntSoort, string> = {
  termijn: 'Een termijn wordt niet gehaald',
  informatie: 'Informatie komt niet of is niet compleet',
  bereikbaar: 'Iemand is niet te bereiken',
  veiligheid: 'Zorgen over veiligheid of opvang',
  anders: 'Iets anders'
}

const kenmerken = /\bW-\d{4}-\d{4,7}\b/gu
const regioNamen = new RegExp(Object.values(regioNaam).map((naam) => `\\b${naam}\\b`).join('|'), 'gu')

/** What coördinatoren of other dossiers read, or who has not to know who said it: no shape of a person (R-KET-126). The number of a dossier and the name of a region are none. */
const zonderMens = (tekst: string): boolean => isZakelijk(tekst.replace(kenmerken, 'dossier').replace(regioNamen, 'regio'))
const zakelijk = (max: number) => z.string().overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(zonderMens, NIET_ZAKELIJK)
const zin = (max: number, bericht: string) => z.string({ error: bericht }).pipe(zakelijk(max)).refine((tekst) => /[\p{L}\p{N}]/u.test(tekst), bericht)
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'

export const voorbereidForm = z.object({
  regio: z.enum(regios, { error: 'Kies een regio.' }),
  belemmering: zakelijk(500).optional(),
  wieHeeft: zin(120, 'Vul in welke functie of organisatie aan zet is.'),
  uiterlijk: z.iso.date({ error: 'Vul een dag in, of laat dit leeg.' }).optional()
})
export type VoorbereidForm = z.infer<typeof voorbereidForm>

export const planForm = z.object({ regio: z.enum(regios, { error: 'Kies een regio.' }), dag: z.iso.date({ error: 'Vul de dag van het overleg in.' }) })
export const actieForm = z.object({
  dossier: z.uuid('Kies een dossier.'),
  wat: zin(300, 'Schrijf op wat er moet gebeuren.'),
  eigenaar: z.uuid('Kies wie het doet.'),
  dag: z.iso.date({ error: 'Vul in op welke dag het klaar is.' })
})
export type ActieForm = z.infer<typeof actieForm>
export const gedaanForm = z.object({ actie: z.uuid(opnieuw) })

export const knelpuntForm = z.object({ soort: z.enum(knelpuntSoorten, { error: 'Kies waar het over gaat.' }), tekst: zin(1000, 'Schrijf op waar u vastloopt.') })
export type KnelpuntForm = z.infer<typeof knelpuntForm>
export const gezienForm = z.object({ knelpunt: z.uuid(opnieuw) })
