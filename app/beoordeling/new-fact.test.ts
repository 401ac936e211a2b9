import { expect, it } from 'vitest'
import { readNewFact } from './new-fact'
import { wegingSchema } from './schema'

const none = { nieuwFeit: 'nee', feit: '', voorgelegd: '', antwoord: '' }
const some = { nieuwFeit: 'ja', feit: 'Een bericht van de opvang.', voorgelegd: 'Gesprek op 3 december', antwoord: 'Zij herkent het bericht.' }

it('[R-BEO-143] the chair says whether a fact came after the hearing; silence is no answer', () => {
  expect(readNewFact(none)).toEqual({ ok: true, nieuwFeit: null })
  for (const nieuwFeit of ['', 'misschien']) expect(readNewFact({ ...none, nieuwFeit })).toEqual({ ok: false, problems: ['Zeg of er na de hoorzitting een feit bij kwam.'] })
})

it('[R-BEO-143] a fact after the hearing was put to betrokkene first: where, and what she answered', () => {
  const { nieuwFeit, ...fact } = some
  expect(readNewFact(some)).toEqual({ ok: true, nieuwFeit: fact })
  for (const [field, word] of [['feit', 'welk feit'], ['voorgelegd', 'waar en wanneer'], ['antwoord', 'antwoordde']] as const) {
    expect(readNewFact({ ...some, [field]: ' - ' })).toEqual({ ok: false, problems: [expect.stringContaining(word)] })
  }
  expect(nieuwFeit).toBe('ja')
})

it('[R-BEO-143] a weighing of version 1 stays readable; version 2 says something about new facts', () => {
  const weging = { schema: 'weging-weging/v1', groepen: [{ code: 'A', balans: ['x'] }] }
  expect(wegingSchema.safeParse(weging).success).toBe(true)
  expect(wegingSchema.safeParse({ ...weging, schema: 'weging-weging/v2' }).success).toBe(false)
  expect(wegingSchema.safeParse({ ...weging, schema: 'weging-weging/v2', nieuwFeit: null }).success).toBe(true)
  expect(wegingSchema.safeParse({ ...weging, nieuwFeit: null }).success).toBe(false)
})
