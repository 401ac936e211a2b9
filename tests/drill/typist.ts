import * as Y from 'yjs'
import type { Deed, Place } from './history'
import type { Random } from './random'

/** One person typing in one document: marks that can be found back, each written and erased whole. */
export class Typist {
  readonly #doc: Y.Doc
  readonly #name: string
  readonly #note: (deed: Deed) => void
  #count = 0
  /** Own marks that still stand, with where. */
  #standing: { mark: string; place: Place }[] = []

  constructor(doc: Y.Doc, name: string, note: (deed: Deed) => void) {
    this.#doc = doc
    this.#name = name
    this.#note = note
  }

  /** Types one mark somewhere, or (now and then) erases one of its own. */
  act(random: Random, places: readonly Place[]): void {
    if (this.#standing.length > 2 && random.chance(0.15)) this.erase(random)
    else this.type(random, random.pick(places))
  }

  type(random: Random, place: Place, lawful = true): void {
    this.#count += 1
    const mark = `[${this.#name}.${this.#count}]`
    const client = this.#doc.clientID
    const from = this.#clock()
    this.#doc.transact(() => write(this.#doc, place, mark, random))
    if (!lawful) return this.#note({ kind: 'unlawful', mark })
    this.#note({ kind: 'typed', client, from, to: this.#clock(), mark, place })
    if (place !== 'fields') this.#standing.push({ mark, place })
  }

  erase(random: Random): void {
    const chosen = random.pick(this.#standing)
    this.#standing = this.#standing.filter((each) => each !== chosen)
    // Also when somebody else cannot see it any more: erasing is what this window did.
    if (this.#doc.transact(() => remove(this.#doc, chosen))) this.#note({ kind: 'erased', mark: chosen.mark })
  }

  #clock(): number {
    return Y.getState(this.#doc.store, this.#doc.clientID)
  }
}

/** Only between whole marks: one inside another could not be found back. */
function write(doc: Y.Doc, place: Place, mark: string, random: Random): void {
  if (place === 'text') {
    const text = doc.getText('text')
    text.insert(random.pick(boundariesIn(text.toString())), mark)
  } else if (place === 'fields') {
    doc.getMap('fields').set(`veld${random.between(1, 4)}`, mark)
  } else {
    const fragment = doc.getXmlFragment('prosemirror')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(mark)])
    fragment.insert(random.between(0, fragment.length), [paragraph])
  }
}

function boundariesIn(characters: string): number[] {
  return [0, ...[...characters.matchAll(/\]/g)].map((match) => match.index + 1)]
}

function remove(doc: Y.Doc, { mark, place }: { mark: string; place: Place }): boolean {
  if (place === 'text') {
    const at = doc.getText('text').toString().indexOf(mark)
    if (at >= 0) doc.getText('text').delete(at, mark.length)
    return at >= 0
  }
  const fragment = doc.getXmlFragment('prosemirror')
  const at = fragment.toArray().findIndex((node) => node.toString().includes(mark))
  if (at >= 0) fragment.delete(at, 1)
  return at >= 0
}
