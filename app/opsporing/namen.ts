import type { Aard, IndicatieInhoud } from './schema'

/** What the values of a lead are called on a screen and on paper. */
export const aardNaam: Readonly<Record<Aard, string>> = {
  dader: 'Dader of betrokken persoon',
  plaats: 'Plaats',
  reis: 'Reis',
  getuige: 'Getuige',
  contact: 'Telefoon, internet of ander contact',
  vervoer: 'Vervoermiddel',
  geld: 'Geld of goederen',
  document: 'Document',
  onderzoek: 'Stap in het onderzoek',
  anders: 'Iets anders',
  'niet-ingedeeld': 'Niet ingedeeld'
}

export const bronNaam: Readonly<Record<IndicatieInhoud['betrouwbaarheidBron'], string>> = {
  betrouwbaar: 'Betrouwbaar',
  wisselend: 'Niet altijd betrouwbaar',
  onbetrouwbaar: 'Onbetrouwbaar',
  'niet-te-beoordelen': 'Niet te beoordelen'
}

export const informatieNaam: Readonly<Record<IndicatieInhoud['betrouwbaarheidInformatie'], string>> = {
  'zelf-waargenomen': 'Door de bron zelf waargenomen',
  bevestigd: 'Door een andere bron bevestigd',
  'niet-bevestigd': 'Niet bevestigd',
  tegengesproken: 'Door een andere bron tegengesproken',
  'niet-te-beoordelen': 'Niet te beoordelen'
}

const herkomsten: Readonly<Record<string, string>> = {
  opsporing: 'Opsporing',
  'opsporing-zelf': 'Hier geschreven',
  tijdlijn: 'Strafzaak, tijdlijn',
  verklaringen: 'Strafzaak, verklaring',
  stukken: 'Strafzaak, stuk',
  beoordeling_door_instanties: 'Strafzaak, beoordeling',
  tegenstrijdigheden_in_bronnen: 'Strafzaak, tegenstrijdigheid',
  bronfragmenten: 'Strafzaak, bron'
}

export const herkomstNaam = (herkomst: string): string => herkomsten[herkomst] ?? herkomst
