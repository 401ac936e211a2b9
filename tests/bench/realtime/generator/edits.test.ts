import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ROOT } from '../documents'
import { encodeEdit, letterOf, readEdits } from './edits'

const CLIENT = 3_141_592_653

/** What Yjs itself sends when this client types letter after letter. */
function typeWithYjs(letters: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = CLIENT
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let number = 0; number < letters; number += 1) doc.getText(ROOT).insert(number, letterOf(number))
  return updates
}

function editsIn(update: Uint8Array): number[][] {
  const edits: number[][] = []
  readEdits(update, (client, first, count) => edits.push([client, first, count]))
  return edits
}

it('[R-RTM-80] an edit of the generator is byte for byte what Yjs sends', () => {
  const real = typeWithYjs(300)
  expect(real.map((_, number) => encodeEdit(CLIENT, number))).toEqual(real.map((update) => new Uint8Array(update)))
})

it('[R-RTM-80] each edit is found again in what servers make of it: alone, merged, from several typists', () => {
  const other = CLIENT - 1
  expect(editsIn(encodeEdit(CLIENT, 0))).toEqual([[CLIENT, 0, 1]])
  expect(editsIn(encodeEdit(CLIENT, 41))).toEqual([[CLIENT, 41, 1]])
  const merged = Y.mergeUpdates([encodeEdit(CLIENT, 0), encodeEdit(CLIENT, 1), encodeEdit(other, 0)])
  const found = editsIn(merged).flatMap(([client = 0, first = 0, count = 0]) => Array.from({ length: count }, (_, index) => `${client}:${first + index}`))
  expect(found.sort()).toEqual([`${other}:0`, `${CLIENT}:0`, `${CLIENT}:1`].sort())
})
