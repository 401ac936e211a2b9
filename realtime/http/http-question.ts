import { endOf, refusal, type HttpGuest } from './http-guest'
import type { Heard, HttpLine } from './http-line'
import type { HttpWaits } from './http-waits'
import { encodePresence, type Answer, type Question } from './http-wire'
import { encodeSync } from '../room/protocol'

/**
 * Answers what is new since this window asked last: what there is already, else what comes, the code when the right is lost, or nothing
 * when the wait is over (R-RTM-62). While it waits this person is in the room. `before` is the same window's previous visit, still standing.
 */
export async function answerQuestion(guest: HttpGuest, question: Question, before: HttpGuest | undefined, waits: HttpWaits): Promise<Answer> {
  const { visit, line } = guest
  const heard = new Set<Heard>()
  line.onHeard = (what) => heard.add(what)
  // What the previous visit heard, before it hears of this one; it ends when its place is taken over, so that nobody sees this person leave.
  const missed = before?.line.standing ? before.line.takeFrames() : before && []
  if (question.client > 0) visit.receive(encodePresence(question.client))
  before?.line.terminate()
  if (typeof question.since === 'number') visit.resume(question.since)
  else visit.receive(encodeSync('step1', question.since))
  await visit.settled()
  if (missed) heard.delete('presence')
  if (missed && missed.length > 0) heard.add('presence')
  await untilNews(line, heard, Math.min(question.waitMs, waits.askMs), waits)
  if (!line.open) return refusal(endOf(guest))
  return { code: 0, count: visit.head, frames: [...(missed ?? []), ...line.takeFrames()] }
}

/** Something that changes a document goes soon, presence later, and what comes meanwhile goes along; the end of the visit goes at once. */
function untilNews(line: HttpLine, before: ReadonlySet<Heard>, waitMs: number, { gatherMs, presenceMs }: HttpWaits): Promise<void> {
  return new Promise((resolve) => {
    const timers = new Map<Heard | 'wait', NodeJS.Timeout>()
    const settle = (): void => {
      for (const timer of timers.values()) clearTimeout(timer)
      line.onHeard = () => undefined
      resolve()
    }
    const hear = (what: Heard): void => {
      if (what === 'over') settle()
      else if (what !== 'stored' && !timers.has(what)) timers.set(what, setTimeout(settle, what === 'content' ? gatherMs : presenceMs))
    }
    line.onHeard = hear
    timers.set('wait', setTimeout(settle, waitMs))
    before.forEach(hear)
  })
}
