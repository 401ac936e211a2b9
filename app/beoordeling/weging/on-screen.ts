import type * as Y from 'yjs'
import { readParagraphs } from '~realtime/browser/index'
import type { WegingGroep } from '../read-weging.server'
import type { StandpuntDraft } from '../standpunt'
import { readBalansen, readStandpuntDocument } from '../weging-documents'

/** The balance texts as they stand in this window, per group code. */
export const balansenOnScreen = (doc: Y.Doc, groepen: readonly WegingGroep[]): Record<string, string[]> =>
  readBalansen(doc, groepen.map(({ code }) => code), readParagraphs)

/** The own end view as it stands in this window. */
export const standpuntOnScreen = (doc: Y.Doc): StandpuntDraft => readStandpuntDocument(doc, readParagraphs)
