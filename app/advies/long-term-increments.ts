import { readObject, readTail, refOf } from './pdf-tail'
import { PdfSyntaxError, showPdfValue, type PdfValue } from './pdf-values'
import { sealFilter, stampFieldName, stampSubFilter } from './seal-names'

/** What stays with the seal to check it years later (PAdES DSS): certificates, and lists of revoked ones, in DER. */
export type ValidationData = { certificates: readonly Uint8Array[], lists: readonly Uint8Array[] }

/** Bytes of a token, and as many again for the services with a longer chain. */
const STAMP_ROOM = 24_576
const RANGE_DIGITS = 10

/**
 * The file with the validation data behind it (ETSI EN 319 142-1, §5.4.2): streams, a DSS and the catalogue that names it. One way of writing, so that
 * the verifier writes it again and compares.
 */
export function appendValidationData(file: Uint8Array, { certificates, lists }: ValidationData): Buffer {
  const tail = readTail(file)
  const ref = (number: number): PdfValue => ({ kind: 'ref', number })
  const streams = [...certificates, ...lists].map((bytes, index) => ({ number: tail.size + index, body: streamOf(bytes) }))
  const refs = streams.map(({ number }) => ref(number))
  const dss = tail.size + streams.length
  const store = new Map<string, PdfValue>([
    ['Type', { kind: 'name', text: 'DSS' }],
    ['Certs', { kind: 'array', items: refs.slice(0, certificates.length) }],
    ['CRLs', { kind: 'array', items: refs.slice(certificates.length) }]
  ])
  // The catalogue last: no certificate can hold what a reader from behind takes for it.
  return appendObjects(file, [...streams, { number: dss, body: dictText(store) }, { number: tail.root, body: dictText(new Map(tail.catalog).set('DSS', ref(dss))) }])
}

/** A document timestamp that is prepared: fill in the token over `stampedBytes` and it is whole. */
export type PreparedStamp = { file: Buffer, gap: [number, number] }

/** The file with an empty document timestamp behind it (ETSI EN 319 142-1, §5.4.3), over everything before it. `gap`: the offsets of `<` and behind `>`. */
export function appendStampField(file: Uint8Array): PreparedStamp {
  const text = Buffer.from(file).toString('latin1')
  const tail = readTail(file)
  const form = refOf(tail.catalog.get('AcroForm'), 'AcroForm')
  const formEntries = readObject(text, form)
  const fields = formEntries.get('Fields')
  if (fields?.kind !== 'array' || fields.items.length !== 1) throw new PdfSyntaxError('Het bestand heeft niet precies één zegel')
  const page = refOf(readObject(text, refOf(fields.items[0], 'Fields')).get('P'), 'P')
  const [field, stamp] = [tail.size, tail.size + 1]
  const widget = `<</Type /Annot /Subtype /Widget /FT /Sig /T (${stampFieldName}) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${stamp} 0 R>>`
  const head = `<</Type /DocTimeStamp /Filter /${sealFilter} /SubFilter /${stampSubFilter} /ByteRange [0 ${'*'.repeat(RANGE_DIGITS * 3 + 2)}] /Contents `
  const grown = new Map(formEntries).set('Fields', { kind: 'array', items: [...fields.items, { kind: 'ref', number: field }] })
  const whole = appendObjects(file, [
    { number: stamp, body: `${head}<${'0'.repeat(STAMP_ROOM * 2)}>>>` }, { number: field, body: widget }, { number: form, body: dictText(grown) }
  ])
  const start = whole.indexOf(head, file.length, 'latin1') + head.length
  const end = start + STAMP_ROOM * 2 + 2
  const range = [start, end, whole.length - end].map((number) => String(number).padStart(RANGE_DIGITS, '0')).join(' ')
  whole.write(range, whole.indexOf('*'.repeat(RANGE_DIGITS), file.length, 'latin1'), 'latin1')
  return { file: whole, gap: [start, end] }
}

/** The bytes that a prepared document timestamp is about. */
export const stampedBytes = ({ file, gap: [start, end] }: PreparedStamp): Buffer => Buffer.concat([file.subarray(0, start), file.subarray(end)])

/** Puts the token in its place. */
export function fillStamp({ file, gap: [start, end] }: PreparedStamp, token: Uint8Array): Buffer {
  if (token.length > STAMP_ROOM) throw new Error('Het tijdstempel past niet in de gereserveerde ruimte: de keten van certificaten is te lang')
  const filled = Buffer.from(file)
  filled.write(Buffer.from(token).toString('hex').padEnd(end - start - 2, '0'), start + 1, 'latin1')
  return filled
}

const dictText = (entries: Map<string, PdfValue>): string => showPdfValue({ kind: 'dict', entries })
const streamOf = (bytes: Uint8Array): string => `<</Length ${bytes.length}>>\nstream\n${Buffer.from(bytes).toString('latin1')}\nendstream`

/** An incremental update (ISO 32000-1, §7.5.6) with one classic table, each object in a section of its own. */
function appendObjects(file: Uint8Array, objects: readonly { number: number, body: string }[]): Buffer {
  const { trailer, startxref, size } = readTail(file)
  let body = '\n'
  let table = 'xref\n'
  for (const { number, body: value } of objects) {
    table += `${number} 1\n${String(file.length + body.length).padStart(10, '0')} 00000 n \n`
    body += `${number} 0 obj\n${value}\nendobj\n`
  }
  const entries = new Map(trailer).set('Prev', { kind: 'number', value: startxref })
    .set('Size', { kind: 'number', value: Math.max(size, ...objects.map(({ number }) => number + 1)) })
  return Buffer.concat([file, Buffer.from(`${body}${table}trailer\n${dictText(entries)}\nstartxref\n${file.length + body.length}\n%%EOF\n`, 'latin1')])
}
