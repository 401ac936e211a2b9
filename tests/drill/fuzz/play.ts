import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { History, type Place } from '../history'
import { checkRoom, type Violation } from '../history-checker'
import { createRandom } from '../random'
import { noFaults } from './faulty-log'
import type { FuzzHouse, FuzzNode } from './fuzz-house'
import { FuzzPeer } from './fuzz-peer'
import type { Operation, Play } from './operations'

/** How long everyone may take to come to the same. */
const REST_MS = 8_000
const LEFT_ALONE_MS = 60

let plays = 0

export interface Outcome {
  readonly violations: readonly Violation[]
  readonly history: History
}

/** Plays it in a room of its own, and says what went wrong. */
export async function perform(play: Play, house: FuzzHouse): Promise<Outcome> {
  plays += 1
  const stage = new Stage(play, house, `verslag/spel${plays}`)
  try {
    for (const operation of play.operations) await stage.do(operation)
    return { violations: await stage.judge(), history: stage.history }
  } finally {
    stage.close()
  }
}

class Stage {
  readonly history = new History()
  readonly #play: Play
  readonly #house: FuzzHouse
  readonly #room: string
  readonly #peers: FuzzPeer[]
  readonly #gone: FuzzPeer[] = []
  #renewals = 0

  constructor(play: Play, house: FuzzHouse, room: string) {
    this.#play = play
    this.#house = house
    this.#room = room
    this.#peers = play.writers.map((_, index) => this.#enter(index))
  }

  async do(operation: Operation): Promise<void> {
    switch (operation.do) {
      case 'join':
        return this.#join(operation)
      case 'drop':
        return this.#peer(operation.peer).drop()
      case 'move':
        this.#peer(operation.peer).drop()
        return this.#join({ ...operation, do: 'join', holdsBack: false })
      case 'answer':
        return this.#peer(operation.peer).answer()
      case 'renew':
        return this.#renew(operation.peer)
      case 'type':
        return this.#type(operation)
      case 'trespass':
        return this.#trespass(operation)
      case 'withdraw':
        return this.#withdraw(operation)
      case 'lose-answer':
        this.#node(operation.node).faults.lostAnswers += operation.times
        return
      case 'refuse':
        this.#node(operation.node).faults.refusals += operation.times
        return
      case 'slow':
        this.#node(operation.node).faults.slow = { times: 3, ms: operation.ms }
        return
      case 'deaf':
        this.#node(operation.node).faults.deafUntil = performance.now() + operation.ms
        return
      case 'leave-all':
        return this.#leaveAll()
      case 'wait':
        return pause(operation.ms)
      case 'rest':
        return this.#rest()
    }
  }

  /** Everyone at rest: the checker has the word, with a fresh window on each node and what the log itself makes of it. */
  async judge(): Promise<Violation[]> {
    await this.#rest()
    const late = this.#house.nodes.slice(0, this.#play.nodes).map((node) => {
      const peer = new FuzzPeer(`laat${this.#gone.length + this.#peers.length}`, this.#room, this.#house.guest({ write: false, roots: [this.#play.kind] }), this.history)
      this.#peers.push(peer)
      peer.join(node.url)
      return peer
    })
    await this.#until(() => late.every((peer) => peer.atRest && peer.fingerprint() === this.#peers[0]?.fingerprint()))
    const finals = this.#peers.map((peer) => ({ window: peer.name, update: peer.state() }))
    const stored = await this.#house.log.open(this.#room)
    const updates = [...(stored.snapshot ? [stored.snapshot.bytes] : []), ...stored.updates.map(({ bytes }) => bytes)]
    if (updates.length > 0) finals.push({ window: 'the snapshot and what came after it', update: Y.mergeUpdates(updates) })
    const unrested = this.#peers.filter((peer) => !peer.atRest).map((peer): Violation => ({ kind: 'diverged', room: this.#room, detail: `never at rest: ${peer.describe()}` }))
    return [...unrested, ...checkRoom({ room: this.#room, notes: this.history.notes, disk: await this.#house.read(this.#room), finals, oneNode: this.#play.nodes === 1 })]
  }

  close(): void {
    for (const peer of [...this.#peers, ...this.#gone]) peer.end()
  }

  #enter(index: number): FuzzPeer {
    this.#renewals += 1
    const write = this.#play.writers[index] ?? false
    return new FuzzPeer(`p${index}.${this.#renewals}`, this.#room, this.#house.guest({ write, roots: [this.#play.kind] }), this.history)
  }

  #peer(index: number): FuzzPeer {
    const peer = this.#peers[index]
    if (!peer) throw new Error('The play names a peer it does not have')
    return peer
  }

  #node(index: number): FuzzNode {
    return this.#house.nodes[index === 1 ? 1 : 0]
  }

  #join({ peer: index, node, holdsBack }: Extract<Operation, { do: 'join' }>): void {
    const peer = this.#peer(index)
    if (peer.connected) return
    peer.holdsBack = holdsBack
    peer.join(this.#node(node).url)
  }

  /** A new window: what the old one had not handed in is gone. */
  #renew(index: number): void {
    const peer = this.#peer(index)
    peer.note({ kind: 'left' })
    peer.drop()
    this.#gone.push(peer)
    this.#peers[index] = this.#enter(index)
  }

  #type({ peer: index, times, seed }: Extract<Operation, { do: 'type' }>): void {
    const random = createRandom(seed)
    if (!this.#play.writers[index]) return
    for (let time = 0; time < times; time += 1) this.#peer(index).act(random, this.#play.kind)
  }

  /** A reader types; a writer types in a root that is not this room's. Both are sent away, and begin anew. */
  async #trespass({ peer: index, seed }: Extract<Operation, { do: 'trespass' }>): Promise<void> {
    const peer = this.#peer(index)
    if (!peer.connected) return
    const reads = !this.#play.writers[index]
    const elsewhere: Place = this.#play.kind === 'text' ? 'fields' : 'text'
    peer.note({ kind: 'expects', codes: reads ? [4403] : [4422] })
    peer.trespass(createRandom(seed), reads ? this.#play.kind : elsewhere)
    await pause(5)
    this.#renew(index)
  }

  async #withdraw({ peers, code, seed }: Extract<Operation, { do: 'withdraw' }>): Promise<void> {
    const losing = peers.map((index) => this.#peer(index))
    for (const peer of losing) {
      peer.guest.verdict = code
      peer.note({ kind: 'expects', codes: [code, 4403, 4404] })
    }
    await this.#house.withdraw(this.#room)
    for (const peer of losing) peer.trespass(createRandom(seed), this.#play.kind)
    await this.#house.nodes[0].rooms.recheck(this.#room)
    peers.forEach((index) => this.#renew(index))
  }

  async #leaveAll(): Promise<void> {
    const present = this.#peers.filter((peer) => peer.connected)
    present.forEach((peer) => peer.drop())
    await pause(LEFT_ALONE_MS)
    present.forEach((peer) => peer.join(this.#node(0).url))
  }

  async #rest(): Promise<void> {
    for (const { faults } of this.#house.nodes) Object.assign(faults, noFaults())
    this.#peers.forEach((peer, index) => {
      peer.answer()
      peer.join(this.#node(index % this.#play.nodes).url)
    })
    const first = this.#peers[0]
    await this.#until(() => this.#peers.every((peer) => peer.atRest && peer.fingerprint() === first?.fingerprint()))
  }

  /** Not an end by itself when it takes too long: the checker says what is wrong. */
  async #until(isSo: () => boolean): Promise<void> {
    const deadline = performance.now() + REST_MS
    while (!isSo() && performance.now() < deadline) {
      await pause(4)
      // Closed for a passing reason (1013, or cut off by the play): whoever wants to, comes back.
      this.#peers.forEach((peer, index) => peer.join(this.#node(index % this.#play.nodes).url))
    }
  }
}
