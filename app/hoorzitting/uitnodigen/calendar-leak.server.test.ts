// The calendar leak test: everything that leaves about a session, beside dossiers that are full of what may not leave.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPdfPrinter } from '~/advies/render-pdf.server'
import { printedBytes } from '~/advies/render.server'
import { createNotices } from '~/platform/mail/notices.server'
import { createFilePost } from '~/platform/mail/post.server'
import { sqlOfPrisma } from '~/platform/sql'
import { readAddress } from '~/toegang/address.server'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { endSession, moveSession, peopleOf, planSession, seatsOf } from '~tests/fixtures/session'
import { wordsOfPdf, wordsOnPages } from '~tests/matrix/lekmatrix/pdf-words'
import { demoFile, kanarie, twoWorlds } from '~tests/zaak-file'
import { appointmentNumber } from './appointment'
import { readDemoPost } from './demo-post.server'
import { createAppointmentMail } from './send.server'
import { serveFeed } from './serve-feed.server'
import { makeSubscription } from './subscription.server'
import { chooseKanaal, printOproep, readOproepen, writeOproep } from './write-oproep.server'

const origin = 'https://weging.example'
const from = 'weging@weging.example'
const cases = readdirSync(fileURLToPath(new URL('../../../prisma/demo/zaken', import.meta.url))).filter((name) => name.endsWith('.json')).sort()
const print = createPdfPrinter(fileURLToPath(new URL('../../advies/template', import.meta.url)))
const renderer = { renderLetter: async (order: { sjabloon: 'oproep/1'; brief: string }) => printedBytes(print(order)) }

let panel: TestPanel
let folder: string
beforeAll(async () => {
  panel = await createTestPanel()
  folder = mkdtempSync(join(tmpdir(), 'weging-post-'))
})
afterAll(async () => {
  await panel.stop()
  rmSync(folder, { recursive: true })
})

/** Every text of a case, leads and the criminal case included, in one row. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsOf) : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []

interface Case {
  betrokkene: { aanduiding: string; nationaliteit: string | null; taal_of_tolk: string | null }
  vorm_uitbuiting: string[]
}

/** Pieces of text long enough to mean something: whole texts, parts between commas, and every capitalised word. */
function sensitive(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => [text, ...text.split(/[,.;:()[\]"“”]/u)]).map((part) => part.trim()).filter((part) => part.length >= 6 && /\p{L}{4}/u.test(part))
  const names = texts.flatMap((text) => text.match(/\p{Lu}\p{L}{3,}/gu) ?? [])
  return [...new Set([...parts, ...names])]
}

const neutral = /^(Op|De|Het|Een|In|Kamer|Weging|Nummer|Bladzijde|Vanaf|Iemand|Kunt|Waar|Wanneer|Deze|Daarna|Zonder|Wie)$/i

/** A function that sits there is named in the letter; *Document* is what a tagged PDF calls itself. */
const fixedWords = ['politie', 'document']

interface Leaving {
  /** Everything that leaves, as text: subjects, words, names of files, calendar files, feed, letters. */
  text: string
  /** The same with numbers, ids and addresses that must differ put away: it is the same for every dossier. */
  shape: string
}

async function leaveEverything(raw: Case, zaak: string): Promise<Leaving> {
  const round = await panel.openRound('gepland', 'op_stukken')
  const people = await peopleOf(panel, round)
  const texts = textsOf(raw)
  const { db } = panel.werk
  const secret = texts.join(' | ').slice(0, 400)
  await db.dossier.update({ where: { id: round.dossierId }, data: { aanduiding: raw.betrokkene.aanduiding, vraag: secret, doel: secret, verzoeker: secret, vNummer: '2831112223' } })
  await db.betrokkene.create({ data: { dossierId: round.dossierId, nationaliteit: raw.betrokkene.nationaliteit, taalOfTolk: raw.betrokkene.taal_of_tolk, vormUitbuiting: raw.vorm_uitbuiting, geslacht: 'vrouw', landHerkomst: secret } })
  await db.betrokkenNaam.create({ data: { dossierId: round.dossierId, volgnummer: 1, naam: raw.betrokkene.aanduiding } })
  await db.stuk.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, nummer: 50, soort: 'document', titel: secret, datumTekst: '2006-11', inhoud: texts.join('\n') } })
  const typed = { plaats: `Opvang, ${secret}`.slice(0, 190), reden: secret, tolkReden: secret, taal: raw.betrokkene.taal_of_tolk ?? 'onbekend' }
  const everybody = [...seatsOf(round), { wie: people.gemachtigde, rol: 'gemachtigde' }]
  const key = await db.$transaction((tx) => makeSubscription(sqlOfPrisma(tx), panel.werk, round.wie.zorg))
  const feed = async (): Promise<string> =>
    (await serveFeed({ sql: panel.sql, clock: panel.werk.clock, party: { origin }, agendaTempo: { admits: () => true }, entered: async () => undefined }, key.slice('/agenda/'.length))).text()

  const left: string[] = []
  /** The whole file: also what stands on no page. */
  const insidePdf: string[] = []
  await chooseKanaal(panel.werk, people.coordinator, round.dossierId, 'opvang-persoonlijk')
  const first = await planSession(panel, round, { accounts: everybody, begintOp: new Date('2026-12-10T09:00:00Z'), typed })
  await writeOproep(panel.werk, '030 123 45 67', people.coordinator, round.dossierId, first.id)
  left.push(await feed())
  await sendAll(zaak)
  const moved = await moveSession(panel, round, first, new Date('2026-12-14T09:00:00Z'), everybody, typed)
  await writeOproep(panel.werk, '030 123 45 67', people.coordinator, round.dossierId, moved.id)
  await sendAll(zaak)
  await endSession(panel, moved, 'vervallen', secret)
  await writeOproep(panel.werk, '030 123 45 67', people.coordinator, round.dossierId, moved.id)
  left.push(await feed())
  await sendAll(zaak)

  for (const { versie } of await readOproepen(db, round.dossierId)) {
    const letter = await printOproep({ db, renderer }, round.dossierId, versie)
    const bytes = Buffer.from(letter?.bytes ?? [])
    left.push(letter?.naam ?? '', await wordsOnPages(bytes))
    insidePdf.push(await wordsOfPdf(bytes))
  }
  const files = readdirSync(join(folder, zaak)).sort()
  const mails = (await readDemoPost(join(folder, zaak))).berichten.map((one) => JSON.stringify(one)).sort()
  const raws = files.map((name) => readFileSync(join(folder, zaak, name), 'utf8'))
  const { kenmerk } = await db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })
  const away = (text: string): string =>
    [[kenmerk, 'K'], [appointmentNumber(first.uid), 'A'], [first.uid, 'U'], [round.dossierId.slice(0, 8), 'D']].reduce((told, [what = '', by = '']) => told.replaceAll(what, by), text)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'I').replace(/[\w-]+@weging\.example/g, 'M').replace(/Kamer \d+/g, 'R').replace(/nummer 1\d{4}/g, 'T')
  return { text: [...left, ...insidePdf, ...files, ...mails, ...raws].join('\n'), shape: [...left.map(away), ...mails.map(away).sort()].join('\n') }
}

/** Sends what waits, with the same post as the demonstration. */
async function sendAll(zaak: string): Promise<void> {
  const { sql, werk: { clock } } = panel
  const logger = pino({ level: 'silent' })
  const jobs = createNotices({ sql, clock, logger, post: createFilePost(join(folder, zaak)), origin, from, addressOf: (accountId) => readAddress(sql, accountId), other: createAppointmentMail({ sql, clock, origin, from }) })
  await jobs.start()
  await vi.waitFor(async () => expect(await sql.query(`select 1 from pgboss.job where state < 'completed'`)).toEqual([]), { timeout: 20_000, interval: 50 })
  await jobs.stop()
}

describe('what leaves about a session', () => {
  const shapes: string[] = []

  it.each(cases)('[R-UIT-15] of the dossier %s: no mail, title, file name, feed or letter holds a name, a nationality, a subject or a lead', async (name) => {
    const raw = JSON.parse(demoFile(name).toString('utf8')) as Case
    const { text, shape } = await leaveEverything(raw, name)
    shapes.push(shape)
    const flat = text.replace(/=\r?\n/g, '').replace(/\r?\n /g, '').replace(/\s+/g, ' ')
    const words = sensitive(textsOf(raw)).filter((word) => !neutral.test(word))
    expect(words.length).toBeGreaterThan(100)
    expect(words.filter((word) => flat.includes(word) && !fixedWords.includes(word))).toEqual([])
    expect(flat).not.toMatch(/2831112223|slachtoffer|mensenhandel|hoorzitting/i)
  }, 60_000)

  it('[R-UIT-15] and beside a dossier whose leads are canaries, whatever was typed while planning', async () => {
    const { text, shape } = await leaveEverything(twoWorlds().met as unknown as Case, 'kanarie')
    shapes.push(shape)
    expect(text).not.toContain(kanarie)
  }, 60_000)

  it('[R-UIT-15] it is the same for every dossier but for its numbers: nothing of a dossier can be read from it at all', () => {
    expect(shapes).toHaveLength(cases.length + 1)
    expect(new Set(shapes).size).toBe(1)
  })
})
