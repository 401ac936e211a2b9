// For tests only: two people in one text, on one page, with a line between them that stamps presence as our server does.
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CollabEditor } from './collab-editor'

const stamps = [{ name: 'IND', color: '#3a4a5c' }, { name: 'zorg', color: '#0b5563' }] as const
const docs = [new Y.Doc(), new Y.Doc()] as const
const people = [new Awareness(docs[0]), new Awareness(docs[1])] as const

function connect(from: 0 | 1, to: 0 | 1): void {
  docs[from].on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') Y.applyUpdate(docs[to], update, 'line')
  })
  people[from].on('change', (_changes: unknown, origin: unknown) => {
    if (origin === 'line') return
    const { cursor } = people[from].getLocalState() ?? {}
    people[to].states.set(docs[from].clientID, { user: stamps[from], cursor: cursor ?? undefined })
    people[to].emit('change', [{ added: [], updated: [docs[from].clientID], removed: [] }, 'line'])
  })
}
connect(0, 1)
connect(1, 0)

/** Somebody on the left, without the editor: so many changes of a text, chosen by `random`. */
function change(times: number, random: () => number): void {
  const fragment = docs[0].getXmlFragment('tekst')
  const below = (limit: number): number => Math.floor(random() * limit)
  for (let time = 0; time < times; time += 1) {
    docs[0].transact(() => {
      const at = below(fragment.length)
      const paragraph = fragment.get(at)
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      const choice = below(5)
      if (choice === 0 || fragment.length < 3) {
        const fresh = new Y.XmlElement('paragraph')
        fresh.insert(0, [new Y.XmlText(`nieuw ${time}`)])
        fragment.insert(at, [fresh])
      } else if (choice === 1) fragment.delete(at, 1)
      else if (text instanceof Y.XmlText && choice === 2 && text.length > 2) text.delete(below(text.length - 1), 1)
      else if (text instanceof Y.XmlText) text.insert(below(text.length + 1), `(${time})`)
    })
  }
}
const textOf = (): string[] => docs[1].getXmlFragment('tekst').toArray().map((one) => (one instanceof Y.XmlElement ? one.toArray().join('') : ''))
Object.assign(globalThis, { proef: { change, textOf } })

function Two() {
  const [open, setOpen] = useState(true)
  return (
    <main>
      <h1>Proef</h1>
      <p id="uitleg">Schrijf wat is gezegd.</p>
      <CollabEditor doc={docs[0]} field="tekst" awareness={people[0]} label="Links" describedBy="uitleg" placeholder="Begin hier" editable={open} />
      <CollabEditor doc={docs[1]} field="tekst" awareness={people[1]} label="Rechts" />
      <button type="button" onClick={() => setOpen(false)}>Sluiten</button>
    </main>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><Two /></StrictMode>)
