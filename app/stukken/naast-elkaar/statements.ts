import type { Stuk } from '../stukken.server'

/** What can be laid beside each other: what the whole panel reads and is somebody's statement or a report of a talk (R-STU-60). */
export const statementsOf = (stukken: readonly Stuk[]): Stuk[] => stukken.filter(({ compartiment, spreker, soort }) => compartiment === 'panel' && (spreker !== null || /verklaring|verslag|gehoor|verhoor/i.test(soort)))

/** The verslag of the hearing, read as a stuk among the others; it has no number (0). */
export const verslagAsStuk = ({ datum, alineas }: { datum: string; alineas: readonly string[] }): Stuk => ({
  nummer: 0, soort: 'verslag', titel: 'Verslag van de hoorzitting', auteur: null, datumTekst: datum, inhoud: alineas.join('\n'), toelichting: null, vindplaats: null, compartiment: 'panel',
  herkomst: null, afdekken: false, spreker: 'betrokkene', toegevoegdOp: null, bestand: null
})
