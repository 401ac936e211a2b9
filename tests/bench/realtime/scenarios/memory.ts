// What an open document costs in memory: before and after opening many, garbage collected both times.
import type { OpenOrder } from '../messages'
import type { DocumentRole } from '../results'
import { withSession, type Bench, type Session } from '../session'
import { fill, hold, settle } from './open'

export async function measureMemory(bench: Bench): Promise<void> {
  const { small, large } = bench.plan.memoryRooms
  for (const column of bench.plan.columns.filter(({ kind }) => kind !== 'floor')) {
    // A process of its own for each kind of document: memory that was once taken is seldom given back.
    await withSession(bench, column, 'memory', (session) => weigh(bench, session, 'small', small, bench.documents.smallFolded))
    await withSession(bench, column, 'memory', (session) => weigh(bench, session, 'large', large, bench.documents.large))
  }
}

/** Who keeps documents is weighed after a restart, as it would run for days; who does not, after the rooms were filled. */
async function weigh(bench: Bench, session: Session, document: DocumentRole, count: number, file: string): Promise<void> {
  const prefix = bench.fresh('memory')
  const rooms = Array.from({ length: count }, (_, index) => `${prefix}-${index}`)
  const { keeps } = session.column
  if (keeps) {
    await fill(session, rooms, file)
    await settle(session, prefix)
    await session.restart()
  }
  // One room first, so that what every process loads once is not counted as a document.
  await session.generator.ask('open', { target: session.target, room: bench.fresh('empty') } satisfies OpenOrder)
  const before = await session.collected()
  if (keeps) await hold(session, rooms, file)
  else await fill(session, rooms, file)
  const after = await session.collected()
  const each = (figure: 'rss' | 'live'): number => (after[figure] - before[figure]) / count
  bench.runs.memory.push({ column: session.column.id, document, rooms: count, rss: each('rss'), live: each('live') })
  bench.say(`  ${session.column.title}, ${count} × ${document}: ${(each('rss') / 1_024).toFixed(0)} kB each`)
}
