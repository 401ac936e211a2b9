// What leaves when things go wrong, and what is there when the demo is off. On the panel process.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { composePaneel } from '~/compose-paneel.server'
import { systemIds } from '~/platform/ids'
import { playUntil } from '../world/play'
import { at, intake } from '../world/steps'
import { createVisitor } from '../world/visitor'
import { origin, startWorld, type World } from '../world/world'

const build = fileURLToPath(new URL('../../build', import.meta.url))
const kanarie = 'ZKANARIEINHOUDZ'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'intake')
})
afterAll(() => world.stop())

it('[R-PLA-42] a deed that the database refuses in the middle writes nothing, and names no word of it in the log or on the page', async () => {
  await world.look('alter table dossier add constraint vol check (vraag is null)')
  const written = vi.spyOn(process.stderr, 'write')
  const answer = await world.as('coordinator').post(at(world, 'intake'), { doen: 'ontvankelijk', ...intake, vraag: kanarie, doel: kanarie })
  const logged = written.mock.calls.map(([line]) => String(line)).join('')
  written.mockRestore()
  await world.look('alter table dossier drop constraint vol')
  expect(answer.status).toBe(500)
  expect(logged).toContain('fout in een pagina')
  for (const text of [answer.text, logged, world.complaints.join('')]) expect(text).not.toContain(kanarie)
  for (const line of logged.split('\n').filter((one) => one.startsWith('{'))) {
    for (const place of (JSON.parse(line) as { waar: string[] }).waar) expect(place).toMatch(/^at /)
  }
  expect(await world.look('select fase, vraag from dossier')).toEqual([{ fase: 'intake', vraag: null }])
  expect(await world.look('select 1 from record')).toEqual([])
})

it('[R-PLA-7] without the demo its page is not there, to look at nor to sign in with, and no page speaks of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weging-zonder-demo-'))
  const { urls } = world.database
  const paneel = await composePaneel({
    config: { PORT: 0, WEGING_ORIGIN: origin, WEGING_DATA: folder, WEGING_BUILD: build, WEGING_DEMO: '0', WEGING_KNOOPPUNT: '1', WEGING_VRAAGTERMIJN: 14, WEGING_STUK_MB: 2, DATABASE_URL: urls.app, DATABASE_URL_LEZER: urls.lezer, DATABASE_URL_TOEZICHT: urls.toezicht },
    clock: world.clock,
    ids: systemIds,
    logger: pino({ level: 'silent' })
  })
  const stranger = createVisitor({ port: paneel.port, origin })
  // Somebody signed in on the same database, so that the pages of work are seen too.
  const coordinator = createVisitor({ port: paneel.port, origin }, world.as('coordinator').cookie())
  try {
    const [row] = await world.look<{ id: string }>('select id::text as id from account limit 1')
    for (const visitor of [stranger, coordinator]) {
      expect((await visitor.get('/demo')).status).toBe(404)
      expect((await visitor.data('/demo')).text).not.toContain('registernummer')
      const answer = await visitor.post('/demo', { doen: 'aanmelden', account: row?.id ?? '' })
      expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined])
    }
    for (const answer of [await stranger.get('/aanmelden'), await stranger.get('/demo'), await coordinator.get('/werk'), await coordinator.get(at(world))]) {
      expect(answer.text).not.toMatch(/Iedereen kan hier als elke functie|Dit is een demonstratie|Kies een functie/)
    }
  } finally {
    stranger.close()
    coordinator.close()
    await paneel.stop()
    rmSync(folder, { recursive: true })
  }
})
