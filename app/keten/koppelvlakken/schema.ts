import { z } from 'zod'
import { plainText } from '~/platform/text'
import { koppelvlakSchema, koppelvlakkenSchema, wetten } from '~/platform/koppelvlak/schema'

/** The organisations around the panel that have a queue. `politie` also stands for the Koninklijke Marechaussee, which has the same powers here. */
export const organisaties = ['politie', 'om', 'ind', 'comensha', 'nidos', 'gemeente', 'dtv'] as const
export type Organisatie = (typeof organisaties)[number]

/** The queue of the panel itself: that of its coördinators. */
export const PANEEL = 'paneel'
/** Everybody a koppelvlak can name. People without a queue only receive. */
export const partijen = [...organisaties, PANEEL, 'betrokkene', 'gemachtigde', 'tolk', 'voogd'] as const
export type Partij = (typeof partijen)[number]

export const partijNaam: Record<Partij, string> = {
  politie: 'Politie',
  om: 'Openbaar Ministerie',
  ind: 'IND',
  comensha: 'CoMensha',
  nidos: 'Nidos',
  gemeente: 'Gemeente (BRP)',
  dtv: 'Dienst Terugkeer en Vertrek',
  paneel: 'Panel',
  betrokkene: 'Betrokkene',
  gemachtigde: 'Gemachtigde',
  tolk: 'Tolk',
  voogd: 'Voogd'
}

export const codes = ['K1', 'K2', 'K3', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'K11', 'A1', 'A2', 'A3', 'A4', 'P1', 'P2', 'P3', 'P4', 'P5', 'P7'] as const
export type KoppelvlakCode = (typeof codes)[number]

/** What can happen at a partner. Steps of a track name one of these; those of the panel begin with `paneel-`. */
export const gebeurtenissen = [
  'bedenktijd-begonnen', 'aangifte-opgenomen', 'vergunning-verleend', 'sepot-beslist', 'voornemen-intrekking', 'sepot-voornemen-uitgereikt', 'beklag-ingesteld', 'beklag-uitkomst',
  'besluit-intrekking', 'vervolgprocedure-gewijzigd', 'ingeschreven-gemeente', 'verblijfstitel-gewijzigd', 'besluit-bezwaar', 'verwijderbaar',
  'paneel-aanmelding', 'paneel-stuk', 'paneel-zitting-gepland', 'paneel-verslag-concept', 'paneel-advies-uitgebracht', 'paneel-terugmelding'
] as const
export type KetenGebeurtenisSoort = (typeof gebeurtenissen)[number]

export const ketenKoppelvlak = koppelvlakSchema({ code: codes, partij: partijen, gebeurtenis: gebeurtenissen })
export type Koppelvlak = z.infer<typeof ketenKoppelvlak>
export const ketenKoppelvlakken = koppelvlakkenSchema(ketenKoppelvlak)

const zin = (max: number, bericht: string) =>
  z.string({ error: bericht }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine((tekst) => /[\p{L}\p{N}]/u.test(tekst), bericht)
const dag = (bericht: string) => z.iso.date({ error: bericht })
const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const id = z.uuid(opnieuw)

const doel = { koppelvlak: z.enum(codes, { error: opnieuw }), ontvanger: z.enum(partijen, { error: opnieuw }) }

/** A record in the register of legal bases, as it is filled in. */
export const grondslagForm = z.object({
  ...doel,
  wet: z.enum(wetten, { error: 'Kies de Wpg of de AVG.' }),
  artikel: zin(120, 'Vul het artikel in.'),
  tekst: zin(1000, 'Schrijf op waarom dit mag: het doel en wat ervoor nodig is.'),
  van: dag('Vul de eerste dag in.'),
  tot: dag('Vul een dag in, of laat dit leeg.').optional(),
  beslotenDoor: zin(200, 'Vul in welke functie hierover besliste.')
}).refine(({ van, tot }) => tot === undefined || van <= tot, { path: ['tot'], message: 'De laatste dag ligt niet vóór de eerste.' })
export type GrondslagForm = z.infer<typeof grondslagForm>

export const beeindigForm = z.object({ grondslag: id, reden: zin(500, 'Schrijf op waarom de grondslag eindigt.') })
export const schakelForm = z.object(doel)

export const taakForm = z.object({ taak: id })
/** Absent for what was received. */
export const gedaanForm = taakForm.extend({ kanaal: z.string().max(40).optional() })
export const redenForm = taakForm.extend({ reden: zin(500, 'Schrijf op waarom.') })

export const vervangingForm = z.object({ vervanger: z.uuid('Kies wie u vervangt.'), van: dag('Vul de eerste dag in.'), tot: dag('Vul de laatste dag in.') })
  .refine(({ van, tot }) => van <= tot, { path: ['tot'], message: 'De laatste dag ligt niet vóór de eerste.' })
export const intrekForm = z.object({ vervanging: id })
