import type { Ask } from './ask-timestamp.server'
import { TimestampRefused, TimestampsAway } from './timestamps'

const DEADLINE_MS = 10_000
const MAX_ANSWER = 100_000

/** A service over HTTP (RFC 3161, §3.4), with a deadline over the whole exchange. Nothing of the advies goes along but a hash. */
export function askOverHttp(url: string, deadlineMs = DEADLINE_MS): Ask {
  return async (request) => {
    const { status, bytes } = await exchange(url, request, deadlineMs)
    if (status >= 500) throw new TimestampsAway(`De tijdstempeldienst werkt nu niet (status ${status}).`)
    if (status !== 200) throw new TimestampRefused(`De tijdstempeldienst weigert de vraag (status ${status}).`)
    return bytes
  }
}

async function exchange(url: string, request: Uint8Array, deadlineMs: number): Promise<{ status: number, bytes: Uint8Array }> {
  try {
    const response = await fetch(url, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(deadlineMs),
      headers: { 'Content-Type': 'application/timestamp-query', 'Accept': 'application/timestamp-reply' }, body: new Uint8Array(request)
    })
    return { status: response.status, bytes: await readAtMost(response, MAX_ANSWER) }
  } catch (error) {
    if (error instanceof TimestampRefused) throw error
    throw new TimestampsAway('De tijdstempeldienst is niet bereikbaar of antwoordt niet op tijd.', { cause: error })
  }
}

/** The body of an answer, read no further than this. */
export async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length
    if (length > most) throw new TimestampRefused('Het antwoord van de dienst is te groot.')
    parts.push(part.value)
  }
  return Buffer.concat(parts)
}
