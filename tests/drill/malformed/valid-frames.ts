import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeAwareness, encodeSync } from '~realtime/room/protocol'
import type { Random } from '../random'

/** A frame as an ordinary window could send it, after one ordinary change of its document. Stays out of the root `text`, where others type. */
export function writeValidFrame(doc: Y.Doc, random: Random): Uint8Array {
  const roll = random.fraction()
  if (roll < 0.1) return encodeSync('step1', Y.encodeStateVector(doc))
  if (roll < 0.2) return awarenessFrame(doc.clientID, random.between(1, 1_000), JSON.stringify({ cursor: null, user: { name: 'x' } }))
  if (roll < 0.3) return encodeSync('step2', changeOf(doc, random))
  return encodeSync('update', changeOf(doc, random))
}

/** The one update an ordinary change makes. */
export function changeOf(doc: Y.Doc, random: Random): Uint8Array {
  return updateOf(doc, () => {
    const fields = doc.getMap('fields')
    const fragment = doc.getXmlFragment('prosemirror')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('tekst '.repeat(random.between(1, 40)))])
    const choice = random.between(1, 5)
    if (choice === 1) fields.set(`sleutel${random.between(1, 9)}`, 'waarde'.repeat(random.between(1, 30)))
    else if (choice === 2) fields.set('lijst', Y.Array.from([1, 'twee', { drie: 3 }, null]))
    else if (choice === 3) fields.set('tekst', new Y.Text('onder een sleutel'))
    else if (choice === 4 && fragment.length > 0) fragment.delete(0, 1)
    else fragment.insert(0, [paragraph])
  })
}

/** Everything a change of this document sends, in one update. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', collect)
  doc.transact(change)
  doc.off('update', collect)
  return Y.mergeUpdates(updates)
}

export function awarenessFrame(client: number, clock: number, state: string): Uint8Array {
  return encodeAwareness(
    encoding.encode((encoder) => {
      for (const value of [1, client, clock]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, state)
    })
  )
}
