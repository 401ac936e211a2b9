import { afterAll, beforeAll, expect, it } from 'vitest'
import { playUntil } from './play'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('[R-PLA-60] the main job runs on the real process over HTTP and sockets alone, from a new case to the reply', async () => {
  await playUntil(world, 'beantwoord')
  const [row] = await world.look<{ keuze: string; fase: string }>('select t.keuze, d.fase from terugmelding t, dossier d')
  expect(row).toEqual({ keuze: 'volgt', fase: 'uitgebracht' })
  expect(world.complaints).toEqual([])
})
