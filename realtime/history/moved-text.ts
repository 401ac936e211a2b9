import * as Y from 'yjs'

/** A stretch of clocks of one client. */
interface Stretch {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** Text that stood at `from` and was written again at (client, clock) by the change that took it away. */
export interface Move {
  readonly client: number
  readonly clock: number
  readonly from: Stretch
}

/** What one change took from, or put into, one shared text: the characters and whose they are, in the order of the text. */
interface Run {
  readonly text: string
  readonly stretches: readonly Stretch[]
}

/**
 * The text a change only moves. An editor splits a paragraph by deleting its tail and writing the same words in a new one: who presses
 * Enter in another's sentence did not write it. Only a whole run counts, word for word: who takes one word out of a sentence wrote it anew.
 * Two who split one sentence at the same moment make two copies of its tail; the copy that came second is its maker's.
 */
export function readMoves(transaction: Y.Transaction): Move[] {
  if (transaction.deleteSet.clients.size === 0) return []
  const inserted = readRuns(insertedItems(transaction))
  if (inserted.length === 0) return []
  const deleted = readRuns(deletedItems(transaction))
  return inserted.flatMap((run) => {
    const index = deleted.findIndex(({ text }) => text === run.text)
    const [source] = index === -1 ? [] : deleted.splice(index, 1)
    return source ? align(run.stretches, source.stretches) : []
  })
}

function insertedItems({ doc, beforeState, afterState }: Y.Transaction): Set<Y.Item> {
  const items = new Set<Y.Item>()
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (end <= start || !structs) continue
    for (const struct of structs.slice(Y.findIndexSS(structs, start))) {
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString) items.add(struct)
    }
  }
  return items
}

function deletedItems(transaction: Y.Transaction): Set<Y.Item> {
  const items = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return
    if (struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0)) items.add(struct)
  })
  return items
}

/** The items per text they stand in, in the order of that text. */
function readRuns(items: ReadonlySet<Y.Item>): Run[] {
  const parents = new Set([...items].map((item) => item.parent).filter((parent) => parent instanceof Y.AbstractType))
  return [...parents].map((parent) => {
    const stretches: Stretch[] = []
    let text = ''
    for (let item = parent._start; item; item = item.right) {
      if (!items.has(item) || !(item.content instanceof Y.ContentString)) continue
      text += item.content.str
      stretches.push({ client: item.id.client, clock: item.id.clock, length: item.length })
    }
    return { text, stretches }
  })
}

/** Lays two runs of the same text side by side. */
function align(written: readonly Stretch[], sources: readonly Stretch[]): Move[] {
  const moves: Move[] = []
  let [at, used] = [0, 0]
  for (const { client, clock, length } of written) {
    for (let done = 0; done < length; ) {
      const source = sources[at]
      if (!source) throw new Error('Two runs of the same text have the same length')
      const step = Math.min(length - done, source.length - used)
      moves.push({ client, clock: clock + done, from: { client: source.client, clock: source.clock + used, length: step } })
      done += step
      used += step
      if (used === source.length) [at, used] = [at + 1, 0]
    }
  }
  return moves
}
