import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { faultOf } from '~/platform/fault'
import { withoutZeroBytes } from '~/platform/without-zero-bytes.server'
import { NonceContext } from '~/toegang/nonce'

/** Rendering gives up after this long, in milliseconds. */
const ABORT_DELAY_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext
): Promise<Response> {
  const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_DELAY_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [readyEvent]() {
          const body = withoutZeroBytes()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          failed = true
          handleError(error, { request })
        }
      }
    )
    setTimeout(abort, ABORT_DELAY_MS + 1_000).unref()
  })
}

/** Faults leave by name and place only; messages may hold content, and may have several lines (R-LOG-1). */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // A refusal is an answer, not a fault; those of pages without a screen (files) come by here too.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  process.stderr.write(`${JSON.stringify({ level: 50, time: new Date().toISOString(), msg: 'fout in een pagina', ...faultOf(error) })}\n`)
}
