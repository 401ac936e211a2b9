import { expect, it } from 'vitest'
import { endOf } from '~/platform/kalender/termijn/rules'
import { hoorTermijn, termijnVanaf } from '../termijnen'
import { foldUitgangen, opschortingenVan } from './rules'
import type { UitgangRegel } from './schema'

const uit = (op: string, soort: 'aangehouden' | 'onbekend-vertrokken' = 'aangehouden'): UitgangRegel => ({ schema: 'weging-uitgang/v1', soort, op, waarom: 'Gevraagd.' })
const weer = (op: string): UitgangRegel => ({ schema: 'weging-uitgang-einde/v1', op, waarom: 'Het kan weer.' })
const stilBij = (...regels: UitgangRegel[]) => opschortingenVan(foldUitgangen(regels))
const laatste = (termijn: Parameters<typeof endOf>[0]) => {
  const end = endOf(termijn)
  return end.ok ? end.value.dag : end.refusal
}

it.each([
  ['never held', [], '2026-12-28', '2026-12-09'],
  ['held', [uit('2026-11-26')], 'opschorting-loopt', 'opschorting-loopt'],
  ['held for four days, two of them working days', [uit('2026-11-26'), weer('2026-11-30')], '2026-12-29', '2026-12-11'],
  ['held twice', [uit('2026-11-26'), weer('2026-11-30'), uit('2026-12-01'), weer('2026-12-03')], '2026-12-31', '2026-12-15'],
  ['taken up on the day itself', [uit('2026-11-26'), weer('2026-11-26')], '2026-12-28', '2026-12-09'],
  ['held, and then gone', [uit('2026-11-26'), uit('2026-11-30', 'onbekend-vertrokken')], 'opschorting-loopt', 'opschorting-loopt']
] as const)('[R-DOS-50] the terms of hearing and round of a case that was %s', (_words, regels, horen, ronde) => {
  const stil = stilBij(...regels)
  expect([laatste(hoorTermijn('2026-11-13', false, stil)), laatste(termijnVanaf('op_stukken', '2026-11-25', false, stil))]).toEqual([horen, ronde])
})

it('[R-DOS-50] why a case was held is in no term', () => {
  expect(JSON.stringify(stilBij(uit('2026-11-26', 'onbekend-vertrokken')))).toBe('[{"van":"2026-11-26","tot":null,"reden":"zaak onbekend vertrokken"}]')
})
