import type * as Y from 'yjs'
import { plainParagraphs } from '~/platform/text'
import { isSpreker, kloktijd, type VerslagAlinea } from './verslag/schema'

/** The root of the text in a verslag room. */
export const VERSLAG_ROOT = 'verslag'
/** The list of marked moments in a verslag room: when, and which seat; nothing else (R-HRZ-57). */
export const MOMENTEN_ROOT = 'momenten'
/** A map in a verslag room that only says that something happened in the room, so that open windows ask the page again. */
export const ZAAL_ROOT = 'zaal'

/**
 * The verslag as it stands in a room, the one reading that browser and server share: what was seen is what is compared. Each hands
 * in `readParagraphs` from its own door of the rooms.
 */
export const readVerslagDocument = (doc: Y.Doc, readParagraphs: (text: Y.XmlFragment) => string[]): string[] => plainParagraphs(readParagraphs(doc.getXmlFragment(VERSLAG_ROOT)))

interface Noted {
  text: string
  notes: Record<string, unknown>
}

/** The same, each paragraph with when it was begun and who speaks; what is no time and no speaker counts as not marked (R-HRZ-55). */
export const readVerslagAlineas = (doc: Y.Doc, readNotedParagraphs: (text: Y.XmlFragment) => Noted[]): VerslagAlinea[] =>
  readNotedParagraphs(doc.getXmlFragment(VERSLAG_ROOT)).flatMap(({ text, notes: { tijd, spreker } }) => {
    const noted = { tijd: typeof tijd === 'string' && kloktijd.test(tijd) ? tijd : null, spreker: isSpreker(spreker) ? spreker : null }
    return plainParagraphs([text]).map((tekst) => ({ ...noted, tekst }))
  })
