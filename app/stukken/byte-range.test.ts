import { expect, it } from 'vitest'
import { parseRange } from './byte-range'

it.each([
  [null, null], ['bytes=0-99', { van: 0, tot: 99 }], ['bytes=10-', { van: 10, tot: 999 }], ['bytes=-5', { van: 995, tot: 999 }], ['bytes=-5000', { van: 0, tot: 999 }], ['bytes=990-5000', { van: 990, tot: 999 }],
  ['bytes=1000-', 'buiten'], ['bytes=-0', 'buiten'], ['bytes=5-4', null], ['bytes=-', null], ['bytes=0-1,5-6', null], ['items=0-1', null], ['bytes=a-b', null]
])('[R-STU-8] a file of 1000 bytes asked for with %s', (header, expected) => {
  expect(parseRange(header, 1000)).toEqual(expected)
})
