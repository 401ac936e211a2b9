import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import { verslagRoom } from '~/dossier/rooms'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { fixVerslag } from './fix-verslag.server'
import { readHearingRecord } from './read-hearing-record.server'
import { verslagSchema, type FixForm } from './schema'
import { readHearing, readVerslag, readWaiver } from './store.server'
import { VERSLAG_ROOT } from './verslag-document'
import { waiveHearing } from './waive-hearing.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const hearingOf = async ({ dossierId }: TestRound) => readHearing(panel.werk.db, dossierId)
const roomOf = ({ hoorzittingId }: TestRound): string => verslagRoom(hoorzittingId)
const deedsOf = async ({ dossierId }: TestRound): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map((line) => line.deed)

describe('afzien van horen', () => {
  const waiver = { grond: 'wil-niet', reden: 'De gemachtigde liet weten dat betrokkene niet wil worden gehoord.' } as const

  it('[R-HRZ-6] the chair waives with a ground and a reason, as a record; the planned hearing and its room end', async () => {
    const round = await panel.openRound('gepland')
    await typeInRoom(panel, roomOf(round), round.wie.secretaris.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Al getypt.']))
    expect(await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing)).toMatchObject({ ok: true })
    expect(await hearingOf(round)).toMatchObject({ id: round.hoorzittingId, staat: 'afgezien' })
    expect((await readWaiver(panel.werk.db, round.dossierId))?.inhoud).toEqual({ schema: 'weging-afzien/v1', ...waiver })
    expect(await epochOf(panel, roomOf(round))).toBe(1)
    expect(await readHearingRecord(panel.werk.db, round.dossierId)).toEqual({ gehouden: false, reden: `Betrokkene wil niet worden gehoord. ${waiver.reden}` })
  })

  it('[R-HRZ-6] nobody but the chair waives, and not twice', async () => {
    const round = await panel.openRound('gepland')
    for (const zetel of ['secretaris', 'IND', 'zorg', 'politie'] as const) {
      await expect(waiveHearing(panel.werk, round.wie[zetel], round.dossierId, waiver, roundsAfterHearing)).rejects.toBeInstanceOf(Refused)
    }
    await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing)
    await expect(waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing)).rejects.toBeInstanceOf(Refused)
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId } })).toBe(1)
  })
})

describe('verslag vaststellen', () => {
  const said = ['Voorzitter: Hoe gaat het met u?', 'Betrokkene: Goed.']
  const form: FixForm = { datum: '2026-11-25', aanwezig: ['voorzitter', 'secretaris', 'betrokkene', 'tolk'], gezien: said }
  const fix = (round: TestRound, changes: Partial<FixForm> = {}, werk: Werk = panel.werk, wie = round.wie.secretaris) =>
    fixVerslag(werk, wie, round.dossierId, { ...form, ...changes }, roundsAfterHearing)
  const typed = async (paragraphs: readonly string[] = said): Promise<TestRound> => {
    const round = await panel.openRound('gepland')
    await typeInRoom(panel, roomOf(round), round.wie.secretaris.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, paragraphs))
    return round
  }

  it('[R-HRZ-7] an empty verslag is refused, also when nobody ever opened the room', async () => {
    const empty = await typed(['', ' \u200b', '–'])
    expect(await fix(empty, { gezien: [] })).toMatchObject({ ok: false, bericht: expect.stringContaining('nog niets') })
    expect(await fix(await panel.openRound('gepland'), { gezien: [] })).toMatchObject({ ok: false })
    expect(await readVerslag(panel.werk.db, empty.dossierId)).toBeNull()
  })

  it('[R-HRZ-8] the record holds what is on disk, by function, as plain text, with its hash', async () => {
    const round = await typed([`${said[0]}\u00a0 `, '', said[1] ?? ''])
    expect(await fix(round)).toEqual({ ok: true, value: { versie: 1 } })
    const row = await panel.werk.db.record.findFirstOrThrow({ where: { dossierId: round.dossierId, soort: 'verslag' } })
    const inhoud = { schema: 'weging-verslag/v1', datum: '2026-11-25', plaats: null, aanwezig: form.aanwezig, alineas: said }
    expect(JSON.parse(row.inhoud)).toEqual(inhoud)
    expect(row.sha256).toBe(sha256Hex(canonicalJson(verslagSchema, inhoud)))
    expect(await hearingOf(round)).toMatchObject({ staat: 'vastgesteld' })
    expect(await readHearingRecord(panel.werk.db, round.dossierId)).toEqual({
      gehouden: true, datum: '2026-11-25', aanwezig: form.aanwezig, verslagVersie: 1, vastgesteldOp: '2026-11-25'
    })
  })

  it('[R-HRZ-9] what is fixed is what its fixer saw: words that came in between stop it, and the room stays open', async () => {
    const round = await typed()
    await typeInRoom(panel, roomOf(round), round.wie.zorg.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Betrokkene: Ik wil nog iets zeggen.']))
    expect(await fix(round)).toMatchObject({ ok: false, bericht: expect.stringContaining('Lees het verslag na') })
    expect(await epochOf(panel, roomOf(round))).toBe(0)
    expect(await hearingOf(round)).toMatchObject({ staat: 'gepland' })
    expect(await deedsOf(round)).toEqual([])
  })

  it('[R-HRZ-10] the day on which the hearing was held is not in the future', async () => {
    const round = await typed()
    expect(await fix(round, { datum: '2026-11-26' })).toMatchObject({ ok: false, bericht: expect.stringContaining('moet nog komen') })
  })

  it('[R-HRZ-11] two who fix it at once make one record; the other is refused', async () => {
    const round = await typed()
    const outcomes = await Promise.allSettled([fix(round), fix(round, {}, panel.secondWerk(), round.wie.voorzitter)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: expect.any(Refused) })
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId, soort: 'verslag' } })).toBe(1)
    expect(await deedsOf(round)).toEqual(['verslag.vaststellen'])
  })

  it('[R-HRZ-12] the room closes with it: words accepted before and stored after do not get in', async () => {
    const round = await typed()
    await fix(round)
    const late = await typeInRoom(panel, roomOf(round), round.wie.zorg.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Te laat.']), 0)
    expect(late).toEqual({ kind: 'epoch' })
    expect((await readVerslag(panel.werk.db, round.dossierId))?.inhoud.alineas).toEqual(said)
  })

  it('[R-HRZ-13] only the chair and the secretaris fix it', async () => {
    const round = await typed()
    for (const zetel of ['IND', 'zorg', 'politie'] as const) await expect(fix(round, {}, panel.werk, round.wie[zetel])).rejects.toBeInstanceOf(Refused)
    expect(await fix(round, {}, panel.werk, round.wie.voorzitter)).toMatchObject({ ok: true })
  })
})
