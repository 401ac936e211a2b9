import { isDeepStrictEqual } from 'node:util'
import { printingPress } from './printing-press'
import type { AdviesDocument } from './schema'

/**
 * Is what this advies was made with, as it names it in `opgemaakt`, what prints here: Typst and each typeface? An advies that names none is of the
 * first form, from before there was another. Only what names another press may differ from what we print.
 */
export const isPressAtHand = (document: AdviesDocument): boolean =>
  document.schema === 'weging-advies/v1' || isDeepStrictEqual(document.opgemaakt, printingPress)
