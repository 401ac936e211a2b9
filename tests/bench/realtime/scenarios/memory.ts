// What one more open document costs in memory: before and after opening many, garbage collected both times.
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

/** Open before the weighing starts: what a process takes once (compiled code, room to read rows into) is no part of a document. */
const OPEN_ALREADY = 10

/** Who keeps documents is weighed after a restart, as it would run for days; who does not, while the rooms are filled. */
async function weigh(bench: Bench, session: Session, document: DocumentRole, count: number, file: string): Promise<void> {
  const prefix = bench.fresh('memory')
  const first = Math.min(OPEN_ALREADY, count)
  const rooms = Array.from({ length: first + count }, (_, index) => `${prefix}-${index}`)
  const { keeps } = session.column
  if (keeps) {
    await fill(session, rooms, file)
    await settle(session, prefix)
    await session.restart()
  }
  const open = keeps ? hold : fill
  await open(session, rooms.slice(0, first), file)
  const before = await session.collected()
  await open(session, rooms.slice(first), file)
  const after = await session.collected()
  const each = (figure: 'rss' | 'live'): number => (after[figure] - before[figure]) / count
  bench.runs.memory.push({ column: session.column.id, document, rooms: count, rss: each('rss'), live: each('live') })
  bench.say(`  ${session.column.title}, ${count} × ${document}: ${(each('rss') / 1_024).toFixed(0)} kB each (live ${(each('live') / 1_024).toFixed(0)})`)
}
