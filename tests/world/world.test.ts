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

it('[R-ADV-115] the line of the sealing stands for the unsealed file, by its SHA-256', async () => {
  const [row] = await world.look<{ bewijs: string | null; sha256: string }>(
    "select r.bewijs, a.pdf_onverzegeld_sha256 as sha256 from logboek.regel r, advies a where r.deed = 'advies.verzegelen' and r.resultaat = 'gedaan'"
  )
  expect(row?.bewijs).toMatch(/^[0-9a-f]{64}$/)
  expect(row?.bewijs).toBe(row?.sha256)
})
