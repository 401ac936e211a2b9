import { setTimeout as pause } from 'node:timers/promises'
import type { DrillDatabase } from './drill-database'
import { History, type Place } from './history'
import { checkRoom, type Violation } from './history-checker'
import type { NodeFleet } from './node-fleet'
import type { Random } from './random'
import type { RoundPlan } from './round-plan'
import type { Disturbance, TcpProxy } from './tcp-proxy'
import { openWindow, type DrillWindow } from './window'

export interface RoundReport {
  readonly plan: RoundPlan
  readonly history: History
  readonly violations: readonly Violation[]
  /** Lines broken on purpose or by the blow, over all windows. */
  readonly lines: number
  readonly ms: number
}

export interface RoundParts {
  readonly database: DrillDatabase
  readonly fleet: NodeFleet
  readonly proxy: TcpProxy
  readonly random: Random
}

const PLACES: readonly Place[] = ['text', 'text', 'prosemirror', 'fields']
const DISTURBANCES: readonly Disturbance[] = ['cut', 'cut', 'stall', 'blackhole']
/** How long everyone may take to be back and agree; long, because a loss must not be mistaken for a slow machine. */
const REST_MS = 20_000

/**
 * One round: people type in several rooms, lines are disturbed, a node is killed with -9 in the middle of it (and PostgreSQL too), all comes
 * back, and everyone goes on. Checked twice: right after the blow, before anybody can hand in anything again, and at rest.
 */
export async function playRound(plan: RoundPlan, parts: RoundParts): Promise<RoundReport> {
  const began = performance.now()
  const { fleet, proxy, random } = parts
  const history = new History()
  await fleet.ensure(plan.nodes)
  const windows = openWindows(plan, proxy, history)
  const violations: Violation[] = []
  const reportOf = (): RoundReport => ({ plan, history, violations, lines: windows.reduce((sum, window) => sum + window.lines, 0), ms: performance.now() - began })
  try {
    await atRest(windows)
    const typing = startTyping(windows, plan, random)
    await disturbWhile(plan, proxy, random)
    try {
      violations.push(...(await strike(plan, parts, history)))
      await goOn(plan, parts)
    } finally {
      typing.stop()
    }
    // What the blow lost comes in again from who still holds it: it would only take time to look at that.
    if (violations.length > 0) return reportOf()
    proxy.heal()
    await atRest(windows)
    violations.push(...(await checkAll(history, parts.database, windows)))
    return reportOf()
  } finally {
    proxy.shut(false)
    proxy.heal()
    for (const window of windows) window.close()
  }
}

function openWindows(plan: RoundPlan, proxy: TcpProxy, history: History): DrillWindow[] {
  // Each provider listens for the end of the process, and there are more of them here than in any one browser.
  process.setMaxListeners(100)
  const serverUrl = `ws://127.0.0.1:${proxy.port}/rt`
  return Array.from({ length: plan.rooms }, (_, room) =>
    Array.from({ length: plan.windowsPerRoom }, (_each, window) =>
      openWindow({ serverUrl, room: `verslag/r${plan.number}x${room}`, name: `v${room}.${window}`, history, places: PLACES })
    )
  ).flat()
}

/** Each window at its own pace, also while it has no line: that is what must come in afterwards. */
function startTyping(windows: readonly DrillWindow[], { paceMs }: RoundPlan, random: Random): { stop(): void } {
  const timers = new Map<DrillWindow, NodeJS.Timeout>()
  const next = (window: DrillWindow): void => {
    const wait = -Math.log(1 - random.fraction()) * paceMs
    timers.set(window, setTimeout(() => {
      window.act(random)
      next(window)
    }, wait))
  }
  windows.forEach(next)
  return { stop: () => timers.forEach((timer) => clearTimeout(timer)) }
}

async function disturbWhile({ typingMs, disturbances }: RoundPlan, proxy: TcpProxy, random: Random): Promise<void> {
  const moments = Array.from({ length: disturbances }, () => random.fraction() * typingMs).sort((a, b) => a - b)
  let at = 0
  for (const moment of moments) {
    await pause(moment - at)
    at = moment
    proxy.disturb(random.pick(DISTURBANCES), random)
  }
  await pause(typingMs - at)
}

/** The blow. Nobody new is let in until the disk was read: what comes in again afterwards could hide what was lost. */
async function strike(plan: RoundPlan, { fleet, proxy, database, random }: RoundParts, history: History): Promise<Violation[]> {
  proxy.shut(true)
  if (plan.postgres === 'first') {
    await database.kill()
    await pause(random.between(0, 60))
  }
  await fleet.killOne(random)
  if (plan.postgres === 'last') await database.kill()
  const struck = new Map(history.rooms().map((room) => [room, history.ofRoom(room)]))
  if (plan.postgres !== 'not') await database.restart()
  const found = [...struck].map(async ([room, notes]) => {
    const disk = await database.read(room)
    // At a node that lives people go on while we read: what they erase meanwhile is not lost.
    const erased = history.ofRoom(room).slice(notes.length).filter(({ kind }) => kind === 'erased')
    return checkRoom({ room, notes: [...notes, ...erased], disk })
  })
  return (await Promise.all(found)).flat()
}

/** All is back; of two nodes now and then only the one that lived. */
async function goOn(plan: RoundPlan, { fleet, proxy, random }: RoundParts): Promise<void> {
  await fleet.ensure(plan.nodes === 2 && random.chance(0.5) ? 1 : plan.nodes)
  proxy.shut(false)
  await pause(plan.afterMs)
}

/** Everything is saved, as the screens say it, and all windows of a room show the same. */
async function atRest(windows: readonly DrillWindow[]): Promise<void> {
  const deadline = performance.now() + REST_MS
  const busy = (): string[] => windows.filter((window) => window.view().unsaved || window.view().status !== 'opgeslagen').map((window) => `${window.name}: ${window.view().status}`)
  while (busy().length > 0 || !agree(windows)) {
    // Not an end by itself: what is checked next says what is missing.
    if (performance.now() > deadline) return
    await pause(25)
  }
}

function agree(windows: readonly DrillWindow[]): boolean {
  const shown = new Map<string, string>()
  return windows.every((window) => {
    const mine = window.fingerprint()
    const first = shown.get(window.room) ?? mine
    shown.set(window.room, first)
    return first === mine
  })
}

async function checkAll(history: History, database: DrillDatabase, windows: readonly DrillWindow[]): Promise<Violation[]> {
  const found = history.rooms().map(async (room) => {
    const finals = windows.filter((window) => window.room === room).map((window) => ({ window: window.name, update: window.state() }))
    return checkRoom({ room, notes: history.ofRoom(room), disk: await database.read(room), finals })
  })
  return (await Promise.all(found)).flat()
}
