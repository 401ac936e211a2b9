// The own agenda on the real process: made on its page, fetched by a program without a session, withdrawn; and the mail of the demonstration.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appointmentNumber } from '~/hoorzitting/uitnodigen/appointment'
import { inviteToSession } from '~/hoorzitting/uitnodigen/invite.server'
import { sqlOfPg } from '~/platform/sql'
import { loader as demoPost } from '~/routes/demo.post'
import { mailTo } from '~tests/world/mail'
import { accountIdOf } from '~tests/world/people'
import { playUntil } from '~tests/world/play'
import { at } from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'

const uid = '0b8f0a3e-4c1d-4f6a-9b2e-3f1c2a7d5e60'
let world: World

/** A session for zorg and the secretaris, as the planning deeds write one. */
async function planOne(): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.urls.app })
  await client.connect()
  await client.query('begin')
  const id = '5f0e8a11-2222-4333-8444-555566667777'
  await client.query(
    `insert into zitting (id, hoorzitting_id, nummer, uid, volgorde, begint_op, eindigt_op, plaats, gemaakt_door, gemaakt_op, gewijzigd_op)
     select $1, h.id, 9, $2, 0, timestamptz '2027-03-10 09:00Z', timestamptz '2027-03-10 11:00Z', 'Elders', $3, now(), now() from hoorzitting h where h.dossier_id = $4`,
    [id, uid, accountIdOf('coordinator'), world.dossierId]
  )
  for (const rol of ['zorg', 'secretaris'] as const) {
    await client.query(`insert into zitting_deelnemer (zitting_id, persoon, rol, begint_op, eindigt_op) select id, $2, $3, begint_op, eindigt_op from zitting where id = $1`, [id, `account:${accountIdOf(rol)}`, rol])
  }
  await inviteToSession(sqlOfPg(client), world.clock.now(), id)
  await client.query('commit')
  await client.end()
}

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  await planOne()
}, 180_000)
afterAll(() => world.stop())

const addressIn = (text: string): string => /\/agenda\/[\w-]{43}\.ics/.exec(text)?.[0] ?? ''

describe('the own agenda', () => {
  it('[R-UIT-5] [R-UIT-6] [R-UIT-9] its address is made on the page, shown once, fetched without a session, and gone after withdrawal; it stands in no log', async () => {
    const zorg = world.as('zorg')
    expect((await zorg.get('/agenda')).text).toContain(appointmentNumber(uid))
    expect((await world.as('IND').get('/agenda')).text).not.toContain(appointmentNumber(uid))
    const made = await zorg.post('/agenda', { doen: 'maken' })
    const path = addressIn(made.text)
    expect([made.status, path.length]).toEqual([200, '/agenda/'.length + 47])
    expect(addressIn((await zorg.get('/agenda')).text)).toBe('')
    const fetched = await world.stranger.get(path)
    expect([fetched.status, fetched.headers['content-type'], fetched.headers['cache-control'], fetched.headers['x-robots-tag'], fetched.headers['set-cookie']]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store', 'noindex, nofollow, noarchive', undefined])
    expect(fetched.text).toContain(`UID:${uid}`)
    expect((await zorg.post('/agenda', { doen: 'intrekken' })).status).toBe(302)
    const [gone, never] = [await world.stranger.get(path), await world.stranger.get(`/agenda/${'z'.repeat(43)}.ics`)]
    expect([gone.status, gone.text, gone.headers['cache-control']]).toEqual([never.status, never.text, never.headers['cache-control']])
    expect(gone.status).toBe(404)
    const key = path.slice('/agenda/'.length, -4)
    const rows = await world.look<{ line: string }>('select to_jsonb(r)::text as line from logboek.regel r')
    expect(world.logged.join('') + rows.map(({ line }) => line).join('') + JSON.stringify(await world.look('select * from agenda_abonnement'))).not.toContain(key)
  })

  it('[R-UIT-16] the mail of the demonstration is read as text, with its appointment; elsewhere the page does not exist', async () => {
    const [message = ''] = (await mailTo(world, 'zorg')).filter((one) => one.includes('text/calendar'))
    expect(message).toContain('method=REQUEST')
    const page = await world.stranger.get('/demo/post')
    expect(page.status).toBe(200)
    for (const said of [`Weging, afspraak ${appointmentNumber(uid)}`, 'woensdag 10 maart 2027, van 10.00 tot 12.00 uur', 'Bestand afspraak.ics', 'zrg-0001@weging.example']) expect(page.text).toContain(said)
    const ask = (demo: boolean, folder: string | null) => demoPost({ request: new Request('http://localhost/demo/post'), params: {}, context: { basis: { demo }, diensten: { demoPost: folder }, nonce: '' } as never } as never)
    expect(await ask(true, '/bestaat/niet')).toEqual({ berichten: [], meer: 0 })
    for (const [demo, folder] of [[false, '/tmp'], [true, null]] as const) await expect(ask(demo, folder)).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('[R-UIT-11] the coördinator sees on the dossier who was not reached, and what was sent', async () => {
    await world.look(`select 1`)
    const client = new pg.Client({ connectionString: world.database.urls.app })
    await client.connect()
    await client.query(`insert into verzending (id, dossier_id, zitting_id, account_id, rol, soort, kanaal, staat, waarom, gemaakt_op, gewijzigd_op)
      select gen_random_uuid(), $1, id, $2, 'politie', 'uitnodiging', 'mail', 'mislukt', 'geen adres', now(), now() from zitting where uid = $3`, [world.dossierId, accountIdOf('politie'), uid])
    await client.end()
    const overview = await world.as('coordinator').get(at(world))
    expect(overview.text).toMatch(/1 bericht is niet aangekomen/)
    expect(overview.text).toContain('panellid politie')
    const sent = await world.as('coordinator').get(at(world, 'verzonden'))
    expect(sent.text).toContain('Deze functie heeft geen mailadres.')
    expect(sent.text).not.toContain('@weging.example')
    for (const person of ['zorg', 'voorzitter', 'coordinator-2'] as const) expect((await world.as(person).get(at(world, 'verzonden'))).status).toBe(404)
  })
})
