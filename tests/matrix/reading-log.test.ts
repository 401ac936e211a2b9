import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAdvies } from '~/advies/read-advies.server'
import { keepPurpose } from '~/dossier/reading-purpose.server'
import { leesDossier, lezen } from '~/guard-paneel.server'
import { createCookieJar } from '~/toegang/cookie.server'
import type { AppLoadContext } from '~/toegang/guard.server'
import type { Wie } from '~/toegang/may'
import { createSessionStore } from '~/toegang/session.server'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { paneelClient } from '~tests/prisma-clients'

const route = 'routes/dossiers.$dossierId.stukken'
const cookies = createCookieJar('paneel', 'http://localhost:3000')

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

/** Opens a page of a dossier as this person, by the guard that every such page has; `page` is what the page itself does. */
async function open(wie: Wie, dossierId: string, page: () => Promise<unknown>, sql = panel.sql): Promise<unknown> {
  return (await signIn(wie, sql)).open(dossierId, page)
}

/** The same, in a session that stays: it remembers why its person reads. */
async function signIn(wie: Wie, sql = panel.sql) {
  const { clock, ids } = panel.werk
  const sessies = createSessionStore(panel.sql, clock, ids)
  const secret = await sessies.start(wie.accountId, wie.hoedanigheid)
  const cookie = cookies.write(secret)
  const context = { basis: { cookies, sessies }, diensten: { sql, clock }, nonce: '' } as unknown as AppLoadContext
  return {
    wie: (await sessies.find(secret)) ?? wie,
    async open(dossierId: string, page: () => Promise<unknown>): Promise<unknown> {
      const request = new Request(`http://localhost:3000/dossiers/${dossierId}/stukken?stuk=1`, { headers: { cookie } })
      return leesDossier(route, page)({ request, context, params: { dossierId } })
    }
  }
}

const logOf = async (dossierId: string): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map(({ deed, actor }) => `${deed} ${String(actor)}`)

it('[R-LOG-3] the line stands in the log before the page reads anything', async () => {
  const { dossierId, wie } = await panel.openRound()
  const seen: string[] = []
  await open(wie.zorg, dossierId, async () => seen.push(...(await logOf(dossierId))))
  expect(seen).toEqual([`stukken.lezen ${wie.zorg.accountId}`])
})

it('[R-LOG-3] when the line cannot be written, nothing leaves', async () => {
  const { dossierId, wie } = await panel.openRound()
  let read = false
  const withoutLog: typeof panel.sql = {
    query: (text, values) => (text.includes('logboek') ? Promise.reject(new Error('het logboek is er niet')) : panel.sql.query(text, values))
  }
  await expect(open(wie.zorg, dossierId, async () => { read = true }, withoutLog)).rejects.toThrow('het logboek is er niet')
  expect(read).toBe(false)
})

it('[R-LOG-3] whoever is refused leaves a line too; a dossier that does not exist is not named', async () => {
  const [mine, other] = [await panel.openRound(), await panel.openRound()]
  const refused = expect.objectContaining({ init: { status: 404 } })
  await expect(open(mine.wie.zorg, other.dossierId, async () => 'gelezen')).rejects.toEqual(refused)
  expect(await logOf(other.dossierId)).toEqual([`stukken.lezen ${mine.wie.zorg.accountId}`])
  const nowhere = '00000000-0000-4000-8000-0000000000ff'
  await expect(open(mine.wie.zorg, nowhere, async () => 'gelezen')).rejects.toEqual(refused)
  expect(await logOf(nowhere)).toEqual([])
})

it('[R-LOG-1] a line names person, deed and dossier, and nothing of what stands in it', async () => {
  const { dossierId, wie } = await panel.openRound()
  await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { aanduiding: 'ZKANARIEZ', vraag: 'ZKANARIEZ' } })
  await open(wie.zorg, dossierId, () => panel.werk.db.dossier.findUnique({ where: { id: dossierId } }))
  expect(JSON.stringify(await panel.readLog(`dossier/${dossierId}`))).not.toContain('ZKANARIEZ')
})

it('[R-LOG-11] a page of another capacity, and an advies that is not one\'s own, leave a line that names nothing', async () => {
  const { wie } = await panel.openRound()
  const { clock, ids } = panel.werk
  const told: unknown[] = []
  const watched: typeof panel.sql = {
    query: (text, values) => {
      if (text.includes('logboek')) told.push(values?.slice(1, 6))
      return panel.sql.query(text, values)
    }
  }
  const sessies = createSessionStore(panel.sql, clock, ids)
  const cookie = cookies.write(await sessies.start(wie.zorg.accountId, wie.zorg.hoedanigheid))
  const context = { basis: { cookies, sessies }, diensten: { sql: watched, clock }, nonce: '' } as unknown as AppLoadContext
  const request = new Request('http://localhost:3000/adviezen', { headers: { cookie } })
  await expect(lezen('routes/adviezen._index', async () => 'gelezen')({ request, context, params: {} })).rejects.toMatchObject({ init: { status: 404 } })
  const lezer = paneelClient(panel.lezerUrl)
  expect(await openAdvies({ lezer, lezerSql: watched, clock, ids }, wie.zorg, ids.uuid())).toBeNull()
  await lezer.$disconnect()
  const { accountId, hoedanigheid } = wie.zorg
  expect(told).toEqual([[accountId, hoedanigheid, 'alleen.beslismedewerker', null, 'geweigerd'], [accountId, hoedanigheid, 'advies.lezen', null, 'geweigerd']])
})

it('[R-LOG-12] who has a task is not asked; its line says which task led there', async () => {
  const { dossierId, wie } = await panel.openRound()
  await open(wie.zorg, dossierId, async () => 'gelezen')
  expect(await panel.readLog(`dossier/${dossierId}`)).toMatchObject([{ deed: 'stukken.lezen', doel: 'taak.beoordeling' }])
})

it('[R-LOG-12] outside a task one is asked first, before anything is read or written down; the answer holds for that session and that dossier', async () => {
  const [{ dossierId, wie }, other] = [await panel.openRound(), await panel.openRound()]
  const { wie: here, open: openHere } = await signIn(wie.voorzitter)
  const asked = (await openHere(dossierId, async () => expect.fail('gelezen')).catch((answer: unknown) => answer)) as Response
  expect([asked.status, asked.headers.get('Location')]).toEqual([302, `/dossiers/${dossierId}/waarom?naar=%2Fstukken%3Fstuk%3D1`])
  expect(await panel.readLog(`dossier/${dossierId}`)).toEqual([])
  await keepPurpose(panel.sql, here, dossierId, 'gevraagd.klacht')
  await keepPurpose(panel.sql, here, other.dossierId, 'gevraagd.vraag')
  await openHere(dossierId, async () => 'gelezen')
  expect(await panel.readLog(`dossier/${dossierId}`)).toMatchObject([{ deed: 'stukken.lezen', doel: 'gevraagd.klacht' }])
  await expect(open(wie.voorzitter, dossierId, async () => 'gelezen')).rejects.toMatchObject({ status: 302 })
})

it('[R-LOG-12] who did a task in this session reads on for it; a task that comes later takes its place', async () => {
  const { dossierId, wie } = await panel.openRound('gepland')
  const { open: openHere } = await signIn(wie.voorzitter)
  await openHere(dossierId, async () => 'gelezen')
  await panel.werk.db.hoorzitting.update({ where: { dossierId }, data: { staat: 'vastgesteld' } })
  await openHere(dossierId, async () => 'gelezen')
  await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { fase: 'weging' } })
  await openHere(dossierId, async () => 'gelezen')
  expect((await panel.readLog(`dossier/${dossierId}`)).map(({ doel }) => doel)).toEqual(['taak.zitting', 'taak.zitting', 'taak.weging'])
})

it('[R-LOG-12] a list leaves one line, that names no dossier and counts none', async () => {
  const { wie } = await panel.openRound()
  const { clock, ids } = panel.werk
  const sessies = createSessionStore(panel.sql, clock, ids)
  const cookie = cookies.write(await sessies.start(wie.zorg.accountId, wie.zorg.hoedanigheid))
  const told: unknown[] = []
  const watched: typeof panel.sql = {
    query: (text, values) => {
      if (text.includes('logboek')) told.push(values?.slice(1, 8))
      return panel.sql.query(text, values)
    }
  }
  const context = { basis: { cookies, sessies }, diensten: { sql: watched, clock }, nonce: '' } as unknown as AppLoadContext
  await lezen('routes/werk', async () => 'gelezen')({ request: new Request('http://localhost:3000/werk', { headers: { cookie } }), context, params: {} })
  expect(told).toEqual([[wie.zorg.accountId, wie.zorg.hoedanigheid, 'werk.lezen', null, 'gelezen', 'paneel', 'overzicht']])
})
