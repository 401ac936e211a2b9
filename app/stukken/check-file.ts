import sharp from 'sharp'
import type { FileCheck, FileRefusal } from './file-check'
import { inspectPdf } from './inspect-pdf'

/** Text is read whole with the page it stands on. In bytes. */
const MAX_TEXT_BYTES = 1_000_000
/** A page of A3 at 600 dots per inch, and some. */
const MAX_PIXELS = 100_000_000

/** What a file is by its own bytes, whatever it is called: opened and looked through, nothing in it is run (R-STU-4). */
export async function checkFile(file: Uint8Array): Promise<FileCheck> {
  if (file.length === 0) return no('leeg')
  const mime = kindOf(file)
  if (mime === 'application/pdf') return inspectPdf(file)
  return mime === null ? checkText(file) : checkImage(file, mime)
}

const no = (reden: FileRefusal): FileCheck => ({ ok: false, reden })

type ImageMime = 'image/png' | 'image/jpeg' | 'image/webp'

function kindOf(file: Uint8Array): 'application/pdf' | ImageMime | null {
  const head = Buffer.from(file.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp'
  return head.includes('%PDF-') ? 'application/pdf' : null
}

/** Decodes the whole image, so that one that breaks off is found now and not by who needs it. */
async function checkImage(file: Uint8Array, mime: ImageMime): Promise<FileCheck> {
  sharp.cache(false)
  sharp.concurrency(1)
  const image = () => sharp(file, { failOn: 'truncated', limitInputPixels: false, sequentialRead: true })
  try {
    const { width, height, format } = await image().metadata()
    if (`image/${format}` !== mime) return no('soort')
    if (width * height > MAX_PIXELS) return no('beeld-te-groot')
    await image().resize(32, 32, { fit: 'inside', fastShrinkOnLoad: false }).toBuffer()
    return { ok: true, mime, bladzijden: 1 }
  } catch {
    // Whatever the decoder stumbles over, there is one answer: this image does not open.
    return no('beeld-kapot')
  }
}

function checkText(file: Uint8Array): FileCheck {
  if (file.length > MAX_TEXT_BYTES) return no(looksLikeText(file.subarray(0, 4096)) ? 'tekst-te-lang' : 'soort')
  return isText(file) ? { ok: true, mime: 'text/plain', bladzijden: 1 } : no('soort')
}

// A long text is cut where a letter may be broken in two.
const looksLikeText = (head: Uint8Array): boolean => !/(?![\t-\r])\p{Cc}/u.test(Buffer.from(head).toString('utf8'))

function isText(file: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    return /[\p{L}\p{N}]/u.test(text) && !/(?![\t-\r])\p{Cc}/u.test(text)
  } catch {
    return false
  }
}
