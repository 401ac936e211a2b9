import type * as Y from 'yjs'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import { tekstVelden, writeCitaten, type DraftFields } from './draft-fields'
import type { ScoreEntry, ScoreSheetRecord } from './schema'

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
    if (Array.isArray(value)) return [[key, writeCitaten(value)]]
    if (value === true) return name === 'nvt' ? [] : [[key, 'ja']]
    return typeof value === 'string' ? [[key, value]] : []
  })
}

/** Writes fields into an empty score document, as the screen does: choices in the map, each typed field its own text. */
export function writeDraftDocument(doc: Y.Doc, fields: DraftFields): void {
  const typed = new Set<string>(tekstVelden)
  for (const [key, value] of Object.entries(fields)) {
    if (typed.has(key.split('/')[1] ?? '')) doc.getText(scoreTextRoot(key)).insert(0, value)
    else doc.getMap(SCORE_FIELDS_ROOT).set(key, value)
  }
}
