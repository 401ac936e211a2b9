import { findWoorden, readPlaats, type Vak } from './plaats'

/** A rectangle on a page, in percents of it. */
export interface Plek {
  links: number
  boven: number
  breed: number
  hoog: number
}

export const plekOf = ({ links, boven, rechts, onder }: Vak): Plek => ({ links, boven, breed: rechts - links, hoog: onder - boven })

/** Where on a page these places lie: regions as they are, passages by the words in its text layer, when it has one. What is not found again is left out (R-STU-41). */
export function plekkenOn(blz: number, plaatsen: readonly (string | null)[], on: { page: HTMLElement; layer: HTMLElement } | null): Plek[] {
  return plaatsen.flatMap((plaats) => {
    const pin = readPlaats(plaats)
    if (pin?.soort === 'vak' && pin.blz === blz) return [plekOf(pin.vak)]
    return pin?.soort === 'passage' && pin.blz === blz && on ? passageIn(on.layer, on.page, pin.woorden) : []
  })
}

function passageIn(layer: HTMLElement, page: HTMLElement, woorden: string): Plek[] {
  const nodes: Text[] = []
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const found = findWoorden(nodes.map((node) => node.data).join(''), woorden)
  if (!found) return []
  const range = document.createRange()
  const [start, end] = [placeIn(nodes, found[0]), placeIn(nodes, found[1] - 1)]
  if (!start || !end) return []
  range.setStart(start.node, start.at)
  range.setEnd(end.node, end.at + 1)
  const frame = page.getBoundingClientRect()
  return [...range.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((rect) => ({
      links: (100 * (rect.left - frame.left)) / frame.width,
      boven: (100 * (rect.top - frame.top)) / frame.height,
      breed: (100 * rect.width) / frame.width,
      hoog: (100 * rect.height) / frame.height
    }))
}

function placeIn(nodes: readonly Text[], offset: number): { node: Text; at: number } | null {
  let before = 0
  for (const node of nodes) {
    if (offset < before + node.length) return { node, at: offset - before }
    before += node.length
  }
  return null
}
