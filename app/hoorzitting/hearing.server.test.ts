import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { verslagRoom } from '~/dossier/rooms'
import type { Wie } from '~/toegang/may'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { planHearing } from './plan-hearing.server'
import { readHearingRecord } from './read-hearing-record.server'
import { readHearing, readWaiver } from './store.server'
import { VERSLAG_ROOT } from './verslag-document'
import { waiveHearing } from './waive-hearing.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const plan = { datum: '2026-12-10', tijd: '10:00', plaats: 'Kantoor Utrecht, kamer B2' }
const hearingOf = async ({ dossierId }: TestRound) => readHearing(panel.werk.db, dossierId)
const roomOf = ({ hoorzittingId }: TestRound): string => verslagRoom(hoorzittingId)
const deedsOf = async ({ dossierId }: TestRound): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map((line) => line.deed)

/** The coördinator who took this dossier. */
async function coordinatorOf({ dossierId }: TestRound): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: 'coördinator', registernummer: `C-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid: 'coordinator' } } } })
  await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { coordinatorId: accountId } })
  return { accountId, ...account, hoedanigheid: 'coordinator', sessie: '' }
}

describe('hoorzitting plannen', () => {
  it('[R-HRZ-1] only the coördinator of this dossier plans; anyone else is refused as if it did not exist', async () => {
    const round = await panel.openRound('gepland')
    await expect(planHearing(panel.werk, round.wie.voorzitter, round.dossierId, plan)).rejects.toBeInstanceOf(Refused)
    const other = await coordinatorOf(await panel.openRound('gepland'))
    await expect(planHearing(panel.werk, other, round.dossierId, plan)).rejects.toBeInstanceOf(Refused)
    expect(await deedsOf(round)).toEqual([])
  })

  it('[R-HRZ-2] the clock is that of Amsterdam, in winter, in summer and on both days on which it changes', async () => {
    const round = await panel.openRound('gepland')
    const coordinator = await coordinatorOf(round)
    const moments = [
      ['2026-12-10', '10:00', '2026-12-10T09:00:00.000Z'],
      ['2027-03-28', '10:00', '2027-03-28T08:00:00.000Z'],
      ['2027-07-01', '10:00', '2027-07-01T08:00:00.000Z'],
      ['2027-10-31', '10:00', '2027-10-31T09:00:00.000Z']
    ] as const
    for (const [datum, tijd, moment] of moments) {
      expect(await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum, tijd })).toEqual({ ok: true, value: { begintOp: new Date(moment) } })
      expect((await hearingOf(round))?.begintOp?.toISOString()).toBe(moment)
    }
  })

  it('[R-HRZ-2] a time that does not exist, or comes twice, is refused and changes nothing', async () => {
    const round = await panel.openRound('gepland')
    const coordinator = await coordinatorOf(round)
    const spring = await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum: '2027-03-28', tijd: '02:30' })
    const autumn = await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum: '2027-10-31', tijd: '02:30' })
    expect(spring).toMatchObject({ ok: false, bericht: expect.stringContaining('bestaat op die dag niet') })
    expect(autumn).toMatchObject({ ok: false, bericht: expect.stringContaining('twee keer') })
    expect((await hearingOf(round))?.begintOp).toBeNull()
  })

  it('[R-HRZ-3] a moment that is not in the future is refused', async () => {
    const round = await panel.openRound('gepland')
    const coordinator = await coordinatorOf(round)
    // The clock of the test stands at 14:00 in Amsterdam.
    expect(await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum: '2026-11-25', tijd: '14:00' })).toMatchObject({ ok: false })
    expect(await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum: '2026-11-25', tijd: '14:01' })).toMatchObject({ ok: true })
  })

  it('[R-HRZ-4] after the verslag is fixed, or the hearing waived, nothing is planned any more', async () => {
    for (const staat of ['vastgesteld', 'afgezien'] as const) {
      const round = await panel.openRound(staat)
      const uitkomst = await planHearing(panel.werk, await coordinatorOf(round), round.dossierId, plan)
      expect(uitkomst).toMatchObject({ ok: false })
      expect((await hearingOf(round))?.staat).toBe(staat)
    }
  })

  it('[R-HRZ-5] moving it keeps the same hearing and the same room, and each time a line in the log', async () => {
    const round = await panel.openRound('gepland')
    const coordinator = await coordinatorOf(round)
    await planHearing(panel.werk, coordinator, round.dossierId, plan)
    await planHearing(panel.werk, coordinator, round.dossierId, { ...plan, datum: '2026-12-17', plaats: 'Kamer C1' })
    expect(await hearingOf(round)).toMatchObject({ id: round.hoorzittingId, staat: 'gepland', plaats: 'Kamer C1' })
    expect(await deedsOf(round)).toEqual(['hoorzitting.plannen', 'hoorzitting.plannen'])
  })
})

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
