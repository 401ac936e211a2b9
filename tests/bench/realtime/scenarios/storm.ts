// Everybody at once: the first minute after a hearing room went dark and came back.
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerState, StormOrder, StormResult } from '../messages'
import type { StormRoom } from '../results'
import { withSession, type Bench, type Session } from '../session'
import { fill } from './open'

const US_PER_MS = 1_000

export async function measureStorm(bench: Bench): Promise<void> {
  for (const column of bench.plan.columns.filter(({ kind }) => kind !== 'floor')) {
    await withSession(bench, column, 'storm', (session) => stormRooms(bench, session))
  }
}

async function stormRooms(bench: Bench, session: Session): Promise<void> {
  const { stormClients, stormRooms: count } = bench.plan
  const { small, smallFolded, large } = bench.documents
  const prefix = bench.fresh('storm')
  const many = Array.from({ length: count }, (_, index) => `${prefix}-${index}`)
  const everyone = (rooms: readonly string[]): string[] => Array.from({ length: stormClients }, (_, index) => rooms[index % rooms.length] ?? '')
  await storm(bench, session, 'one small', everyone([`${prefix}-small`]), [`${prefix}-small`], small)
  await storm(bench, session, 'many small', everyone(many), many, smallFolded)
  await storm(bench, session, 'one large', everyone([`${prefix}-large`]), [`${prefix}-large`], large)
}

/** Each room has somebody in it already, at every server. */
async function storm(bench: Bench, session: Session, room: StormRoom, names: readonly string[], filled: readonly string[], document: string): Promise<void> {
  await fill(session, filled, document)
  await pause(bench.plan.stormAfterSeconds * 1_000)
  for (let time = 0; time < bench.plan.stormRepeats; time += 1) {
    const cpu = async (): Promise<number> => (await session.states()).reduce((sum: number, state: ServerState) => sum + state.cpu, 0)
    const before = await cpu()
    const result = await session.generator.ask<StormResult>('storm', { target: session.target, rooms: names, document } satisfies StormOrder)
    bench.runs.storm.push({ column: session.column.id, room, clients: names.length, ...result, cpu: ((await cpu()) - before) / US_PER_MS })
    const short = result.whole === names.length ? '' : `, only ${result.whole} of ${names.length} whole`
    bench.say(`  ${session.column.title}, ${room}: ${result.all.toFixed(0)} ms${short}`)
  }
}
