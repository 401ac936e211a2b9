/** What kind of source is missing where a member cannot judge. Only this kind is counted over dossiers; the words stay in the sheet (domein §10.14, R-BEO-180). Never what comes from the investigation. */
export const soortBronTekst = {
  verklaring: 'Een verklaring van betrokkene',
  gehoor: 'Een verslag van een gehoor of hoorzitting',
  dossier: 'Een stuk uit een eerdere procedure',
  medisch: 'Een medisch of psychologisch stuk',
  begeleiding: 'Een verslag van opvang of begeleiding',
  document: 'Een paspoort of een ander document',
  land: 'Informatie over een land of een reis',
  ander: 'Een verklaring van iemand anders',
  anders: 'Een andere bron'
} as const
export type SoortBron = keyof typeof soortBronTekst
export const soortenBron = Object.keys(soortBronTekst) as SoortBron[]
export const isSoortBron = (value: string): value is SoortBron => Object.hasOwn(soortBronTekst, value)
