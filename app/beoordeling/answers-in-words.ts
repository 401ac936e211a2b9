import type { Citaat, EisAntwoord, ScoreEntry } from './schema'

const citaatInWords = ({ stuk, plaats }: Citaat): string => (plaats === null ? `stuk ${stuk}` : `stuk ${stuk}, ${plaats}`)

/** What a judgement answered beside itself, one line per demand of the catalogue; none where nothing was asked. */
export const answersInWords = (entry: ScoreEntry): string[] => ('antwoorden' in entry ? (entry.antwoorden ?? []).map(answerInWords) : [])

function answerInWords(answer: EisAntwoord): string {
  switch (answer.vraagt) {
    case 'notitie':
      return `Referentiekader: ${answer.tekst}`
    case 'motivering':
      return `Extra motivering: ${answer.tekst}`
    case 'andere grond':
      return `Onderzocht: ${answer.tekst}`
    case 'weersprekend citaat':
      return `Weersproken door ${citaatInWords(answer.citaat)}: ${answer.weerspreekt}`
    case 'voorlegging':
      if (answer.waar === null) return `Niet voorgelegd: ${answer.reden}`
      return `Voorgelegd (${'verslag' in answer.waar ? 'verslag van de hoorzitting' : citaatInWords(answer.waar)}), antwoord: ${answer.antwoord}`
  }
}
