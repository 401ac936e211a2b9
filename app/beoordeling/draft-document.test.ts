import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import { readDraftDocument, typedKeys } from './draft-document'
import { catalogus } from './test-sheets'

it('[R-BEO-48] each typed field of a scored criterion is a shared text; what nobody scores has none', () => {
  const keys = typedKeys(catalogus)
  expect(keys).toEqual(expect.arrayContaining(['A1/reden', 'A1/ontbrekend', 'E5/tekst', 'M1/reden', 'M2/tekst']))
  expect(keys).not.toContain('E5/reden')
  expect(keys.filter((key) => key.startsWith('H'))).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})

it('[R-BEO-49] browser and server read one draft: choices from the map, typed fields from their texts', () => {
  const doc = new Y.Doc()
  doc.getMap(SCORE_FIELDS_ROOT).set('B3/oordeel', 'verzwakt')
  doc.getText(scoreTextRoot('B3/reden')).insert(0, 'Het moment verschilt.')
  expect(readDraftDocument(doc, catalogus)).toEqual({ 'B3/oordeel': 'verzwakt', 'B3/reden': 'Het moment verschilt.' })
})

it('[R-BEO-49] a value that is no text counts as empty', () => {
  const doc = new Y.Doc()
  doc.getMap(SCORE_FIELDS_ROOT).set('B3/oordeel', 3)
  doc.getMap(SCORE_FIELDS_ROOT).set('B3/gewicht', { licht: true })
  expect(readDraftDocument(doc, catalogus)).toEqual({})
})
