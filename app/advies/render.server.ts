import { locateWorker } from '~/platform/worker-location.server'
import { createWorkerProcess, WorkerFailed } from '~/platform/worker-process.server'
import { canonicalAdvies, canonicalAkkoorden } from './canonical'
import type { AdviesOrder, LetterOrder, RenderAnswer, RenderOrder } from './render-messages'
import type { AdviesDocument, Akkoorden } from './schema'

/** Why there is no PDF. `no-glyph`: the writer must replace `characters`; the other reasons are ours to mend. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  constructor(readonly reason: 'no-glyph' | 'failed' | WorkerFailed['reason'], message: string, readonly characters: readonly string[] = []) {
    super(message)
  }
}

export type Renderer = {
  /** The unsealed PDF/A-3a with both attachments: same input, same bytes. Throws RenderError; a ZodError for a value of another shape. */
  render(document: AdviesDocument, akkoorden: Akkoorden): Promise<Uint8Array>
  /** The PDF/A-3a of a letter: same input, same bytes. `brief` is the JSON of its record. Throws RenderError. */
  renderLetter(order: LetterOrder): Promise<Uint8Array>
  /** The management report as PDF/A-3a, of the data in template/rapport-1.typ as JSON. Throws RenderError. */
  printReport(data: string): Promise<Uint8Array>
  /** Ends the worker; orders that still wait fail with `stopped`. */
  stop(): Promise<void>
}

export type RendererOptions = {
  workerPath?: string
  /** Renders after which the worker is replaced: Typst's memory grows with each. */
  rendersPerWorker?: number
  /** Milliseconds one render may take, the start of the worker included. */
  timeoutMs?: number
}

/** Prints adviezen in a child process, one at a time; the process is recycled, has a deadline, and its death costs one order only (R-ADV-6). */
export function createRenderer({ workerPath, rendersPerWorker = 40, timeoutMs = 60_000 }: RendererOptions = {}): Renderer {
  const worker = createWorkerProcess<RenderOrder, RenderAnswer>({
    locate: async () => workerPath ?? locateWorker('render-worker'), ordersPerWorker: rendersPerWorker, timeoutMs
  })
  const printed = async (order: RenderOrder): Promise<Uint8Array> => printedBytes(await worker.ask(order).catch((error: unknown) => { throw explain(error) }))
  return {
    // Async: what is not of its shape is refused as everything else is, by the promise.
    render: async (document, akkoorden) => printed(orderFor(document, akkoorden)),
    renderLetter: printed,
    printReport: async (data) => printedBytes(await worker.ask({ sjabloon: 'rapport/1', advies: data, akkoorden: '[]' }).catch((error: unknown) => { throw explain(error) })),
    stop: () => worker.stop()
  }
}

/** The order to print these. Throws a ZodError for a value of another shape. */
export const orderFor = (document: AdviesDocument, akkoorden: Akkoorden): AdviesOrder =>
  ({ sjabloon: document.sjabloon, advies: canonicalAdvies(document), akkoorden: canonicalAkkoorden(akkoorden) })

const failures: Record<WorkerFailed['reason'], (why: string) => string> = {
  timeout: (why) => `Het maken van het PDF-bestand duurde te lang: ${why}`,
  'worker-died': (why) => `De maker van het PDF-bestand viel uit (${why})`,
  stopped: () => 'De maker van het PDF-bestand is gestopt'
}

const explain = (error: unknown): unknown => error instanceof WorkerFailed ? new RenderError(error.reason, failures[error.reason](error.message)) : error

/** The bytes in an answer of the printer. Throws RenderError when there are none. */
export function printedBytes(answer: RenderAnswer): Uint8Array {
  if (answer.ok) return new Uint8Array(answer.bytes)
  if (answer.reason === 'failed') throw new RenderError('failed', `Het PDF-bestand kon niet worden gemaakt: ${answer.message}`)
  const shown = answer.characters.map((text) => `"${text}"`).join(', ')
  throw new RenderError('no-glyph', `Deze tekens kunnen niet worden afgedrukt: ${shown}. Schrijf ze in Latijns schrift.`, answer.characters)
}

/** Prints once to see whether it can be: the characters that the fonts do not have, so that they are found before anybody signs and not at the seal. */
export async function findUnprintable(renderer: Renderer, document: AdviesDocument, akkoorden: Akkoorden): Promise<readonly string[]> {
  try {
    await renderer.render(document, akkoorden)
    return []
  } catch (error) {
    if (error instanceof RenderError && error.reason === 'no-glyph') return error.characters
    throw error
  }
}
