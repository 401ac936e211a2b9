/** Replace `remove` characters (UTF-16 units) at `index` by `insert`. */
export interface TextEdit {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** One step of a Yjs text event. */
export interface DeltaStep {
  retain?: number
  insert?: unknown
  delete?: number
}

/**
 * The smallest single edit from one text to another; undefined when they are equal. An emoji is two units and is never cut:
 * half of one would be stored as a replacement character, for everyone.
 */
export function findEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  if (cutsPair(before, start) || cutsPair(after, start)) start -= 1
  let end = 0
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (cutsPair(before, before.length - end) || cutsPair(after, after.length - end)) end -= 1
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) }
}

/** Where a caret at `index` stands after a change by somebody else; it does not move for what is typed exactly there. */
export function shiftCaret(delta: readonly DeltaStep[], index: number): number {
  let at = 0
  let caret = index
  for (const step of delta) {
    if (at >= caret) break
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) caret -= Math.min(step.delete, caret - at)
    else if (step.insert !== undefined) {
      const length = typeof step.insert === 'string' ? step.insert.length : 1
      at += length
      caret += length
    }
  }
  return caret
}

function cutsPair(text: string, index: number): boolean {
  return isUnit(text, index - 1, 0xd800) && isUnit(text, index, 0xdc00)
}

function isUnit(text: string, index: number, first: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= first && unit < first + 0x400
}
