import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { AANTEKENING_ROOT, aantekeningRoom, verslagRoom } from '~/dossier/rooms'
import { zetels, type Zetel } from '~/dossier/schema'
import type { Wie } from '~/toegang/may'
import { typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { closeText, readBack } from '~tests/fixtures/verslag'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { VERSLAG_ROOT } from './verslag-document'
import { fixVerslag } from './verslag/fix-verslag.server'
import { waiveHearing } from './waive-hearing.server'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const notesOf = ({ hoorzittingId, lidId }: TestRound, zetel: Zetel): string => aantekeningRoom(hoorzittingId, lidId[zetel])
const note = (round: TestRound, zetel: Zetel, words: string, epoch?: number) =>
  typeInRoom(panel, notesOf(round, zetel), round.wie[zetel].accountId, (doc) => doc.getText(AANTEKENING_ROOT).insert(0, words), epoch)

/** A hearing at which every seat wrote something for itself, and the verslag has begun. */
async function noted(): Promise<TestRound> {
  const round = await panel.openRound('gepland')
  for (const zetel of zetels) await note(round, zetel, `Van ${zetel}.`)
  await typeInRoom(panel, verslagRoom(round.hoorzittingId), round.wie.zorg.accountId, (doc) => writeParagraphs(doc, VERSLAG_ROOT, ['Betrokkene: Goed.']))
  return round
}

/** Of each seat's notes: how often rights were withdrawn, and whether their history ends now. */
const stateOf = async (round: TestRound): Promise<Record<string, readonly [epoch: number, ended: boolean]>> =>
  Object.fromEntries(
    await Promise.all(
      zetels.map(async (zetel) => {
        const [row] = await panel.sql.query<{ epoch: string; tot: Date | null }>('select epoch::text as epoch, geschiedenis_tot as tot from rt_room where naam = $1', [notesOf(round, zetel)])
        return [zetel, [Number(row?.epoch), row?.tot?.getTime() === panel.now.getTime()]] as const
      })
    )
  )
const everySeat = (state: [number, boolean]) => Object.fromEntries(zetels.map((zetel) => [zetel, state]))

it('[R-HRZ-21] fixing the verslag ends the notes of every seat, and those of no other hearing; closing the text does not', async () => {
  const [round, other] = [await noted(), await noted()]
  await closeText(panel, round)
  expect(await stateOf(round)).toEqual(everySeat([0, false]))
  await readBack(panel, round)
  expect(await fixVerslag(panel.werk, round.wie.voorzitter, round.dossierId, { gezien: '1/0' }, roundsAfterHearing)).toMatchObject({ ok: true })
  expect(await stateOf(round)).toEqual(everySeat([1, true]))
  expect(await stateOf(other)).toEqual(everySeat([0, false]))
  expect(await note(round, 'zorg', 'Te laat.', 0).catch((error: unknown) => error)).not.toMatchObject({ kind: 'stored' })
})

it('[R-HRZ-21] a verslag that is not fixed leaves the notes as they were', async () => {
  const round = await noted()
  await closeText(panel, round)
  expect(await fixVerslag(panel.werk, round.wie.voorzitter, round.dossierId, { gezien: '1/0' }, roundsAfterHearing)).toMatchObject({ ok: false })
  expect(await stateOf(round)).toEqual(everySeat([0, false]))
  expect(await note(round, 'secretaris', 'Gaat door.')).toMatchObject({ kind: 'stored' })
})

it('[R-HRZ-21] waiving the hearing ends them too', async () => {
  const round = await noted()
  expect(await waiveHearing(panel.werk, round.wie.voorzitter, round.dossierId, { grond: 'wil-niet', reden: 'De gemachtigde liet dat weten.' }, roundsAfterHearing)).toMatchObject({ ok: true })
  expect(await stateOf(round)).toEqual(everySeat([1, true]))
})

it('[R-HRZ-21] filling a seat again ends the notes of who left it, and of nobody else', async () => {
  const round = await noted()
  const deputy = await accountWith('panellid-zorg')
  const coordinator = await accountWith('coordinator')
  await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
  await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
  expect(await replaceSeat(panel.werk, coordinator, round.dossierId, 'zorg', deputy.accountId)).toMatchObject({ ok: true })
  expect(await stateOf(round)).toEqual({ ...everySeat([0, false]), zorg: [1, true] })
})

async function accountWith(hoedanigheid: 'coordinator' | 'panellid-zorg'): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: hoedanigheid, registernummer: `P-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...account, hoedanigheid, sessie: '' }
}
