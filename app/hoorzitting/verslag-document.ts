import type * as Y from 'yjs'
import { plainParagraphs } from '~/platform/text'

/** The root of the text in a verslag room; app/dossier/rooms.ts admits it and no other. */
export const VERSLAG_ROOT = 'verslag'

/**
 * The verslag as it stands in a room, the one reading that browser and server share: what was seen is what is compared. Each hands
 * in `readParagraphs` from its own door of the rooms.
 */
export const readVerslagDocument = (doc: Y.Doc, readParagraphs: (text: Y.XmlFragment) => string[]): string[] => plainParagraphs(readParagraphs(doc.getXmlFragment(VERSLAG_ROOT)))
