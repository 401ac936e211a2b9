import { z } from 'zod'

// The coded fields of a case as the report counts it. What is not in a list here has no place in a report: no name, no number of a person, no free text (R-RAP-1).

const words = <const T extends Record<string, string>>(list: T): { codes: [keyof T & string, ...(keyof T & string)[]]; naam: T } => ({ codes: Object.keys(list) as [keyof T & string], naam: list })

export const sporen = words({
  b8: 'B8/3',
  'b8-kort': 'B8/3, verkorte procedure',
  'niet-meewerken': 'Niet kunnen meewerken',
  dublin: 'Dublin',
  minderjarig: 'Minderjarig',
  'eu-burger': 'EU-burger',
  paneladvies: 'Alleen paneladvies',
  onbekend: 'Onbekend'
})
export const geslachten = words({ vrouw: 'Vrouw', man: 'Man', anders: 'Anders', onbekend: 'Onbekend' })
export const vormen = words({ seksueel: 'Seksuele uitbuiting', arbeid: 'Arbeid of diensten', crimineel: 'Strafbare feiten', overig: 'Overige vormen', onbekend: 'Onbekend' })
export const besluiten = words({ ingewilligd: 'Ingewilligd', afgewezen: 'Afgewezen', ingetrokken: 'Aanvraag ingetrokken' })
export const weigeringsgronden = words({ paspoorteis: 'Geen geldig paspoort', 'geen-klemmende-redenen': 'Geen individuele klemmende redenen', 'buiten-behandeling': 'Buiten behandeling gesteld', anders: 'Andere grond' })
export const bezwaarbesluiten = words({ gegrond: 'Gegrond', ongegrond: 'Ongegrond', 'niet-ontvankelijk': 'Niet-ontvankelijk', ingetrokken: 'Bezwaar ingetrokken' })
export const uitspraken = words({ gegrond: 'Gegrond', ongegrond: 'Ongegrond', 'niet-ontvankelijk': 'Niet-ontvankelijk', ingetrokken: 'Beroep ingetrokken' })
export const panelStanden = words({
  geen: 'Niet aan het panel voorgelegd', aangemeld: 'Aangemeld', 'in-behandeling': 'In behandeling', uitgebracht: 'Advies uitgebracht', 'niet-in-behandeling': 'Niet in behandeling genomen',
  ingetrokken: 'Ingetrokken', overgedragen: 'Overgedragen', 'onbekend-vertrokken': 'Onbekend vertrokken', overleden: 'Overleden'
})
export const hoorstanden = words({ geen: 'Nog niet gepland', gepland: 'Gepland', gehouden: 'Gehouden', afgezien: 'Afgezien van horen' })
export const panelUitkomsten = words({ aannemelijk: 'Aannemelijk', 'niet-aannemelijk': 'Niet aannemelijk', 'onvoldoende-informatie': 'Onvoldoende informatie', 'geen-advies': 'Geen advies' })
export const zittingStanden = words({ gehouden: 'Gehouden', verzet: 'Verzet', vervallen: 'Vervallen', gepland: 'Gepland' })
export const aanleidingen = words({
  betrokkene: 'Betrokkene kon of wilde niet', gemachtigde: 'De gemachtigde kon niet', panel: 'Iemand van het panel kon niet', ziekte: 'Ziekte', vakantie: 'Vakantie of feestdagen', tolk: 'Geen tolk die past', ruimte: 'De ruimte kon niet',
  stukken: 'Er ontbraken stukken', 'geen-horen': 'Het panel zag af van horen', anders: 'Iets anders', onbekend: 'Onbekend'
})
/** How one session ended, with what moved or cancelled it: `gehouden`, `gepland`, `verzet-vakantie`. */
const zittingSchema = z.templateLiteral([z.enum(['verzet', 'vervallen']), '-', z.enum(aanleidingen.codes)]).or(z.enum(['gehouden', 'gepland']))
export const zittingCodes = ['gehouden', 'gepland', ...(['verzet', 'vervallen'] as const).flatMap((staat) => aanleidingen.codes.map((code) => `${staat}-${code}` as const))] as const
export const tolken = words({ geen: 'Geen tolk', beedigd: 'Beëdigde tolk', 'niet-beedigd': 'Niet-beëdigde tolk, met reden', onbekend: 'Onbekend' })
export const concordanties = words({ volgt: 'IND volgt het advies', 'volgt-deels': 'IND volgt voor een deel', 'wijkt-af': 'IND wijkt af', 'zonder-advies': 'Besloten zonder het advies', 'nog-niet': 'Nog geen besluit gemeld', nvt: 'Geen advies uitgebracht' })
export const motieven = words({ 'ander-gewicht': 'Dezelfde feiten wegen anders', 'nieuwe-informatie': 'Informatie die het panel niet had', motivering: 'Motivering niet te volgen', zorgvuldigheid: 'Niet zorgvuldig tot stand gekomen', 'wet-of-beleid': 'Wet of beleid laat het niet toe', 'openbare-orde': 'Openbare orde of nationale veiligheid', anders: 'Een andere reden', nvt: 'Niet afgeweken' })
export const bronnen = words({
  verklaring: 'Verklaring van betrokkene', gehoor: 'Verslag van een gehoor of hoorzitting', dossier: 'Stuk uit een eerdere procedure', medisch: 'Medisch of psychologisch stuk', begeleiding: 'Verslag van opvang of begeleiding',
  document: 'Paspoort of ander document', land: 'Informatie over een land of reis', ander: 'Verklaring van iemand anders', anders: 'Andere bron', onbekend: 'Onbekend'
})
export const behoeften = words({ minderjarig: 'Minderjarig of twijfel', zwanger: 'Zwanger', kinderen: 'Zorg voor kinderen', medisch: 'Medisch of psychisch', beperking: 'Beperking', anders: 'Andere kwetsbaarheid' })

export const delingen = words({ totaal: 'Geen verdeling', spoor: 'Spoor', uitkomst: 'Uitkomst van het advies', regio: 'Regio' })
export type Deling = (typeof delingen.codes)[number]

const dag = z.iso.date().refine((day) => day >= '1990-01-01' && day <= '2099-12-31')
const day = dag.nullable()
const flag = z.boolean().nullable()

export const zaakSchema = z.strictObject({
  bron: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  nummer: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
  teldag: dag,
  regio: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  spoor: z.enum(sporen.codes),
  geslacht: z.enum(geslachten.codes),
  leeftijd: z.int().min(0).max(120).nullable(),
  nationaliteit: z.string().regex(/^([A-Z]{2}|onbekend|staatloos)$/),
  eerderAsiel: flag,
  eerderRegulier: flag,
  eerstBedenktijd: flag,
  asielVerkozen: flag,
  vorm: z.enum(vormen.codes),
  /** Days between leaving the situation and the aangifte or aanmelding. */
  uitSituatieDagen: z.int().min(0).max(36_500).nullable(),
  taal: z.string().regex(/^([a-z]{2,3}|onbekend)$/),
  behoeften: z.array(z.enum(behoeften.codes)),
  aangemeldOp: day,
  aangifteOp: day,
  ontvangstIndOp: day,
  verleningOp: day,
  pasOp: day,
  sepotOp: day,
  voornemenOp: day,
  intrekkingOp: day,
  aanvraagOp: day,
  besluitOp: day,
  besluit: z.enum(besluiten.codes).nullable(),
  weigeringPrimair: z.enum(weigeringsgronden.codes).nullable(),
  weigeringSecundair: z.enum(weigeringsgronden.codes).nullable(),
  bezwaarOp: day,
  besluitBezwaarOp: day,
  besluitBezwaar: z.enum(bezwaarbesluiten.codes).nullable(),
  beroepOp: day,
  uitspraak: z.enum(uitspraken.codes).nullable(),
  /** Hours from the end of the procedure to the notice to the municipality. */
  meldingGemeenteUren: z.int().min(0).max(100_000).nullable(),
  panelStand: z.enum(panelStanden.codes),
  hoorzitting: z.enum(hoorstanden.codes),
  hoorzittingOp: day,
  verslagOp: day,
  correctieOp: day,
  adviesOp: day,
  panelUitkomst: z.enum(panelUitkomsten.codes),
  /** A member recorded another end view than the advies. */
  tegenstem: flag,
  zittingen: z.array(zittingSchema),
  tolk: z.enum(tolken.codes),
  heropend: flag,
  concordantie: z.enum(concordanties.codes),
  /** Why the IND departed from the advies, wholly or in part. */
  motief: z.enum(motieven.codes),
  /** Per criterion `versie|code|versterkt.neutraal.verzwakt.niet-te-beoordelen` with the number of each. */
  beelden: z.array(z.string().regex(/^[^|]{1,60}\|[A-Z][0-9]{1,2}\|\d\.\d\.\d\.\d$/)),
  /** What kinds of source were missing where somebody could not judge; each once. */
  ontbrekendeBronnen: z.array(z.enum(bronnen.codes))
})
export type Zaak = z.infer<typeof zaakSchema>

/** A case of which nothing is known but where it came from and when it counts. */
export const leegZaak = (bron: string, nummer: string, teldag: string): Zaak => ({
  bron, nummer, teldag, regio: 'onbekend', spoor: 'onbekend', geslacht: 'onbekend', leeftijd: null, nationaliteit: 'onbekend', eerderAsiel: null, eerderRegulier: null, eerstBedenktijd: null,
  asielVerkozen: null, vorm: 'onbekend', uitSituatieDagen: null, taal: 'onbekend', behoeften: [], aangemeldOp: null, aangifteOp: null, ontvangstIndOp: null, verleningOp: null, pasOp: null, sepotOp: null,
  voornemenOp: null, intrekkingOp: null, aanvraagOp: null, besluitOp: null, besluit: null, weigeringPrimair: null, weigeringSecundair: null, bezwaarOp: null, besluitBezwaarOp: null, besluitBezwaar: null,
  beroepOp: null, uitspraak: null, meldingGemeenteUren: null, panelStand: 'geen', hoorzitting: 'geen', hoorzittingOp: null, verslagOp: null, correctieOp: null, adviesOp: null, panelUitkomst: 'geen-advies',
  tegenstem: null, zittingen: [], tolk: 'onbekend', heropend: null, concordantie: 'nvt', motief: 'nvt', beelden: [], ontbrekendeBronnen: []
})

/** Table → row → number. A missing row is none. */
export type Telling = Record<string, Record<string, number>>
