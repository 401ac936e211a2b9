import { isDeepStrictEqual } from 'node:util'
import { pressOfFirstForm, printingPress } from './printing-press'
import type { AdviesDocument } from './schema'

/**
 * Is what this advies was made with what prints here: Typst and each typeface? An advies names them in `opgemaakt`; one of the first form names
 * none, and was made with `pressOfFirstForm`. Only what was made with another press may differ from what we print.
 */
export const isPressAtHand = (document: AdviesDocument): boolean =>
  isDeepStrictEqual(document.schema === 'weging-advies/v1' ? pressOfFirstForm : document.opgemaakt, printingPress)
