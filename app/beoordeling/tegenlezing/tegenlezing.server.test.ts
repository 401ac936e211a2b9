import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replaceSeat } from '~/dossier/compose-panel.server'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { inDossier, Refused, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { mayDossier, type DossierDeed } from '~/dossier/policy'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import { readPurpose } from '~/dossier/reading-purpose.server'
import { readWork } from '~/dossier/store.server'
import type { Hoedanigheid } from '~/dossier/schema'
import { taakVoor } from '~/dossier/work'
import { readReceivers } from '~/advies/deliver-advies.server'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { serveFile } from '~/stukken/serve-file.server'
import { citationMark } from '~/stukken/viewer/citation-href'
import { findPlaats } from '~/stukken/viewer/find-plaats.server'
import { lezerOf, readStukken } from '~/stukken/stukken.server'
import type { Wie } from '~/toegang/may'
import { giveStandpunt, openConcept, type TestConcept } from '~tests/fixtures/concept'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel } from '~tests/fixtures/round'
import { testKluis } from '~tests/fixtures/stukken'
import { nothingDeclared } from '~tests/fixtures/verklaring'
import { readDraft } from '../draft'
import { scoreSheetSchema } from '../schema'
import { context, fullDraft, sheet } from '../test-sheets'
import { decideSpoed, reopenRound } from '../ronden/decide.server'
import { submitSheet } from '../submit-sheet.server'
import { answerReader } from './answer-reader.server'
import { askReading } from './ask-reading.server'
import { declareReader } from './declare-reader.server'
import { giveReading } from './give-reading.server'
import { goOnWithout } from './go-on-without.server'
import { handBack } from './hand-back.server'
import { readPanelView } from './read-panel-page.server'
import { readReaderView } from './read-reader-page.server'
import { readTegenlezing } from './read-tegenlezing.server'
import { readCandidateReaders } from './readers.server'
import { tegenlezerVerklaringSchema, tegenlezingAntwoordSchema, tegenlezingSchema } from './schema'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

/** A draft advies of which all three end views are *niet aannemelijk*. */
async function negative(): Promise<TestConcept> {
  const round = await openConcept(panel)
  for (const lid of ['IND', 'zorg', 'politie'] as const) await giveStandpunt(panel, round, lid, { uitkomst: 'niet aannemelijk' })
  return round
}

/** Somebody with an account and no part in any dossier. */
async function outsider(...hoedanigheden: [Hoedanigheid, ...Hoedanigheid[]]): Promise<Wie> {
  const { db, ids } = panel.werk
  const accountId = ids.uuid()
  const account = { functie: `buiten het panel (${hoedanigheden[0]})`, registernummer: `BUI-${accountId.slice(0, 8)}` }
  await db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: hoedanigheden.map((hoedanigheid) => ({ hoedanigheid })) } } })
  return { accountId, ...account, hoedanigheid: hoedanigheden[0], sessie: '' }
}

const at = (day: string): Werk => ({ ...panel.werk, clock: { now: () => new Date(`${day}T12:00:00Z`) } })
const ask = (round: TestConcept, lezer: Wie, werk = panel.werk): Promise<Uitkomst> => askReading(werk, round.wie.voorzitter, round.dossierId, lezer.accountId)
const declare = (round: TestConcept, lezer: Wie, belang: 'ja' | 'nee' = 'nee', werk = panel.werk) => declareReader(werk, lezer, round.dossierId, { ...nothingDeclared, belang })
const give = (round: TestConcept, lezer: Wie, oordeel: 'kan dragen' | 'vragen', tekst: string[] = [], werk = panel.werk) => giveReading(werk, lezer, round.dossierId, { oordeel, tekst })
const standOf = (round: TestConcept) => readTegenlezing(panel.werk.db, round.dossierId)
const records = (round: TestConcept) => readAllRecords(panel.werk.db, { soort: 'tegenlezing', dossierId: round.dossierId, schema: tegenlezingSchema })
const notices = async (wie: Wie): Promise<number> =>
  Number((await panel.sql.query<{ n: string }>(`select count(*)::text as n from pgboss.job where name = 'mail' and data ->> 'account' = $1`, [wie.accountId]))[0]?.n)

async function factsFor(round: TestConcept, wie: Wie, now = panel.now): Promise<DossierFacts> {
  const facts = await loadDossierFacts(panel.sql, wie.accountId, round.dossierId, 'read', now)
  if (!facts) throw new Error('geen dossier')
  return facts
}
const may = async (round: TestConcept, wie: Wie, deed: DossierDeed, now = panel.now): Promise<string> => {
  const verdict = mayDossier(wie, deed, await factsFor(round, wie, now))
  return verdict.ok ? 'ja' : verdict.refusal.soort
}

/** Asked, and declared no interest. */
async function reading(): Promise<{ round: TestConcept; lezer: Wie }> {
  const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
  await ask(round, lezer)
  await declare(round, lezer)
  return { round, lezer }
}

const stranger = { soort: 'onbekend' }

describe('asking', () => {
  it('[R-BEO-144] the voorzitter asks a named reader: a record with the last day in working days, and a notice that says nothing', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    expect(await ask(round, lezer)).toEqual({ ok: true, value: undefined })
    // Wednesday; five working days on is the Wednesday after.
    expect((await records(round)).map(({ inhoud }) => inhoud)).toEqual([{
      schema: 'weging-tegenlezing/v1', lezer: { functie: lezer.functie, registernummer: lezer.registernummer }, wegingVersie: 1,
      gevraagdOp: '2026-11-25', uiterlijk: '2026-12-02', werkdagen: 5, ontvangenOp: null, oordeel: null, tekst: []
    }])
    expect(await notices(lezer)).toBe(1)
    expect((await panel.readLog(`dossier/${round.dossierId}`)).at(-1)).toMatchObject({ deed: 'tegenlezing.vragen', actor: round.wie.voorzitter.accountId })
  })

  it('[R-BEO-144] in a dossier that is spoed the term is two working days', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'weging' } })
    await decideSpoed(panel.werk, round.wie.voorzitter, round.dossierId, 'Zij moet weg uit de opvang.', [])
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'advies' } })
    await ask(round, lezer)
    expect((await standOf(round)).lezing).toMatchObject({ uiterlijk: '2026-11-27', werkdagen: 2 })
  })

  it('[R-BEO-144] nobody else of the panel asks, no stranger does, and not while the advies is fixed or a new round is going on', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    for (const wie of [round.wie.IND, round.wie.zorg, round.wie.politie, round.wie.secretaris, lezer, { ...lezer, hoedanigheid: 'voorzitter' }]) {
      await expect(askReading(panel.werk, wie, round.dossierId, lezer.accountId)).rejects.toMatchObject({ refusal: stranger })
    }
    await reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')
    await expect(ask(round, lezer)).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    expect(await records(round)).toEqual([])
    const frozen = await negative()
    await panel.werk.db.advies.update({ where: { id: frozen.adviesId }, data: { staat: 'bevroren', inhoud: '{}', sha256: sha256Hex('{}'), bevrorenDoor: round.wie.voorzitter.accountId, bevrorenOp: panel.now } })
    await expect(ask(frozen, lezer)).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
  })

  it('[R-BEO-144] when every member found it aannemelijk there is nothing to read a second time', async () => {
    expect(await ask(await openConcept(panel), await outsider('panellid-zorg'))).toMatchObject({ ok: false, bericht: expect.stringContaining('hoort bij niet aannemelijk') })
  })

  it('[R-BEO-145] who can be asked weighs elsewhere, has an active account and never had a part in this dossier', async () => {
    const round = await negative()
    const { db } = panel.werk
    const [fits, chair, closed, secretaris, coordinator, left, represents, received] = [
      await outsider('panellid-politie'), await outsider('coordinator', 'voorzitter'), await outsider('panellid-ind'), await outsider('secretaris'), await outsider('coordinator', 'panellid-ind'),
      await outsider('panellid-zorg'), await outsider('gemachtigde', 'panellid-zorg'), await outsider('beslismedewerker', 'panellid-ind')
    ]
    await db.account.update({ where: { id: closed.accountId }, data: { actief: false } })
    await db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await db.lidmaatschap.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: left.accountId, zetel: 'zorg', benoemdOp: panel.now, beeindigdOp: panel.now } })
    await db.gemachtigde.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: represents.accountId, uitgenodigdOp: panel.now, beeindigdOp: panel.now } })
    const { kenmerk } = await db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })
    await db.uitgegevenAdvies.create({ data: { id: panel.werk.ids.uuid(), kenmerk, versie: 9, inhoud: '{}', sha256: sha256Hex('{}'), pdf: Buffer.from('%PDF-'), ontvangerId: received.accountId, uitgebrachtOp: panel.now } })
    const offered = await readCandidateReaders(panel.sql, round.dossierId)
    expect(offered.find(({ id }) => id === fits.accountId)).toEqual({ id: fits.accountId, functie: fits.functie, registernummer: fits.registernummer, hoedanigheid: 'panellid-politie' })
    expect(offered.find(({ id }) => id === chair.accountId)?.hoedanigheid).toBe('voorzitter')
    for (const no of [closed, secretaris, coordinator, left, represents, received, ...Object.values(round.wie)]) {
      expect([no.functie, offered.some(({ id }) => id === no.accountId), (await ask(round, no)).ok]).toEqual([no.functie, false, false])
    }
    expect(await records(round)).toEqual([])
  })

  it('[R-BEO-147] asked twice, one after the other or at once, is asked once; and nobody is asked beside who reads', async () => {
    const [round, lezer, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-ind')]
    const both = await Promise.all([ask(round, lezer), askReading(panel.secondWerk(), round.wie.voorzitter, round.dossierId, lezer.accountId)])
    expect([...both, await ask(round, lezer)].map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await records(round)).toHaveLength(1)
    expect(await notices(lezer)).toBe(1)
    expect(await ask(round, other)).toMatchObject({ ok: false, bericht: expect.stringContaining('Iemand leest de weging nu') })
    await declare(round, lezer)
    await give(round, lezer, 'vragen', ['Waarom weegt B3 zo zwaar?'])
    expect(await ask(round, other)).toMatchObject({ ok: false, bericht: expect.stringContaining('is er al') })
    expect(await ask(round, lezer)).toMatchObject({ ok: false })
  })
})

describe('reading', () => {
  it('[R-BEO-146] before declaring there are the kenmerk and the names involved, and no paper and no weighing', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    await panel.werk.db.betrokkenNaam.create({ data: { dossierId: round.dossierId, volgnummer: 1, naam: 'een opvanghuis' } })
    await ask(round, lezer)
    const view = await readReaderView(panel.werk.db, lezer, await factsFor(round, lezer))
    expect(Object.keys(view).sort()).toEqual(['dossierId', 'kenmerk', 'lezing', 'namen', 'stap'])
    expect(view).toMatchObject({ stap: 'verklaren', namen: ['een opvanghuis'] })
    expect([await may(round, lezer, 'stukken.lezen'), await may(round, lezer, 'tegenlezing.geven')]).toEqual(['nu-niet', 'nu-niet'])
    await expect(give(round, lezer, 'kan dragen')).rejects.toBeInstanceOf(Refused)
    expect(await readStukken(panel.werk.db, round.dossierId, lezerOf(await factsFor(round, lezer)))).toEqual([])
  })

  it('[R-BEO-146] the declaration is a record with the questions of a member, given once', async () => {
    const { round, lezer } = await reading()
    const [record] = await readAllRecords(panel.werk.db, { soort: 'tegenlezer-verklaring', dossierId: round.dossierId, schema: tegenlezerVerklaringSchema })
    expect(record?.inhoud).toMatchObject({ tegenlezingVersie: 1, registernummer: lezer.registernummer, verklaring: 'geen_belang', antwoorden: nothingDeclared.antwoorden })
    await expect(declare(round, lezer)).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    const chair = await readPanelView(panel.werk.db, panel.sql, round.wie.voorzitter, await factsFor(round, round.wie.voorzitter), dagInAmsterdam(panel.now))
    expect(chair).toMatchObject({ bezig: 'leest', voorzitter: { verklaring: nothingDeclared.antwoorden, kandidaten: [] } })
    const member = await readPanelView(panel.werk.db, panel.sql, round.wie.IND, await factsFor(round, round.wie.IND), dagInAmsterdam(panel.now))
    expect(member.voorzitter).toBeNull()
  })

  it('[R-BEO-148] the weighing, the end views, the revealed sheets and the papers of the panel are there, and a medical one is not, nor a citation of it', async () => {
    const { round, lezer } = await reading()
    const { db, ids } = panel.werk
    const medical = { id: ids.uuid(), dossierId: round.dossierId, nummer: 1234, soort: 'brief van een arts', titel: 'Medisch', datumTekst: '2026', inhoud: 'KANARIE-MEDISCH', compartiment: 'medisch' }
    await db.stuk.create({ data: medical })
    await db.medischeToegang.create({ data: { id: ids.uuid(), stukId: medical.id, lidId: round.lidId.zorg, toestemming: 1, geopend: true, sinds: panel.now } })
    const plaats = 'blz. 3: “zij moest werken”'
    const some = context({ discipline: 'zorg', stukken: testStukken })
    const cites = readDraft(fullDraft(some), some).entries.map((entry) => ('citaten' in entry && entry.citaten.length > 0 ? { ...entry, citaten: [{ stuk: 1, plaats }, { stuk: medical.nummer, plaats: null }] } : entry))
    const inhoud = sheet('zorg', cites, { beoordeeldeVersies: { verslag: null, stukken: [...testStukken, medical.nummer] } })
    await db.$transaction((tx) => writeRecord(tx, panel.werk, round.wie.zorg, { soort: 'score', dossierId: round.dossierId, rondeId: round.rondeId, lidId: round.lidId.zorg, schema: scoreSheetSchema, inhoud }))
    const view = await readReaderView(db, lezer, await factsFor(round, lezer))
    if (view.stap !== 'lezen') throw new Error(view.stap)
    expect(view.weging.weging?.inhoud.groepen[0]?.balans).toEqual(['Groep A weegt.'])
    expect(view.weging.leden.map(({ standpunt }) => standpunt?.inhoud.uitkomst)).toEqual(['niet aannemelijk', 'niet aannemelijk', 'niet aannemelijk'])
    expect(view.weging.rijen.some(({ cellen }) => cellen.length === 3)).toBe(true)
    expect(view.stukken.map(({ nummer }) => nummer)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(JSON.stringify(view)).not.toContain('1234')
    const facts = await factsFor(round, lezer)
    const papers = await readStukken(db, round.dossierId, lezerOf(facts))
    expect(papers.map(({ nummer, compartiment }) => [nummer, compartiment])).toEqual([1, 2, 3, 4, 5, 6, 7].map((nummer) => [nummer, 'panel']))
    expect(JSON.stringify(papers)).not.toContain('KANARIE')
    expect(await serveFile({ db, clock: panel.werk.clock, stukkenKluis: testKluis }, facts, '1234', new Request('http://paneel/'))).toBeUndefined()
    // A citation of a paper that everybody reads is there, and leads to its place.
    expect(view.weging.rijen.flatMap(({ cellen }) => cellen.flatMap(({ entry }) => (entry && 'citaten' in entry ? entry.citaten : []))).some((citaat) => citaat.plaats === plaats)).toBe(true)
    expect(await findPlaats(db, facts, 1, new URLSearchParams({ citaat: citationMark(round.dossierId, 1, plaats) }))).toBe(plaats)
  })

  it('[R-BEO-148] nothing else in the dossier is theirs: no room, no sheet of their own, no draft, no deed of the panel', async () => {
    const { round, lezer } = await reading()
    const mine = ['stukken.lezen', 'tegenlezing.lezen', 'tegenlezing.geven', 'tegenlezing.teruggeven']
    for (const deed of ['dossier.overzicht', 'weging.lezen', 'weging.meelezen', 'standpunt.meelezen', 'advies.concept-lezen', 'advies.schrijven', 'medisch.lezen', 'verslag.lezen', 'geschiedenis.lezen', 'ronde.lezen', 'tegenlezing.vragen', 'tegenlezing.beantwoorden', 'tegenlezing.zonder'] as const) {
      expect([deed, mine.includes(deed), await may(round, lezer, deed)]).toEqual([deed, false, 'onbekend'])
    }
    await expect(submitSheet(panel.werk, lezer, round.dossierId)).rejects.toMatchObject({ refusal: stranger })
    await expect(inDossier(panel.werk, lezer, 'score.schrijven', round.dossierId, async () => ({ ok: true, value: undefined }))).rejects.toMatchObject({ refusal: stranger })
    // Another dossier looks as one that does not exist.
    const elsewhere = await negative()
    const seen = async (id: string) => readReaderView(panel.werk.db, lezer, (await loadDossierFacts(panel.sql, lezer.accountId, id, 'read', panel.now)) ?? ({} as DossierFacts)).then(() => 'gelezen', (error: unknown) => String(error))
    expect(await may(elsewhere, lezer, 'tegenlezing.lezen')).toBe('onbekend')
    for (const deed of ['tegenlezing.lezen', 'tegenlezing.geven', 'stukken.lezen'] as const) expect(mayDossier(lezer, deed, null)).toEqual(mayDossier(lezer, deed, await factsFor(elsewhere, lezer)))
    expect(await seen(elsewhere.dossierId)).toContain('het beleid liet dit niet toe')
  })
})

describe('the answer', () => {
  it('[R-BEO-148] kan dragen is a new version of the record; with it the reading ends, and the voorzitter hears that something waits', async () => {
    const { round, lezer } = await reading()
    expect(await give(round, lezer, 'kan dragen')).toEqual({ ok: true, value: undefined })
    expect((await records(round)).map(({ versie, inhoud }) => [versie, inhoud.oordeel])).toEqual([[1, null], [2, 'kan dragen']])
    expect((await standOf(round)).lezing).toMatchObject({ ontvangenOp: '2026-11-25', uiterlijk: '2026-12-02', lezer: { registernummer: lezer.registernummer } })
    expect(await notices(round.wie.voorzitter)).toBe(1)
    expect(await may(round, lezer, 'stukken.lezen')).toBe('nu-niet')
    expect(Object.keys(await readReaderView(panel.werk.db, lezer, await factsFor(round, lezer))).sort()).toEqual(['dossierId', 'kenmerk', 'lezing', 'stap'])
    expect(await readStukken(panel.werk.db, round.dossierId, lezerOf(await factsFor(round, lezer)))).toEqual([])
  })

  it('[R-BEO-147] is given once: a double click makes one record, and another answer is refused', async () => {
    const { round, lezer } = await reading()
    const answers = await Promise.all([give(round, lezer, 'vragen', ['Waarom?']), give(round, lezer, 'vragen', ['Waarom?'], panel.secondWerk())])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await give(round, lezer, 'kan dragen')).toMatchObject({ ok: false, bericht: expect.stringContaining('al geantwoord') })
    expect((await records(round)).map(({ inhoud }) => inhoud.oordeel)).toEqual([null, 'vragen'])
    expect(await notices(round.wie.voorzitter)).toBe(1)
  })

  it('[R-BEO-151] of the panel is written by the voorzitter alone, on what the reader wrote, and may be bettered beside the earlier one', async () => {
    const { round, lezer } = await reading()
    const answer = (tekst: string[], wie = round.wie.voorzitter) => answerReader(panel.werk, wie, round.dossierId, tekst)
    expect(await answer(['Daarom.'])).toMatchObject({ ok: false })
    await give(round, lezer, 'vragen', ['Waarom?'])
    for (const wie of [round.wie.IND, round.wie.secretaris, lezer]) await expect(answer(['Nee.'], wie)).rejects.toMatchObject({ refusal: stranger })
    for (const tekst of [['Daarom.'], ['Daarom.'], ['Daarom, en dit nog.']]) expect(await answer(tekst)).toEqual({ ok: true, value: undefined })
    const kept = await readAllRecords(panel.werk.db, { soort: 'tegenlezing-antwoord', dossierId: round.dossierId, schema: tegenlezingAntwoordSchema })
    expect(kept.map(({ inhoud }) => [inhoud.tegenlezingVersie, inhoud.tekst])).toEqual([[2, ['Daarom.']], [2, ['Daarom, en dit nog.']]])
    expect((await standOf(round)).antwoord?.tekst).toEqual(['Daarom, en dit nog.'])
    const silent = await reading()
    await give(silent.round, silent.lezer, 'kan dragen')
    expect(await answerReader(panel.werk, silent.round.wie.voorzitter, silent.round.dossierId, ['Dank.'])).toMatchObject({ ok: false })
  })
})

describe('the end of it', () => {
  it('[R-BEO-149] the last day is still a day to answer; the day after the dossier does not exist, and another can be asked', async () => {
    const [round, lezer, late, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-zorg'), await outsider('panellid-ind')]
    await ask(round, lezer)
    await declare(round, lezer)
    expect(await may(round, lezer, 'tegenlezing.geven', new Date('2026-12-02T22:59:00Z'))).toBe('ja')
    // Midnight in Amsterdam is an hour before that of UTC.
    const after = new Date('2026-12-02T23:00:00Z')
    for (const deed of ['tegenlezing.lezen', 'tegenlezing.geven', 'stukken.lezen', 'tegenlezing.teruggeven'] as const) expect([deed, await may(round, lezer, deed, after)]).toEqual([deed, 'onbekend'])
    await expect(give(round, lezer, 'kan dragen', [], at('2026-12-03'))).rejects.toMatchObject({ refusal: stranger })
    expect(await readWork(panel.sql, lezer.accountId, '2026-12-03')).toEqual([])
    expect(await ask(round, other, at('2026-12-03'))).toEqual({ ok: true, value: undefined })
    expect((await records(round)).map(({ inhoud }) => inhoud.lezer.registernummer)).toEqual([lezer.registernummer, other.registernummer])
    const view = await readPanelView(panel.werk.db, panel.sql, round.wie.voorzitter, await factsFor(round, round.wie.voorzitter), '2026-12-03')
    expect(view.eerder.map(({ registernummer }) => registernummer)).toEqual([lezer.registernummer])
    await expect(give(round, late, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
  })

  it('[R-BEO-149] the advies that is fixed, a new round, another weighing, and an account that is closed or loses the capacity end it at once', async () => {
    const { db } = panel.werk
    const ends: [string, (at: { round: TestConcept; lezer: Wie }) => Promise<unknown>][] = [
      ['een nieuwe ronde', ({ round }) => reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')],
      ['een andere weging', ({ round }) => db.$transaction(async (tx) => {
        const { inhoud } = await tx.record.findFirstOrThrow({ where: { soort: 'weging', dossierId: round.dossierId } })
        await tx.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'weging', dossierId: round.dossierId, versie: 2, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.voorzitter.accountId, gemaaktOp: panel.now } })
      })],
      ['een gesloten account', ({ lezer }) => db.account.update({ where: { id: lezer.accountId }, data: { actief: false } })],
      ['geen hoedanigheid meer', ({ lezer }) => db.accountHoedanigheid.deleteMany({ where: { accountId: lezer.accountId } })],
      ['een advies dat niet meer wordt geschreven', ({ round }) => db.advies.update({ where: { id: round.adviesId }, data: { staat: 'vervallen' } })]
    ]
    for (const [why, end] of ends) {
      const asked = await reading()
      expect([why, await may(asked.round, asked.lezer, 'stukken.lezen')]).toEqual([why, 'ja'])
      await end(asked)
      expect([why, await may(asked.round, asked.lezer, 'stukken.lezen'), await may(asked.round, asked.lezer, 'tegenlezing.lezen')]).toEqual([why, 'onbekend', 'onbekend'])
      await expect(give(asked.round, asked.lezer, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
    }
  })

  it('[R-BEO-154] what belongs to an earlier weighing counts no more, and for the new one it is asked anew', async () => {
    const { round, lezer } = await reading()
    await give(round, lezer, 'vragen', ['Waarom?'])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    const { inhoud } = await panel.werk.db.record.findFirstOrThrow({ where: { soort: 'weging', dossierId: round.dossierId } })
    await panel.werk.db.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'weging', dossierId: round.dossierId, versie: 2, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.voorzitter.accountId, gemaaktOp: panel.now } })
    expect(await standOf(round)).toEqual({ lezing: null, antwoord: null, zonder: null })
    expect(await ask(round, lezer)).toEqual({ ok: true, value: undefined })
    expect((await standOf(round)).lezing).toMatchObject({ wegingVersie: 2, oordeel: null })
    // The new request asks for a new declaration.
    expect(await may(round, lezer, 'stukken.lezen')).toBe('nu-niet')
  })

  it('[R-BEO-153] who declares an interest or gives it back is out at once; the voorzitter is told and asks somebody else, who makes a new version', async () => {
    for (const how of ['belang', 'teruggeven'] as const) {
      const [round, lezer, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-politie')]
      await ask(round, lezer)
      if (how === 'belang') expect(await declare(round, lezer, 'ja')).toEqual({ ok: true, value: 'belang' })
      else expect(await handBack(panel.werk, lezer, round.dossierId)).toEqual({ ok: true, value: undefined })
      expect(await may(round, lezer, 'tegenlezing.lezen')).toBe('onbekend')
      expect(await notices(round.wie.voorzitter)).toBe(1)
      await expect(handBack(panel.werk, lezer, round.dossierId)).rejects.toMatchObject({ refusal: stranger })
      expect((await ask(round, lezer)).ok).toBe(how === 'teruggeven')
      if (how === 'belang') expect(await ask(round, other)).toEqual({ ok: true, value: undefined })
      expect((await records(round)).map(({ versie }) => versie)).toEqual([1, 2])
    }
  })

  it('[R-BEO-152] the voorzitter goes on without, with a reason, once; who reads then reads no more', async () => {
    const { round, lezer } = await reading()
    const without = (reden: string, wie = round.wie.voorzitter) => goOnWithout(panel.werk, wie, round.dossierId, reden)
    for (const wie of [round.wie.secretaris, round.wie.politie, lezer]) await expect(without('Nee.', wie)).rejects.toMatchObject({ refusal: stranger })
    expect([await without('Er is haast.'), await without('Er is haast.'), await without('Iets anders.')].map(({ ok }) => ok)).toEqual([true, true, false])
    expect((await standOf(round)).zonder).toEqual({ schema: 'weging-tegenlezing-besluit/v1', wegingVersie: 1, op: '2026-11-25', reden: 'Er is haast.' })
    expect(await panel.werk.db.record.count({ where: { soort: 'tegenlezing-besluit', dossierId: round.dossierId } })).toBe(1)
    expect(await may(round, lezer, 'tegenlezing.lezen')).toBe('onbekend')
    expect(await ask(round, lezer)).toMatchObject({ ok: false })
    const done = await reading()
    await give(done.round, done.lezer, 'kan dragen')
    expect(await goOnWithout(panel.werk, done.round.wie.voorzitter, done.round.dossierId, 'Toch niet.')).toMatchObject({ ok: false })
  })

  it('[R-BEO-150] who reads or read takes no seat here and receives no advies; a seat that came some other way ends the reading', async () => {
    const { round, lezer } = await reading()
    const { db, ids } = panel.werk
    const coordinator = await outsider('coordinator')
    await db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
    expect(await replaceSeat(panel.werk, coordinator, round.dossierId, 'zorg', lezer.accountId)).toMatchObject({ ok: false, bericht: expect.stringContaining('las of leest de weging') })
    await db.accountHoedanigheid.create({ data: { accountId: lezer.accountId, hoedanigheid: 'beslismedewerker' } })
    expect((await readReceivers(panel.sql, round.dossierId)).some(({ id }) => id === lezer.accountId)).toBe(false)
    expect(await may(round, lezer, 'tegenlezing.geven')).toBe('ja')
    await db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { beeindigdOp: panel.now } })
    await db.lidmaatschap.create({ data: { id: ids.uuid(), dossierId: round.dossierId, accountId: lezer.accountId, zetel: 'zorg', verklaring: 'geen_belang', benoemdOp: panel.now } })
    expect((await factsFor(round, lezer)).tegenlezer).toBeNull()
    await expect(give(round, lezer, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
    // Who gave it back unread may sit.
    const [other, fresh] = [await negative(), await outsider('panellid-zorg')]
    await db.dossier.update({ where: { id: other.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await ask(other, fresh)
    await handBack(panel.werk, fresh, other.dossierId)
    await db.lidmaatschap.update({ where: { id: other.lidId.zorg }, data: { verklaring: 'belang' } })
    expect(await replaceSeat(panel.werk, coordinator, other.dossierId, 'zorg', fresh.accountId)).toMatchObject({ ok: true })
  })

  it('[R-BEO-150] the closed compartment finds the reader beside the seats, so that no officer of the case read for the panel', async () => {
    const { round, lezer } = await reading()
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    try {
      const { rows } = await owner.query<{ registernummer: string }>('select registernummer from panel_zetel where dossier_id = $1', [round.dossierId])
      expect(rows.map(({ registernummer }) => registernummer).sort()).toEqual([...Object.values(round.wie), lezer].map(({ registernummer }) => registernummer).sort())
    } finally {
      await owner.end()
    }
  })

  it('[R-BEO-155] what was asked does not change and no term is stretched, by nobody’s hand', async () => {
    const { round, lezer } = await reading()
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    const change = (set: string) => owner.query(`update tegenlezer set ${set} where dossier_id = $1`, [round.dossierId]).then(() => 'gedaan', (error: unknown) => String(error))
    try {
      for (const set of [`uiterlijk = '2030-01-01'`, 'weging_versie = 2', 'account_id = dossier_id', `hoedanigheid = 'voorzitter'`, `verklaring = 'open'`]) expect([set, await change(set)]).toEqual([set, expect.stringContaining('verandert niet')])
      await give(round, lezer, 'kan dragen')
      expect(await change('beantwoord_op = null')).toContain('verandert niet')
      await expect(owner.query('delete from tegenlezer')).rejects.toThrow('niet verwijderd')
      await expect(owner.query('truncate tegenlezer')).rejects.toThrow('niet')
    } finally {
      await owner.end()
    }
  })
})

describe('what waits', () => {
  it('[R-BEO-157] the reader has a task with its last day, in the capacity in which they were asked, and reads for that purpose', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    await ask(round, lezer)
    const task = async () => {
      const [regel] = await readWork(panel.sql, lezer.accountId, '2026-11-25', round.dossierId)
      return regel && { rol: regel.rol, als: regel.leestAls, taak: taakVoor(regel) }
    }
    expect(await task()).toMatchObject({ rol: 'tegenlezer', als: 'panellid-zorg', taak: { pad: 'tegenlezing', uiterlijk: '2026-12-02' } })
    expect((await readPurpose(panel.sql, lezer, round.dossierId, '2026-11-25')).taak).toBe('taak.tegenlezing')
    await declare(round, lezer)
    expect((await task())?.taak?.wat).toBe('De weging tegenlezen')
    await give(round, lezer, 'kan dragen')
    expect((await task())?.taak).toBeNull()
    expect((await readPurpose(panel.sql, lezer, round.dossierId, '2026-11-25')).taak).toBe('taak.tegenlezing')
  })

  it('[R-BEO-157] the voorzitter sees what is to be done: ask, wait until a day, ask anew, answer; and nothing of it when the panel may still find otherwise', async () => {
    const stand = async (round: TestConcept, dag = '2026-11-25', who: 'voorzitter' | 'secretaris' | 'IND' = 'voorzitter') => {
      const [regel] = await readWork(panel.sql, round.wie[who].accountId, dag, round.dossierId)
      return [regel?.tegenlezing, regel?.lezingTot]
    }
    expect(await stand(await openConcept(panel))).toEqual([null, null])
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    expect(await stand(round)).toEqual(['nodig', null])
    expect([await stand(round, '2026-11-25', 'secretaris'), await stand(round, '2026-11-25', 'IND')]).toEqual([[null, null], [null, null]])
    await ask(round, lezer)
    expect([await stand(round), await stand(round, '2026-12-02'), await stand(round, '2026-12-03')]).toEqual([['gevraagd', '2026-12-02'], ['gevraagd', '2026-12-02'], ['opnieuw', null]])
    await declare(round, lezer)
    await give(round, lezer, 'vragen', ['Waarom?'])
    expect(await stand(round)).toEqual(['vragen', null])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    expect(await stand(round)).toEqual([null, null])
    const without = await negative()
    await goOnWithout(panel.werk, without.wie.voorzitter, without.dossierId, 'Er is niemand.')
    expect(await stand(without)).toEqual([null, null])
    await giveStandpunt(panel, round, 'IND', { uitkomst: 'aannemelijk' })
    const back = await negative()
    await ask(back, lezer)
    await handBack(panel.werk, lezer, back.dossierId)
    expect(await stand(back)).toEqual(['opnieuw', null])
  })

  it('[R-BEO-156] every deed leaves its line, with who did it', async () => {
    const { round, lezer } = await reading()
    await give(round, lezer, 'vragen', ['Waarom?'])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    const lines = (await panel.readLog(`dossier/${round.dossierId}`)).filter(({ deed }) => deed.startsWith('tegenlezing.'))
    const { accountId: chair } = round.wie.voorzitter
    expect(lines.map(({ deed, actor }) => [deed, actor])).toEqual([
      ['tegenlezing.vragen', chair], ['tegenlezing.verklaren', lezer.accountId], ['tegenlezing.geven', lezer.accountId], ['tegenlezing.beantwoorden', chair]
    ])
  })
})

it('[R-BEO-148] while a reopened round is sealed, what is typed in it is no business of who read the round before', async () => {
  const { round, lezer } = await reading()
  await reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')
  const next = await panel.werk.db.ronde.findFirstOrThrow({ where: { dossierId: round.dossierId, nummer: 2 } })
  await typeInScoreRoom(panel, { ...round, rondeId: next.id }, 'IND', { 'B3/reden': 'KANARIE-VERZEGELD' })
  expect((await factsFor(round, lezer)).tegenlezer).toBeNull()
})
