import { createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import pg from 'pg'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Jobs } from '~/platform/jobs/queue.server'
import { createNotices } from '~/platform/mail/notices.server'
import { createSmtpPost, type Post } from '~/platform/mail/post.server'
import { sqlOfPrisma } from '~/platform/sql'
import { readAddress } from '~/toegang/address.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { endSession, moveSession, peopleOf, planSession, seatsOf } from '~tests/fixtures/session'
import { inviteWhatIsMissing } from './invitation-timer.server'
import { inviteToSession, messageId } from './invite.server'
import { createAppointmentMail } from './send.server'
import { readFailed, readSent } from './store.server'
import { sendMailAgain } from './write-oproep.server'

const origin = 'https://weging.example'
const from = 'weging@weging.example'
const begin = new Date('2026-12-10T09:00:00Z')
const later = new Date('2026-12-14T09:00:00Z')

let panel: TestPanel
let running: Jobs[] = []
const lines: string[] = []

beforeAll(async () => {
  panel = await createTestPanel()
  const owner = new pg.Client({ connectionString: panel.ownerUrl })
  await owner.connect()
  // Nobody waits a quarter of a minute in a test: the next attempt comes at once.
  await owner.query('update pgboss.queue set retry_delay = 0, retry_backoff = false')
  await owner.end()
})
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()))
  running = []
  await panel.sql.query('delete from pgboss.job')
  lines.length = 0
})
afterAll(() => panel.stop())

async function work(post: Post): Promise<Jobs> {
  const { sql, werk: { clock } } = panel
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const jobs = createNotices({ sql, clock, logger, post, origin, from, addressOf: (accountId) => readAddress(sql, accountId), other: createAppointmentMail({ sql, clock, origin, from }) })
  running.push(jobs)
  await jobs.start()
  return jobs
}

interface Received {
  aan: string
  onderwerp: string
  messageId: string
  methode: string
  volgorde: string
  soorten: string[]
}

const field = (ics: string, name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(ics)?.[1]?.trim() ?? ''

async function readMail(bytes: Buffer): Promise<Received> {
  const mail = await PostalMime.parse(bytes)
  const ics = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString('utf8'))[0] ?? ''
  return { aan: mail.to?.[0]?.address ?? '', onderwerp: mail.subject ?? '', messageId: mail.messageId ?? '', methode: field(ics, 'METHOD'), volgorde: field(ics, 'SEQUENCE'), soorten: mail.attachments.map(({ mimeType }) => mimeType).sort() }
}

/** A real mail server on a real socket, which does as it is told at each message. */
async function startMailServer(port = 0, behave: (attempt: number) => 'take' | 'refuse' | 'silence' = () => 'take') {
  const received: Received[] = []
  let attempts = 0
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, closeTimeout: 100,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        attempts += 1
        const how = behave(attempts)
        if (how === 'refuse') return done(Object.assign(new Error('bezet'), { responseCode: 451 }))
        // It has the whole message, and never says so.
        if (how === 'silence') return
        void readMail(Buffer.concat(chunks)).then((mail) => { received.push(mail); done() })
      })
    }
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  const at = (server.server.address() as { port: number }).port
  return { received, port: at, address: `smtp://127.0.0.1:${at}`, attempts: () => attempts, close: () => new Promise<void>((resolve) => { server.close(() => resolve()) }) }
}

/** A socket that is open and says nothing at all. */
async function startSilence() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    port: (server.address() as { port: number }).port,
    asked: () => sockets.size,
    close: () => { for (const socket of sockets) socket.destroy(); return new Promise<void>((resolve) => { server.close(() => resolve()) }) }
  }
}

const quick = { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 }
const caught = (into: Received[]): Post => async (mail) => {
  into.push({ aan: mail.to, onderwerp: mail.subject, messageId: mail.messageId, methode: mail.calendar?.method ?? '', volgorde: field(mail.calendar?.content ?? '', 'SEQUENCE'), soorten: [] })
}
const allDone = (): Promise<void> => vi.waitFor(async () => expect(await panel.sql.query(`select 1 from pgboss.job where state not in ('completed', 'failed')`)).toEqual([]), { timeout: 25_000, interval: 100 })

async function newRound() {
  const round = await panel.openRound('gepland', 'op_stukken')
  const people = await peopleOf(panel, round)
  return { round, ...people, everybody: [...seatsOf(round), { wie: people.gemachtigde, rol: 'gemachtigde' }] }
}
const states = async (round: TestRound): Promise<string[]> => (await readSent(panel.sql, round.dossierId)).map(({ rol, soort, staat }) => `${rol} ${soort} ${staat}`).sort()

describe('messages about a session', () => {
  it('[R-UIT-1] [R-MAI-5] are there exactly when the deed is, once, for who has an account; the queue holds an account and a kind', async () => {
    const { round, everybody, coordinator } = await newRound()
    const session = await planSession(panel, round, { accounts: everybody, begintOp: begin })
    expect(await states(round)).toEqual(everybody.map(({ rol }) => `${rol} uitnodiging wacht`).sort())
    expect((await readSent(panel.sql, round.dossierId)).map(({ rol }) => rol)).not.toContain('betrokkene')
    const jobs = await panel.sql.query<{ id: string; data: Record<string, string> }>('select id::text as id, data from pgboss.job')
    expect(jobs.map(({ data }) => Object.keys(data).sort())).toEqual(everybody.map(() => ['account', 'soort']))
    expect(jobs.map(({ id }) => id).sort()).toEqual(everybody.map(({ wie }) => messageId(session.uid, 0, wie.accountId, 'uitnodiging')).sort())
    expect(jobs.some(({ data }) => data.account === coordinator.accountId)).toBe(false)
    // A deed that fails takes its messages along.
    await expect(panel.werk.db.$transaction(async (tx) => {
      await tx.zitting.update({ where: { id: session.id }, data: { staat: 'vervallen', aanleiding: 'ziekte', reden: 'ziekte' } })
      await inviteToSession(sqlOfPrisma(tx), panel.now, session.id)
      throw new Error('de handeling mislukt')
    })).rejects.toThrow('de handeling mislukt')
    expect(await states(round)).toHaveLength(everybody.length)
  })

  it('[R-UIT-2] are put in once, however often and by however many processes they are', async () => {
    const { round, everybody } = await newRound()
    const session = await planSession(panel, round, { accounts: everybody.slice(0, 2), begintOp: begin })
    await panel.sql.query('delete from pgboss.job')
    const second = panel.secondWerk()
    await Promise.all([panel.werk, second, panel.werk, second].map((werk) => werk.db.$transaction((tx) => inviteToSession(sqlOfPrisma(tx), panel.now, session.id))))
    expect(await panel.sql.query('select 1 from pgboss.job')).toEqual([])
    // New people, at once by two processes.
    await panel.sql.query(`insert into zitting_deelnemer (zitting_id, persoon, rol, begint_op, eindigt_op) select $1::uuid, $2, 'IND', begint_op, eindigt_op from zitting where id = $1::uuid on conflict do nothing`, [session.id, `account:${round.wie.IND.accountId}`])
    await Promise.all([panel.werk, second].map((werk) => inviteWhatIsMissing(werk)))
    expect((await states(round)).filter((one) => one.startsWith('IND'))).toEqual(['IND uitnodiging wacht'])
    expect(await panel.sql.query('select 1 from pgboss.job')).toHaveLength(1)
  })

  it('[R-UIT-3] a message is the invitation as mail programs want it: another form of the text, and a file', async () => {
    const { round, everybody, adres } = await newRound()
    const session = await planSession(panel, round, { accounts: [everybody[0] ?? { wie: round.wie.voorzitter, rol: 'voorzitter' }], begintOp: begin })
    const server = await startMailServer()
    await work(createSmtpPost(server.address))
    await allDone()
    expect(server.received).toEqual([{
      aan: adres(round.wie.voorzitter), onderwerp: expect.stringMatching(/^Weging, afspraak [2-9B-Z]{5}$/) as string, messageId: `<${messageId(session.uid, 0, round.wie.voorzitter.accountId, 'uitnodiging')}@weging.example>`,
      methode: 'REQUEST', volgorde: '0', soorten: ['application/ics', 'text/calendar']
    }])
    await server.close()
  })

  it('[R-UIT-4] who left the panel before it left gets no invitation but a CANCEL, and who leaves later is told by the next look', async () => {
    const { round, everybody, adres } = await newRound()
    await planSession(panel, round, { accounts: everybody, begintOp: begin })
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
    const received: Received[] = []
    await work(caught(received))
    await allDone()
    const to = (wie: { accountId: string; hoedanigheid: string }): Received[] => received.filter(({ aan }) => aan === adres(wie as never))
    expect(to(round.wie.zorg).map(({ methode }) => methode)).toEqual(['CANCEL'])
    expect(to(round.wie.politie).map(({ methode }) => methode)).toEqual(['REQUEST'])
    expect(await states(round)).toContain('zorg uitnodiging ingetrokken')
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.politie }, data: { beeindigdOp: panel.now } })
    await inviteWhatIsMissing(panel.werk)
    await inviteWhatIsMissing(panel.werk)
    await allDone()
    expect(to(round.wie.politie).map(({ methode, volgorde }) => `${methode} ${volgorde}`)).toEqual(['REQUEST 0', 'CANCEL 1'])
    expect(to(round.wie.zorg)).toHaveLength(1)
    // Another message than the invitation, for servers that know that one.
    expect(new Set(received.map((one) => one.messageId)).size).toBe(received.length)
  })

  it('[R-UIT-1] a session that is moved and called off is followed by every program: same number, higher volgorde, then CANCEL', async () => {
    const { round, everybody, adres } = await newRound()
    const first = await planSession(panel, round, { accounts: everybody, begintOp: begin })
    const received: Received[] = []
    await work(caught(received))
    await allDone()
    const moved = await moveSession(panel, round, first, later, everybody.filter(({ rol }) => rol !== 'politie'))
    await allDone()
    await endSession(panel, moved, 'vervallen')
    await allDone()
    const story = (wie: { accountId: string; hoedanigheid: string }): string[] => received.filter(({ aan }) => aan === adres(wie as never)).map(({ methode, volgorde }) => `${methode} ${volgorde}`)
    expect(story(round.wie.zorg)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2'])
    expect(story(round.wie.politie)).toEqual(['REQUEST 0', 'CANCEL 2'])
    expect(new Set(received.map(({ onderwerp }) => onderwerp)).size).toBe(1)
  })

  it('[R-UIT-2] what was overtaken while the mail server was away does not leave any more', async () => {
    const { round, everybody } = await newRound()
    const first = await planSession(panel, round, { accounts: everybody.slice(0, 1), begintOp: begin })
    await moveSession(panel, round, first, later, everybody.slice(0, 1))
    const received: Received[] = []
    await work(caught(received))
    await allDone()
    expect(received.map(({ methode, volgorde }) => `${methode} ${volgorde}`)).toEqual(['REQUEST 1'])
    expect(await states(round)).toEqual(['voorzitter uitnodiging ingetrokken', 'voorzitter verzet verstuurd'])
  })
})

describe('a mail server that does not do its work', () => {
  it('[R-MAI-6] that refuses, says nothing, hears everything without a word, and comes back loses nothing and doubles nothing, with two workers', async () => {
    const { round, everybody } = await newRound()
    const silence = await startSilence()
    const session = await planSession(panel, round, { accounts: everybody, begintOp: begin })
    const first = await work(createSmtpPost(`smtp://127.0.0.1:${silence.port}`, quick))
    await vi.waitFor(() => expect(silence.asked()).toBeGreaterThan(1), { timeout: 15_000 })
    await first.stop()
    await silence.close()
    expect((await states(round)).every((one) => one.endsWith('wacht'))).toBe(true)
    const server = await startMailServer(silence.port, (attempt) => (attempt <= 3 ? 'refuse' : attempt === 4 ? 'silence' : 'take'))
    await work(createSmtpPost(server.address, quick))
    await work(createSmtpPost(server.address, quick))
    await allDone()
    expect(server.received.map(({ messageId: id }) => id).sort()).toEqual(everybody.map(({ wie }) => `<${messageId(session.uid, 0, wie.accountId, 'uitnodiging')}@weging.example>`).sort())
    expect(server.attempts()).toBe(everybody.length + 4)
    expect(await states(round)).toEqual(everybody.map(({ rol }) => `${rol} uitnodiging verstuurd`).sort())
    expect(lines.join('')).not.toContain('@weging.example')
    await server.close()
  }, 60_000)

  it('[R-MAI-6] a database that is away when the outcome is written sends the same message again, under the same Message-ID', async () => {
    const { round, everybody } = await newRound()
    await planSession(panel, round, { accounts: everybody.slice(0, 1), begintOp: begin })
    const received: Received[] = []
    let falls = true
    const post = caught(received)
    const fallsOnce: Post = async (mail) => {
      await post(mail)
      if (falls) { falls = false; throw new Error('het proces viel uit nadat de server het bericht had') }
    }
    await work(fallsOnce)
    await allDone()
    expect(received).toHaveLength(2)
    expect(received[0]?.messageId).toBe(received[1]?.messageId)
    expect(await states(round)).toEqual(['voorzitter uitnodiging verstuurd'])
  })

  it('[R-UIT-11] what is given up, or has no address, or fell over at its last attempt, shows as failed by function, and can be sent again as the same message', async () => {
    const { round, everybody, coordinator } = await newRound()
    const session = await planSession(panel, round, { accounts: everybody.slice(0, 3), begintOp: begin })
    await panel.werk.db.account.update({ where: { id: round.wie.secretaris.accountId }, data: { email: null } })
    await panel.sql.query(`update pgboss.job set retry_limit = 0`)
    // The process of this one was killed at its last attempt: the queue gave it up, and nobody wrote it down.
    await panel.sql.query(`update pgboss.job set state = 'failed', completed_on = now() where id = $1::uuid`, [messageId(session.uid, 0, round.wie.IND.accountId, 'uitnodiging')])
    const jobs = await work(() => Promise.reject(new Error('weg')))
    await allDone()
    await jobs.stop()
    const failed = await readFailed(panel.sql, round.dossierId)
    expect(failed.map(({ rol, waarom }) => `${rol} ${waarom}`).sort()).toEqual(['IND opgegeven', 'secretaris geen adres', 'voorzitter opgegeven'])
    const received: Received[] = []
    await work(caught(received))
    await panel.werk.db.account.update({ where: { id: round.wie.secretaris.accountId }, data: { email: 'later@weging.example' } })
    for (const { id } of failed) expect(await sendMailAgain(panel.werk, coordinator, round.dossierId, id)).toMatchObject({ ok: true })
    await allDone()
    expect(received.map(({ messageId: id }) => id).sort()).toEqual(failed.map(({ id }) => `<${id}@weging.example>`).sort())
    expect(await readFailed(panel.sql, round.dossierId)).toEqual([])
    // Sent is sent: not once more.
    expect(await sendMailAgain(panel.werk, coordinator, round.dossierId, failed[0]?.id ?? '')).toMatchObject({ ok: false })
    const other = await newRound()
    expect(await sendMailAgain(panel.werk, other.coordinator, other.round.dossierId, failed[0]?.id ?? '')).toMatchObject({ ok: false })
  })

  it('[R-UIT-10] what was sent is kept without an address, and the database lets nobody change or remove it', async () => {
    const { round, everybody } = await newRound()
    await planSession(panel, round, { accounts: everybody.slice(0, 1), begintOp: begin })
    await work(caught([]))
    await allDone()
    const rows = await panel.sql.query('select * from verzending where dossier_id = $1::uuid', [round.dossierId])
    expect(JSON.stringify(rows)).not.toContain('@')
    await expect(panel.sql.query('delete from verzending')).rejects.toThrow()
    for (const change of [`soort = 'vervallen'`, `staat = 'wacht', verstuurd_op = null`, 'account_id = gen_random_uuid()']) await expect(panel.sql.query(`update verzending set ${change} where dossier_id = $1::uuid`, [round.dossierId])).rejects.toThrow()
  })
})
