import type * as Y from 'yjs'
import { zetels, type Zetel } from '~/dossier/schema'
import { MOMENTEN_ROOT } from '../verslag-document'
import { kloktijd } from './schema'

/** A moment that somebody marked: when, and which seat. No word beside it (R-HRZ-57). */
export interface Moment {
  tijd: string
  wie: Zetel
}

/** The marked moments in the order of the clock; what has another shape is left out. */
export function readMomenten(doc: Y.Doc): Moment[] {
  return doc
    .getArray(MOMENTEN_ROOT)
    .toArray()
    .flatMap((value) => {
      const { tijd, wie } = (value ?? {}) as Record<string, unknown>
      const zetel = zetels.find((known) => known === wie)
      return typeof tijd === 'string' && kloktijd.test(tijd) && zetel ? [{ tijd, wie: zetel }] : []
    })
    .sort((one, other) => (one.tijd < other.tijd ? -1 : Number(one.tijd > other.tijd)))
}

/** Marks a moment. The same minute by the same seat is one mark: a key that is pressed twice says nothing more. */
export function addMoment(doc: Y.Doc, moment: Moment): void {
  if (readMomenten(doc).some(({ tijd, wie }) => tijd === moment.tijd && wie === moment.wie)) return
  doc.getArray(MOMENTEN_ROOT).push([moment])
}
