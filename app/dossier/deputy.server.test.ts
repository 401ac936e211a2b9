import { afterAll, expect, it } from 'vitest'
import { appointDeputy, endDeputy } from '~/keten/koppelvlakken/deputies.server'
import { readHearings } from '~/hoorzitting/plannen/read-hearings.server'
import { beginSpoor } from '~/keten/sporen/begin-spoor.server'
import type { Wie } from '~/toegang/may'
import { coordinatorOf } from '~tests/fixtures/planning'
import { createTestPanel, type TestRound } from '~tests/fixtures/round'
import { loadDossierFacts } from './facts.server'
import { Refused, type Werk } from './in-dossier.server'
import { mayDossier, type DossierDeed } from './policy'
import { readWork } from './store.server'

const panel = await createTestPanel()
afterAll(() => panel.stop())

// Today is 2026-11-25.
const at = (day: string): Werk => ({ ...panel.werk, clock: { now: () => new Date(`${day}T12:00:00Z`) } })
const may = async (round: TestRound, wie: Wie, deed: DossierDeed, day: string): Promise<string> => {
  const verdict = mayDossier(wie, deed, await loadDossierFacts(panel.sql, wie.accountId, round.dossierId, 'read', new Date(`${day}T12:00:00Z`)))
  return verdict.ok ? 'ja' : verdict.refusal.soort
}
async function colleague(...more: ('panellid-zorg' | 'ketenmedewerker')[]): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: 'coördinator', registernummer: `D-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: ['coordinator', ...more].map((hoedanigheid) => ({ hoedanigheid })) } } })
  return { accountId, ...account, hoedanigheid: 'coordinator', sessie: '' }
}

it('[R-DOS-52] who replaces a coördinator runs the dossiers on the days that were said, with a line of their own in the log, and on no other day', async () => {
  const round = await panel.openRound()
  const [own, deputy] = [await coordinatorOf(panel, round), await colleague()]
  expect(await may(round, deputy, 'dossier.overzicht', '2026-11-25')).toBe('onbekend')
  expect(await appointDeputy(panel.werk, own, { vervanger: deputy.accountId, van: '2026-11-26', tot: '2026-11-27' })).toMatchObject({ ok: true })
  const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']
  expect(await Promise.all(days.map((day) => may(round, deputy, 'dossier.overzicht', day)))).toEqual(['onbekend', 'ja', 'ja', 'onbekend'])
  expect((await Promise.all(days.map((day) => readWork(panel.sql, deputy.accountId, day)))).map((list) => list.map(({ rol }) => rol))).toEqual([[], ['coordinator'], ['coordinator'], []])
  expect(await beginSpoor(at('2026-11-26'), deputy, round.dossierId, { spoor: 'b8' })).toMatchObject({ ok: true })
  await expect(beginSpoor(at('2026-11-28'), deputy, round.dossierId, { spoor: 'dublin' })).rejects.toBeInstanceOf(Refused)
  expect((await panel.readLog(`dossier/${round.dossierId}`)).filter(({ deed }) => deed === 'spoor.beginnen')).toMatchObject([{ actor: deputy.accountId }])
  expect((await readHearings(panel.sql, deputy.accountId, new Date('2026-11-26T12:00:00Z'))).map(({ dossierId }) => dossierId)).toEqual((await readHearings(panel.sql, own.accountId, new Date('2026-11-26T12:00:00Z'))).map(({ dossierId }) => dossierId))
  // Sealed stays sealed, and a new dossier of somebody else is nobody's concern.
  for (const deed of ['score.schrijven', 'weging.lezen', 'ronde.lezen'] as const) expect([deed, await may(round, deputy, deed, '2026-11-26')]).toEqual([deed, await may(round, own, deed, '2026-11-26')])
  expect(await may(await panel.openRound(), deputy, 'dossier.overzicht', '2026-11-26')).toBe('onbekend')
})

it('[R-DOS-52] taken back it is over at that moment; nobody replaces along a chain, in another capacity, or where they have or had another part', async () => {
  const round = await panel.openRound()
  const [own, deputy, third, member] = [await coordinatorOf(panel, round), await colleague('ketenmedewerker'), await colleague(), await colleague('panellid-zorg')]
  for (const vervanger of [deputy, member]) await appointDeputy(panel.werk, own, { vervanger: vervanger.accountId, van: '2026-11-25', tot: '2026-11-30' })
  await appointDeputy(panel.werk, deputy, { vervanger: third.accountId, van: '2026-11-25', tot: '2026-11-30' })
  const today = (wie: Wie) => may(round, wie, 'spoor.lezen', '2026-11-25')
  expect([await today(deputy), await today(third), await today(member), await today({ ...deputy, hoedanigheid: 'ketenmedewerker' })]).toEqual(['ja', 'onbekend', 'ja', 'onbekend'])
  await panel.werk.db.lidmaatschap.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: member.accountId, zetel: 'zorg', verklaring: 'geen_belang', benoemdOp: panel.now, beeindigdOp: panel.now } })
  expect([await today(member), await readWork(panel.sql, member.accountId, '2026-11-25')]).toEqual(['onbekend', []])
  const vervanging = await panel.werk.db.vervanging.findFirstOrThrow({ where: { accountId: own.accountId, vervangerId: deputy.accountId } })
  await endDeputy(panel.werk, own, vervanging.id)
  expect(await today(deputy)).toBe('onbekend')
})
