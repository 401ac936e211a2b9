import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { findEdit, shiftCaret } from './text-edit'
import { writeText } from './use-shared-text'

const texts = fc.array(fc.constantFrom('a', 'b', 'é', '👍', '👎', '👩‍👧', ' '), { maxLength: 12 }).map((parts) => parts.join(''))

it('[R-RTM-17] an edit is the smallest one: only what changed is written', () => {
  expect(findEdit('hallo wereld', 'hallo wereld')).toBeUndefined()
  expect(findEdit('hallo wereld', 'hallo, wereld')).toEqual({ index: 5, remove: 0, insert: ',' })
  expect(findEdit('aaa', 'aa')).toEqual({ index: 2, remove: 1, insert: '' })
  expect(findEdit('', 'x')).toEqual({ index: 0, remove: 0, insert: 'x' })
})

it('[R-RTM-17] an emoji is never cut in two', () => {
  expect(findEdit('👍', '👎')).toEqual({ index: 0, remove: 2, insert: '👎' })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const doc = new Y.Doc()
      const shared = doc.getText('text')
      shared.insert(0, before)
      writeText(shared, after)
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      expect([shared.toString(), copy.getText('text').toString()]).toEqual([after, after])
    }),
    { numRuns: 300 }
  )
})

it('[R-RTM-17] the caret stays with its words when somebody else writes before it, around it or behind it', () => {
  expect(shiftCaret([{ insert: 'abc' }], 5)).toBe(8)
  expect(shiftCaret([{ retain: 5 }, { insert: 'abc' }], 5)).toBe(5)
  expect(shiftCaret([{ retain: 9 }, { delete: 2 }], 5)).toBe(5)
  expect(shiftCaret([{ delete: 2 }], 5)).toBe(3)
  expect(shiftCaret([{ retain: 2 }, { delete: 9 }, { insert: 'x' }], 5)).toBe(2)
  expect(shiftCaret([{ retain: 1 }, { insert: 'ab' }, { retain: 1 }, { delete: 1 }], 5)).toBe(6)
})
