import type { Clock } from '~/platform/clock'
import { locateWorker } from '~/platform/worker-location.server'
import { createWorkerProcess, WorkerFailed } from '~/platform/worker-process.server'
import type { VerifyAnswer, VerifyOrder } from './verify-messages'
import type { VerifyReport } from './verify-report'

/** Where the public page stands; the door lets files in here and nowhere else. */
export const VERIFICATION_PATH = '/verificatie'
/** Of the whole form, in bytes: an advies of 25 MB, a proof, and the form around them. */
export const MAX_FORM_BYTES = 26_000_000

const MAX_AT_ONCE = 4
const MAX_PER_MINUTE = 60
const READ_MS = 60_000
const CHECK_MS = 60_000
const MINUTE_MS = 60_000

export type VerificationRefusal = 'druk' | 'te-groot' | 'te-langzaam' | 'geen-bestand' | 'mislukt'
export type VerificationOutcome = { ok: true; rapport: VerifyReport } | { ok: false; reden: VerificationRefusal }

export interface PublicVerification {
  /**
   * Checks the file in a form that anybody sent. Nothing of it is kept or logged. `druk`: too many at once or in this minute; `te-groot`: more
   * than MAX_FORM_BYTES; `te-langzaam`: sending took over a minute; `geen-bestand`: no file in the form; `mislukt`: the check was broken off.
   */
  check(request: Request): Promise<VerificationOutcome>
  stop(): Promise<void>
}

export interface PublicVerificationParts {
  clock: Clock
  trustedCertificates: readonly string[]
  trustedTimestampCertificates: readonly string[]
  expectedRpId: string
  /** The public key of our log, as one line of text: a proof counts under this key only. */
  logSleutel: string
  workerPath?: string
  /** How long sending a file and checking it may take, in milliseconds. */
  limits?: { readMs: number; checkMs: number }
}

/** The check that anybody may ask for. A worker of its own does it, one file at a time, with a bound on how many wait: what strangers send never slows the panel (R-ADV-110). */
export function createPublicVerification(parts: PublicVerificationParts): PublicVerification {
  const { clock, trustedCertificates, trustedTimestampCertificates, expectedRpId, logSleutel, workerPath, limits = { readMs: READ_MS, checkMs: CHECK_MS } } = parts
  const worker = createWorkerProcess<VerifyOrder, VerifyAnswer>({ locate: async () => workerPath ?? locateWorker('verify-worker'), ordersPerWorker: 20, timeoutMs: limits.checkMs })
  let busy = 0
  let recent: number[] = []

  function takePlace(): boolean {
    const now = clock.now().getTime()
    recent = recent.filter((moment) => now - moment < MINUTE_MS)
    if (busy >= MAX_AT_ONCE || recent.length >= MAX_PER_MINUTE) return false
    busy += 1
    recent.push(now)
    return true
  }

  async function checkForm(request: Request): Promise<VerificationOutcome> {
    const body = await readBody(request, limits.readMs)
    if (!(body instanceof Uint8Array)) return { ok: false, reden: body }
    return worker.ask({ body, contentType: request.headers.get('content-type') ?? '', trustedCertificates, trustedTimestampCertificates, expectedRpId, logSleutel })
  }

  return {
    async check(request) {
      if (!takePlace()) return { ok: false, reden: 'druk' }
      try {
        return await checkForm(request)
      } catch (error) {
        // A file on which the worker hangs or dies: its sender is told, and nobody else notices.
        if (error instanceof WorkerFailed) return { ok: false, reden: 'mislukt' }
        throw error
      } finally {
        busy -= 1
      }
    },
    stop: () => worker.stop()
  }
}

/** The bytes of a request, bounded in size and time whatever its headers say. */
async function readBody(request: Request, readMs: number): Promise<Uint8Array | 'te-groot' | 'te-langzaam' | 'geen-bestand'> {
  const reader = request.body?.getReader()
  if (!reader) return 'geen-bestand'
  let deadline: NodeJS.Timeout | undefined
  const late = new Promise<'te-langzaam'>((resolve) => {
    deadline = setTimeout(() => resolve('te-langzaam'), readMs)
  })
  try {
    const parts: Uint8Array[] = []
    let size = 0
    for (;;) {
      const read = await Promise.race([reader.read(), late])
      if (read === 'te-langzaam') return read
      const { done, value } = read
      if (done) return Buffer.concat(parts)
      size += value.length
      if (size > MAX_FORM_BYTES) {
        await reader.cancel()
        return 'te-groot'
      }
      parts.push(value)
    }
  } finally {
    clearTimeout(deadline)
    reader.releaseLock()
  }
}
