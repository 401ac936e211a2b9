// Random plans of several coördinators on few people, rooms and days: whatever they do, nobody and nothing is ever booked twice, and nothing that was planned is lost.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRuimte, moved, planning, readyToPlan, tellNobody } from '~tests/fixtures/planning'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { stepDown } from '~/beoordeling/ronden/step-down.server'
import { cancelSession, moveSession, planSession } from './place-session.server'
import { readSessions } from './sessions.server'

let panel: TestPanel
let dossiers: Awaited<ReturnType<typeof readyToPlan>>[]
let rooms: string[]
beforeAll(async () => {
  panel = await createTestPanel()
  dossiers = [await readyToPlan(panel), await readyToPlan(panel), await readyToPlan(panel)]
  rooms = [await addRuimte(panel.werk, 'Kamer één'), await addRuimte(panel.werk, 'Kamer twee')]
  // The three dossiers share their voorzitter and secretaris, as in a small bureau.
  for (const { round } of dossiers.slice(1)) {
    for (const zetel of ['voorzitter', 'secretaris'] as const) await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId[zetel] }, data: { accountId: dossiers[0]?.round.wie[zetel].accountId ?? '' } })
  }
}, 60_000)
afterAll(() => panel.stop())

const days = ['2026-12-10', '2026-12-11'] as const
const times = [['09:00', '11:00'], ['10:00', '12:00'], ['11:00', '13:00'], ['13:00', '15:00']] as const

interface Step {
  doet: 'plan' | 'verzet' | 'verval'
  dossier: number
  dag: number
  tijd: number
  kamer: number
}
const step: fc.Arbitrary<Step> = fc.record({ doet: fc.constantFrom('plan', 'plan', 'verzet', 'verval'), dossier: fc.nat(2), dag: fc.nat(1), tijd: fc.nat(3), kamer: fc.nat(1) })

async function act({ doet, dossier, dag, tijd, kamer }: Step): Promise<boolean> {
  const at = dossiers[dossier]
  const when = times[tijd]
  if (!at || !when) return false
  const form = { datum: days[dag] ?? days[0], tijd: when[0], einde: when[1], ruimte: rooms[kamer], plaats: undefined }
  const sessions = (await readSessions(panel.sql, at.round.dossierId)).filter(({ staat }) => staat === 'gepland')
  const last = sessions.at(-1)
  const werk = dossier === 1 ? panel.secondWerk() : panel.werk
  if (doet === 'plan') return (await planSession(werk, at.coordinator, at.round.dossierId, { ...planning, ...form, nummer: (last?.nummer ?? 0) + 1 }, tellNobody)).ok
  if (!last) return false
  if (doet === 'verzet') return (await moveSession(werk, at.coordinator, at.round.dossierId, moved(last.zittingId, form), tellNobody)).ok
  return (await cancelSession(werk, at.coordinator, at.round.dossierId, { zitting: last.zittingId, vervalAanleiding: 'anders', vervalReden: 'Proef.' }, tellNobody)).ok
}

/** Pairs that are booked at one time, and sessions that are planned without their quorum or with bookings of another moment. */
const faults = () =>
  panel.sql.query(
    `select a.persoon from zitting_deelnemer a join zitting_deelnemer b on a.persoon = b.persoon and a.zitting_id < b.zitting_id and a.actief and b.actief and a.begint_op < b.eindigt_op and b.begint_op < a.eindigt_op
     union all select z.id::text from zitting z where z.staat = 'gepland' and (select count(*) from zitting_deelnemer p where p.zitting_id = z.id and p.actief and p.rol in ('IND', 'zorg', 'politie', 'voorzitter', 'secretaris')) < 5
     union all select p.persoon from zitting_deelnemer p join zitting z on z.id = p.zitting_id where p.actief and z.staat <> 'gepland'`
  )
const everPlanned = async (): Promise<number> => (await panel.sql.query<{ id: string }>('select id::text as id from zitting')).length

it('[R-PLN-45] [R-PLN-51] whatever is planned, moved and cancelled, two or three at once: no overlap, always a quorum, and every moment is kept', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (rounds) => {
      for (const together of rounds) {
        const before = await everPlanned()
        const done = await Promise.all(together.map(act))
        const made = together.filter(({ doet }, index) => doet !== 'verval' && done[index]).length
        expect(await faults()).toEqual([])
        expect(await everPlanned()).toBe(before + made)
      }
      // Everybody is free again for the next run; what was planned stays.
      for (const { coordinator, round } of dossiers) {
        for (const { zittingId, staat } of await readSessions(panel.sql, round.dossierId)) {
          if (staat === 'gepland') await cancelSession(panel.werk, coordinator, round.dossierId, { zitting: zittingId, vervalAanleiding: 'anders', vervalReden: 'Einde van de proef.' }, tellNobody)
        }
      }
    }),
    { numRuns: 12 }
  )
})

it('[R-PLN-47] somebody who goes out while a session is being moved is never left in it', { timeout: 60_000 }, async () => {
  const at = await readyToPlan(panel)
  await planSession(panel.werk, at.coordinator, at.round.dossierId, planning, tellNobody)
  const [first] = await readSessions(panel.sql, at.round.dossierId)
  await Promise.all([
    moveSession(panel.secondWerk(), at.coordinator, at.round.dossierId, moved(first?.zittingId ?? ''), tellNobody),
    stepDown(panel.werk, at.round.wie.zorg, at.round.dossierId, 'Ik ken betrokkene toch.')
  ])
  const booked = await panel.sql.query('select 1 from zitting_deelnemer where actief and persoon = $1', [`account:${at.round.wie.zorg.accountId}`])
  expect(booked).toEqual([])
})
