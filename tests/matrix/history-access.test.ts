// When each history opens, on the real process: written down by hand. One sign per room, in the order of `kamers`: + may, = not yet, - does not exist.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everybody, panel, type Person } from '~tests/world/people'
import type { Phase } from '~tests/world/phases'
import { hearingId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const kamers = ['verslag', 'weging', 'standpunt-zorg', 'advies', 'advies-1', 'advies-2', 'score', 'score-zorg', 'aantekening', 'aantekening-zorg']

const expected: readonly (readonly [Phase, own: string, panel: string])[] = [
  ['gepland', '+ = = = - - - - - -', '+ = = = - - - - - -'],
  ['ingediend', '+ = = = - - - - - -', '+ = = = - - - - - -'],
  ['weging', '+ + + = - - - - - -', '+ + = = - - - - - -'],
  ['concept', '+ + + + + - - - - -', '+ + + + + - - - - -'],
  ['uitgebracht', '+ + + + + - - - - -', '+ + + + + - - - - -']
]

const signOf = (status: number): string => ({ 200: '+', 409: '=', 404: '-' })[status] ?? String(status)
const none = kamers.map(() => '-').join(' ')

async function signsOf(person: Person): Promise<string> {
  const signs: string[] = []
  for (const kamer of kamers) signs.push(signOf((await world.as(person).get(`/dossiers/${world.dossierId}/geschiedenis/${kamer}`)).status))
  return signs.join(' ')
}

it.each(expected)('[R-DOS-40] [R-DOS-41] [R-DOS-42] in phase %s every history answers every person as the table says', async (phase, own, others) => {
  await playUntil(world, phase)
  const found: Record<string, string> = {}
  for (const person of everybody) found[person] = await signsOf(person)
  const wanted = Object.fromEntries(everybody.map((person) => [person, !panel.some((seat) => seat === person) ? none : person === 'zorg' ? own : others]))
  expect(found).toEqual(wanted)
}, 180_000)

it('[R-DOS-40] reading a history is in the log, and so is being refused', async () => {
  const linesOf = () =>
    world.look<{ resultaat: string; n: number }>(`select resultaat, count(*)::int as n from logboek.regel where deed = 'geschiedenis.lezen' and object = $1 group by resultaat order by resultaat`, [`dossier/${world.dossierId}`])
  const before = await linesOf()
  await world.as('voorzitter').get(`/dossiers/${world.dossierId}/geschiedenis/verslag`)
  await world.as('coordinator').get(`/dossiers/${world.dossierId}/geschiedenis/verslag`)
  const counts = (lines: typeof before) => Object.fromEntries(lines.map(({ resultaat, n }) => [resultaat, n]))
  const [one, two] = [counts(before), counts(await linesOf())]
  expect([two.gelezen, two.geweigerd]).toEqual([(one.gelezen ?? 0) + 1, (one.geweigerd ?? 0) + 1])
})

it('[R-DOS-44] after its end the page says that the history is gone, and shows nothing of it', async () => {
  const words = 'Zij had tijd nodig om dit te vertellen.'
  const path = `/dossiers/${world.dossierId}/geschiedenis/verslag`
  expect((await world.as('voorzitter').get(path)).text).toContain(words)
  await world.look('update rt_room set geschiedenis_tot = $2::timestamptz where naam = $1', [`verslag/${await hearingId(world)}`, world.clock.now().toISOString()])
  for (const answer of [await world.as('voorzitter').get(path), await world.as('voorzitter').get(`${path}?moment=1`), await world.as('voorzitter').data(path)]) {
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(words)
  }
  expect((await world.as('voorzitter').get(path)).text).toContain('Deze geschiedenis is er niet meer')
})
