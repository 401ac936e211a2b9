import { CLOSE } from '../room/protocol'

/** What the screen says about a room; the words are in `status-text.ts`. */
export type RoomStatus = 'laden' | 'opgeslagen' | 'bezig' | 'geen-verbinding' | 'alleen-lezen' | 'geweigerd'

/** Why this window may not go on in the room, with the close code it came by; the window itself refuses without one. */
export type Denied =
  | { readonly code: null; readonly reason: 'andere-persoon' }
  | { readonly code: 4401; readonly reason: 'sessie-beeindigd' }
  | { readonly code: 4403; readonly reason: 'recht-ingetrokken' }
  | { readonly code: 4404; readonly reason: 'niet-gevonden' | 'niet-meer-open' }
  | { readonly code: 4409; readonly reason: 'afgesloten' }
  | { readonly code: 4413; readonly reason: 'te-groot' }
  | { readonly code: 4422; readonly reason: 'wijziging-geweigerd' }

/** The person who is signed in now is not the one who typed here (R-RTM-65). */
export const ANOTHER_PERSON: Denied = { code: null, reason: 'andere-persoon' }

/**
 * What came back from the server when it closed for good. An unknown code is no reason to go on. At connect every refusal is 4404; who has
 * `been` in the room already is told that it is no longer open here, for then there may be text to save.
 */
export function deniedBy(code: number, been = false): Denied {
  switch (code) {
    case CLOSE.sessionEnded:
      return { code, reason: 'sessie-beeindigd' }
    case CLOSE.rightWithdrawn:
      return { code, reason: 'recht-ingetrokken' }
    case CLOSE.sealed:
      return { code, reason: 'afgesloten' }
    case CLOSE.tooLarge:
    case CLOSE.payloadTooBig:
      return { code: CLOSE.tooLarge, reason: 'te-groot' }
    case CLOSE.refusedUpdate:
      return { code, reason: 'wijziging-geweigerd' }
    default:
      return { code: CLOSE.notFound, reason: been ? 'niet-meer-open' : 'niet-gevonden' }
  }
}

/** Codes after which coming back is pointless. */
export function isFinal(code: number): boolean {
  return (code >= 4400 && code < 4500) || code === CLOSE.payloadTooBig
}

/** What a room session knows at one moment. */
export interface RoomFacts {
  readonly denied: Denied | null
  /** The stored state has arrived on the present connection. */
  readonly synced: boolean
  /** A connection was lost, or could not be made, since the last time the state arrived. */
  readonly lost: boolean
  readonly write: boolean
  /** Something typed here is not yet known to be on disk. */
  readonly unsaved: boolean
}

export function statusOf(facts: RoomFacts): RoomStatus {
  if (facts.denied) return 'geweigerd'
  if (!facts.synced) return facts.lost ? 'geen-verbinding' : 'laden'
  if (!facts.write) return 'alleen-lezen'
  return facts.unsaved ? 'bezig' : 'opgeslagen'
}
