import { z } from 'zod'
import { plainText } from '~/platform/text'

/** The capacities (hoedanigheden) of the panel process */
export const hoedanigheden = [
  'coordinator',
  'voorzitter',
  'secretaris',
  'panellid-ind',
  'panellid-zorg',
  'panellid-politie',
  'beslismedewerker',
  'gemachtigde',
  'betrokkene',
  'toezichthouder'
] as const
export type Hoedanigheid = (typeof hoedanigheden)[number]

export const hoedanigheidNaam: Record<Hoedanigheid, string> = {
  coordinator: 'Coördinator',
  voorzitter: 'Voorzitter',
  secretaris: 'Secretaris',
  'panellid-ind': 'Panellid IND',
  'panellid-zorg': 'Panellid zorg',
  'panellid-politie': 'Panellid politie',
  beslismedewerker: 'Beslismedewerker IND',
  gemachtigde: 'Gemachtigde',
  betrokkene: 'Betrokkene, met de zorgcoördinator',
  toezichthouder: 'Toezichthouder'
}

/** Where the work of a capacity is that has no seat and takes no dossier; everybody else begins at Mijn werk. */
export const eigenIngang: Partial<Record<Hoedanigheid, string>> = { beslismedewerker: '/adviezen', gemachtigde: '/gemachtigde', betrokkene: '/gemachtigde', toezichthouder: '/toezicht' }

/** The seats of a panel. Only the three disciplines score, give a standpunt and approve. */
export const zetels = ['voorzitter', 'secretaris', 'IND', 'zorg', 'politie'] as const
export type Zetel = (typeof zetels)[number]
export const disciplines = ['IND', 'zorg', 'politie'] as const
export type Discipline = (typeof disciplines)[number]

/** The seat that belongs to a capacity; the others have none. */
export const zetelVan: Partial<Record<Hoedanigheid, Zetel>> = {
  voorzitter: 'voorzitter',
  secretaris: 'secretaris',
  'panellid-ind': 'IND',
  'panellid-zorg': 'zorg',
  'panellid-politie': 'politie'
}

export const hoedanigheidVanZetel: Record<Zetel, Hoedanigheid> = {
  voorzitter: 'voorzitter',
  secretaris: 'secretaris',
  IND: 'panellid-ind',
  zorg: 'panellid-zorg',
  politie: 'panellid-politie'
}

/**
 * What kind of round of scoring it is. `op_stukken`: on the papers, before the hearing. `na_horen`: after it, beginning from each own sheet of the
 * papers. `enige`: one round is enough. `heropend`: a new round beside a revealed one.
 */
export const rondeSoorten = ['op_stukken', 'na_horen', 'enige', 'heropend'] as const
export type RondeSoort = (typeof rondeSoorten)[number]

/** In words, as they stand on a page and in an advies: "ronde 1, op de stukken". */
export const rondeSoortNaam: Record<RondeSoort, string> = {
  op_stukken: 'op de stukken',
  na_horen: 'na de hoorzitting',
  enige: 'de enige ronde',
  heropend: 'heropend'
}

/** Where a dossier stands. The order is the order of the procedure. */
export const fasen = ['nieuw', 'intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] as const
export type Fase = (typeof fasen)[number]

export const faseNaam: Record<Fase, string> = {
  nieuw: 'Nieuw aangemeld',
  intake: 'Intake',
  panel: 'Panel samenstellen',
  beoordeling: 'Beoordelen en horen',
  weging: 'Weging',
  advies: 'Advies',
  uitgebracht: 'Uitgebracht',
  afgesloten: 'Afgesloten',
  niet_in_behandeling: 'Niet in behandeling'
}

/** Is somebody a minor during the facts? In doubt, betrokkene is treated as a child (CoE art. 10(3)). */
export const minderjarigWaarden = ['ja', 'nee', 'twijfel'] as const
export type Minderjarig = (typeof minderjarigWaarden)[number]

const zin = (max: number, bericht: string) =>
  z.string({ error: bericht }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine((text) => /[\p{L}\p{N}]/u.test(text), bericht)

/** The intake test (ontvankelijkheid): V-nummer or a reason, purpose, grondslag, requester. */
export const intakeSchema = z
  .object({
    vNummer: z
      .string()
      .trim()
      .regex(/^\d{10}$/, 'Een V-nummer heeft 10 cijfers.')
      .optional(),
    vNummerOnbekendReden: z.string().overwrite(plainText).max(500, 'Gebruik niet meer dan 500 tekens.').optional(),
    verzoeker: zin(200, 'Vul in wie om het advies vraagt.'),
    doel: zin(500, 'Vul in waarvoor het advies nodig is.'),
    grondslag: zin(500, 'Vul in op welke grondslag het panel adviseert.'),
    adviseur: z.enum(['ja', 'nee'], { error: 'Kies of de grondslag het panel adviseur maakt volgens artikel 3:5 van de Awb.' }),
    vraag: zin(1000, 'Vul de vraag aan het panel in.'),
    minderjarig: z.enum(minderjarigWaarden, { error: 'Kies of betrokkene minderjarig was tijdens de feiten.' })
  })
  .refine((intake) => intake.vNummer !== undefined || /[\p{L}\p{N}]/u.test(intake.vNummerOnbekendReden ?? ''), {
    path: ['vNummerOnbekendReden'],
    message: 'Vul het V-nummer in, of waarom het onbekend is.',
    // Also asked while other fields are still wrong: all faults together, not one after the other.
    when: () => true
  })
export type Intake = z.infer<typeof intakeSchema>

/** Why a dossier is not taken up. */
export const declineSchema = z.object({ eindeReden: zin(1000, 'Vul in waarom het dossier niet in behandeling komt.') })
