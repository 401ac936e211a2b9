import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { verslagRoom } from '~/dossier/rooms'
import { epochOf, typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { agreed, planning, readyToPlan, tellNobody } from '~tests/fixtures/planning'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { readHearingRecord } from './read-hearing-record.server'
import type { Wijziging } from './plannen/after-planning'
import { planSession } from './plannen/place-session.server'
import { readSessions } from './plannen/sessions.server'
import { waiverFormSchema, type WaiverForm } from './schema'
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
  const waiver: WaiverForm = { ...agreed, grond: 'wil-niet', reden: 'De gemachtigde liet weten dat betrokkene niet wil worden gehoord.' }

  it('[R-HRZ-6] the chair waives with a ground and a reason, as a record; the planned hearing and its room end', async () => {
    const round = await panel.openRound('gepland')
    await typeInRoom(panel, roomOf(round), round.wie.secretaris.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Al getypt.']))
    expect(await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing, tellNobody)).toMatchObject({ ok: true })
    expect(await hearingOf(round)).toMatchObject({ id: round.hoorzittingId, staat: 'afgezien' })
    expect((await readWaiver(panel.werk.db, round.dossierId))?.inhoud).toEqual({
      schema: 'weging-afzien/v2', grond: waiver.grond, reden: waiver.reden, leeftijden: '2026-1', leeftijdsgroep: 'volwassen', instemming: { wie: ['betrokkene'], gevraagdOp: agreed.gevraagdOp, hoe: agreed.hoe }
    })
    expect(await epochOf(panel, roomOf(round))).toBe(1)
    expect(await readHearingRecord(panel.werk.db, round.dossierId)).toEqual({ gehouden: false, reden: `Betrokkene wil niet worden gehoord. ${waiver.reden}\nBetrokkene zelf stemde daarmee in op 24 november 2026. ${agreed.hoe}` })
  })

  it('[R-HRZ-6] nobody but the chair waives, and not twice', async () => {
    const round = await panel.openRound('gepland')
    for (const zetel of ['secretaris', 'IND', 'zorg', 'politie'] as const) {
      await expect(waiveHearing(panel.werk, round.wie[zetel], round.dossierId, waiver, roundsAfterHearing, tellNobody)).rejects.toBeInstanceOf(Refused)
    }
    await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing, tellNobody)
    await expect(waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, waiver, roundsAfterHearing, tellNobody)).rejects.toBeInstanceOf(Refused)
    expect(await panel.werk.db.record.count({ where: { dossierId: round.dossierId } })).toBe(1)
  })

  it('[R-PLN-62] what was planned is cancelled with the waiver and told; once a session was held the panel has heard her', async () => {
    const ready = await readyToPlan(panel)
    await planSession(panel.werk, ready.coordinator, ready.round.dossierId, planning, tellNobody)
    const told: Wijziging[] = []
    expect(await waiveHearing(panel.werk, ready.round.wie.voorzitter, ready.round.dossierId, waiver, roundsAfterHearing, (_sql, _werk, _wie, wijziging) => Promise.resolve(void told.push(wijziging)))).toMatchObject({ ok: true })
    expect(told).toMatchObject([{ soort: 'vervallen', reden: 'Het panel ziet af van horen.' }])
    expect(await readSessions(panel.sql, ready.round.dossierId)).toMatchObject([{ staat: 'vervallen' }])
    const heard = await readyToPlan(panel)
    await planSession(panel.werk, heard.coordinator, heard.round.dossierId, planning, tellNobody)
    await panel.sql.query(`update zitting set begonnen_op = now() where hoorzitting_id = $1::uuid`, [heard.round.hoorzittingId])
    expect(await waiveHearing(panel.werk, heard.round.wie.voorzitter, heard.round.dossierId, waiver, roundsAfterHearing, tellNobody)).toMatchObject({ ok: false, bericht: expect.stringContaining('al gehoord') })
  })

  it.each([
    ['a grown-up consents herself', { leeftijdsgroep: 'volwassen', instemming: [] }, ['instemming']],
    ['a child of thirteen and the guardian consent together', { leeftijdsgroep: '12-15', instemming: ['betrokkene'] }, ['instemming']],
    ['under twelve the guardian does', { leeftijdsgroep: 'onder-12', instemming: ['voogd'] }, []],
    ['from sixteen the person alone', { leeftijdsgroep: '16-17', instemming: ['betrokkene'] }, []],
    ['an earlier recording is for a child', { grond: 'eerdere-opname' }, ['grond']],
    ['sparing her needs no consent', { grond: 'schadelijk', instemming: [], gevraagdOp: undefined, hoe: undefined }, []],
    ['how and when it was asked is written down', { gevraagdOp: undefined, hoe: undefined }, ['gevraagdOp', 'hoe']],
    ['nothing was asked tomorrow', { gevraagdOp: '2026-11-26' }, ['gevraagdOp']],
    ['no address', { hoe: 'Zij woont op 3511 AB.' }, ['hoe']]
  ] as const)('[R-PLN-62] who consents follows age: %s', (_words, change, wrong) => {
    const result = waiverFormSchema('2026-11-25').safeParse({ ...waiver, ...change })
    expect(result.success ? [] : [...new Set(result.error.issues.map(({ path }) => path[0]))]).toEqual(wrong)
  })
})
