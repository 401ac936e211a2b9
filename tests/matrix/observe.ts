// Everything that people can get to see of a world at one moment, by HTTP: pages, the data behind them, and files.
import { panel, type Person } from '~tests/world/people'
import type { Phase } from '~tests/world/phases'
import type { Visitor } from '~tests/world/visitor'
import type { World } from '~tests/world/world'
import { addressesOf, canFetchData, isFile } from './addresses'
import { seenOf, type Seen } from './differs-by-nature'
import { expectedPages, markFor } from './expected-access'

/** What was seen, by who asked for what. */
export type Observation = Map<string, Seen>

const pagesOf = (dossierId: string): (readonly [keyof typeof expectedPages, string])[] =>
  (Object.keys(expectedPages) as (keyof typeof expectedPages)[]).flatMap((route) => addressesOf(route, dossierId).map((path) => [route, path] as const))

/** The pages outside the dossier. Left out on request: those whose answer draws a fresh challenge each time. */
const otherPages = (withChallenges: boolean): readonly string[] => ['/werk', '/dossiers', '/adviezen', '/bestaat/niet', ...(withChallenges ? ['/mijn', '/aanmelden', '/demo'] : [])]

async function look(visitor: Visitor, who: string, path: string, how: 'page' | 'data', seen: Observation): Promise<void> {
  const answer = how === 'page' ? await visitor.get(path) : await visitor.data(path)
  seen.set(`${who} ${how} ${path}`, seenOf(answer))
}

interface Scope {
  people: readonly Person[]
  phase: Phase
  withChallenges?: boolean
  /** The issued advies, when there is one. */
  adviesId?: string
  /** Also somebody who is not signed in. */
  stranger?: boolean
}

/**
 * Looks at everything as each of these people: every page they may open as a page, and every address at all as data. Always in the same
 * order, so that two worlds draw the same ids.
 */
export async function observe(world: World, { people, phase, withChallenges = true, adviesId, stranger = false }: Scope): Promise<Observation> {
  const seen: Observation = new Map()
  const others = [...otherPages(withChallenges), ...(adviesId ? [`/adviezen/${adviesId}`, `/adviezen/${adviesId}/pdf`] : [])]
  for (const person of people) {
    const visitor = world.as(person)
    for (const [route, path] of pagesOf(world.dossierId)) {
      if (canFetchData(path)) await look(visitor, person, path, 'data', seen)
      if (markFor(expectedPages[route], person, phase) === '+' || isFile(path)) await look(visitor, person, path, 'page', seen)
    }
    for (const path of others) {
      if (canFetchData(path)) await look(visitor, person, path, 'data', seen)
      await look(visitor, person, path, 'page', seen)
    }
  }
  if (stranger) for (const path of [...others, ...pagesOf(world.dossierId).map(([, path]) => path)]) await look(world.stranger, 'niemand', path, 'page', seen)
  return seen
}

/** Where two observations differ: who saw it, and the first words that are not the same. */
export function differences(one: Observation, two: Observation): string[] {
  const keys = [...new Set([...one.keys(), ...two.keys()])]
  return keys.flatMap((key) => {
    const [a, b] = [JSON.stringify(one.get(key)) ?? 'niets', JSON.stringify(two.get(key)) ?? 'niets']
    if (a === b) return []
    const at = [...a].findIndex((sign, index) => sign !== b[index])
    return [`${key}: …${a.slice(Math.max(0, at - 60), at + 80)}… naast …${b.slice(Math.max(0, at - 60), at + 80)}…`]
  })
}

/** Who saw these words anywhere. */
export const whoSaw = (seen: Observation, words: string): string[] => [...seen].filter(([, answer]) => JSON.stringify(answer).includes(words)).map(([key]) => key)

/** Everybody who may come near the dossier. */
export const involved: readonly Person[] = ['coordinator', ...panel, 'beslismedewerker']
