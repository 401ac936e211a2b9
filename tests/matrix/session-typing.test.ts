import { afterAll, beforeAll, expect, it } from 'vitest'
import { verslagRoom } from '~/dossier/rooms'
import { VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import { hearingId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { at, wishesForm } from '~tests/world/steps'
import { addParagraph } from '~tests/world/typing'
import { startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
})
afterAll(() => world.stop())

/** Any deed makes the process look at every open socket again. */
const lookAgain = () =>
  world.as('coordinator').post(at(world, 'hoorzitting/wensen'), wishesForm('2026-11-25'))

it('[R-TOE-16] who types through a long hearing stays signed in; who only has the page open does not', async () => {
  const room = verslagRoom(await hearingId(world))
  const typing = await world.enter('secretaris', room)
  const watching = await world.enter('IND', room)
  for (const minutes of [40, 40]) {
    world.clock.step(minutes)
    await typing.edit((doc) => addParagraph(doc.getXmlFragment(VERSLAG_ROOT), 'Betrokkene vertelt verder.'))
    expect((await lookAgain()).status).toBe(302)
  }
  expect(await watching.closes()).toBe(4401)
  expect(typing.closeCode()).toBeUndefined()
  expect((await world.as('secretaris').get(at(world, 'verslag'))).status).toBe(200)
  expect((await world.as('IND').get(at(world, 'verslag'))).location).toBe('/aanmelden')
  await typing.leave()
})
