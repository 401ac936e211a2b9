import type { AdviesDocument } from './schema'

/** What prints here. A test compares it with what is installed. */
export const ownPrinter = 'typst-ts-node-compiler 0.7.0'

/**
 * Is the printer with which this advies was made, as it names it in `opgemaakt`, the one that prints here? An advies that names none is of the first
 * form, from before there was another. Only what names another printer may differ from what we print.
 */
export function isPressAtHand(document: AdviesDocument): boolean {
  const { opgemaakt } = document as { opgemaakt?: { typst: string } }
  return opgemaakt === undefined || opgemaakt.typst.includes(ownPrinter)
}
