import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPdfPrinter } from '~/advies/render-pdf.server'
import { printedBytes } from '~/advies/render.server'
import { Refused } from '~/dossier/in-dossier.server'
import { wishes } from '~tests/fixtures/planning'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { endSession, moveSession, peopleOf, planSession, seatsOf } from '~tests/fixtures/session'
import { wordsOnPages } from '~tests/matrix/lekmatrix/pdf-words'
import type { LetterFacts } from './letter-pieces'
import { letterParts, letterTitle } from './letter-text'
import { recordWishes } from '../plannen/record-wishes.server'
import { chooseKanaal, handOver, printOproep, readOproepen, readUitreikingen, writeOproep } from './write-oproep.server'
import { readUitnodigingen } from './read-pages.server'
import { readSent } from './store.server'

const begin = new Date('2026-12-10T09:00:00Z')
const later = new Date('2026-12-14T13:00:00Z')
const telefoon = '030 123 45 67'
const print = createPdfPrinter(fileURLToPath(new URL('../../advies/template', import.meta.url)))
const renderer = { renderLetter: async (order: { sjabloon: 'oproep/1'; brief: string }) => printedBytes(print(order)) }

let panel: TestPanel
beforeAll(async () => { panel = await createTestPanel() })
afterAll(() => panel.stop())

async function newRound() {
  const round = await panel.openRound('gepland', 'op_stukken')
  const people = await peopleOf(panel, round)
  const everybody = [...seatsOf(round), { wie: people.gemachtigde, rol: 'gemachtigde' }]
  return { round, ...people, everybody, session: await planSession(panel, round, { accounts: everybody, begintOp: begin, inZaal: ['voorzitter', 'zorg', 'gemachtigde'] }) }
}

const facts: LetterFacts = { soort: 'uitnodiging', begintOp: begin, eindigtOp: new Date('2026-12-10T11:30:00Z'), eerder: null, inZaal: ['betrokkene', 'voorzitter', 'zorg'], elders: ['IND', 'politie', 'secretaris'], tolk: { nummer: '12345', geslacht: 'vrouw' }, eigenIngang: true, kind: false, telefoon, vandaag: '2026-11-25' }
const wordsOf = (changes: Partial<LetterFacts> = {}): string => letterParts({ ...facts, ...changes }).flatMap(({ kop, alineas, lijst }) => [kop, ...alineas, ...lijst]).join('\n')

describe('the letter to betrokkene', () => {
  it('[R-UIT-12] says when, how long, who by function, what she may do, from which day she can read, and whom to call', () => {
    const letter = wordsOf()
    for (const said of [
      'Op donderdag 10 december 2026, van 10.00 tot 12.30 uur.', 'ten hoogste 2 uur en 30 minuten, met pauzes', 'de voorzitter: die leidt het gesprek', 'iemand uit de zorg', 'een tolk (een vrouw) met nummer 12345',
      'In een andere kamer luisteren mee: de secretaris, iemand van de IND en iemand van de politie.', 'U mag op elk moment stoppen. U hoeft niet te zeggen waarom.', 'U mag iemand meenemen die u vertrouwt.',
      'Vanaf donderdag 3 december 2026 kunt u de papieren lezen', `Bel ${telefoon}`, 'eigen ingang'
    ]) expect(letter).toContain(said)
    // Short sentences: B1.
    expect(letter.split(/[.:?!]\s/).filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([])
  })

  it('[R-UIT-12] says nothing of what it is about, and asks without a number for who handed it over', () => {
    for (const letter of [wordsOf(), wordsOf({ soort: 'verzet', eerder: begin, begintOp: later }), wordsOf({ soort: 'vervallen' })]) expect(letter).not.toMatch(/slachtoffer|mensenhandel|hoorzitting|aangifte|opsporing|uitbuit|verblijf/i)
    expect(wordsOf({ telefoon: undefined })).not.toMatch(/Bel /)
    expect(wordsOf({ tolk: null })).toContain('U mag om een tolk vragen.')
    expect(wordsOf({ vandaag: '2026-12-08' })).toContain('Vanaf nu kunt u de papieren lezen')
    expect(wordsOf({ soort: 'vervallen' })).not.toContain('Wanneer en hoe lang?')
  })

  it('[R-UIT-17] a child has a letter of its own: shorter, *je*, to read with the guardian, and as silent about what it is about', () => {
    for (const changes of [{}, { soort: 'verzet', eerder: begin, begintOp: later }, { soort: 'vervallen' }, { tolk: null, telefoon: undefined, eigenIngang: false, vandaag: '2026-12-08' }] as const) {
      const letter = [letterTitle({ soort: 'uitnodiging', ...changes, kind: true }), wordsOf({ ...changes, kind: true })].join('\n')
      expect(letter).not.toMatch(/\b(u|uw)\b|slachtoffer|mensenhandel|hoorzitting|aangifte|opsporing|uitbuit|verblijf|undefined/i)
      expect(letter).toContain('je voogd')
      expect(letter.split(/[.:?!]\s/).filter((sentence) => sentence.split(/\s+/).length > 18)).toEqual([])
    }
    const letter = wordsOf({ kind: true })
    for (const said of ['Op donderdag 10 december 2026, van 10.00 tot 12.30 uur.', 'Je mag stoppen. Je hoeft niet te zeggen waarom.', 'een tolk (een vrouw) met nummer 12345', 'vanaf donderdag 3 december 2026', 'In een andere kamer luisteren mee: de secretaris, iemand van de IND en iemand van de politie.']) expect(letter).toContain(said)
  })

  it('[R-UIT-17] whose age is under 18, or in doubt, gets it; who is grown up, or was not asked, does not', async () => {
    const titles: Record<string, boolean> = {}
    for (const leeftijdsgroep of ['12-15', 'onbekend', 'volwassen', 'niet-gevraagd']) {
      const { round, coordinator, session } = await newRound()
      if (leeftijdsgroep !== 'niet-gevraagd') expect(await recordWishes(panel.werk, coordinator, round.dossierId, { ...wishes, leeftijdsgroep, instemming: ['betrokkene', 'voogd'] })).toMatchObject({ ok: true })
      await chooseKanaal(panel.werk, coordinator, round.dossierId, 'opvang-persoonlijk')
      await writeOproep(panel.werk, telefoon, coordinator, round.dossierId, session.id)
      titles[leeftijdsgroep] = (await readOproepen(panel.werk.db, round.dossierId)).some(({ inhoud }) => inhoud.delen.some(({ kop }) => kop === 'Wat mag jij?'))
    }
    expect(titles).toEqual({ '12-15': true, onbekend: true, volwassen: false, 'niet-gevraagd': false })
  })

  it('[R-UIT-13] is made once a safe way was agreed, by the coördinator of this dossier, and not twice the same', async () => {
    const { round, coordinator, session } = await newRound()
    const other = await newRound()
    const { werk } = panel
    expect(await writeOproep(werk, telefoon, coordinator, round.dossierId, session.id)).toMatchObject({ ok: false, bericht: 'Leg eerst vast hoe een brief veilig bij betrokkene komt.' })
    expect(await chooseKanaal(werk, coordinator, round.dossierId, 'opvang-persoonlijk')).toMatchObject({ ok: true })
    expect(await writeOproep(werk, telefoon, coordinator, round.dossierId, other.session.id)).toMatchObject({ ok: false })
    expect(await writeOproep(werk, telefoon, coordinator, round.dossierId, session.id)).toMatchObject({ ok: true, value: { nummer: 1 } })
    expect(await writeOproep(werk, telefoon, coordinator, round.dossierId, session.id)).toMatchObject({ ok: false, bericht: 'Deze brief is er al: brief 1.' })
    await expect(writeOproep(werk, telefoon, other.coordinator, round.dossierId, session.id)).rejects.toThrow(Refused)
    await expect(writeOproep(werk, telefoon, round.wie.secretaris, round.dossierId, session.id)).rejects.toThrow(Refused)
    await panel.werk.db.gemachtigde.updateMany({ where: { dossierId: other.round.dossierId }, data: { beeindigdOp: panel.now } })
    expect(await chooseKanaal(werk, other.coordinator, other.round.dossierId, 'via-gemachtigde')).toMatchObject({ ok: false })
  })

  it('[R-UIT-13] after a move and a calling off there is a letter for each, with the moment before; each is a PDF with a neutral name and the same bytes each time', async () => {
    const { round, coordinator, session, everybody } = await newRound()
    const { werk } = panel
    await chooseKanaal(werk, coordinator, round.dossierId, 'politie')
    await writeOproep(werk, telefoon, coordinator, round.dossierId, session.id)
    const moved = await moveSession(panel, round, session, later, everybody)
    await writeOproep(werk, telefoon, coordinator, round.dossierId, moved.id)
    await endSession(panel, moved, 'vervallen')
    await writeOproep(werk, telefoon, coordinator, round.dossierId, moved.id)
    const letters = await readOproepen(werk.db, round.dossierId)
    expect(letters.map(({ versie, inhoud }) => [versie, inhoud.soort, inhoud.volgorde])).toEqual([[1, 'uitnodiging', 0], [2, 'verzet', 1], [3, 'vervallen', 1]])
    const { kenmerk } = await werk.db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })
    const [one, again, second] = [await printOproep({ db: werk.db, renderer }, round.dossierId, 1), await printOproep({ db: werk.db, renderer }, round.dossierId, 1), await printOproep({ db: werk.db, renderer }, round.dossierId, 2)]
    expect(one?.naam).toBe(`brief-${kenmerk}.pdf`)
    expect(Buffer.from(one?.bytes ?? []).equals(Buffer.from(again?.bytes ?? []))).toBe(true)
    const words = (await wordsOnPages(Buffer.from(second?.bytes ?? []))).replace(/\s+/g, ' ')
    expect(words).toContain('donderdag 10 december 2026')
    expect(words).toContain('maandag 14 december 2026')
    expect(await printOproep({ db: werk.db, renderer }, round.dossierId, 4)).toBeUndefined()
  })

  it('[R-UIT-14] that it was given is recorded once: which letter, on which day, how, and by whom', async () => {
    const { round, coordinator, session } = await newRound()
    const { werk } = panel
    await chooseKanaal(werk, coordinator, round.dossierId, 'via-zorgcoordinator')
    await writeOproep(werk, undefined, coordinator, round.dossierId, session.id)
    const given = (op: string, brief = 1) => handOver(werk, coordinator, round.dossierId, { brief, op, wijze: 'persoonlijk' })
    expect(await given('2026-11-26')).toMatchObject({ ok: false })
    expect(await given('2026-11-24')).toMatchObject({ ok: false })
    expect(await given('2026-11-25', 2)).toMatchObject({ ok: false })
    expect((await readSent(panel.sql, round.dossierId)).find(({ kanaal }) => kanaal === 'brief')).toMatchObject({ rol: 'betrokkene', staat: 'wacht' })
    expect(await given('2026-11-25')).toMatchObject({ ok: true })
    expect(await given('2026-11-25')).toMatchObject({ ok: false })
    expect((await readUitreikingen(werk.db, round.dossierId)).map(({ inhoud }) => inhoud)).toEqual([{ schema: 'weging-oproep-uitreiking/v1', brief: 1, op: '2026-11-25', wijze: 'persoonlijk' }])
    expect((await readSent(panel.sql, round.dossierId)).find(({ kanaal }) => kanaal === 'brief')).toMatchObject({ staat: 'verstuurd' })
    const page = await readUitnodigingen({ ...werk, sql: panel.sql }, { dossierId: round.dossierId, kenmerk: 'W-2026-0001' } as never)
    expect(page.brieven).toMatchObject([{ nummer: 1, gegeven: { op: '2026-11-25', wijze: 'in haar hand gegeven' } }])
    expect(page.zittingen).toMatchObject([{ brief: true, kanBrief: true }])
  })
})
