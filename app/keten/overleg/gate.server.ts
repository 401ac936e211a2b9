import { createGroupGate, type GateParts, type GroupGate } from '~/toegang/group-gate.server'
import { loadOverlegFacts } from './facts.server'
import { isOverlegRoom, NOTITIES_ROOT } from './rooms'
import { magInOverleg } from './rules'

/** Decides about the room of a meeting: for coördinators who joined it, while it lasts (R-KET-101). What is noted is the meeting's: nobody is told apart. */
export const createOverlegGate = (parts: GateParts): GroupGate =>
  createGroupGate(parts, {
    isRoom: isOverlegRoom,
    presence: { name: 'Coördinator', color: '#3a4a5c' },
    async rightsIn(wie, room) {
      const [, overlegId = '', ...rest] = room.split('/')
      if (!isOverlegRoom(room) || rest.length > 0 || wie.alleen !== undefined) return undefined
      const facts = await loadOverlegFacts(parts.sql, wie.accountId, overlegId)
      if (!facts) return undefined
      const over = facts.staat === 'gesloten' && magInOverleg(wie, 'lezen', facts)
      return { object: `overleg/${overlegId}`, deed: 'kamer.overleg', may: magInOverleg(wie, 'schrijven', facts), over, roots: async () => [NOTITIES_ROOT] }
    }
  })
