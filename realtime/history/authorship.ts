import * as Y from 'yjs'
import { readMoves } from './moved-text'

/** The row of a log in which something came: in which room, as which change, by whom and when. */
export interface Origin {
  readonly room: string
  readonly seq: number
  readonly author: string
  readonly time: Date
}

/** What one client typed from one clock up to (not including) another, and where it came from. */
export interface AuthoredClocks {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly origin: Origin
}

/**
 * Who wrote what, learned while rows are played back in order: each clock of each client belongs to the first row that brought it.
 * What a row moves (a paragraph split or joined) keeps the origin it had (R-RTM-58).
 */
export class Authorship {
  readonly #clocks = new Map<number, AuthoredClocks[]>()

  /** Plays one row into a document that keeps what is deleted (`gc: false`), and learns what it brought. */
  play(doc: Y.Doc, bytes: Uint8Array, origin: Origin): void {
    const learn = (transaction: Y.Transaction): void => this.#learn(transaction, origin)
    doc.on('afterTransaction', learn)
    Y.applyUpdate(doc, bytes)
    doc.off('afterTransaction', learn)
  }

  /** Where these clocks came from, in order; throws for what no row brought. */
  originsOf(client: number, from: number, to: number): AuthoredClocks[] {
    const known = this.#clocks.get(client) ?? []
    const found: AuthoredClocks[] = []
    for (let at = from, index = firstAfter(known, from); at < to; index += 1) {
      const piece = known[index]
      if (!piece || piece.from > at) throw new Error('rt_update: text that no row brought')
      const end = Math.min(piece.to, to)
      found.push({ ...piece, from: at, to: end })
      at = end
    }
    return found
  }

  #learn(transaction: Y.Transaction, origin: Origin): void {
    const moved = readMoves(transaction).flatMap(({ client, clock, from }) =>
      this.originsOf(from.client, from.clock, from.clock + from.length).map((piece) => {
        const start = clock + piece.from - from.clock
        return { client, from: start, to: start + piece.to - piece.from, origin: piece.origin }
      })
    )
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0
      if (end > start) this.#add(client, start, end, origin, moved.filter((piece) => piece.client === client))
    }
  }

  /** Adds what is new of a client, with in it the pieces that were only moved. What an earlier row brought stays with that row. */
  #add(client: number, start: number, end: number, origin: Origin, moved: readonly AuthoredClocks[]): void {
    const known = this.#clocks.get(client) ?? []
    this.#clocks.set(client, known)
    let at = Math.max(start, known.at(-1)?.to ?? 0)
    for (const piece of [...moved].sort((one, two) => one.from - two.from)) {
      if (piece.from < at) continue
      if (piece.from > at) known.push({ client, from: at, to: piece.from, origin })
      known.push(piece)
      at = piece.to
    }
    if (at < end) known.push({ client, from: at, to: end, origin })
  }
}

/** The place of the first piece that ends after this clock. */
function firstAfter(pieces: readonly AuthoredClocks[], clock: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.to ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
