// The terms of the chain that can be lengthened, and why they were, as the report names them: codes of the chain, names as it has them.

/** Per term what has to be done in it; one code can stand in more tracks than one. */
export const termijnNamen: Readonly<Record<string, string>> = {
  'b8/melding-ind': 'Aangifte melden aan de IND',
  'b8/melding-om': 'Aangifte melden aan het OM',
  'b8/verlening': 'Beslissen over de vergunning',
  'b8/dossier-om': 'Dossier naar het OM',
  'b8/beoordeling-om': 'Beslissen over de aangifte',
  'b8/voornemen': 'Voornemen na het sepot',
  'b8/zienswijze': 'Zienswijze indienen',
  'b8/melding-gemeente': 'Gemeente informeren',
  'b8/melding-gemeente-bezwaar': 'Gemeente informeren na het bezwaar',
  'b8/beslistermijn': 'Beslissen over voortgezet verblijf',
  'b8/beslistermijn-bezwaar': 'Beslissen op bezwaar',
  'niet-meewerken/beslistermijn': 'Beslissen op de aanvraag',
  'niet-meewerken/beslistermijn-bezwaar': 'Beslissen op bezwaar',
  'dublin/oordeel': 'Vier werkweken om te oordelen',
  'minderjarig/voogd': 'Voogd aanwijzen'
}

export const redenNamen: Readonly<Record<string, string>> = {
  stukken: 'Er ontbreken stukken', ziekte: 'Iemand is ziek', tolk: 'Er is nog geen tolk', vakantie: 'Vakantie of feestdagen', vervolgaanvraag: 'Ruimte voor een vervolgaanvraag', gemachtigde: 'Gevraagd door de gemachtigde',
  zorgvuldig: 'Nodig voor een zorgvuldig onderzoek', veiligheid: 'Veiligheid van betrokkene', anders: 'Iets anders'
}

/** How often one term was lengthened for one reason, all by their codes. */
export interface Verlenging {
  spoor: string
  termijn: string
  reden: string
  aantal: number
}
