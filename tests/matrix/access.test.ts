import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeTable, type RouteId } from '~/route-table-paneel'
import { dumpDatabase } from '~tests/dump-database'
import { everybody, firstSet, type Person } from '~tests/world/people'
import { adviesId, findAdvies } from '~tests/world/places'
import { phases, type Phase } from '~tests/world/phases'
import { playUntil } from '~tests/world/play'
import { freezeAdvies, reopenAdvies } from '~tests/world/steps'
import type { Answer } from '~tests/world/visitor'
import { startWorld, type World } from '~tests/world/world'
import { rowsOf, seenWithoutAddress } from './differs-by-nature'
import { expectedDeeds, expectedElsewhere, expectedIssued, expectedPages, markFor, type Mark } from './expected-access'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const status: Record<Mark, number> = { '+': 200, '!': 0, '>': 302, '=': 409, '-': 404 }
const noSuchDossier = '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11'
const noSuchAdvies = '0e5a3d0b-52f1-4d3c-8a50-6f0e9d1f7a22'

const pageOf = (route: string, dossierId: string): string =>
  `/${route.replace('routes/', '').replace('._index', '').replace('_.', '.').replaceAll('.', '/').replace('$dossierId', dossierId).replace('$kamer', 'verslag')}`

/** In these phases everybody asks everything; in the others one outsider of each kind, and less (`isAsked`), to save time. */
const thorough: readonly Phase[] = ['weging', 'uitgebracht']
const outsiders: readonly Person[] = ['coordinator-2', 'voorzitter-2', 'zorg-2']

/**
 * Between the thorough phases: what is open, what closed just now, and a quarter of what stays closed, another quarter in each phase; in the thorough ones the second
 * set of people, who have nothing here, ask a quarter each. Every phase for every deed is walked in app/dossier/policy.test.ts.
 */
function isAsked(row: Parameters<typeof markFor>[0], name: string, person: Person, phase: Phase): boolean {
  if ((thorough.includes(phase) && firstSet.includes(person)) || markFor(row, person, phase) !== '-') return true
  const index = phases.indexOf(phase)
  const before = phases[index - 1]
  if (before && markFor(row, person, before) !== '-') return true
  const turn = [...`${name} ${person}`].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7)
  return turn % 4 === index % 4
}

/** Each refusal is laid beside that for a dossier that nobody has once: in the first thorough phase that refuses. */
const isCompared = (row: Parameters<typeof markFor>[0], person: Person, phase: Phase): boolean => thorough.find((each) => markFor(row, person, each) === '-') === phase

const askers = (phase: Phase): readonly Person[] => (thorough.includes(phase) ? everybody : [...firstSet, ...outsiders])

async function eachPerson(people: readonly Person[], look: (person: Person) => Promise<string[]>): Promise<string[]> {
  return (await Promise.all(people.map(look))).flat()
}

const is = (where: string, who: string, found: unknown, wanted: unknown): string[] =>
  found === wanted ? [] : [`${where} — ${who}: ${String(found)}, verwacht ${String(wanted)}`]

/** Not yours and does not exist: the same bytes, but for the address that was asked. */
const looksLikeNothing = (where: string, who: string, answer: Answer, nothing: Answer): string[] => {
  const [a, b] = [seenWithoutAddress(answer, world.dossierId), seenWithoutAddress(nothing, noSuchDossier)]
  return is(where, `${who}, naast een dossier dat er niet is`, JSON.stringify(a), JSON.stringify(b))
}

async function tryPages(phase: Phase, person: Person): Promise<string[]> {
  const faults: string[] = []
  for (const [route, row] of Object.entries(expectedPages)) {
    if (!isAsked(row, route, person, phase)) continue
    const mark = markFor(row, person, phase)
    const answer = await world.as(person).get(pageOf(route, world.dossierId))
    faults.push(...is(route, person, answer.status, status[mark]))
    if (mark === '>') faults.push(...is(route, person, answer.location, `/dossiers/${world.dossierId}/verklaring`))
    if (mark !== '-' || !isCompared(row, person, phase)) continue
    faults.push(...looksLikeNothing(route, person, answer, await world.as(person).get(pageOf(route, noSuchDossier))))
  }
  return faults
}

async function tryDeeds(phase: Phase, person: Person): Promise<string[]> {
  const faults: string[] = []
  for (const [route, deeds] of Object.entries(expectedDeeds)) {
    for (const [doen, row] of Object.entries(deeds)) {
      const mark = markFor(row, person, phase)
      if (mark === '!' || !isAsked(row, `${route} ${doen}`, person, phase)) continue
      const path = pageOf(route, world.dossierId)
      const answer = await world.as(person).post(path, { doen })
      faults.push(...is(`${route} ${doen}`, person, answer.status, mark === '+' ? 422 : status[mark]))
      if (mark !== '-' || !isCompared(row, person, phase)) continue
      faults.push(...looksLikeNothing(`${route} ${doen}`, person, answer, await world.as(person).post(pageOf(route, noSuchDossier), { doen })))
    }
  }
  return faults
}

/** Who is not signed in is told nothing but where to sign in, for what exists and for what does not. */
async function tryAsNobody(): Promise<string[]> {
  const pages = Object.keys(expectedPages).flatMap((route) => [world.dossierId, noSuchDossier].map((id) => world.stranger.get(pageOf(route, id))))
  const deeds = Object.entries(expectedDeeds).flatMap(([route, all]) => Object.keys(all).map((doen) => world.stranger.post(pageOf(route, world.dossierId), { doen })))
  const answers = await Promise.all([...pages, ...deeds])
  return answers.flatMap((answer) => is('niet aangemeld', String(answer.status), `${answer.status} ${answer.location}`, '302 /aanmelden'))
}

/** All that counts: everything in the database but the lines that say who asked, what belongs to signing in, and the queue's own times. */
async function whatCounts(): Promise<unknown> {
  const dump = await dumpDatabase(world.database.urls.super)
  return rowsOf(Object.fromEntries(Object.entries(dump).filter(([table]) => !['logboek.regel', 'public.sessie', 'public.uitdaging'].includes(table))))
}

/** The one deed that the main job does not need: the chair opens a frozen advies again, and freezes it again. */
async function reopenOnce(): Promise<void> {
  await reopenAdvies(world)
  expect((await world.as('voorzitter').get(`/dossiers/${world.dossierId}/advies`)).status).toBe(200)
  await freezeAdvies(world)
}

describe.each(phases)('in phase %s', (phase) => {
  it('[R-TOE-20] every page of the dossier answers every person as the table says', { timeout: 180_000 }, async () => {
    await playUntil(world, phase)
    expect(await eachPerson(askers(phase), (person) => tryPages(phase, person))).toEqual([])
    if (phase === 'nieuw' || thorough.includes(phase)) expect(await tryAsNobody()).toEqual([])
  })

  it('[R-TOE-21] every deed answers every person as the table says; who may not, and who sends nothing, changes nothing', { timeout: 180_000 }, async () => {
    const before = await whatCounts()
    expect(await eachPerson(askers(phase), (person) => tryDeeds(phase, person))).toEqual([])
    expect(await whatCounts()).toEqual(before)
    if (phase === 'bevroren') await reopenOnce()
  })

  it('[R-TOE-20] the issued advies is there for the one it was issued to, and for nobody else', async () => {
    const id = (await findAdvies(world)) ?? noSuchAdvies
    const faults = await eachPerson(everybody, async (person) => {
      const found: string[] = []
      for (const [route, marks] of Object.entries(expectedIssued)) {
        const mark = person === 'beslismedewerker' ? ((marks as Partial<Record<Phase, Mark>>)[phase] ?? '-') : '-'
        const path = (advies: string): string => `/adviezen/${advies}${route.endsWith('pdf') ? '/pdf' : ''}`
        const answer = await world.as(person).get(path(id))
        found.push(...is(route, person, answer.status, status[mark]))
        if (mark !== '-') continue
        const nothing = await world.as(person).get(path(noSuchAdvies))
        found.push(...is(route, person, JSON.stringify(seenWithoutAddress(answer, id)), JSON.stringify(seenWithoutAddress(nothing, noSuchAdvies))))
      }
      return found
    })
    expect(faults).toEqual([])
  })
})

const expectedFor = (row: { reader: number; supervisor: number; others: number; gemachtigde?: number; coordinator?: number }, person: Person): number => {
  if (person === 'coordinator') return row.coordinator ?? row.others
  if (person === 'gemachtigde') return row.gemachtigde ?? row.others
  if (person === 'toezichthouder') return row.supervisor
  return person === 'beslismedewerker' ? row.reader : row.others
}

describe('outside a dossier', () => {
  it('[R-TOE-20] every other page answers every person as the table says', async () => {
    const faults: string[] = []
    for (const [route, row] of Object.entries(expectedElsewhere)) {
      if (row.page === null) continue
      faults.push(...is(route, 'niemand', (await world.stranger.get(row.page)).status, row.nobody))
      for (const person of firstSet) {
        faults.push(...is(route, person, (await world.as(person).get(row.page)).status, expectedFor(row, person)))
      }
    }
    expect(faults).toEqual([])
  })

  it('[R-TOE-21] nobody but its reader can answer an advies or tick off what was checked', async () => {
    const path = `/adviezen/${await adviesId(world)}`
    const before = await whatCounts()
    const faults = await eachPerson(everybody, async (person) => {
      if (person === 'beslismedewerker') return []
      const deeds: Record<string, string>[] = [
        { doen: 'melden', keuze: 'wijkt_af', motief: 'motivering', reden: 'nee' },
        { doen: 'nagaan', punt: 'bronnen' },
        // Incomplete: not even that it is, is told.
        { doen: 'melden', keuze: 'wijkt_af', reden: 'nee' },
        { doen: 'vragen' },
        { doen: 'uitspraak' }
      ]
      const answers = await Promise.all(deeds.map((form) => world.as(person).post(path, form)))
      return answers.flatMap((answer) => is(path, person, answer.status, 404))
    })
    expect(faults).toEqual([])
    expect((await world.as('beslismedewerker').post(path, { doen: 'melden', keuze: 'volgt' })).status).toBe(422)
    expect(await whatCounts()).toEqual(before)
  })

  it('[R-TOE-21] rooms and interpreters, koppelvlakken and meetings are the coördinator’s, and a calendar is its owner’s; who may not, and who sends nothing, changes nothing', async () => {
    const before = await whatCounts()
    const faults = await eachPerson(firstSet, async (person) => {
      const own = ['beslismedewerker', 'toezichthouder', 'gemachtigde'].includes(person) ? 404 : 422
      const tries: [string, string, number][] = [
        ...['toevoegen', 'intrekken', 'vrager'].map((doen): [string, string, number] => ['/beschikbaarheid', doen, own]),
        ...['ruimte', 'tolk', 'aan', 'uit', 'toevoegen', 'intrekken'].map((doen): [string, string, number] => ['/ruimtes-en-tolken', doen, person === 'coordinator' ? 422 : 404]),
        ...['nemen', 'loslaten', 'gedaan', 'teruggeven', 'niet-mogelijk', 'vervangen', 'stoppen'].map((doen): [string, string, number] => ['/keten/taken', doen, person === 'coordinator' ? 422 : 404]),
        ...['grondslag', 'beeindigen', 'aan', 'uit', 'klok'].map((doen): [string, string, number] => ['/keten/koppelvlakken', doen, person === 'coordinator' ? 422 : 404]),
        ...['plannen', 'gedaan'].map((doen): [string, string, number] => ['/keten/overleg', doen, person === 'coordinator' ? 422 : 404]),
        // A meeting that is not there: not for its coördinator either.
        ...['meedoen', 'beginnen', 'vervallen', 'sluiten'].map((doen): [string, string, number] => [`/keten/overleg/${noSuchDossier}`, doen, 404])
      ]
      const answers = await Promise.all(tries.map(async ([path, doen, status]) => is(`${path} ${doen}`, person, (await world.as(person).post(path, { doen })).status, status)))
      return answers.flat()
    })
    expect(faults).toEqual([])
    expect(await whatCounts()).toEqual(before)
  })

  it('[R-TOE-21] a deed that no page knows does not exist', async () => {
    for (const route of Object.keys(routeTable) as RouteId[]) {
      if (!route.includes('$dossierId')) continue
      const answer = await world.as('voorzitter').post(pageOf(route, world.dossierId), { doen: 'toString' })
      expect([route, [404, 405].includes(answer.status)]).toEqual([route, true])
    }
  })
})
