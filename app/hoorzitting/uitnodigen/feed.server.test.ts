import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEntryLog } from '~/logboek/entries.server'
import { createPace, type Pace } from '~/platform/pace'
import { systemIds } from '~/platform/ids'
import { sqlOfPrisma } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { endSession, moveSession, peopleOf, planSession, seatsOf } from '~tests/fixtures/session'
import { serveFeed } from './serve-feed.server'
import { endSubscription, makeSubscription } from './subscription.server'

const begin = new Date('2026-12-10T09:00:00Z')
const later = new Date('2026-12-14T09:00:00Z')
const HOUR = 3_600_000

let panel: TestPanel
beforeAll(async () => { panel = await createTestPanel() })
afterAll(() => panel.stop())

const open: Pace = { admits: () => true }
const make = (wie: Wie): Promise<string> => panel.werk.db.$transaction((tx) => makeSubscription(sqlOfPrisma(tx), { clock: panel.werk.clock, ids: systemIds }, wie))
const fetched = (path: string, agendaTempo = open, now = panel.now): Promise<Response> =>
  serveFeed({ sql: panel.sql, clock: { now: () => now }, party: { origin: 'https://weging.example' }, agendaTempo, entered: createEntryLog(panel.sql, panel.werk.clock) }, path.split('/').at(-1) ?? '')
const seen = async (answer: Response): Promise<unknown> => [answer.status, [...answer.headers], await answer.text()]
/** Number of the plan, and how it stands, of each appointment. */
const events = async (path: string, now = panel.now): Promise<string[]> => {
  const text = await (await fetched(path, open, now)).text()
  return text.split('BEGIN:VEVENT').slice(1).map((event) => `${/SEQUENCE:(\d+)/.exec(event)?.[1]} ${/STATUS:(\w+)/.exec(event)?.[1]} ${/DTSTART;TZID=Europe\/Amsterdam:(\w+)/.exec(event)?.[1]}`)
}

async function newRound() {
  const round = await panel.openRound('gepland', 'op_stukken')
  const { gemachtigde } = await peopleOf(panel, round)
  return { round, gemachtigde, everybody: [...seatsOf(round), { wie: gemachtigde, rol: 'gemachtigde' }] }
}

describe('the own agenda as a subscription', () => {
  it('[R-UIT-5] holds the planned sessions of this account and no other, moved ones as they are now, called-off ones for thirty days', async () => {
    const { round, gemachtigde, everybody } = await newRound()
    const other = await newRound()
    await planSession(panel, other.round, { accounts: other.everybody, begintOp: begin })
    const path = await make(round.wie.zorg)
    expect(await events(path)).toEqual([])
    const first = await planSession(panel, round, { accounts: everybody, begintOp: begin })
    expect(await events(path)).toEqual(['0 CONFIRMED 20261210T100000'])
    expect(await events(await make(gemachtigde))).toEqual(['0 CONFIRMED 20261210T100000'])
    const moved = await moveSession(panel, round, first, later, everybody)
    expect(await events(path)).toEqual(['1 CONFIRMED 20261214T100000'])
    await planSession(panel, round, { accounts: everybody, begintOp: new Date(later.getTime() + 48 * HOUR), nummer: 2 })
    await endSession(panel, moved, 'vervallen')
    expect(await events(path)).toEqual(['2 CANCELLED 20261214T100000', '0 CONFIRMED 20261216T100000'])
    expect(await events(path, new Date(panel.now.getTime() + 31 * 24 * HOUR))).toEqual(['0 CONFIRMED 20261216T100000'])
  })

  it('[R-UIT-5] whoever is not asked for the next plan sees that it is off for them; whoever leaves the panel sees nothing any more', async () => {
    const { round, gemachtigde, everybody } = await newRound()
    const [zorg, politie, represents] = [await make(round.wie.zorg), await make(round.wie.politie), await make(gemachtigde)]
    const first = await planSession(panel, round, { accounts: everybody, begintOp: begin })
    await moveSession(panel, round, first, later, everybody.filter(({ rol }) => rol !== 'politie'))
    expect(await events(politie)).toEqual(['2 CANCELLED 20261214T100000'])
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
    expect(await events(zorg)).toEqual([])
    await panel.werk.db.gemachtigde.updateMany({ where: { dossierId: round.dossierId }, data: { beeindigdOp: panel.now } })
    expect(await events(represents)).toEqual([])
  })

  it('[R-UIT-6] the address is shown once and kept as a hash; a new one ends the old one, also when it is asked twice at once', async () => {
    const { round } = await newRound()
    const wie = round.wie.voorzitter
    const path = await make(wie)
    expect(path).toMatch(/^\/agenda\/[\w-]{43}\.ics$/)
    const key = path.slice('/agenda/'.length, -4)
    expect(JSON.stringify(await panel.sql.query('select * from agenda_abonnement'))).not.toContain(key)
    const paths = await Promise.all([make(wie), make(wie), make(wie)])
    expect((await fetched(path)).status).toBe(404)
    expect((await Promise.all(paths.map((one) => fetched(one)))).map(({ status }) => status).sort()).toEqual([200, 404, 404])
  })

  it('[R-UIT-7] unknown, withdrawn, of a closed account and no address at all are one answer, without cookie, cache or search engine', async () => {
    const { round } = await newRound()
    const [withdrawn, closed] = [await make(round.wie.zorg), await make(round.wie.IND)]
    await panel.werk.db.$transaction((tx) => endSubscription(sqlOfPrisma(tx), panel.werk.clock, round.wie.zorg))
    await panel.werk.db.account.update({ where: { id: round.wie.IND.accountId }, data: { actief: false } })
    const unknown = await seen(await fetched(`/agenda/${'a'.repeat(43)}.ics`))
    for (const path of [withdrawn, closed, '/agenda/x.ics', '/agenda/', `/agenda/${'a'.repeat(43)}`, `/agenda/${'a'.repeat(44)}.ics`]) expect(await seen(await fetched(path))).toEqual(unknown)
    const real = await fetched(await make(round.wie.politie))
    for (const answer of [real, await fetched('/agenda/x.ics')]) {
      expect([answer.headers.get('Cache-Control'), answer.headers.get('X-Robots-Tag'), answer.headers.get('Referrer-Policy'), answer.headers.get('Set-Cookie')]).toEqual(['no-store', 'noindex, nofollow, noarchive', 'no-referrer', null])
    }
    expect([real.status, real.headers.get('Content-Type'), real.headers.get('Content-Disposition')]).toEqual([200, 'text/calendar; charset=utf-8', 'inline; filename="agenda.ics"'])
  })

  it('[R-UIT-8] who asks too often waits a minute, whether the address exists or not', async () => {
    const { round } = await newRound()
    const paths = [await make(round.wie.zorg), `/agenda/${'b'.repeat(43)}.ics`]
    const tempo = createPace(panel.werk.clock, { times: 3, per: 60_000 })
    for (const path of paths) {
      const answers = []
      for (let time = 0; time < 5; time += 1) answers.push(await fetched(path, tempo))
      expect(answers.slice(3).map(({ status, headers }) => `${status} ${headers.get('Retry-After')}`)).toEqual(['429 60', '429 60'])
    }
  })

  it('[R-UIT-9] fetching leaves one line an hour with the account and never the key; making and withdrawing leave one each', async () => {
    const { round } = await newRound()
    const wie = round.wie.secretaris
    const path = await make(wie)
    const entered = createEntryLog(panel.sql, panel.werk.clock)
    for (let time = 0; time < 3; time += 1) {
      await serveFeed({ sql: panel.sql, clock: panel.werk.clock, party: { origin: 'https://weging.example' }, agendaTempo: open, entered }, path.slice('/agenda/'.length))
    }
    await panel.werk.db.$transaction((tx) => endSubscription(sqlOfPrisma(tx), panel.werk.clock, wie))
    const { Client } = (await import('pg')).default
    const owner = new Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ deed: string }>('select * from logboek.regel where actor = $1 order by seq', [wie.accountId])
    await owner.end()
    expect(rows.map(({ deed }) => deed)).toEqual(['agenda.abonnement', 'agenda.lezen', 'agenda.abonnement'])
    expect(JSON.stringify(rows)).not.toContain(path.slice('/agenda/'.length, -4))
  })
})
