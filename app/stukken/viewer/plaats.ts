import { plainText } from '~/platform/text'

// Where in a stuk a citation points, as it stands in a record and as people read it in an advies (R-STU-40):
//   blz. 12                       a page
//   blz. 12: “woorden”            a passage on a page
//   blz. 12, vak 10,20–55,40      a region: left,top–right,bottom in whole percents of the page
//   “woorden”                     a passage in a stuk that is text
// What somebody typed themselves (“p. 2”, “alinea 4”) is a place too, and no pin.

/** What a record allows for the place in a stuk, in characters. */
export const maxPlaats = 200

/** A region of a page: left, top, right, bottom in whole percents (0–100) of its width and height. */
export interface Vak {
  links: number
  boven: number
  rechts: number
  onder: number
}

export type Pin =
  | { soort: 'bladzijde'; blz: number }
  /** `blz` is null in a stuk that is text; `afgekort`: the words were cut to fit. */
  | { soort: 'passage'; blz: number | null; woorden: string; afgekort: boolean }
  | { soort: 'vak'; blz: number; vak: Vak }

const PASSAGE = /^(?:blz\. ([1-9]\d{0,3}): )?“([^“”]+?)(…?)”$/u
const REGION = /^blz\. ([1-9]\d{0,3}), vak (\d{1,3}),(\d{1,3})–(\d{1,3}),(\d{1,3})$/u
const PAGE = /^blz\. ([1-9]\d{0,3})$/u

/** Reads a place; null for what is no pin. */
export function readPlaats(plaats: string | null): Pin | null {
  const text = plaats ?? ''
  const page = PAGE.exec(text)
  if (page) return { soort: 'bladzijde', blz: Number(page[1]) }
  const passage = PASSAGE.exec(text)
  if (passage) return { soort: 'passage', blz: passage[1] === undefined ? null : Number(passage[1]), woorden: passage[2] ?? '', afgekort: passage[3] !== '' }
  const region = REGION.exec(text)
  if (!region) return null
  const [blz = 0, links = 0, boven = 0, rechts = 0, onder = 0] = region.slice(1).map(Number)
  const vak = { links, boven, rechts, onder }
  return isVak(vak) ? { soort: 'vak', blz, vak } : null
}

/** Writes a place; what `readPlaats` read comes out letter for letter. */
export function writePlaats(pin: Pin): string {
  switch (pin.soort) {
    case 'bladzijde': return `blz. ${pin.blz}`
    case 'passage': return `${headOf(pin.blz)}“${pin.woorden}${pin.afgekort ? '…' : ''}”`
    case 'vak': return `blz. ${pin.blz}, vak ${pin.vak.links},${pin.vak.boven}–${pin.vak.rechts},${pin.vak.onder}`
  }
}

const headOf = (blz: number | null): string => (blz === null ? '' : `blz. ${blz}: `)

/** Does this region lie on the page, and has it a size? */
export const isVak = ({ links, boven, rechts, onder }: Vak): boolean =>
  [links, boven, rechts, onder].every((each) => Number.isInteger(each) && each >= 0 && each <= 100) && links < rechts && boven < onder

/** The region between two points, each in percents of the page: rounded outward and never empty. */
export function vakBetween(one: readonly [x: number, y: number], two: readonly [x: number, y: number]): Vak {
  const [links, rechts] = spanOf(one[0], two[0])
  const [boven, onder] = spanOf(one[1], two[1])
  return { links, boven, rechts, onder }
}

function spanOf(one: number, two: number): [number, number] {
  const low = Math.min(99, Math.max(0, Math.floor(Math.min(one, two))))
  return [low, Math.max(low + 1, Math.min(100, Math.ceil(Math.max(one, two))))]
}

/**
 * The pin of words that somebody selected: on one line, cut at a word when they are too long for a record. Quotation marks and square brackets are
 * written as " and ( ), which the place itself uses (and a ground in an advies). Null when nothing was selected. R-BEO-51, R-STU-40.
 */
export function passagePin(selected: string, blz: number | null): Pin | null {
  const woorden = plainMarks(plainText(selected).replace(/\s+/g, ' ')).replace(/…$/u, '...').trim()
  if (!/[\p{L}\p{N}]/u.test(woorden)) return null
  const room = maxPlaats - headOf(blz).length - 2
  if (woorden.length <= room) return { soort: 'passage', blz, woorden, afgekort: false }
  const cut = woorden.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/u, '')
  const end = cut.lastIndexOf(' ')
  const kept = (end > 0 ? cut.slice(0, end) : cut).replace(/…+$/u, '')
  return /[\p{L}\p{N}]/u.test(kept) ? { soort: 'passage', blz, woorden: kept, afgekort: true } : null
}

const plainMarks = (text: string): string => text.replace(/[“”]/g, '"').replace(/\[/g, '(').replace(/\]/g, ')')

/**
 * Where these words stand in a text, as [start, end) of it; null when they cannot be found. White space does not count, because a selection across
 * lines has other white space than the stuk, and neither do signs nobody sees.
 */
export function findWoorden(text: string, woorden: string): [start: number, end: number] | null {
  const wanted = bare(woorden).letters
  if (wanted === '') return null
  const { letters, at } = bare(text)
  const found = letters.indexOf(wanted)
  if (found < 0) return null
  return [at[found] ?? 0, (at[found + wanted.length - 1] ?? 0) + 1]
}

/** The seen letters of a text one by one, with the place of each in it. */
function bare(text: string): { letters: string; at: number[] } {
  const at: number[] = []
  let letters = ''
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (/[\s\p{Cc}\p{Cf}\p{Co}]/u.test(letter)) continue
    letters += plainMarks(letter)
    at.push(index)
  }
  return { letters, at }
}
