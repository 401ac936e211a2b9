// One person opens a room: with the server just started, and with somebody already in.
import type { Column } from '../columns'
import type { FillOrder, HoldOrder, OpenOrder, OpenResult } from '../messages'
import type { DocumentRole, OpenRun } from '../results'
import { withSession, type Bench, type Session } from '../session'
import { median } from '../statistics'
import { figure } from '../tables'

interface FilledRoom {
  readonly role: DocumentRole
  readonly room: string
  readonly document: string
}

export async function measureOpening(bench: Bench): Promise<void> {
  for (const column of bench.plan.columns.filter(({ kind }) => kind !== 'floor')) {
    await withSession(bench, column, 'open', (session) => openDocuments(bench, session))
  }
}

async function openDocuments(bench: Bench, session: Session): Promise<void> {
  const prefix = bench.fresh('open')
  const rooms: FilledRoom[] = [
    { role: 'small', room: `${prefix}-small`, document: bench.documents.small },
    { role: 'large', room: `${prefix}-large`, document: bench.documents.large }
  ]
  for (const { room, document } of rooms) await fill(session, [room], document)
  if (session.column.keeps) {
    await settle(session, prefix)
    for (let time = 0; time < bench.plan.coldOpens; time += 1) await openCold(bench, session, time % 2 === 0 ? rooms : [...rooms].reverse())
    for (const { room, document } of rooms) await hold(session, [room], document)
  }
  for (const filled of rooms) {
    for (let time = 0; time < bench.plan.warmOpens; time += 1) await openOnce(bench, session, filled, 'warm')
  }
  report(bench, session.column)
}

async function openCold(bench: Bench, session: Session, rooms: readonly FilledRoom[]): Promise<void> {
  await session.restart()
  // The first connection of a process also opens its way to the database: that is no part of a room.
  await session.generator.ask('open', { target: session.target, room: bench.fresh('empty') } satisfies OpenOrder)
  for (const filled of rooms) await openOnce(bench, session, filled, 'cold')
}

async function openOnce(bench: Bench, session: Session, { role, room, document }: FilledRoom, how: OpenRun['how']): Promise<void> {
  const { synced, whole, bytes } = await session.generator.ask<OpenResult>('open', { target: session.target, room, document } satisfies OpenOrder)
  bench.runs.open.push({ column: session.column.id, document: role, how, synced, whole, bytes })
}

/** Puts a document into rooms and keeps them open. */
export function fill(session: Session, rooms: readonly string[], document: string): Promise<unknown> {
  return session.generator.ask('fill', { target: session.target, rooms, document } satisfies FillOrder, 240_000)
}

export function hold(session: Session, rooms: readonly string[], document: string): Promise<unknown> {
  return session.generator.ask('hold', { target: session.target, rooms, document, atOnce: 10 } satisfies HoldOrder)
}

/** Everybody leaves, and what was typed comes where it stays. */
export async function settle(session: Session, prefix: string): Promise<void> {
  await session.generator.ask('release')
  await session.flush(prefix)
}

function report(bench: Bench, column: Column): void {
  const figures = (['small', 'large'] as const).flatMap((role) => (['cold', 'warm'] as const).map((how) => {
    const runs = bench.runs.open.filter((run) => run.column === column.id && run.document === role && run.how === how)
    return `${role} ${how} ${figure(median(runs.map(({ whole }) => whole)))}`
  }))
  bench.say(`  ${column.title}: ${figures.join(', ')} ms`)
}
