// What people type in rooms, in the form in which the screens write it.
import * as Y from 'yjs'
import { ADVIES_ROOTS } from '~/advies/advies-document'
import { tekstVelden, type DraftFields } from '~/beoordeling/draft-fields'
import { STANDPUNT_ROOTS } from '~/beoordeling/weging-documents'
import { AANTEKENING_ROOT, SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'

const typed = new Set<string>(tekstVelden)

/** Fills in a score sheet: choices in the map, each typed field its own text. What stood there is replaced. */
export function writeDraft(doc: Y.Doc, fields: DraftFields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (!typed.has(key.split('/')[1] ?? '')) doc.getMap(SCORE_FIELDS_ROOT).set(key, value)
    else replaceText(doc.getText(scoreTextRoot(key)), value)
  }
}

function replaceText(text: Y.Text, value: string): void {
  text.delete(0, text.length)
  text.insert(0, value)
}

/** Adds one paragraph, as the editor does. */
export function addParagraph(fragment: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  fragment.push([paragraph])
}

/** Types at the end of the own notes. */
export function writeNotes(doc: Y.Doc, words: string): void {
  const notes = doc.getText(AANTEKENING_ROOT)
  notes.insert(notes.length, words)
}

export function writeStandpunt(doc: Y.Doc, uitkomst: string, toelichting: string): void {
  const keuze = doc.getMap(STANDPUNT_ROOTS.keuze)
  for (const [key, value] of Object.entries({ uitkomst, dragend: 'A,B', versterkt: 'A1' })) keuze.set(key, value)
  addParagraph(doc.getXmlFragment(STANDPUNT_ROOTS.toelichting), toelichting)
}

export function writeAdvies(doc: Y.Doc, uitkomst: string, samenvatting: string): void {
  const conclusie = doc.getMap(ADVIES_ROOTS.conclusie)
  conclusie.set('uitkomst', uitkomst)
  conclusie.set('wijze', 'eenstemmig')
  addParagraph(doc.getXmlFragment(ADVIES_ROOTS.samenvatting), samenvatting)
}
