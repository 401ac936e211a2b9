import type * as Y from 'yjs'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import { draftKey, tekstVelden, writeCitaten, type DraftFields, type DraftVeld } from './draft-fields'
import type { EisAntwoord, ScoreEntry, ScoreSheetRecord } from './schema'

/** What a field of the draft is called that has another name in the record. */
const veldOf: Readonly<Record<string, string>> = { ontbrekendeBron: 'ontbrekend' }

/**
 * The draft that gives this sheet again: reading it finds the same entries. A new round begins with it, so that its member changes only what is new
 * (R-BEO-95). What the record leaves out (*n.v.t.*, a weight that was not asked) is left out here too.
 */
export const draftOfSheet = ({ entries }: Pick<ScoreSheetRecord, 'entries'>): DraftFields => Object.fromEntries(entries.flatMap(fieldsOf))

function fieldsOf(entry: ScoreEntry): [string, string][] {
  const { code, ...rest } = entry
  return Object.entries(rest).flatMap(([name, value]): [string, string][] => {
    const key = `${code}/${veldOf[name] ?? name}`
    if (name === 'antwoorden') return answersOf(entry).flatMap((answer) => answerFields(answer).map(([veld, text]): [string, string] => [draftKey(code, veld), text]))
    if (name === 'citaten') return 'citaten' in entry ? [[key, writeCitaten(entry.citaten)]] : []
    if (value === true) return name === 'nvt' ? [] : [[key, 'ja']]
    return typeof value === 'string' ? [[key, value]] : []
  })
}

const answersOf = (entry: ScoreEntry): readonly EisAntwoord[] => ('antwoorden' in entry ? (entry.antwoorden ?? []) : [])

/** The fields that give this answer again; see draft-answers.ts, which reads them. */
function answerFields(answer: EisAntwoord): [DraftVeld, string][] {
  switch (answer.vraagt) {
    case 'notitie':
      return [['notitie', answer.tekst]]
    case 'motivering':
      return [['motivering', answer.tekst]]
    case 'andere grond':
      return [['alleenDat', 'nee'], ['grond', answer.tekst]]
    case 'weersprekend citaat':
      return [['weersprekend', writeCitaten([answer.citaat])], ['weerspreekt', answer.weerspreekt]]
    case 'voorlegging':
      if (answer.waar === null) return [['voorgelegd', 'niet'], ['voorlegging', answer.reden]]
      return [['voorgelegd', 'verslag' in answer.waar ? 'verslag' : writeCitaten([answer.waar])], ['voorlegging', answer.antwoord]]
  }
}

/** Writes fields into an empty score document, as the screen does: choices in the map, each typed field its own text. */
export function writeDraftDocument(doc: Y.Doc, fields: DraftFields): void {
  const typed = new Set<string>(tekstVelden)
  for (const [key, value] of Object.entries(fields)) {
    if (typed.has(key.split('/')[1] ?? '')) doc.getText(scoreTextRoot(key)).insert(0, value)
    else doc.getMap(SCORE_FIELDS_ROOT).set(key, value)
  }
}
