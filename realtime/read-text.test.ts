import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readMap, readParagraphs } from './read-text'

const text = (value: string, bold = false): Y.XmlText => {
  const node = new Y.XmlText()
  node.insert(0, value, bold ? { bold: true } : {})
  return node
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name)
  node.insert(0, children)
  return node
}

it('[R-RTM-19] paragraphs become plain lines: marks dropped, hard breaks kept, in NFC', () => {
  const fragment = new Y.Doc().getXmlFragment('prosemirror')
  fragment.insert(0, [
    element('paragraph', text('Zij vertelde '), text('<kalm> & "precies"', true), element('hardBreak'), text('wat er gebeurde.')),
    element('paragraph'),
    element('bulletList', element('listItem', element('paragraph', text('e\u0301e\u0301n'))), element('listItem', element('paragraph', text('👩‍👩‍👧'))))
  ])
  expect(readParagraphs(fragment)).toEqual(['Zij vertelde <kalm> & "precies"\nwat er gebeurde.', '', 'één', '👩‍👩‍👧'])
})

it('[R-RTM-19] characters that belong together but were typed apart are joined', () => {
  const fragment = new Y.Doc().getXmlFragment('prosemirror')
  fragment.insert(0, [element('paragraph', text('e'), text('\u0301', true))])
  expect(readParagraphs(fragment)).toEqual(['é'])
})

it('[R-RTM-19] a shared map becomes plain data, whatever stands in it', () => {
  const map = new Y.Doc().getMap('fields')
  map.set('text', new Y.Text('cafe\u0301'))
  map.set('map', new Y.Map<unknown>([['n', 1], ['none', null]]))
  map.set('list', Y.Array.from(['a', 'b']))
  map.set('json', { deep: ['e\u0301', undefined, new Uint8Array(2)] })
  expect(readMap(map)).toEqual({ text: 'café', map: { n: 1, none: null }, list: ['a', 'b'], json: { deep: ['é', null, { 0: 0, 1: 0 }] } })
})
