import { AnnotationMode, getDocument, GlobalWorkerOptions, RenderingCancelledException, TextLayer, version, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerHref from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

// The one file that knows pdf.js. It is fetched only where a PDF is opened (decision 0060).

GlobalWorkerOptions.workerSrc = workerHref
/** Put there by vite.config.ts, out of the same package. */
const own = `/assets/pdfjs-${version}`

/** More than this a page is not drawn, in pixels of the canvas: what is in memory stays bounded whatever the screen and the zoom. */
const maxPixels = 6_000_000

export interface DrawnPage {
  /** Height divided by width. */
  ratio: number
  /** Takes the drawing and its text away again. */
  clear: () => void
}

export interface OpenPdf {
  pages: number
  /** Draws a page of `width` CSS pixels into `canvas`, and its text over it into `layer`. Null when it was called off. */
  draw(blz: number, canvas: HTMLCanvasElement, layer: HTMLElement, width: number, signal: AbortSignal): Promise<DrawnPage | null>
  /** The words of a page, line by line. */
  text(blz: number): Promise<string>
  close(): void
}

/**
 * Opens a PDF of ours by ranges, with the tail that says where its pages are (R-STU-63): only what a page needs is fetched, nothing is kept outside memory. No code out of the file is run
 * (`isEvalSupported: false`, no scripting, no forms), and no program is compiled (`useWasm: false`): the content policy would refuse both.
 */
export async function openPdf(href: string): Promise<OpenPdf> {
  const task = getDocument({
    url: `${href}?vorm=lezen`, rangeChunkSize: 65_536, disableAutoFetch: true, disableStream: true, isEvalSupported: false, useWasm: false, enableXfa: false, stopAtErrors: false,
    wasmUrl: `${own}/wasm/`, cMapUrl: `${own}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${own}/standard_fonts/`, verbosity: 0
  })
  let pdf: PDFDocumentProxy
  try {
    pdf = await task.promise
  } catch (error) {
    await task.destroy()
    throw error
  }
  return {
    pages: pdf.numPages,
    draw: (blz, canvas, layer, width, signal) => draw(pdf, blz, canvas, layer, width, signal),
    text: (blz) => readText(pdf, blz),
    close: () => void task.destroy()
  }
}

async function draw(pdf: PDFDocumentProxy, blz: number, canvas: HTMLCanvasElement, layer: HTMLElement, width: number, signal: AbortSignal): Promise<DrawnPage | null> {
  const page = await pdf.getPage(blz)
  if (signal.aborted) return null
  const unit = page.getViewport({ scale: 1 })
  const scale = width / unit.width
  const sharp = Math.min(window.devicePixelRatio || 1, Math.sqrt(maxPixels / (width * unit.height * scale)))
  const viewport = page.getViewport({ scale: scale * sharp })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  layer.replaceChildren()
  layer.style.setProperty('--total-scale-factor', String(scale))
  const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport: page.getViewport({ scale }) })
  const stop = (): void => {
    drawing.cancel()
    text.cancel()
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    await Promise.all([drawing.promise, text.render()])
  } catch (error) {
    if (signal.aborted || error instanceof RenderingCancelledException) return null
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  const clear = (): void => {
    canvas.width = 0
    canvas.height = 0
    layer.replaceChildren()
    page.cleanup()
  }
  return { ratio: unit.height / unit.width, clear }
}

async function readText(pdf: PDFDocumentProxy, blz: number): Promise<string> {
  const { items } = await (await pdf.getPage(blz)).getTextContent()
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
}
