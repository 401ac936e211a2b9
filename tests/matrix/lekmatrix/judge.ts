// From what somebody got at several moments to what that told of the sheets, in the marks of the table.
import { formsOf } from '~tests/text-forms'
import { members, type Member, type Person } from '~tests/world/people'
import type { Channel, Mark } from './expected-leaks'
import type { Gathered } from './gather'

/** No criterion, no stuk and no id contains these. One for the words of a sheet, one for its values. */
const stem = 'ZLEKPROEFZ'
export const words = (member: Member): string => `${stem}WOORDEN${member}Z`
export const value = (member: Member): string => `${stem}WAARDE${member}Z`

const anyForm = formsOf(stem)

/** Whose canaries stand in here, in any form. The stem is looked for first: almost everything holds none. */
function whoseIn(text: string): Member[] {
  if (!anyForm.some((form) => text.includes(form))) return []
  const found = members.filter((member) => [words(member), value(member)].some((canary) => formsOf(canary).some((form) => text.includes(form))))
  return found.length > 0 ? found : [...members]
}

const whoseInAll = (places: Iterable<ReadonlyMap<string, string>>): Set<Member> => new Set([...places].flatMap((map) => [...map.values()]).flatMap(whoseIn))

/** Where two moments differ, with what stood there. */
const moved = (one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): [string, string, string][] =>
  [...new Set([...one.keys(), ...two.keys()])].flatMap((where) => (one.get(where) === two.get(where) ? [] : [[where, one.get(where) ?? '', two.get(where) ?? '']]))

/** All that may move for others when somebody hands in: that answer, in words or as it travels. */
const yesOrNo = /^(ja|nee|nog|niet|ingediend|wacht|op|true|false|[[\]{},":_\d-]+)$/i

/** The words that are in one text and not in the other. */
function wordsApart(one: string, two: string): string[] {
  const split = (text: string): string[] => text.replace(/<[^>]*>/g, ' ').split(/[\s,;:.()[\]{}"\\/]+/).filter(Boolean)
  const count = (list: string[]): Map<string, number> => list.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map<string, number>())
  const [a, b] = [count(split(one)), count(split(two))]
  return [...new Set([...a.keys(), ...b.keys()])].filter((word) => a.get(word) !== b.get(word))
}

/** What is looked at here is written down by the looking itself: only its words are judged. */
const movesByLooking: readonly Channel[] = ['audit-view']

export interface Told {
  mark: Mark | 'te veel'
  /** What was too much, and where. */
  why: string
}

/** Moments that are compared: in `quiet` pairs a sheet was filled in or corrected; between those of `handIn` it was handed in. */
export interface Watched {
  quiet: readonly (readonly [Gathered, Gathered])[]
  handIn: readonly [Gathered, Gathered]
}

/** What a channel told this person while the round was sealed; the sheet that changed is that of zorg. */
export function judgeSealed(channel: Channel, person: Person, { quiet, handIn }: Watched): Told {
  const all = [...quiet.flat(), ...handIn].map((gathered) => gathered[channel])
  if (all.every((map) => map.size === 0)) return { mark: 'x', why: '' }
  const found = whoseInAll(all)
  const others = [...found].filter((member) => member !== person)
  if (others.length > 0) return { mark: 'te veel', why: `woorden of waarden van ${others.join(', ')}` }
  if (movesByLooking.includes(channel)) return { mark: found.size > 0 ? 'e' : '-', why: '' }
  const stirred = quiet.flatMap(([one, two]) => moved(one[channel], two[channel]))
  const atHandIn = moved(handIn[0][channel], handIn[1][channel])
  if (person === 'zorg') return { mark: found.size + stirred.length + atHandIn.length > 0 ? 'e' : '-', why: '' }
  if (stirred.length > 0) return { mark: 'te veel', why: `bewoog terwijl zorg alleen invulde of corrigeerde: ${stirred.map(([where, one, two]) => `${where}: ${wordsApart(one, two).slice(0, 8).join(' ')}`).join('; ')}` }
  const tooMuch = atHandIn.flatMap(([where, one, two]) => wordsApart(one, two).filter((word) => !yesOrNo.test(word)).map((word) => `${where}: ${word}`))
  if (tooMuch.length > 0) return { mark: 'te veel', why: `bij het indienen bewoog meer dan ja of nee: ${tooMuch.slice(0, 8).join('; ')}` }
  if (found.size > 0) return { mark: 'e', why: '' }
  return { mark: atHandIn.length > 0 ? 'j' : '-', why: '' }
}

/** What it told after the reveal, over all moments from there on. */
export function judgeRevealed(channel: Channel, person: Person, moments: readonly Gathered[]): Told {
  const all = moments.map((gathered) => gathered[channel])
  if (all.every((map) => map.size === 0)) return { mark: 'x', why: '' }
  const found = whoseInAll(all)
  if (found.size === 0) return { mark: '-', why: '' }
  if (found.size === members.length) return { mark: 'a', why: '' }
  const own = [...found].every((member) => member === person)
  return own ? { mark: 'e', why: '' } : { mark: 'te veel', why: `alleen ${[...found].join(', ')}` }
}

