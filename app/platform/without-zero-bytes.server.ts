import { Transform } from 'node:stream'

/**
 * Takes the zero bytes out of a page on its way out. React 18 writes its pages in blocks, and where a letter of more than one byte does not fit at the end of
 * one it sends the empty rest along; a browser shows that as � in the middle of a word, also in a field that is then sent back. Bytes in, bytes out; our pages
 * hold no zero byte of their own (R-PLA-47).
 */
export const withoutZeroBytes = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk)
    }
  })
