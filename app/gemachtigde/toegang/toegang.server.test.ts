import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { loadDossierFacts } from '~/dossier/facts.server'
import type { Wie } from '~/toegang/may'
import { betrokkeneOf, colleagueOf, coordinatorOf, done, gemachtigdeOf, inviteForm, type Side } from '~tests/fixtures/side'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { createSessionStore } from '~/toegang/session.server'
import { endRepresentation, inviteBetrokkene, inviteGemachtigde, letColleagueIn, renewLink, withdrawColleague, withdrawLink } from './invite.server'
import { bindToLink, limitLinkSessions } from './link-sessions.server'
import { openLink } from './open-link.server'
import { readAccessPage, readColleagues } from './read-access.server'

let panel: TestPanel
let werk: Werk
let now: Date
beforeAll(async () => {
  panel = await createTestPanel()
  now = panel.now
  werk = { ...panel.werk, clock: { now: () => now } }
})
afterAll(() => panel.stop())

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000)
}
let place = 0
/** A place from which nobody tried yet. */
const elsewhere = (): string => `192.0.2.${(place += 1)}`
const enter = (sleutel: string, code: string, adres = elsewhere()) => openLink(werk, { sleutel, code, adres })

interface Dossier extends TestRound {
  coordinator: Wie
}
async function newDossier(): Promise<Dossier> {
  const round = await panel.openRound('gepland')
  return { ...round, coordinator: await coordinatorOf(panel, round) }
}
const invited = async (change = {}): Promise<{ dossier: Dossier; side: Side }> => {
  const dossier = await newDossier()
  return { dossier, side: await gemachtigdeOf({ werk }, dossier.coordinator, dossier.dossierId, change) }
}
const linkOf = async ({ dossierId }: Dossier, voor = 'gemachtigde') => werk.db.toegangslink.findFirstOrThrow({ where: { dossierId, voor }, orderBy: { gemaaktOp: 'desc' } })
const namensOf = async (wie: Wie, { dossierId }: Dossier) => (await loadDossierFacts(panel.sql, wie.accountId, dossierId, 'read', now))?.namens ?? null

/** A session as entering makes one, on the real tables. */
async function session(side: Side, dossier: Dossier, voor: 'gemachtigde' | 'kantoorgenoot' | 'betrokkene' = 'gemachtigde') {
  const store = limitLinkSessions(createSessionStore(panel.sql, werk.clock, werk.ids), panel.sql, werk.clock)
  const opened = await enter(side.sleutel, side.secrets.code)
  if (opened.soort !== 'open') throw new Error(opened.soort)
  const secret = await store.start(opened.accountId, voor === 'betrokkene' ? 'betrokkene' : 'gemachtigde')
  await bindToLink(panel.sql, werk.clock, secret, opened)
  expect(opened.dossierId).toBe(dossier.dossierId)
  return { find: () => store.find(secret), switch: async (hoedanigheid: string) => store.switchCapacity((await store.find(secret)) as Wie, hoedanigheid) }
}

describe('inviting', () => {
  it('[R-GEM-1] [R-GEM-4] gives a link and a code once, keeps only their hashes, and records the machtiging', async () => {
    const { dossier, side } = await invited({ beroep: 'advocaat', machtiging: 'advocaat' })
    expect(side.secrets.link).toMatch(/^\/binnen\/[A-Za-z0-9_-]{43}$/)
    expect(side.secrets.code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/)
    const row = await linkOf(dossier)
    for (const secret of [side.sleutel, side.secrets.code, side.secrets.code.replaceAll('-', '')]) expect(JSON.stringify(row)).not.toContain(secret)
    const [record] = await panel.werk.db.record.findMany({ where: { dossierId: dossier.dossierId, soort: 'machtiging' } })
    expect(JSON.parse(record?.inhoud ?? '')).toEqual({ schema: 'weging-machtiging/v1', registernummer: side.wie.registernummer, beroep: 'advocaat', soort: 'advocaat', op: '2026-11-24' })
    expect(await namensOf(side.wie, dossier)).toEqual({ als: 'gemachtigde', beroep: 'advocaat' })
    // Until the end of the last day in Amsterdam, in summer time.
    expect(row.verlooptOp.toISOString()).toBe('2027-05-25T22:00:00.000Z')
  })

  it('[R-GEM-1] nobody but the coördinator of this dossier invites, renews or takes away; another number, a machtiging that must come and a term that is over or too long are refused', async () => {
    const { dossier, side } = await invited()
    const { id } = await linkOf(dossier)
    const other = await newDossier()
    for (const wie of [dossier.wie.voorzitter, dossier.wie.secretaris, side.wie, other.coordinator]) {
      await expect(inviteGemachtigde(werk, wie, dossier.dossierId, inviteForm())).rejects.toBeInstanceOf(Refused)
      await expect(withdrawLink(werk, wie, dossier.dossierId, id)).rejects.toBeInstanceOf(Refused)
      await expect(renewLink(werk, wie, dossier.dossierId, { link: id, watNieuw: 'code', tot: '2026-12-01' })).rejects.toBeInstanceOf(Refused)
    }
    const invite = (change: object) => inviteGemachtigde(werk, dossier.coordinator, dossier.dossierId, inviteForm(change))
    for (const change of [{ registernummer: dossier.wie.zorg.registernummer }, { machtigingOp: '2026-11-26' }, { tot: '2026-11-24' }, { tot: '2028-01-01' }]) expect([change, (await invite(change)).ok]).toEqual([change, false])
    // A link of another dossier is not there, for its own coördinator either.
    expect(await withdrawLink(werk, other.coordinator, other.dossierId, id)).toMatchObject({ ok: false })
    expect(await renewLink(werk, other.coordinator, other.dossierId, { link: id, watNieuw: 'code', tot: '2026-12-01' })).toMatchObject({ ok: false })
  })

  it('[R-GEM-7] inviting another ends the first with everybody they let in, at once', async () => {
    const { dossier, side } = await invited()
    const colleague = await colleagueOf({ werk }, side.wie, dossier.dossierId)
    const open = [await session(side, dossier), await session(colleague, dossier, 'kantoorgenoot')]
    await gemachtigdeOf({ werk }, dossier.coordinator, dossier.dossierId, { registernummer: `NWE-${dossier.dossierId.slice(0, 8)}` })
    expect(await Promise.all(open.map((each) => each.find()))).toEqual([undefined, undefined])
    expect([await namensOf(side.wie, dossier), await namensOf(colleague.wie, dossier)]).toEqual([null, null])
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('ingetrokken')
  })

  it('[R-GEM-9] betrokkene has a link of her own where nobody represents her, and loses it when somebody does', async () => {
    const dossier = await newDossier()
    const side = await betrokkeneOf({ werk }, dossier.coordinator, dossier.dossierId)
    expect(await namensOf(side.wie, dossier)).toEqual({ als: 'betrokkene', beroep: 'anders' })
    await gemachtigdeOf({ werk }, dossier.coordinator, dossier.dossierId)
    expect(await namensOf(side.wie, dossier)).toBeNull()
    expect(await inviteBetrokkene(werk, dossier.coordinator, dossier.dossierId, '2027-05-25')).toMatchObject({ ok: false, bericht: expect.stringContaining('heeft een gemachtigde') })
  })
})

describe('opening', () => {
  it('[R-GEM-1] the code opens again and again, from any machine, also beside others, until the last day is over', async () => {
    const { dossier, side } = await invited({ tot: '2026-11-26' })
    for (const code of [side.secrets.code, side.secrets.code.toLowerCase(), side.secrets.code.replaceAll('-', ' ')]) expect(await enter(side.sleutel, code)).toMatchObject({ soort: 'open', dossierId: dossier.dossierId })
    const [one, two] = [await session(side, dossier), await session(side, dossier)]
    expect([(await one.find())?.alleen, (await two.find())?.alleen]).toEqual([dossier.dossierId, dossier.dossierId])
    const before = now
    now = new Date('2026-11-26T23:00:00Z')
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('verlopen')
    expect([await one.find(), await two.find()]).toEqual([undefined, undefined])
    now = before
  })

  it('[R-GEM-2] [R-GEM-3] who does not give the right code hears the same of a link that exists, that expired, that was withdrawn and that was never there', async () => {
    const { dossier, side } = await invited()
    const expired = await invited({ tot: '2026-11-25' })
    const gone = await invited()
    await done(withdrawLink(werk, gone.dossier.coordinator, gone.dossier.dossierId, (await linkOf(gone.dossier)).id))
    const before = now
    now = new Date('2026-11-26T12:00:00Z')
    const keys = [side.sleutel, expired.side.sleutel, gone.side.sleutel, 'A'.repeat(43), 'x', '']
    expect(await Promise.all(keys.map((sleutel) => enter(sleutel, 'AAAA-AAAA-AAAA-AAAA')))).toEqual(keys.map(() => ({ soort: 'klopt-niet' })))
    expect([(await enter(expired.side.sleutel, expired.side.secrets.code)).soort, (await enter(gone.side.sleutel, gone.side.secrets.code)).soort]).toEqual(['verlopen', 'ingetrokken'])
    // The code of one link opens no other.
    expect((await enter(side.sleutel, gone.side.secrets.code)).soort).toBe('klopt-niet')
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('open')
    now = before
    expect((await panel.readLog(`dossier/${dossier.dossierId}`)).filter(({ deed }) => deed === 'toegang.openen').length).toBeGreaterThanOrEqual(3)
  })

  it('[R-GEM-5] of sixty codes tried at once on one link five are looked at; everybody waits, also with the right one, and then it opens', async () => {
    const { side } = await invited()
    const tries = await Promise.all(Array.from({ length: 60 }, (_, index) => enter(side.sleutel, `AAAA-AAAA-AAAA-${String(index).padStart(4, 'B')}`, `198.51.100.${index}`)))
    expect(tries.filter(({ soort }) => soort === 'klopt-niet')).toHaveLength(5)
    expect(tries.filter(({ soort }) => soort === 'wachten')).toHaveLength(55)
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('wachten')
    later(14)
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('wachten')
    later(2)
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('open')
  })

  it('[R-GEM-5] one address gets twenty tries over all links, known or not; another address goes on', async () => {
    const { side } = await invited()
    const adres = elsewhere()
    for (let index = 0; index < 20; index += 1) expect((await enter(`${String(index).padStart(2, '0')}${'b'.repeat(41)}`, 'AAAA-AAAA-AAAA-AAAA', adres)).soort).toBe('klopt-niet')
    expect((await enter(side.sleutel, side.secrets.code, adres)).soort).toBe('wachten')
    expect((await enter(side.sleutel, side.secrets.code)).soort).toBe('open')
    later(61)
    await enter(side.sleutel, side.secrets.code)
    // Where somebody tried from is forgotten.
    expect(await panel.sql.query('select 1 as rij from toegangspoging where op <= $1::timestamptz', [now.toISOString()])).toEqual([])
  }, 30_000)
})

describe('sessions', () => {
  it('[R-GEM-6] a session opens one dossier, ends after half an hour of silence and after four hours, and wears one capacity', async () => {
    const { dossier, side } = await invited()
    const open = await session(side, dossier)
    expect(await open.find()).toMatchObject({ accountId: side.wie.accountId, hoedanigheid: 'gemachtigde', alleen: dossier.dossierId })
    await panel.sql.query(`insert into account_hoedanigheid (account_id, hoedanigheid) values ($1::uuid, 'voorzitter')`, [side.wie.accountId])
    expect(await open.switch('voorzitter')).toBe(false)
    for (let times = 0; times < 7; times += 1) {
      later(29)
      expect(await open.find()).toBeDefined()
    }
    later(31)
    expect(await open.find()).toBeUndefined()
    const whole = await session(side, dossier)
    for (let times = 0; times < 8; times += 1) {
      later(29)
      await whole.find()
    }
    expect(await whole.find()).toBeDefined()
    later(9)
    expect(await whole.find()).toBeUndefined()
  })

  it('[R-GEM-9] beside betrokkene ten minutes of silence end it, and an hour in all', async () => {
    const dossier = await newDossier()
    const side = await betrokkeneOf({ werk }, dossier.coordinator, dossier.dossierId)
    const open = await session(side, dossier, 'betrokkene')
    later(9)
    expect(await open.find()).toMatchObject({ hoedanigheid: 'betrokkene' })
    later(11)
    expect(await open.find()).toBeUndefined()
    const whole = await session(side, dossier, 'betrokkene')
    for (let times = 0; times < 6; times += 1) {
      later(9)
      expect(await whole.find()).toBeDefined()
    }
    later(7)
    expect(await whole.find()).toBeUndefined()
  })

  it('[R-GEM-7] withdrawn, what stands open gets nothing any more: not by its session, and not by an account with a passkey', async () => {
    const { dossier, side } = await invited()
    const open = await session(side, dossier)
    await done(withdrawLink(werk, dossier.coordinator, dossier.dossierId, (await linkOf(dossier)).id))
    expect(await open.find()).toBeUndefined()
    expect(await namensOf(side.wie, dossier)).toBeNull()
    await expect(letColleagueIn(werk, side.wie, dossier.dossierId, 'kantoorgenoot')).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
    // Withdrawn is withdrawn: the row does not come back, whoever writes it.
    await expect(panel.sql.query('update toegangslink set ingetrokken_op = null where id = $1::uuid', [(await linkOf(dossier)).id])).rejects.toThrow('ingetrokken is ingetrokken')
  })

  it('[R-GEM-7] a new code ends what the old one opened; with a new link the old link is nothing', async () => {
    const { dossier, side } = await invited()
    const open = await session(side, dossier)
    const { id } = await linkOf(dossier)
    const renewed = await done(renewLink(werk, dossier.coordinator, dossier.dossierId, { link: id, watNieuw: 'code', tot: '2026-12-01' }))
    expect([renewed.link, await open.find()]).toEqual([null, undefined])
    expect([(await enter(side.sleutel, side.secrets.code)).soort, (await enter(side.sleutel, renewed.code)).soort]).toEqual(['klopt-niet', 'open'])
    const both = await done(renewLink(werk, dossier.coordinator, dossier.dossierId, { link: id, watNieuw: 'allebei', tot: '2026-12-01' }))
    expect([(await enter(side.sleutel, both.code)).soort, (await enter((both.link ?? '').split('/').at(-1) ?? '', both.code)).soort]).toEqual(['klopt-niet', 'open'])
  })
})

describe('a colleague', () => {
  it('[R-GEM-8] is let in by the gemachtigde within the own term, at most three at a time, each withdrawable by both', async () => {
    const { dossier, side } = await invited({ tot: '2026-12-24' })
    const first = await colleagueOf({ werk }, side.wie, dossier.dossierId)
    expect(await namensOf(first.wie, dossier)).toEqual({ als: 'kantoorgenoot', beroep: 'anders' })
    expect((await linkOf(dossier, 'kantoorgenoot')).verlooptOp).toEqual((await linkOf(dossier)).verlooptOp)
    await expect(letColleagueIn(werk, first.wie, dossier.dossierId, 'kantoorgenoot')).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
    await colleagueOf({ werk }, side.wie, dossier.dossierId)
    const third = await colleagueOf({ werk }, side.wie, dossier.dossierId)
    expect(await letColleagueIn(werk, side.wie, dossier.dossierId, 'waarnemer')).toMatchObject({ ok: false, bericht: expect.stringContaining('hoogstens 3') })
    const own = await readColleagues(werk, { dossierId: dossier.dossierId, kenmerk: 'W' } as never, side.wie.accountId)
    expect(own.links.map(({ functie, state }) => [functie, state])).toEqual(Array(3).fill(['Kantoorgenoot', 'nog niet geopend']))
    const open = await session(third, dossier, 'kantoorgenoot')
    const rows = await werk.db.toegangslink.findMany({ where: { dossierId: dossier.dossierId, voor: 'kantoorgenoot' }, orderBy: { gemaaktOp: 'asc' } })
    const rowOf = (wie: Wie): string => rows.find(({ accountId }) => accountId === wie.accountId)?.id ?? ''
    await done(withdrawColleague(werk, side.wie, dossier.dossierId, rowOf(third.wie)))
    expect(await open.find()).toBeUndefined()
    await done(withdrawLink(werk, dossier.coordinator, dossier.dossierId, rowOf(first.wie)))
    expect([await namensOf(first.wie, dossier), await namensOf(third.wie, dossier), (await namensOf(side.wie, dossier))?.als]).toEqual([null, null, 'gemachtigde'])
    expect(await withdrawColleague(werk, side.wie, dossier.dossierId, (await linkOf(dossier)).id)).toMatchObject({ ok: false })
  })

  it('[R-GEM-8] of another dossier is nobody here, and goes with the gemachtigde', async () => {
    const { dossier, side } = await invited()
    const colleague = await colleagueOf({ werk }, side.wie, dossier.dossierId)
    const other = await invited()
    expect(await namensOf(colleague.wie, other.dossier)).toBeNull()
    expect(await withdrawColleague(werk, other.side.wie, other.dossier.dossierId, (await linkOf(dossier, 'kantoorgenoot')).id)).toMatchObject({ ok: false })
    await done(endRepresentation(werk, dossier.coordinator, dossier.dossierId))
    expect([await namensOf(side.wie, dossier), await namensOf(colleague.wie, dossier)]).toEqual([null, null])
    expect((await enter(colleague.sleutel, colleague.secrets.code)).soort).toBe('ingetrokken')
    expect(await endRepresentation(werk, dossier.coordinator, dossier.dossierId)).toMatchObject({ ok: false })
  })

  it('[R-GEM-8] the coördinator sees every way in, by function and state, without a link, a code or a name', async () => {
    const { dossier, side } = await invited()
    await colleagueOf({ werk }, side.wie, dossier.dossierId)
    await enter(side.sleutel, side.secrets.code)
    const page = await readAccessPage({ ...werk, sql: panel.sql }, { dossierId: dossier.dossierId, kenmerk: 'W' } as never)
    expect(page.links.map(({ voor, state }) => `${voor} ${state}`).sort()).toEqual(['gemachtigde geopend', 'kantoorgenoot nog niet geopend'])
    for (const secret of [side.sleutel, side.secrets.code]) expect(JSON.stringify(page)).not.toContain(secret)
  })
})
