import { typedKeys } from '~/beoordeling/draft-document'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import type { Tx } from '~/dossier/in-dossier.server'
import type { Clock } from '~/platform/clock'
import { createGroupGate, type GateParts, type GroupGate } from '~/toegang/group-gate.server'
import { loadOefeningFacts } from './facts.server'
import { readOefenkader } from './oefenzaak.server'
import { mayOefening } from './policy'
import { GESPREK_ROOT, isOefenRoom, oefenRoom, oefenRoomKinds, type OefenRoomKind } from './rooms'

/** Decides about the rooms of exercises: the sheet is its author's alone, the discussion belongs to who takes part (R-KAL-10), and nobody in it is told apart (R-KAL-8). */
export function createOefenGate({ db, clock, ...parts }: GateParts & { db: Pick<Tx, 'oefening'>; clock: Clock }): GroupGate {
  const rootsOf = async (kind: OefenRoomKind, oefeningId: string): Promise<string[]> =>
    kind === 'oefengesprek' ? [GESPREK_ROOT] : [SCORE_FIELDS_ROOT, ...typedKeys((await readOefenkader(db, oefeningId)).catalogus).map(scoreTextRoot)]
  return createGroupGate(parts, {
    isRoom: isOefenRoom,
    presence: { name: 'Deelnemer', color: '#3a4a5c' },
    async rightsIn(wie, room) {
      const [kind = '', oefeningId = '', deelnemerId, ...rest] = room.split('/')
      if (!isOefenRoom(room) || rest.length > 0 || (kind === 'oefening') !== (deelnemerId !== undefined)) return undefined
      const facts = await loadOefeningFacts(parts.sql, wie.accountId, oefeningId, clock.now())
      if (!facts) return undefined
      const verdict = mayOefening(wie, oefenRoomKinds[kind as OefenRoomKind].deed, facts)
      const own = kind === 'oefengesprek' || (facts.deelname !== null && room === oefenRoom(oefeningId, facts.deelname.id))
      const over = own && !verdict.ok && verdict.refusal.soort === 'nu-niet'
      return { object: `oefening/${oefeningId}`, deed: `kamer.${kind}`, may: own && verdict.ok, over, roots: () => rootsOf(kind as OefenRoomKind, oefeningId) }
    }
  })
}
