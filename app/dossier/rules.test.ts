import { expect, it } from 'vitest'
import { checkPanel, type PanelKeuze } from './rules'
import { hoedanigheidVanZetel, zetels } from './schema'

const keuze: PanelKeuze = { voorzitter: 'v', secretaris: 's', IND: 'i', zorg: 'z', politie: 'p' }
const kandidaten = zetels.map((zetel) => ({ id: keuze[zetel], hoedanigheid: hoedanigheidVanZetel[zetel] }))

it('[R-DOS-6] a panel with somebody fitting on each seat is right', () => {
  expect(checkPanel(keuze, kandidaten)).toEqual([])
})

it('[R-DOS-6] every empty seat is named, in the order of the form', () => {
  expect(checkPanel({ IND: 'i' }, kandidaten).map(({ zetel }) => zetel)).toEqual(['voorzitter', 'secretaris', 'zorg', 'politie'])
  expect(checkPanel({}, kandidaten)[2]).toEqual({ zetel: 'IND', bericht: 'Kies wie de zetel IND krijgt.' })
})

it('[R-DOS-6] a seat is not for somebody of another capacity, nor for somebody unknown', () => {
  const faults = checkPanel({ ...keuze, zorg: 'b', voorzitter: 'niemand' }, [...kandidaten, { id: 'b', hoedanigheid: 'panellid-ind' }])
  expect(faults.map(({ zetel }) => zetel)).toEqual(['voorzitter', 'zorg'])
})

it('[R-DOS-6] nobody sits on two seats, also with the capacities for both', () => {
  const double = [...kandidaten, { id: 'v', hoedanigheid: 'secretaris' }]
  expect(checkPanel({ ...keuze, secretaris: 'v' }, double)).toEqual([
    { zetel: 'voorzitter', bericht: 'Deze persoon zit al op een andere zetel. Kies iemand anders.' },
    { zetel: 'secretaris', bericht: 'Deze persoon zit al op een andere zetel. Kies iemand anders.' }
  ])
})
