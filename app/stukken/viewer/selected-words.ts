import { passagePin, writePlaats } from './plaats'

/**
 * The place of what is selected inside `root` now; null when nothing in it is. On pages (`data-blz`) the words stop at the end of the page on which the
 * selection began: a place names one page.
 */
export function selectedPlaats(root: HTMLElement): string | null {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0).cloneRange()
  const from = elementOf(range.startContainer)
  const scope = from?.closest<HTMLElement>('[data-citeerbaar]')
  if (!scope || !root.contains(scope)) return null
  if (!scope.contains(range.endContainer)) range.setEnd(scope, scope.childNodes.length)
  const blz = scope.closest<HTMLElement>('[data-blz]')?.dataset.blz
  const pin = passagePin(wordsOf(range), blz === undefined ? null : Number(blz))
  return pin && writePlaats(pin)
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

/** The words in a range; a line end or a new paragraph is white space. */
function wordsOf(range: Range): string {
  const copy = range.cloneContents()
  copy.querySelectorAll('br').forEach((line) => line.replaceWith('\n'))
  copy.querySelectorAll('p').forEach((paragraph) => paragraph.append('\n'))
  return copy.textContent ?? ''
}
