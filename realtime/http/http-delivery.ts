import { endOf, refusal, type HttpGuest } from './http-guest'
import type { Answer, Delivery } from './http-wire'
import { CLOSE, updateFrameKind } from '../room/protocol'

/**
 * Hands update frames to the room and answers when all of them are on disk, or with the code the room closed with and how many of them
 * were on disk by then (R-RTM-61). The first delivery of a window begins with everything it had and the room had not; nothing may run ahead of that.
 */
export function deliver(guest: HttpGuest, { frames }: Delivery, isFirst: boolean, storeMs: number): Promise<Answer> | Answer {
  const kinds = frames.map(updateFrameKind)
  if (kinds.includes(undefined) || (isFirst && kinds[0] !== 'step2')) return refusal(CLOSE.refusedUpdate)
  const { visit, line } = guest
  return new Promise((resolve) => {
    const settle = (code: number): void => {
      clearTimeout(deadline)
      line.onHeard = () => undefined
      resolve({ code, count: line.stored, frames: [] })
    }
    const look = (): void => {
      if (!line.open) settle(endOf(guest))
      else if (line.stored === frames.length) settle(0)
    }
    // Nothing is given up: what was accepted is still stored, and the window hands it in again when it comes back.
    const deadline = setTimeout(() => settle(CLOSE.tryAgainLater), storeMs)
    line.onHeard = look
    for (const frame of frames) visit.receive(frame)
    look()
  })
}
