import type { IncomingMessage } from 'node:http'
import { CLOSE } from '../room/protocol'

export interface BodyBounds {
  readonly bytes: number
  /** The whole body must be here within this time, however steadily it trickles in. Milliseconds. */
  readonly ms: number
}

/** Reads a body within its bounds; the close code when it is too large, too slow or broken off. The request is then no longer read. */
export function readBody(request: IncomingMessage, { bytes, ms }: BodyBounds): Promise<Uint8Array | number> {
  if (Number(request.headers['content-length'] ?? 0) > bytes) return Promise.resolve(CLOSE.tooLarge)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (outcome: Uint8Array | number): void => {
      clearTimeout(deadline)
      request.off('data', take).off('end', whole).off('close', broken)
      request.pause()
      resolve(outcome)
    }
    const take = (chunk: Buffer): void => {
      length += chunk.length
      if (length > bytes) settle(CLOSE.tooLarge)
      else chunks.push(chunk)
    }
    const whole = (): void => settle(Buffer.concat(chunks))
    const broken = (): void => settle(CLOSE.tryAgainLater)
    const deadline = setTimeout(() => settle(CLOSE.tryAgainLater), ms)
    request.on('data', take).on('end', whole).on('close', broken)
  })
}
