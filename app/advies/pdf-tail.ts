import { createPdfReader, PdfSyntaxError, type PdfValue } from './pdf-values'

/** What a new increment builds on: the last trailer and the catalogue that it names. `size`: the first free number. */
export type PdfTail = { trailer: Map<string, PdfValue>, startxref: number, root: number, size: number, catalog: Map<string, PdfValue> }

export function dictOf(value: PdfValue | undefined, what: string): Map<string, PdfValue> {
  if (value?.kind !== 'dict') throw new PdfSyntaxError(`${what} is geen lijst van gegevens`)
  return value.entries
}

export function refOf(value: PdfValue | undefined, what: string): number {
  if (value?.kind !== 'ref') throw new PdfSyntaxError(`${what} verwijst niet naar een onderdeel`)
  return value.number
}

/** The tail of a file that ends with one classic table, as Typst and our own increments do: the last occurrences are the ones that count. */
export function readTail(file: Uint8Array): PdfTail {
  const text = Buffer.from(file).toString('latin1')
  const trailer = dictOf(createPdfReader(text, text.lastIndexOf('trailer') + 'trailer'.length).value(), 'trailer')
  const startxref = Number(createPdfReader(text, text.lastIndexOf('startxref') + 'startxref'.length).take(/\d+/, 'een plaats')[0])
  const root = refOf(trailer.get('Root'), 'Root')
  const size = trailer.get('Size')
  if (size?.kind !== 'number') throw new PdfSyntaxError('De eigen afdruk heeft een onbekende vorm')
  return { trailer, startxref, root, size: size.value, catalog: readObject(text, root) }
}

/** The dictionary of an object, as it was written last. */
export function readObject(text: string, number: number): Map<string, PdfValue> {
  const at = text.lastIndexOf(`\n${number} 0 obj`)
  if (at < 0) throw new PdfSyntaxError('De eigen afdruk heeft een onbekende vorm')
  return dictOf(createPdfReader(text, at + `\n${number} 0 obj`.length).value(), `onderdeel ${number}`)
}
