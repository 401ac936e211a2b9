import * as Y from 'yjs'
import { balansRoot } from '~/dossier/rooms'
import { plainParagraphs, plainText } from '~/platform/text'
import type { StandpuntDraft } from './standpunt'

// The one reading of the two rooms of the weighing that browser and server share: what a person saw is what is compared and recorded.

/** Reads the paragraphs of a shared text; browser and server each hand in that of their own door of the rooms. */
type ReadParagraphs = (text: Y.XmlFragment) => string[]

/** The balance texts of a weighing room: paragraphs per group code, only those that say something. */
export function readBalansen(doc: Y.Doc, groepen: readonly string[], readParagraphs: ReadParagraphs): Record<string, string[]> {
  return Object.fromEntries(groepen.map((code) => [code, plainParagraphs(readParagraphs(doc.getXmlFragment(balansRoot(code))))]))
}

/**
 * A standpunt room: the map `standpunt` holds what is chosen (`uitkomst`, and the codes `dragend` and `versterkt`, see `writeCodes`), `toelichting` and `afwijkend` are texts, and
 * `ontbreekt` is a list of maps with two plain strings each, `wat` and `wie`. One writer, so whole values are enough there.
 */
export const STANDPUNT_ROOTS = { keuze: 'standpunt', toelichting: 'toelichting', afwijkend: 'afwijkend', ontbreekt: 'ontbreekt' } as const

export type OntbreektRegel = { wat: string; wie: string }

/** The end view as it stands in its room. What is no text counts as empty. */
export function readStandpuntDocument(doc: Y.Doc, readParagraphs: ReadParagraphs): StandpuntDraft {
  return {
    uitkomst: textOf(doc.getMap(STANDPUNT_ROOTS.keuze).get('uitkomst')),
    toelichting: plainParagraphs(readParagraphs(doc.getXmlFragment(STANDPUNT_ROOTS.toelichting))),
    afwijkend: plainParagraphs(readParagraphs(doc.getXmlFragment(STANDPUNT_ROOTS.afwijkend))),
    ontbreekt: typedOntbreekt(doc).map(({ wat, wie }) => ({ wat: plainText(wat), wie: plainText(wie) })),
    dragend: codesOf(doc.getMap(STANDPUNT_ROOTS.keuze).get('dragend')),
    versterkt: codesOf(doc.getMap(STANDPUNT_ROOTS.keuze).get('versterkt'))
  }
}

/** The lines of what is missing exactly as typed, for the fields on the screen. */
export function typedOntbreekt(doc: Y.Doc): OntbreektRegel[] {
  return doc
    .getArray<unknown>(STANDPUNT_ROOTS.ontbreekt)
    .toArray()
    .map((line) => (line instanceof Y.Map ? { wat: textOf(line.get('wat')), wie: textOf(line.get('wie')) } : { wat: '', wie: '' }))
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Codes as they stand in one value of the map: `A,B`. */
export const writeCodes = (codes: readonly string[]): string => codes.join(',')
const codesOf = (value: unknown): string[] => textOf(value).split(',').filter((code) => /^[A-Z][0-9]{0,2}$/.test(code))
