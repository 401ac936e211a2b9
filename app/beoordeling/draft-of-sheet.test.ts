import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readDraft } from './draft'
import { readDraftDocument } from './draft-document'
import { draftOfSheet, writeDraftDocument } from './draft-of-sheet'
import { anyFullDraft } from './test-sheets'

it('[R-BEO-95] a draft that begins as a copy of a sheet gives that sheet again, word for word', () => {
  fc.assert(
    fc.property(anyFullDraft, ({ fields, context }) => {
      const { entries } = readDraft(fields, context)
      const doc = new Y.Doc()
      writeDraftDocument(doc, draftOfSheet({ entries }))
      expect(readDraft(readDraftDocument(doc, context.catalogus), context)).toEqual({ entries, problems: [] })
    }),
    { numRuns: 25 }
  )
})
