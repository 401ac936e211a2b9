// Was the generator itself on time? A run in which it was not says little about the server.
import { performance } from 'node:perf_hooks'
import type { GeneratorState } from '../messages'
import { percentile } from '../statistics'

/** Measures from now until `stop`: how late what was planned happened, and which part of its time the process was busy. */
export function watchGenerator(): { late(ms: number): void; stop(): GeneratorState } {
  const lateness: number[] = []
  const before = performance.eventLoopUtilization()
  return {
    late: (ms) => void lateness.push(ms),
    stop: () => ({ lateP99: lateness.length > 0 ? percentile(lateness, 0.99) : 0, busy: performance.eventLoopUtilization(before).utilization })
  }
}
