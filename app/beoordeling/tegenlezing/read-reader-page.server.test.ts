import { afterAll, describe, expect, it } from 'vitest'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { inDossier, Refused } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { serveFile } from '~/stukken/serve-file.server'
import { citationMark } from '~/stukken/viewer/citation-href'
import { findPlaats } from '~/stukken/viewer/find-plaats.server'
import { lezerOf, readStukken } from '~/stukken/stukken.server'
import { testStukken, typeInScoreRoom } from '~tests/fixtures/round'
import { testKluis } from '~tests/fixtures/stukken'
import { createTegenlezingPanel, stranger } from '~tests/fixtures/tegenlezing'
import { nothingDeclared } from '~tests/fixtures/verklaring'
import { readDraft } from '../draft'
import { scoreSheetSchema } from '../schema'
import { context, fullDraft, sheet } from '../test-sheets'
import { reopenRound } from '../ronden/decide.server'
import { submitSheet } from '../submit-sheet.server'
import { readPanelView } from './read-panel-page.server'
import { readReaderView } from './read-reader-page.server'
import { tegenlezerVerklaringSchema } from './schema'

const { panel, negative, outsider, ask, declare, give, factsFor, may, reading } = await createTegenlezingPanel()
afterAll(() => panel.stop())

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

it('[R-BEO-148] while a reopened round is sealed, what is typed in it is no business of who read the round before', async () => {
  const { round, lezer } = await reading()
  await reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')
  const next = await panel.werk.db.ronde.findFirstOrThrow({ where: { dossierId: round.dossierId, nummer: 2 } })
  await typeInScoreRoom(panel, { ...round, rondeId: next.id }, 'IND', { 'B3/reden': 'KANARIE-VERZEGELD' })
  expect((await factsFor(round, lezer)).tegenlezer).toBeNull()
})
