import { cleanText } from '../schema'

/** What a record allows for the place in a stuk. */
export const maxPlace = 200

/**
 * The place of a citation for a passage that somebody selected: its words between quotation marks, on one line, cut at
 * a word when it is too long. Null when nothing was selected. R-BEO-51.
 */
export function quotePassage(selected: string): string | null {
  const words = cleanText(selected).replace(/\s+/g, ' ').replace(/[“”]/g, '"')
  if (words === '') return null
  const room = maxPlace - 2
  if (words.length <= room) return `“${words}”`
  const cut = words.slice(0, room - 1)
  const end = cut.lastIndexOf(' ')
  return `“${end > 0 ? cut.slice(0, end) : cut}…”`
}

export interface Piece {
  text: string
  marked: boolean
}

/** One paragraph of a stuk in pieces, with the passages that were quoted marked. What cannot be found again stays unmarked. */
export function markPassages(paragraph: string, places: readonly (string | null)[]): Piece[] {
  return places.reduce<Piece[]>(
    (pieces, place) => {
      const passage = passageOf(place)
      return passage === null ? pieces : pieces.flatMap((piece) => (piece.marked ? [piece] : splitAt(piece.text, passage)))
    },
    [{ text: paragraph, marked: false }]
  )
}

function passageOf(place: string | null): string | null {
  const quoted = /^“(.+?)…?”$/u.exec(place ?? '')
  return quoted?.[1] ?? null
}

// Selecting across lines gives other white space than the stuk has: any run of it matches any other.
function splitAt(text: string, passage: string): Piece[] {
  const pattern = passage.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/"/g, '["“”]')).join('\\s+')
  const found = new RegExp(pattern, 'u').exec(text)
  if (!found) return [{ text, marked: false }]
  const [start, end] = [found.index, found.index + found[0].length]
  return [
    { text: text.slice(0, start), marked: false },
    { text: text.slice(start, end), marked: true },
    { text: text.slice(end), marked: false }
  ].filter((piece) => piece.text !== '')
}
