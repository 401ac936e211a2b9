import type { Limits } from './limits'
import type { Member } from './member'
import { CLOSE } from './protocol'
import type { Room } from './room'

/** Looks after those who read too slowly: in one piece what they missed once they read again, or cut off past the limit (R-RTM-47). */
export interface Lagging {
  add(room: Room, member: Member): void
  stop(): void
}

const LOOK_MS = 100

export function createLagging({ limits, now }: { limits: Limits; now: () => Date }): Lagging {
  const behind = new Map<Member, Room>()
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    for (const [member, room] of behind) {
      const since = member.laggingSince
      if (!member.open || since === undefined) behind.delete(member)
      else if (member.caughtUp) {
        behind.delete(member)
        room.audience.catchUp(member)
      } else if (now().getTime() - since > limits.lagMs) member.close(CLOSE.tryAgainLater)
    }
    if (behind.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    add(room, member) {
      behind.set(member, room)
      timer ??= setInterval(look, LOOK_MS)
    },
    stop: () => clearInterval(timer)
  }
}
