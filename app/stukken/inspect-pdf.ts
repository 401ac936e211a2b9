import { PDF, PdfArray, PdfDict, PdfName, PdfRef, type PdfObject } from '@libpdf/core'
import type { FileCheck } from './file-check'
import { pageTreeTail } from './page-tree-tail'

/** Actions that start something, send something, or bring in another file (ISO 32000-2, 12.6.4). A link to a page or an address is none. */
const ACTIEF = new Set(['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'GoToE', 'GoToR', 'Rendition', 'Movie', 'Sound', 'RichMediaExecute', 'Trans', 'GoTo3DView'])
/** Entries that hold a script, a file, or a form that is a program of its own. */
const ACTIEVE_VELDEN = new Set(['JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'AF', 'RichMediaContent', 'XFA'])

/** No paper holds more parts than this; one that does would only cost time. */
const MAX_OBJECTS = 400_000
const MAX_PAGES = 2_000

/**
 * Opens a PDF and walks through everything its catalogue leads to. Refuses what does not open, what needs a password, and what holds something
 * that acts (scripts, other files, sending): such a paper can be printed to a new PDF (R-STU-5).
 */
export async function inspectPdf(file: Uint8Array): Promise<FileCheck> {
  try {
    const pdf = await PDF.load(file)
    if (pdf.isEncrypted && !pdf.isAuthenticated) return { ok: false, reden: 'pdf-wachtwoord' }
    const bladzijden = pdf.getPageCount()
    if (bladzijden < 1 || bladzijden > MAX_PAGES) return { ok: false, reden: 'pdf-kapot' }
    const actief = holdsAction(pdf)
    if (actief === 'te veel') return { ok: false, reden: 'pdf-kapot' }
    if (actief) return { ok: false, reden: 'pdf-actief' }
    const staart = await tailOf(pdf, file)
    return { ok: true, mime: 'application/pdf', bladzijden, ...(staart.length > 0 ? { staart } : {}) }
  } catch {
    // A file from outside may break its reader in any way; that it does not open is all there is to say.
    return { ok: false, reden: 'pdf-kapot' }
  }
}

/** A page tree that cannot be written down anew takes nothing from the paper: it only opens slower. */
async function tailOf(pdf: PDF, file: Uint8Array): Promise<Uint8Array> {
  try {
    return await pageTreeTail(pdf, file)
  } catch {
    return new Uint8Array()
  }
}

function holdsAction(pdf: PDF): boolean | 'te veel' {
  const seen = new Set<string>()
  const todo: PdfObject[] = [pdf.getCatalog()]
  for (let count = 0; todo.length > 0; count += 1) {
    if (count > MAX_OBJECTS) return 'te veel'
    const next = todo.pop()
    if (next instanceof PdfRef) {
      const key = `${next.objectNumber} ${next.generation}`
      if (seen.has(key)) continue
      seen.add(key)
      const object = pdf.getObject(next)
      if (object) todo.push(object)
    } else if (next instanceof PdfDict) {
      if (isActive(next)) return true
      for (const [, value] of next) todo.push(value)
    } else if (next instanceof PdfArray) {
      for (const value of next) todo.push(value)
    }
  }
  return false
}

function isActive(dict: PdfDict): boolean {
  const soort = dict.get('S')
  if (soort instanceof PdfName && ACTIEF.has(soort.value)) return true
  for (const [name] of dict) if (ACTIEVE_VELDEN.has(name.value)) return true
  return false
}
