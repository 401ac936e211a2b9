import * as Y from 'yjs'
import { plainParagraphs } from '~/platform/text'
import { VERSLAG_ROOT } from '../verslag-document'

/**
 * Puts a text at the end of the shared verslag, one paragraph per line, in the shape of the editor and under nobody's name
 * but that of the window it is done in (R-HRZ-23). Lines that say nothing are left out; returns how many paragraphs came in.
 */
export function addPassage(verslag: Y.Doc, text: string): number {
  const paragraphs = plainParagraphs(text.split('\n')).map(makeParagraph)
  if (paragraphs.length > 0) verslag.getXmlFragment(VERSLAG_ROOT).push(paragraphs)
  return paragraphs.length
}

function makeParagraph(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  return paragraph
}
