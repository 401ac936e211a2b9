// What the toezichthouder sees of the trail: on a real world, by the real page, and by the role itself.
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAuditVerify } from '../../bin/audit-command'
import { accountIdOf } from '~tests/world/people'
import { playUntil } from '~tests/world/play'
import { at, handIn } from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'vastgesteld')
})
afterAll(() => world.stop())

/** The page as its reader gets it, without marks of the page itself. */
async function look(search = ''): Promise<string> {
  const answer = await world.as('toezichthouder').get(`/toezicht${search}`)
  expect(answer.status).toBe(200)
  return answer.text.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!-- -->/g, '')
}

const rows = (page: string): string[] => [...page.matchAll(/<tr role="row">(.*?)<\/tr>/gs)].slice(1).map(([, row = '']) => row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim())

const kenmerk = async (): Promise<string> => (await world.look<{ kenmerk: string }>('select kenmerk from dossier where id = $1', [world.dossierId]))[0]?.kenmerk ?? ''

it('[R-LOG-15] a line says when, who, what, about which dossier and why; the newest first', async () => {
  await world.as('zorg').get(at(world, 'stukken'))
  const [first = '', second = ''] = rows(await look(`?kenmerk=${(await kenmerk()).toLowerCase()}`))
  expect(first).toContain('Logboek inzien')
  expect(second).toMatch(/Panellid zorg ZRG-0001 Stukken gelezen W-2026-0001 Taak: beoordeling$/)
})

it('[R-LOG-15] one asks by person, deed, period and refusal; what is not there gives no lines', async () => {
  await world.as('coordinator-2').get(at(world))
  const refused = rows(await look('?persoon=coo-0002&geweigerd=ja'))
  expect(refused.length).toBeGreaterThan(0)
  for (const row of refused) expect(row).toContain('COO-0002')
  expect(rows(await look(`?deed=intake.doen&persoon=${encodeURIComponent('Coördinator')}`)).every((row) => row.includes('Intake'))).toBe(true)
  expect([rows(await look('?van=2030-01-01')), rows(await look('?tot=2020-01-01')), rows(await look('?kenmerk=W-1999-0001')), rows(await look('?persoon=niemand-daar'))]).toEqual([[], [], [], []])
  expect((await world.as('toezichthouder').get('/toezicht?pagina=x&van=gisteren&deed=%27;')).status).toBe(200)
})

it('[R-LOG-15] page by page, without a line twice', async () => {
  for (let times = 0; times < 52; times += 1) await world.as('zorg').get('/dossiers')
  const about = '?deed=dossiers.lezen&persoon=ZRG-0001'
  const [first, second] = [await look(about), await look(`${about}&pagina=2`)]
  const have = async (): Promise<number> => Number((await world.look<{ n: string }>(`select count(*) as n from logboek.regel where deed = 'dossiers.lezen' and actor = $1`, [accountIdOf('zorg')]))[0]?.n)
  expect([rows(first).length, rows(second).length]).toEqual([50, (await have()) - 50].map((count) => Math.min(count, 50)))
  expect([first.includes('Oudere regels'), first.includes('Nieuwere regels'), second.includes('Nieuwere regels')]).toEqual([true, false, true])
})

it('[R-LOG-17] looking leaves a line with the dossier that was asked for', async () => {
  await look(`?kenmerk=${await kenmerk()}`)
  const [line] = await world.look('select actor::text as actor, deed, object, doel from logboek.regel order by seq desc limit 1')
  expect(line).toEqual({ actor: accountIdOf('toezichthouder'), deed: 'toezicht.lezen', object: `dossier/${world.dossierId}`, doel: 'taak.toezicht' })
})

it('[R-LOG-16] while the round is sealed nothing of the sheets is there: no work, no hand-in; an attempt by somebody else is', async () => {
  const about = `?kenmerk=${await kenmerk()}`
  const own = (page: string): string[] => rows(page).filter((row) => !row.includes('Logboek inzien'))
  const before = own(await look(about))
  await world.as('IND').get(at(world, 'beoordeling'))
  await handIn(world, 'IND')
  expect(own(await look(about))).toEqual(before)
  await world.as('coordinator').get(at(world, 'beoordeling'))
  expect(own(await look(about))[0]).toContain('Eigen beoordeling geweigerd')
  await handIn(world, 'zorg')
  await handIn(world, 'politie')
  world.phase = 'weging'
  const after = (await Promise.all([1, 2, 3].map((pagina) => look(`${about}&pagina=${pagina}`)))).flatMap(own)
  for (const member of ['IND-0001', 'ZRG-0001', 'POL-0001']) expect(after.filter((row) => row.includes(member) && row.includes('Beoordeling indienen'))).toHaveLength(2)
  expect(after.some((row) => row.includes('Kamer: eigen beoordeling'))).toBe(true)
})

it('[R-LOG-16] the role reads the view and no table, and can write nothing', async () => {
  const client = new pg.Client({ connectionString: world.database.urls.toezicht })
  await client.connect()
  try {
    const { fields } = await client.query('select * from logboek.inzage limit 1')
    expect(fields.map(({ name }) => name)).toEqual(['seq', 'tijd', 'actor', 'hoedanigheid', 'deed', 'object', 'resultaat', 'oorsprong', 'doel'])
    for (const text of ['select 1 from logboek.regel', 'select 1 from account', 'select 1 from dossier', `select logboek.voeg_toe(now(), null, null, 'x', null, 'gedaan', 'x', null, null)`, `delete from logboek.inzage`]) {
      await expect(client.query(text)).rejects.toThrow(/permission denied/)
    }
  } finally {
    await client.end()
  }
})

it('[R-LOG-18] the screen says what the last whole check found', async () => {
  expect(await look()).toContain('nog niet gedaan')
  await runAuditVerify(['paneel'], {
    folder: '/', checkpointsOf: () => world.folders.checkpoints, print: () => undefined, complain: (text) => expect.fail(text),
    reach: async () => ({ paneel: world.database.urls.owner, opsporing: '', leave: async () => undefined })
  })
  expect(await look()).toMatch(/alles klopt/)
})
