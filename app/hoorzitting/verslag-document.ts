import type * as Y from 'yjs'
import { plainParagraphs } from '~/platform/text'
import { readParagraphs } from '~realtime/read-text'

/** The root of the text in a verslag room; app/dossier/rooms.ts admits it and no other. */
export const VERSLAG_ROOT = 'verslag'

/** The verslag as it stands in a room, the one reading that browser and server share: what was seen is what is compared. */
export const readVerslagDocument = (doc: Y.Doc): string[] => plainParagraphs(readParagraphs(doc.getXmlFragment(VERSLAG_ROOT)))
