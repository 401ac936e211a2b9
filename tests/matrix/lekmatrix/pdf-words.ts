// All words in a PDF: those on its pages, as a reader copies them, and those in its streams and attachments.
import { execFile } from 'node:child_process'
import { inflateSync } from 'node:zlib'

/**
 * Streams are found by their words; one that is not compressed stays as it is. The line end before *endstream* is taken along: a compressed stream may itself end
 * in that byte, and what stands after its end is not read.
 */
function streamsOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1')
  return [...text.matchAll(/\bstream\r?\n([\s\S]*?)endstream\b/g)].map(([, raw = '']) => {
    const stream = Buffer.from(raw, 'latin1')
    // The first byte of every compressed stream here: zlib with a window of 32 kB.
    return stream[0] === 0x78 ? inflateSync(stream).toString('utf8') : raw
  })
}

/** What stands on its pages, as a reader copies it. */
export const wordsOnPages = (bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile('pdftotext', ['-', '-'], { maxBuffer: 50_000_000 }, (error, words) => (error ? reject(error) : resolve(words)))
    child.stdin?.end(bytes)
  })

/** Throws when the file is no PDF that `pdftotext` (poppler) can read. */
export const wordsOfPdf = async (bytes: Buffer): Promise<string> => [bytes.toString('latin1'), ...streamsOf(bytes), await wordsOnPages(bytes)].join('\n')
