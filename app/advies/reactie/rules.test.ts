import { expect, it } from 'vitest'
import { checkReaction } from './rules'

it('[R-ADV-132] the last day counts, an answer ends the waiting, and aannemelijk waits for nothing', () => {
  const at = (today: string, beantwoord = false): unknown => checkReaction('onvoldoende informatie', { uiterlijk: '2026-12-09', beantwoord }, today)
  expect(at('2026-12-09')).toEqual({ ok: false, refusal: 'termijn-loopt' })
  expect(at('2026-12-10')).toEqual({ ok: true })
  expect(at('2026-11-26', true)).toEqual({ ok: true })
  expect(checkReaction('niet aannemelijk', null, '2027-01-01')).toEqual({ ok: false, refusal: 'niet-gevraagd' })
  expect(checkReaction('aannemelijk', null, '2026-11-25')).toEqual({ ok: true })
})
