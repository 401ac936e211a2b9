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
  const spans = places.map((place) => findPassage(paragraph, place)).filter((span) => span !== null)
  const edges = [...new Set([0, ...spans.flat(), paragraph.length])].sort((one, two) => one - two)
  return edges
    .slice(0, -1)
    .map((start, index) => ({
      text: paragraph.slice(start, edges[index + 1]),
      marked: spans.some(([from, to]) => from <= start && start < to)
    }))
    .reduce<Piece[]>(joinAlike, [])
}

function joinAlike(pieces: Piece[], piece: Piece): Piece[] {
  const last = pieces[pieces.length - 1]
  return last?.marked === piece.marked ? [...pieces.slice(0, -1), { ...last, text: last.text + piece.text }] : [...pieces, piece]
}

// Selecting across lines gives other white space than the stuk has: any run of it matches any other.
function findPassage(text: string, place: string | null): [start: number, end: number] | null {
  const quoted = /^“(.+?)…?”$/u.exec(place ?? '')?.[1]
  if (quoted === undefined) return null
  const pattern = quoted.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/"/g, '["“”]')).join('\\s+')
  const found = new RegExp(pattern, 'u').exec(text)
  return found && [found.index, found.index + found[0].length]
}
