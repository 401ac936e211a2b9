import type { HttpLine } from './http-line'
import type { Answer } from './http-wire'
import { CLOSE } from '../room/protocol'
import type { Visit } from '../room/way-in'

/** Somebody in a room for as long as one request takes. */
export interface HttpGuest {
  readonly visit: Visit
  readonly line: HttpLine
}

/** A code and nothing else. */
export const refusal = (code: number): Answer => ({ code, count: 0, frames: [] })

/** Why this visit ended before its answer: what the room said, or a broken line. */
export const endOf = ({ line }: HttpGuest): number => line.code ?? CLOSE.tryAgainLater

