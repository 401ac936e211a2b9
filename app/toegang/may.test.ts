import { expect, it } from 'vitest'
import { may, unknown, yes, type Policy, type Wie } from './may'

const wie: Wie = { accountId: 'a', functie: 'f', registernummer: 'r', hoedanigheid: 'h', sessie: 's' }
const policy: Policy<'lezen', boolean> = { lezen: (_wie, mine) => (mine ? yes : unknown) }

it('[R-TOE-1] the table decides; what is refused without a reason is refused as unknown', () => {
  expect(may(policy, wie, 'lezen', true)).toEqual(yes)
  expect(may(policy, wie, 'lezen', false)).toEqual({ ok: false, refusal: { soort: 'onbekend' } })
})

it.each(['schrijven', 'toString', '__proto__', 'constructor'])('[R-TOE-1] a deed that is not in the table (%s) is refused', (deed) => {
  expect(may(policy, wie, deed as 'lezen', true)).toEqual(unknown)
})
