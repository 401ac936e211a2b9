import { aanleidingen, behoeften, bronnen, besluiten, concordanties, geslachten, hoorstanden, motieven, panelStanden, panelUitkomsten, sporen, tolken, uitspraken, vormen, weigeringsgronden, zittingStanden } from '../schema'

/** A number of the report; null: not told, because it is below five or would give such a number back. */
export type Cel = number | null

export interface Kolom {
  code: string
  naam: string
}

export interface Rij {
  code: string
  naam: string
  cellen: Cel[]
  /** Cases outside the base: named, and in no percentage. */
  nvt?: true
}

export interface Verdeling {
  soort: 'verdeling'
  code: string
  nummer: string
  titel: string
  /** Of what the percentages are. */
  basis: string
  rijen: Rij[]
  /** The base per column. */
  bases: Cel[]
  /** A case may stand in more rows than one: the rows do not add up to the base. */
  meerdere?: true
}

/** `klasse`: outside the team n is told in classes only. Mean and median in the unit of the row, rounded; range left out outside the team. */
export interface DuurCel {
  n: number | null
  klasse: string | null
  gemiddelde: number
  mediaan: number | null
  laagste: number | null
  hoogste: number | null
  binnenStreef: number | null
}

export interface DuurRij {
  code: string
  naam: string
  eenheid: string
  streef: string | null
  cellen: (DuurCel | null)[]
}

export interface Doorlooptabel {
  soort: 'doorlooptijden'
  code: string
  nummer: string
  titel: string
  rijen: DuurRij[]
}

/** How the members' judgements on one criterion lay beside each other, over dossiers: never by whom or of which discipline. */
export interface BeeldRij {
  code: string
  catalogus: string
  dossiers: Cel
  eens: Cel
  verschillend: Cel
  tegengesteld: Cel
  nietTeBeoordelen: Cel
  /** Of each two members who judged, how many judged alike, in percent: the mean over the dossiers. Null where nowhere two judged. */
  gelijk: Cel
}

export interface Beeldtabel {
  soort: 'beelden'
  code: 'beelden'
  nummer: string
  titel: string
  rijen: BeeldRij[]
  /** Krippendorff's alpha over all criteria, with the number of dossiers; null below the minimum. */
  alfa: number | null
  dossiers: Cel
}

export type Tabel = Verdeling | Doorlooptabel | Beeldtabel

export interface Rapport {
  kolommen: Kolom[]
  /** Cases per column. */
  zaken: Cel[]
  tabellen: Tabel[]
}

export interface VerdelingVorm {
  code: string
  nummer: string
  titel: string
  basis: string
  /** Named rows in their order; `open`: rows are named by what the cases say. */
  rijen: Readonly<Record<string, string>>
  open?: 'land' | 'taal' | 'plaats'
  banden?: 'leeftijd' | 'uit_situatie'
  meerdere?: true
  /** The base of rows that do not add up. */
  basisRij?: string
}

const jaNee = { ja: 'Ja', nee: 'Nee', onbekend: 'Onbekend' }
const { nvt: _geenAdvies, ...concordantie } = concordanties.naam
const { nvt: _nietAfgeweken, ...motief } = motieven.naam
const { geen: _nietVoorgelegd, ...panelStand } = panelStanden.naam
const { 'geen-advies': _zonder, ...uitkomst } = panelUitkomsten.naam

/** The tables of domein.md §10.1–10.8 and 10.10–10.12, and of §10.14. Numbers as there. */
export const verdelingen: readonly VerdelingVorm[] = [
  { code: 'regio', nummer: '10.1', titel: 'Verleende vergunningen per regio', basis: 'zaken met een verleende vergunning', rijen: { onbekend: 'Onbekend' }, open: 'plaats' },
  { code: 'zaken', nummer: '10.2', titel: 'Zaken per spoor', basis: 'alle zaken', rijen: sporen.naam },
  { code: 'asiel_verkozen', nummer: '10.2a', titel: 'Asiel verkozen boven de vergunning', basis: 'alle zaken', rijen: jaNee },
  { code: 'bedenktijd', nummer: '10.2b', titel: 'Eerst bedenktijd', basis: 'alle zaken', rijen: jaNee },
  { code: 'geslacht', nummer: '10.3', titel: 'Geslacht', basis: 'alle zaken', rijen: geslachten.naam },
  { code: 'nationaliteit', nummer: '10.4', titel: 'Nationaliteit', basis: 'alle zaken', rijen: { staatloos: 'Staatloos', onbekend: 'Onbekend' }, open: 'land' },
  { code: 'leeftijd', nummer: '10.5', titel: 'Leeftijd op de teldag', basis: 'alle zaken', rijen: { onbekend: 'Onbekend' }, banden: 'leeftijd' },
  { code: 'voorprocedure', nummer: '10.6', titel: 'Eerdere procedures', basis: 'alle zaken (personen; wie er twee had, staat in twee rijen)', rijen: { geen: 'Geen', asiel: 'Asiel', regulier: 'Regulier', onbekend: 'Onbekend' }, meerdere: true },
  { code: 'voorprocedure_groep', nummer: '10.6a', titel: 'Eerdere procedures, per persoon', basis: 'alle zaken', rijen: { geen: 'Geen', asiel: 'Alleen asiel', regulier: 'Alleen regulier', beide: 'Asiel en regulier', onbekend: 'Onbekend' } },
  { code: 'vorm', nummer: '10.7', titel: 'Vorm van uitbuiting', basis: 'alle zaken', rijen: vormen.naam },
  { code: 'uit_situatie', nummer: '10.8', titel: 'Tijd tussen het vertrek uit de situatie en de aangifte', basis: 'alle zaken', rijen: { onbekend: 'Onbekend' }, banden: 'uit_situatie' },
  {
    code: 'voortgezet', nummer: '10.10', titel: 'Voortgezet verblijf', basis: 'alle zaken', meerdere: true,
    rijen: { vergunningen: 'Verleende vergunningen', aanvragen: 'Aanvragen voortgezet verblijf', ingewilligd: 'Ingewilligd', bezwaren: 'Bezwaren', 'ingewilligd-in-bezwaar': 'Ingewilligd in bezwaar' }
  },
  {
    code: 'weigering_primair', nummer: '10.11', titel: 'Besluit op de aanvraag, met de eerste grond van afwijzing', basis: 'aanvragen voortgezet verblijf',
    rijen: { ...weigeringsgronden.naam, ingewilligd: besluiten.naam.ingewilligd, ingetrokken: besluiten.naam.ingetrokken, 'nog-geen-besluit': 'Nog geen besluit', onbekend: 'Onbekend' }
  },
  { code: 'weigering_secundair', nummer: '10.11a', titel: 'Tweede grond van afwijzing', basis: 'afgewezen aanvragen', rijen: { ...weigeringsgronden.naam, geen: 'Geen tweede grond', onbekend: 'Onbekend' } },
  { code: 'beroep', nummer: '10.12', titel: 'Uitkomst van het beroep', basis: 'zaken met beroep', rijen: { ...uitspraken.naam, 'nog-geen-uitspraak': 'Nog geen uitspraak', onbekend: 'Onbekend' } },
  { code: 'panel', nummer: '10.14a', titel: 'Aanmeldingen bij het panel', basis: 'zaken bij het panel', rijen: { ...panelStand, onbekend: 'Onbekend' } },
  { code: 'uitkomst', nummer: '10.14b', titel: 'Uitgebrachte adviezen per uitkomst', basis: 'uitgebrachte adviezen', rijen: { ...uitkomst, onbekend: 'Onbekend' } },
  { code: 'tegenstem', nummer: '10.14c', titel: 'Adviezen met een afwijkend oordeel', basis: 'uitgebrachte adviezen', rijen: jaNee },
  { code: 'hoorzitting', nummer: '10.14e', titel: 'Horen', basis: 'zaken bij het panel', rijen: { ...hoorstanden.naam, onbekend: 'Onbekend' } },
  { code: 'zittingen', nummer: '10.14f', titel: 'Zittingen, ook verzette en vervallen', basis: 'geplande zittingen', rijen: zittingStanden.naam, meerdere: true },
  { code: 'zitting_aanleiding', nummer: '10.14g', titel: 'Waardoor een zitting werd verzet of verviel', basis: 'verzette en vervallen zittingen', rijen: aanleidingen.naam, meerdere: true },
  { code: 'tolk', nummer: '10.14i', titel: 'Tolk bij de hoorzitting', basis: 'gehouden hoorzittingen', rijen: tolken.naam },
  { code: 'heropend', nummer: '10.14j', titel: 'Heropende beoordelingen', basis: 'zaken bij het panel', rijen: jaNee },
  { code: 'concordantie', nummer: '10.14k', titel: 'Wat de IND met het advies deed', basis: 'uitgebrachte adviezen', rijen: { ...concordantie, onbekend: 'Onbekend' } },
  { code: 'motief', nummer: '10.14l', titel: 'Waarom de IND afweek of voor een deel volgde', basis: 'adviezen waarvan de IND afweek of die zij voor een deel volgde', rijen: { ...motief, onbekend: 'Onbekend' } },
  { code: 'taal', nummer: '10.14m', titel: 'Taal', basis: 'alle zaken', rijen: { onbekend: 'Onbekend' }, open: 'taal' },
  { code: 'behoeften', nummer: '10.14n', titel: 'Bijzondere behoeften', basis: 'alle zaken (wie er meer heeft, staat in meer rijen)', rijen: { ...behoeften.naam, geen: 'Geen genoteerd' }, meerdere: true },
  { code: 'ontbrekende_bron', nummer: '10.14o', titel: 'Welke bron ontbrak waar iemand niet kon oordelen', basis: 'soorten bron, per advies één keer geteld', rijen: bronnen.naam, meerdere: true }
]

/** Fewer dossiers than this, and no alpha is given: it says something of a group only over many (R-RAP-8). */
/** Of fewer dossiers nothing is told of how judgements lay beside each other or of dissent, inside the team either: it would be the judgements in one dossier (R-RAP-15). */
export const MINIMUM_OORDELEN = 5
export const MINIMUM_ALFA = 20
