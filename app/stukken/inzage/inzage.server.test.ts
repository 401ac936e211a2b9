import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { Refused } from '~/dossier/in-dossier.server'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { inzageVanaf } from '~/dossier/inzage.server'
import { systemIds } from '~/platform/ids'
import type { Wie } from '~/toegang/may'
import { betrokkeneOf, coordinatorOf, done, gemachtigdeOf } from '~tests/fixtures/side'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { pdfOf } from '~tests/fixtures/pdf-file'
import { testKluis } from '~tests/fixtures/stukken'
import type { AddWerk } from '../add-stuk.server'
import { createFileChecker } from '../checker.server'
import { serveFile } from '../serve-file.server'
import { readStukNummers } from '../stukken.server'
import { addOwnStuk, readAddOwnPage } from './add-own.server'
import { decideInzage, decideLate, openInzage } from './decide.server'
import { readInzagePage, readSidePaper, readSidePapers } from './read-inzage.server'
import type { AddOwnForm } from './schema'

let panel: TestPanel
let werk: AddWerk
let now: Date
beforeAll(async () => {
  panel = await createTestPanel()
  now = panel.now
  werk = { ...panel.werk, clock: { now: () => now }, stukkenKluis: testKluis, stukkenCheck: createFileChecker(), stukMaxMb: 2 }
})
afterAll(async () => {
  await werk.stukkenCheck.stop()
  await panel.stop()
})

interface Dossier extends TestRound {
  coordinator: Wie
  gemachtigde: Wie
}
async function newDossier(beroep: 'advocaat' | 'arts' | 'anders' = 'anders'): Promise<Dossier> {
  const round = await panel.openRound('gepland', 'op_stukken')
  const coordinator = await coordinatorOf(panel, round)
  return { ...round, coordinator, gemachtigde: (await gemachtigdeOf({ werk }, coordinator, round.dossierId, { beroep })).wie }
}
async function factsOf({ dossierId }: Dossier, wie: Wie): Promise<DossierFacts> {
  const facts = await loadDossierFacts(panel.sql, wie.accountId, dossierId, 'read', now)
  if (!facts) throw new Error('geen dossier')
  return facts
}
const reading = () => ({ ...werk, sql: panel.sql })
const papers = async (dossier: Dossier, wie = dossier.gemachtigde) => readSidePapers(reading(), await factsOf(dossier, wie), wie.accountId)
const numbers = async (dossier: Dossier, wie = dossier.gemachtigde) => (await papers(dossier, wie)).open.map(({ nummer }) => nummer)
const open = (dossier: Dossier) => done(openInzage(werk, dossier.coordinator, dossier.dossierId))
const decide = (dossier: Dossier, wie: Wie, stuk: number, besluit: 'open' | 'advocaat_of_arts' | 'niet', more = {}) =>
  decideInzage(werk, wie, dossier.dossierId, { stuk, besluit, uitleg: besluit === 'open' ? undefined : 'Brief van een derde', ...more })
const plan = ({ dossierId }: Dossier, dag: string) => werk.db.hoorzitting.update({ where: { dossierId }, data: { begintOp: new Date(`${dag}T09:00:00Z`), plaats: 'zaal' } })

const form = (change: Partial<AddOwnForm> = {}): AddOwnForm => ({ aanvraag: systemIds.uuid(), soort: 'brief', titel: 'Brief van de school', datum: '12 maart 2024', medisch: 'nee', afdekken: 'nee', ...change })
const file: Uint8Array = pdfOf(1)
const add = (dossier: Dossier, change: Partial<AddOwnForm> = {}, wie = dossier.gemachtigde) => addOwnStuk(werk, wie, dossier.dossierId, form(change), file, roundsAfterHearing)

describe('inspection', () => {
  it('[R-GEM-20] nothing lies open before the coördinator lays it open; then every paper of the panel that was not closed, and once', async () => {
    const dossier = await newDossier()
    await done(decide(dossier, dossier.wie.voorzitter, 2, 'niet'))
    expect([await numbers(dossier), (await papers(dossier)).gesloten]).toEqual([[], []])
    await open(dossier)
    expect(await numbers(dossier)).toEqual([1, 3, 7])
    expect(await openInzage(werk, dossier.coordinator, dossier.dossierId)).toMatchObject({ ok: false })
    await expect(openInzage(werk, dossier.wie.voorzitter, dossier.dossierId)).rejects.toBeInstanceOf(Refused)
    const lines = await werk.db.record.findMany({ where: { dossierId: dossier.dossierId, soort: 'inzage' }, orderBy: { versie: 'asc' } })
    expect(lines.map(({ inhoud }) => JSON.parse(inhoud) as unknown)).toEqual([
      { schema: 'weging-inzage-besluit/v1', stuk: 2, besluit: 'niet', uitleg: 'Brief van een derde', toestemming: null, door: 'voorzitter' },
      { schema: 'weging-inzage-geopend/v1', vanaf: '2026-11-25', open: [1, 3, 7], afgeschermd: [2] }
    ])
  })

  it('[R-GEM-22] what is withheld is named with its ground and nothing of what it is; a paper for an advocaat or arts is read by such a gemachtigde only, and never on the page of betrokkene', async () => {
    for (const [beroep, expected] of [['anders', [1, 3, 7]], ['advocaat', [1, 2, 3, 7]], ['arts', [1, 2, 3, 7]]] as const) {
      const dossier = await newDossier(beroep)
      await done(decide(dossier, dossier.coordinator, 2, 'advocaat_of_arts', { uitleg: 'Rapport over gezondheid' }))
      await open(dossier)
      expect([beroep, await numbers(dossier)]).toEqual([beroep, expected])
      if (beroep !== 'anders') continue
      expect((await papers(dossier)).gesloten).toEqual([{ nummer: 2, waarom: expect.stringContaining('artikel 7:4, lid 8'), uitleg: 'Rapport over gezondheid' }])
      expect(JSON.stringify(await papers(dossier))).not.toContain('Stuk 2')
      expect(await readSidePaper(werk, await factsOf(dossier, dossier.gemachtigde), 2)).toBeNull()
    }
    const round = await panel.openRound('gepland', 'op_stukken')
    const coordinator = await coordinatorOf(panel, round)
    const dossier: Dossier = { ...round, coordinator, gemachtigde: (await betrokkeneOf({ werk }, coordinator, round.dossierId)).wie }
    await done(decide(dossier, coordinator, 2, 'advocaat_of_arts'))
    await open(dossier)
    expect(await numbers(dossier)).toEqual([1, 3, 7])
  })

  it('[R-GEM-22] a paper that comes later is closed until it is decided, and a decision can be another one later; both are records', async () => {
    const dossier = await newDossier()
    await open(dossier)
    await werk.db.stuk.create({ data: { id: systemIds.uuid(), dossierId: dossier.dossierId, nummer: 8, soort: 'brief', titel: 'Nieuwe brief', datumTekst: '2026', inhoud: 'Woorden.' } })
    expect([await numbers(dossier), (await papers(dossier)).gesloten]).toEqual([[1, 2, 3, 7], [{ nummer: 8, waarom: expect.stringContaining('nog beslist'), uitleg: null }]])
    expect(JSON.stringify(await papers(dossier))).not.toContain('Nieuwe brief')
    await done(decide(dossier, dossier.coordinator, 8, 'open'))
    expect(await numbers(dossier)).toContain(8)
    await done(decide(dossier, dossier.wie.voorzitter, 8, 'niet'))
    expect(await numbers(dossier)).not.toContain(8)
    expect(await werk.db.record.count({ where: { dossierId: dossier.dossierId, soort: 'inzage' } })).toBe(3)
  })

  it('[R-GEM-23] a medical paper is read on the yes of betrokkene only; for the voorzitter there is none', async () => {
    const dossier = await newDossier('advocaat')
    await werk.db.stuk.create({ data: { id: systemIds.uuid(), dossierId: dossier.dossierId, nummer: 4321, soort: 'brief van een arts', titel: 'Behandeling', datumTekst: '2026', inhoud: '', compartiment: 'medisch' } })
    await open(dossier)
    expect((await papers(dossier)).gesloten).toEqual([{ nummer: 4321, waarom: expect.stringContaining('als betrokkene dat wil'), uitleg: null }])
    expect(await decide(dossier, dossier.wie.voorzitter, 4321, 'open', { gevraagdOp: '2026-11-25', hoe: 'gevraagd' })).toMatchObject({ ok: false })
    expect(await decide(dossier, dossier.coordinator, 4321, 'open')).toMatchObject({ ok: false, bericht: expect.stringContaining('Vraag het eerst aan betrokkene') })
    expect(await decide(dossier, dossier.coordinator, 4321, 'open', { gevraagdOp: '2026-11-26', hoe: 'gevraagd' })).toMatchObject({ ok: false })
    await done(decide(dossier, dossier.coordinator, 4321, 'open', { gevraagdOp: '2026-11-25', hoe: 'Gebeld, met de tolk' }))
    expect(await numbers(dossier)).toContain(4321)
    const [chair, coordinator] = [await readInzagePage(reading(), await factsOf(dossier, dossier.wie.voorzitter)), await readInzagePage(reading(), await factsOf(dossier, dossier.coordinator))]
    expect([chair.stukken.some(({ nummer }) => nummer === 4321), coordinator.stukken.some(({ nummer }) => nummer === 4321)]).toEqual([false, true])
    expect(coordinator.stukken.every(({ titel }) => titel === null)).toBe(true)
  })

  it('[R-GEM-21] the first day of reading is kept, and the planning sees from when inspection was possible', async () => {
    const dossier = await newDossier()
    expect(await inzageVanaf(panel.sql, dossier.dossierId)).toEqual({ vanaf: null, eersteLeesdag: null })
    await open(dossier)
    await done(add(dossier))
    const facts = await factsOf(dossier, dossier.gemachtigde)
    const nummer = String((await numbers(dossier)).at(-1))
    const before = now
    now = new Date('2026-11-26T23:30:00Z')
    expect((await serveFile(werk, facts, nummer, new Request('http://localhost/x'), dossier.gemachtigde.accountId))?.status).toBe(200)
    expect(await inzageVanaf(panel.sql, dossier.dossierId)).toEqual({ vanaf: '2026-11-25', eersteLeesdag: '2026-11-27' })
    now = before
    await plan(dossier, '2026-12-02')
    expect(await readInzagePage(reading(), await factsOf(dossier, dossier.coordinator))).toMatchObject({ uiterlijkOpen: '2026-11-25', opTijd: true })
    await plan(dossier, '2026-12-01')
    expect(await readInzagePage(reading(), await factsOf(dossier, dossier.coordinator))).toMatchObject({ uiterlijkOpen: '2026-11-24', opTijd: false })
  })

  it('[R-GEM-10] another gemachtigde, and who represented betrokkene before, get no list, no paper and no file', async () => {
    const [dossier, other] = [await newDossier(), await newDossier()]
    await open(dossier)
    await done(add(dossier))
    const stranger = await factsOf(dossier, other.gemachtigde)
    expect(stranger.namens).toBeNull()
    expect(await serveFile(werk, stranger, '8', new Request('http://localhost/x'), other.gemachtigde.accountId)).toBeUndefined()
    expect(await readSidePaper(werk, stranger, 1)).toBeNull()
    await expect(add(dossier, {}, other.gemachtigde)).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
    await gemachtigdeOf({ werk }, dossier.coordinator, dossier.dossierId, { registernummer: `NWE-${dossier.dossierId.slice(0, 8)}` })
    expect((await factsOf(dossier, dossier.gemachtigde)).namens).toBeNull()
    await expect(add(dossier)).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
  })
})

describe('a paper of the side of betrokkene', () => {
  it('[R-GEM-30] until ten days before the hearing it counts without more, says who brought it, and asks each member to confirm or change', async () => {
    const dossier = await newDossier()
    await plan(dossier, '2026-12-05')
    expect(await readAddOwnPage(werk, await factsOf(dossier, dossier.gemachtigde))).toMatchObject({ stukkenTot: '2026-11-25', laat: false })
    const { nummer } = await done(add(dossier))
    expect(await readStukNummers(werk.db, dossier.dossierId, dossier.lidId.IND)).toContain(nummer)
    const kept = await werk.db.stuk.findFirstOrThrow({ where: { dossierId: dossier.dossierId, nummer } })
    expect([kept.herkomst, kept.compartiment, kept.toegevoegdOp]).toEqual([`Van de gemachtigde van betrokkene (${dossier.gemachtigde.registernummer})`, 'panel', now])
    const [row] = await panel.sql.query<{ nieuw: boolean }>('select $1::integer in (select leesbare_stukken($2::uuid)) as nieuw', [nummer, dossier.lidId.IND])
    expect(row?.nieuw).toBe(true)
    // The same form twice is one paper, and its own side reads it before anything lies open.
    const aanvraag = systemIds.uuid()
    const [one, two] = [await done(add(dossier, { aanvraag })), await done(add(dossier, { aanvraag }))]
    expect([one.nummer === two.nummer, (await papers(dossier)).vanaf, await numbers(dossier)]).toEqual([true, null, [nummer, one.nummer]])
  })

  it('[R-GEM-31] later it takes a reason, and the panel does not have it before the voorzitter lets it in', async () => {
    const dossier = await newDossier()
    await plan(dossier, '2026-12-04')
    expect(await add(dossier)).toMatchObject({ ok: false, bericht: expect.stringContaining('waarom het nu komt') })
    const { nummer } = await done(add(dossier, { waaromNu: 'De school gaf hem pas nu.' }))
    const readable = async () => readStukNummers(werk.db, dossier.dossierId, dossier.lidId.zorg)
    const inSql = async () => (await panel.sql.query<{ n: number }>('select leesbare_stukken($1::uuid) as n', [dossier.lidId.zorg])).map(({ n }) => n)
    expect([(await readable()).includes(nummer), (await inSql()).includes(nummer), (await numbers(dossier)).includes(nummer)]).toEqual([false, false, true])
    for (const wie of [dossier.coordinator, dossier.wie.secretaris, dossier.wie.zorg]) {
      await expect(decideLate(werk, wie, dossier.dossierId, { stuk: nummer, laatBesluit: 'toegelaten', laatReden: 'Ja' }, roundsAfterHearing)).rejects.toBeInstanceOf(Refused)
    }
    const decideIt = (laatBesluit: 'toegelaten' | 'geweigerd') => decideLate(werk, dossier.wie.voorzitter, dossier.dossierId, { stuk: nummer, laatBesluit, laatReden: 'Het is van belang.' }, roundsAfterHearing)
    await done(decideIt('toegelaten'))
    expect([(await readable()).includes(nummer), (await inSql()).includes(nummer)]).toEqual([true, true])
    expect(await decideIt('geweigerd')).toMatchObject({ ok: false, bericht: 'Over dit stuk is al beslist.' })
    const other = await done(add(dossier, { waaromNu: 'Ook pas nu.' }))
    await done(decideLate(werk, dossier.wie.voorzitter, dossier.dossierId, { stuk: other.nummer, laatBesluit: 'geweigerd', laatReden: 'Het zegt niets nieuws.' }, roundsAfterHearing))
    expect((await readable()).includes(other.nummer)).toBe(false)
    expect((await papers(dossier)).laat.map(({ besluit, reden }) => [besluit, reden])).toEqual([['toegelaten', 'Het is van belang.'], ['geweigerd', 'Het zegt niets nieuws.']])
  })

  it('[R-GEM-30] a medical one goes where nobody of the panel reads it before betrokkene says so', async () => {
    const dossier = await newDossier()
    const { nummer } = await done(add(dossier, { medisch: 'ja' }))
    expect(nummer).toBeGreaterThanOrEqual(1000)
    expect(await readStukNummers(werk.db, dossier.dossierId, dossier.lidId.zorg)).not.toContain(nummer)
    expect(await numbers(dossier)).toContain(nummer)
  })
})
