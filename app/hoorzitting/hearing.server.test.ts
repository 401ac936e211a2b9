import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { verslagRoom } from '~/dossier/rooms'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { readHearingRecord } from './read-hearing-record.server'
import { readHearing, readWaiver } from './store.server'
import { VERSLAG_ROOT } from './verslag-document'
import { waiveHearing } from './waive-hearing.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const hearingOf = async ({ dossierId }: TestRound) => readHearing(panel.werk.db, dossierId)
const roomOf = ({ hoorzittingId }: TestRound): string => verslagRoom(hoorzittingId)

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
