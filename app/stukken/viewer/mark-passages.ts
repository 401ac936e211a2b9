import { findWoorden, readPlaats } from './plaats'

export interface Piece {
  text: string
  marked: boolean
}

/** One paragraph of a stuk in pieces, with the passages that were quoted marked. What cannot be found again stays unmarked (R-BEO-51). */
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

function findPassage(text: string, place: string | null): [start: number, end: number] | null {
  const pin = readPlaats(place)
  return pin?.soort === 'passage' ? findWoorden(text, pin.woorden) : null
}
