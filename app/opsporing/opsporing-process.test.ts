import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { startOpsporingStage, type OpsporingStage } from '~tests/opsporing-process'
import { kanarie } from '~tests/zaak-file'
import { demoOpsporingId } from './seed-demo.server'

const clock = { now: () => new Date('2026-11-22T10:00:00Z') }
const stranger = '99999999-9999-4999-8999-999999999999'

let stage: OpsporingStage
let owner: pg.Client
let zaakId: string
const cookies: Record<string, string> = {}

beforeAll(async () => {
  stage = await startOpsporingStage(clock)
  zaakId = stage.zaakId
  cookies['OPS-0001'] = stage.officer.cookie()
  cookies['OPS-0002'] = stage.other.cookie()
  owner = new pg.Client({ connectionString: stage.paneel.urls.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await stage.stop()
})
beforeEach(() => stage.process.diensten.zetels.fetch())

const get = (path: string, cookie = ''): Promise<Response> => fetch(`http://localhost:${stage.process.port}${path}`, { headers: { cookie }, redirect: 'manual' })

/** A page without what differs by nature: the nonce and the address itself. */
async function pageOf(path: string, cookie = ''): Promise<{ status: number; html: string }> {
  const response = await get(path, cookie)
  const html = (await response.text()).replace(/nonce="[^"]*"/g, '').replaceAll(path, 'PAD').replaceAll(path.split('/').at(-1) ?? '', 'PAD')
  return { status: response.status, html }
}

describe('the opsporing process', () => {
  it('[R-OPS-6] without a session: the front door leads in, everything else leads to the sign-in page', async () => {
    const front = await get('/')
    expect([front.status, front.headers.get('location')]).toEqual([302, '/opsporing'])
    for (const path of ['/opsporing', `/opsporing/zaken/${zaakId}`, '/mijn', '/bestaat/niet']) {
      const response = await get(path)
      expect([path, response.status, response.headers.get('location')]).toEqual([path, 302, '/aanmelden'])
    }
    expect((await get('/aanmelden')).status).toBe(200)
    expect((await get('/gezond')).status).toBe(200)
  })

  it('[R-TOE-3] a session of the panel is none here', async () => {
    const secret = cookies['OPS-0001']?.split('=')[1] ?? ''
    expect((await get('/opsporing', `weging-paneel=${secret}`)).status).toBe(302)
  })

  it('[R-OPS-2] the officer sees the case with all its leads and where they come from, and that nothing goes to the panel', async () => {
    const list = await pageOf('/opsporing', cookies['OPS-0001'])
    expect(list.html).toContain('L.E. (verzoekster)')
    const response = await get(`/opsporing/zaken/${zaakId}`, cookies['OPS-0001'])
    const html = await response.text()
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (let n = 0; n < 7; n++) expect(html).toContain(`${kanarie}-stap-${n}`)
    for (const words of [`${kanarie}-kern`, 'Strafzaak, verklaring', 'Niets hiervan gaat naar het panel', 'gesloten compartiment']) expect(html).toContain(words)
  })

  it('[R-OPS-2] somebody else’s case, a case that is not there and an address that is none look the same', async () => {
    const pages = await Promise.all([zaakId, stranger, 'geen-zaak', `${zaakId}0`].map((id) => pageOf(`/opsporing/zaken/${id}`, cookies['OPS-0002'])))
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    for (const { html } of pages) expect(html).toBe(pages[0]?.html)
    expect(JSON.stringify(pages)).not.toContain(kanarie)
    expect((await pageOf('/opsporing', cookies['OPS-0002'])).html).toContain('Geen zaken')
  })

  it('[R-OPS-5] reading is logged before the data leaves; without a line nothing leaves', async () => {
    const before = (await stage.logLines()).length
    await get('/opsporing', cookies['OPS-0001'])
    await get(`/opsporing/zaken/${zaakId}`, cookies['OPS-0001'])
    await get(`/opsporing/zaken/${zaakId}`, cookies['OPS-0002'])
    expect((await stage.logLines()).slice(before)).toMatchObject([
      { deed: 'zaken.lezen', resultaat: 'gelezen', object: null, actor: demoOpsporingId('OPS-0001'), oorsprong: 'opsporing' },
      { deed: 'zaak.lezen', resultaat: 'gelezen', object: `zaak/${zaakId}`, actor: demoOpsporingId('OPS-0001'), oorsprong: 'opsporing' },
      { deed: 'zaak.lezen', resultaat: 'geweigerd', object: null, actor: demoOpsporingId('OPS-0002') }
    ])
    await stage.asOwner('revoke execute on function logboek.voeg_toe from opsporing_app')
    const pages = await Promise.all(['/opsporing', `/opsporing/zaken/${zaakId}`].map((path) => pageOf(path, cookies['OPS-0001'])))
    await stage.asOwner('grant execute on function logboek.voeg_toe to opsporing_app')
    expect(pages.map(({ status }) => status)).toEqual([500, 500])
    for (const words of [kanarie, 'L.E. (verzoekster)']) expect(JSON.stringify(pages)).not.toContain(words)
  })

  it('[R-OPS-2] an officer who sits on the panel of the dossier no longer finds the case', async () => {
    await owner.query(`insert into dossier (id, kenmerk, fase, aanduiding, aangemeld_op) values ('${zaakId}', 'W-2026-0001', 'nieuw', 'X', now())`)
    await owner.query(`insert into account (id, functie, registernummer, aangemaakt_op) values ('${stranger}', 'Panellid politie', 'OPS-0001', now())`)
    await owner.query(`insert into lidmaatschap (id, dossier_id, account_id, zetel, benoemd_op) values (gen_random_uuid(), '${zaakId}', '${stranger}', 'politie', now())`)
    await stage.process.diensten.zetels.fetch()
    const [own, none] = await Promise.all([zaakId, '88888888-8888-4888-8888-888888888888'].map((id) => pageOf(`/opsporing/zaken/${id}`, cookies['OPS-0001'])))
    expect(own).toEqual(none)
    expect(own?.status).toBe(404)
    expect((await pageOf('/opsporing', cookies['OPS-0001'])).html).toContain('Geen zaken')
    await owner.query('delete from lidmaatschap')
  })

  it('[R-OPS-3] when the seats cannot be read no case is shown, with the reason, and it is logged', async () => {
    await owner.query('revoke select on panel_zetel from weging_afhaler')
    await stage.process.diensten.zetels.fetch()
    const list = await pageOf('/opsporing', cookies['OPS-0001'])
    const pages = await Promise.all([zaakId, stranger].map((id) => pageOf(`/opsporing/zaken/${id}`, cookies['OPS-0001'])))
    await owner.query('grant select on panel_zetel to weging_afhaler')
    expect(list.status).toBe(409)
    expect(list.html).toContain('niet nagaan wie in een panel zit')
    expect(list.html).not.toContain('L.E. (verzoekster)')
    expect(pages[0]).toEqual(pages[1])
    expect(pages[0]?.status).toBe(409)
    expect(pages[0]?.html).toContain('niet nagaan wie in een panel zit')
    expect(stage.logged.join()).toContain('de panelzetels zijn niet te lezen')
  })

  it('[R-WAL-12] nothing this process does leaves a trace on the panel’s cluster', async () => {
    const before = await dumpDatabase(stage.paneel.urls.super)
    for (const path of ['/opsporing', `/opsporing/zaken/${zaakId}`, `/opsporing/zaken/${stranger}`]) await get(path, cookies['OPS-0001'])
    await stage.process.diensten.zetels.fetch()
    expect(await dumpDatabase(stage.paneel.urls.super)).toEqual(before)
  })

  it('[R-LOG-1] the technical log names no case and no lead', () => {
    expect(stage.logged.join()).not.toContain(kanarie)
    expect(stage.logged.join()).not.toContain(zaakId)
  })
})
