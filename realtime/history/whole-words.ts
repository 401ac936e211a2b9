import { isSameGo, type Passage } from './passage'

/**
 * Who types "de week" before "dag" puts a "d" beside a "d": nobody can tell which of the two is the new one, and the editor keeps the first.
 * Where text stands inside what somebody else wrote in one go, and could as well stand some signs to the left or the right, it is placed
 * where it cuts no word (R-RTM-58). No sign changes its author unless its twin changes the other way.
 */
export function keepWordsWhole(passages: readonly Passage[]): Passage[] {
  const all = [...passages]
  for (let at = 1; at + 1 < all.length; at += 1) {
    const [before, inside, behind] = all.slice(at - 1, at + 2) as [Passage, Passage, Passage]
    if (!isSameGo(before, behind)) continue
    const [one, two, three] = place(before.text, inside.text, behind.text)
    all.splice(at - 1, 3, { ...before, text: one }, { ...inside, text: two }, { ...behind, text: three })
  }
  return all.filter(({ text }) => text !== '')
}

type Parts = readonly [before: string, inside: string, behind: string]

/** The best of the places where the same text can stand; the one it has when none is better. */
function place(before: string, inside: string, behind: string): Parts {
  const whole = before + inside + behind
  const partsAt = (start: number): Parts => [whole.slice(0, start), whole.slice(start, start + inside.length), whole.slice(start + inside.length)]
  let [first, last] = [before.length, before.length]
  while (first > 0 && whole[first - 1] === whole[first - 1 + inside.length]) first -= 1
  while (last + inside.length < whole.length && whole[last] === whole[last + inside.length]) last += 1
  let best = partsAt(before.length)
  for (let start = last; start >= first; start -= 1) if (worth(partsAt(start)) > worth(best)) best = partsAt(start)
  return best
}

/** How many of the two edges cut no word, and how many crumbs are gone. */
const worth = ([before, inside, behind]: Parts): number => [isEdge(before, inside), isEdge(inside, behind), before === '', behind === ''].filter(Boolean).length

const isEdge = (left: string, right: string): boolean => left === '' || right === '' || /\s$/.test(left) || /^\s/.test(right)
