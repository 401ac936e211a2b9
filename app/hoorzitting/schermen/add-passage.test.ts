import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeParagraphs } from '~tests/fixtures/rooms'
import { readParagraphs } from '~realtime/index'
import { readVerslagDocument, VERSLAG_ROOT } from '../verslag-document'
import { addPassage } from './add-passage'

const read = (doc: Y.Doc): string[] => readVerslagDocument(doc, readParagraphs)

function typed(...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc()
  writeParagraphs(doc, VERSLAG_ROOT, paragraphs)
  return doc
}

describe('own words put in the verslag', () => {
  it('[R-HRZ-23] they come at the end, a paragraph per line, and lines that say nothing stay out', () => {
    const verslag = typed('Voorzitter: Hoe gaat het met u?')
    expect(addPassage(verslag, 'Betrokkene: Goed.\n\n –\nZij zweeg even.  ')).toBe(2)
    expect(read(verslag)).toEqual(['Voorzitter: Hoe gaat het met u?', 'Betrokkene: Goed.', 'Zij zweeg even.'])
  })

  it('[R-HRZ-23] they are plain text, whatever they look like', () => {
    const verslag = typed()
    expect(addPassage(verslag, '<b>Zij</b>\u200b zei:\u00a0nee')).toBe(1)
    expect(read(verslag)).toEqual(['<b>Zij</b> zei: nee'])
  })

  it('[R-HRZ-23] nothing is put in when there is nothing to say', () => {
    const verslag = typed('Voorzitter: Hoe gaat het met u?')
    const before = Y.encodeStateVector(verslag)
    expect(addPassage(verslag, ' \n\n')).toBe(0)
    expect(Y.encodeStateVector(verslag)).toEqual(before)
  })

  it('[R-HRZ-23] two people who do it at once lose nothing of each other', () => {
    const one = typed('Begin.')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    addPassage(one, 'Van de een, regel een.\nVan de een, regel twee.')
    addPassage(other, 'Van de ander.')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(read(one)).toEqual(read(other))
    expect([...read(one)].sort()).toEqual(['Begin.', 'Van de ander.', 'Van de een, regel een.', 'Van de een, regel twee.'])
    expect(read(one).indexOf('Van de een, regel twee.') - read(one).indexOf('Van de een, regel een.')).toBe(1)
  })
})
