import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOfficerBeside, type OfficerBeside } from '~tests/world/officer'
import { everybody, firstSet, type Person } from '~tests/world/people'
import { phases, type Phase } from '~tests/world/phases'
import { playUntil } from '~tests/world/play'
import { at, perform } from '~tests/world/steps'
import type { Visitor } from '~tests/world/visitor'
import { origin, startWorld, type World } from '~tests/world/world'

let world: World
let beside: OfficerBeside
beforeAll(async () => {
  world = await startWorld()
  beside = await startOfficerBeside(world)
}, 60_000)
afterAll(async () => {
  await beside?.stop()
  await world?.stop()
})

/** Links of one shape (papers by their number, criteria by their code) are followed once. */
const shapeOf = ({ pathname, searchParams }: URL): string => `${pathname.replace(/\/\d+(?=\/|$)/g, '/#')}?${[...new Set(searchParams.keys())].sort().join('&')}`

/** The links of a page to its own site; `from` is the address of that page. */
function linksOf(html: string, from: URL): URL[] {
  const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), from))
  return links.filter((link) => link.origin === from.origin && !link.pathname.startsWith('/assets/'))
}

/** Follows every link that somebody can see, from where they land on, and answers with those that lead to no page, or to a place on a page that is not there. */
async function deadLinks(visitor: Visitor): Promise<string[]> {
  const dead: string[] = []
  const pages = new Map<string, string>()
  const places = new Set<string>()
  const waiting: { from: string; to: URL }[] = [{ from: 'begin', to: new URL('/', origin) }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { from, to } = next
    const shape = shapeOf(to)
    if (!pages.has(shape)) {
      const answer = await visitor.get(`${to.pathname}${to.search}`)
      pages.set(shape, answer.text)
      if (answer.location !== undefined) waiting.push({ from: shape, to: new URL(answer.location, to) })
      else if (answer.status !== 200) dead.push(`${from} → ${shape}: ${String(answer.status)}`)
      else if (answer.headers['content-type']?.startsWith('text/html')) for (const link of linksOf(answer.text, to)) waiting.push({ from: shape, to: link })
    }
    const place = decodeURIComponent(to.hash.slice(1))
    if (place !== '' && !places.has(`${shape}#${place}`)) {
      places.add(`${shape}#${place}`)
      if (!pages.get(shape)?.includes(`id="${place}"`)) dead.push(`${from} → ${shape}#${place}: die plek is er niet`)
    }
  }
  return dead
}

/** Who works on the dossier looks in every phase; who does not, in two of them. */
const lookers = (phase: Phase): readonly Person[] => (phase === 'weging' || phase === 'uitgebracht' ? everybody : firstSet)

async function look(phase: Phase): Promise<string[]> {
  const found = await Promise.all(lookers(phase).map(async (person) => (await deadLinks(world.as(person))).map((dead) => `${phase}, ${person}: ${dead}`)))
  // The clock of this world leaps; without a fresh list of the seats the closed compartment shows nothing (R-OPS-3).
  await beside.process.diensten.zetels.fetch()
  const officer = await deadLinks(beside.officer)
  return [...found.flat(), ...officer.map((dead) => `${phase}, opsporingsfunctionaris: ${dead}`)]
}

it('[R-UIX-38] in every phase each link that anybody can see leads to a page, and to a place on it', async () => {
  const dead = await look('nieuw')
  await playUntil(world, phases[phases.length - 1] ?? 'beantwoord', async (phase) => {
    if (phase === 'beoordeling') await keepTracks()
    dead.push(...(await look(phase)))
  })
  expect(dead).toEqual([])
}, 300_000)

/** Two tracks with steps and terms, one of them near its last day. */
async function keepTracks(): Promise<void> {
  const doen = (fields: Record<string, string>) => perform(world, 'coordinator', at(world, 'spoor'), fields)
  const stap = (plek: string, op: string) => doen({ doen: 'stap', stap: plek, op, bron: 'bericht' })
  for (const spoor of ['b8', 'dublin']) await doen({ doen: 'beginnen', spoor })
  await stap('b8/aanvraag', '2026-11-02')
  await stap('dublin/akkoord', '2026-09-01')
  await stap('dublin/uod', '2026-12-14')
}
