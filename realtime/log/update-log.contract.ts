import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LogEntry, UpdateLog } from './update-log'

const time = new Date('2026-11-22T10:00:00.123Z')

function entry(room: string, text: string, epoch = 0): LogEntry {
  return { room, epoch, author: randomUUID(), time, bytes: new TextEncoder().encode(text) }
}

async function textsOf(log: UpdateLog, room: string): Promise<string[]> {
  return (await log.open(room)).updates.map((update) => new TextDecoder().decode(update.bytes))
}

/** What every update log promises, whatever lies under it. `withdraw` raises the epoch of a room, as a withdrawal of rights does. */
export function describeUpdateLog(name: string, parts: () => { log: UpdateLog; withdraw(room: string): Promise<void> }): void {
  describe(name, () => {
    it('[R-RTM-2] a room that was never opened is created, empty', async () => {
      const { log } = parts()
      expect(await log.open('new')).toEqual({ head: 0, epoch: 0, snapshot: undefined, updates: [] })
      expect(await log.since('new', 0)).toMatchObject({ head: 0, updates: [] })
      expect(await log.since('never-opened', 0)).toBeUndefined()
    })

    it('[R-RTM-2] a batch is stored in its order, with author, time and exactly its bytes', async () => {
      const { log } = parts()
      await log.open('order')
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
      const entries = [entry('order', 'a'), { ...entry('order', ''), bytes }, entry('order', 'c')]
      expect(await log.append(entries)).toEqual(new Map([['order', { kind: 'stored', head: 3 }]]))
      const { head, updates } = await log.open('order')
      expect(head).toBe(3)
      expect(updates.map(({ seq, author, time: at }) => ({ seq, author, at }))).toEqual(
        entries.map(({ author }, i) => ({ seq: i + 1, author, at: time }))
      )
      expect(Uint8Array.from(updates[1]?.bytes ?? [])).toEqual(bytes)
      expect((await log.since('order', 2))?.updates.map((update) => update.seq)).toEqual([3])
    })

    it('[R-RTM-2] two writers at once get places without a gap and without a double', async () => {
      const { log } = parts()
      await Promise.all(['race-a', 'race-b'].map((room) => log.open(room)))
      const rounds = Array.from({ length: 40 }, (_, i) =>
        log.append(i % 2 ? [entry('race-a', `${i}`), entry('race-b', `${i}`), entry('race-a', `${i}+`)] : [entry('race-b', `${i}`), entry('race-a', `${i}`)])
      )
      await Promise.all(rounds)
      for (const [room, count] of [['race-a', 60], ['race-b', 40]] as const) {
        const stored = await log.open(room)
        expect(stored.head).toBe(count)
        expect(stored.updates.map((update) => update.seq)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
      }
      const texts = await textsOf(log, 'race-a')
      for (const i of [1, 3, 39]) expect(texts.indexOf(`${i}+`)).toBe(texts.indexOf(`${i}`) + 1)
    })

    it('[R-RTM-45] heads tells of each room how far it is, and nothing of a room that is not there', async () => {
      const { log, withdraw } = parts()
      await Promise.all(['far', 'near'].map((room) => log.open(room)))
      await log.append([entry('far', 'a'), entry('far', 'b')])
      await withdraw('near')
      expect(await log.heads(['far', 'near', 'nowhere'])).toEqual(new Map([['far', { head: 2, epoch: 0 }], ['near', { head: 0, epoch: 1 }]]))
      expect(await log.heads([])).toEqual(new Map())
    })

    it('[R-RTM-46] a snapshot is read with the updates after it only; the rows it folds stay', async () => {
      const { log } = parts()
      await log.open('folded')
      await log.append(['a', 'b', 'c'].map((text) => entry('folded', text)))
      const snapshot = { seq: 2, bytes: Uint8Array.of(1, 2, 3), staat: Uint8Array.of(9) }
      await log.keepSnapshot('folded', snapshot)
      const stored = await log.open('folded')
      expect({ ...stored.snapshot, bytes: [...(stored.snapshot?.bytes ?? [])], staat: [...(stored.snapshot?.staat ?? [])] }).toEqual({ seq: 2, bytes: [1, 2, 3], staat: [9] })
      expect(stored.updates.map((update) => update.seq)).toEqual([3])
      expect((await log.since('folded', 0))?.updates.map((update) => update.seq)).toEqual([1, 2, 3])
    })

    it('[R-RTM-46] an older snapshot never takes the place of a newer, nor one that runs ahead of the room', async () => {
      const { log } = parts()
      await log.open('order-of-snapshots')
      await log.append(['a', 'b', 'c'].map((text) => entry('order-of-snapshots', text)))
      const keep = (seq: number): Promise<void> => log.keepSnapshot('order-of-snapshots', { seq, bytes: Uint8Array.of(seq), staat: Uint8Array.of(0) })
      const kept = async (): Promise<number | undefined> => (await log.open('order-of-snapshots')).snapshot?.seq
      await keep(2)
      await keep(1)
      expect(await kept()).toBe(2)
      await keep(9)
      expect(await kept()).toBe(2)
      await Promise.all([keep(3), keep(2), keep(3)])
      expect(await kept()).toBe(3)
      await log.keepSnapshot('never-opened-at-all', { seq: 1, bytes: Uint8Array.of(1), staat: Uint8Array.of(0) })
      expect(await log.since('never-opened-at-all', 0)).toBeUndefined()
    })

    it('[R-RTM-4] of a room whose rights were withdrawn nothing is stored, of the other rooms in the batch all', async () => {
      const { log, withdraw } = parts()
      await Promise.all(['kept', 'withdrawn'].map((room) => log.open(room)))
      await withdraw('withdrawn')
      const outcomes = await log.append([entry('withdrawn', 'x'), entry('kept', 'y'), entry('withdrawn', 'z')])
      expect(outcomes.get('withdrawn')).toEqual({ kind: 'epoch' })
      expect(outcomes.get('kept')).toEqual({ kind: 'stored', head: 1 })
      expect(await log.open('withdrawn')).toMatchObject({ head: 0, epoch: 1, updates: [] })
      expect((await log.append([entry('withdrawn', 'again', 1)])).get('withdrawn')).toEqual({ kind: 'stored', head: 1 })
    })
  })
}
