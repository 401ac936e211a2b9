import { expect, it } from 'vitest'
import { choosePair, type Verklaring } from './choose-pair'

const of = (sleutel: string, spreker: string | null): Verklaring => ({ sleutel, label: sleutel, spreker, soort: 'verklaring' })
const all = [of('1', null), of('2', 'getuige'), of('3', 'betrokkene'), of('5', 'betrokkene'), of('verslag', null)]
const keys = (links: string | null, rechts: string | null) => choosePair(all, links, rechts)?.map(({ sleutel }) => sleutel)

it('[R-STU-60] two statements of the same person lie beside each other, unless somebody chooses others', () => {
  expect([keys(null, null), keys('3', 'verslag'), keys('5', null), keys('2', null), keys('3', '3'), keys('9', '9')]).toEqual([
    ['3', '5'], ['3', 'verslag'], ['5', '3'], ['2', '1'], ['3', '5'], ['3', '5']
  ])
  expect([choosePair([], null, null), choosePair([of('1', null)], '1', '1')]).toEqual([null, null])
})
