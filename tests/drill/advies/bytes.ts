import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { findSignatures } from '~/advies/pdf-parts'
import { buildSealCms } from '~/advies/seal-cms.server'
import type { SealKey } from '~/advies/seal.server'

/** Puts `put` at the last place where `found` stands; the file keeps its other bytes. */
export function replaceLast(file: Buffer, found: string, put: string): Buffer {
  const at = file.lastIndexOf(found, undefined, 'latin1')
  if (at < 0) throw new Error(`In het bestand staat niet: ${found}`)
  return Buffer.concat([file.subarray(0, at), Buffer.from(put, 'latin1'), file.subarray(at + found.length)])
}

/** Edits the first deflated stream whose text answers to `wanted`; the file keeps its length, so that no offset shifts. */
export function editStream(file: Buffer, wanted: (text: string) => boolean, edit: (text: string) => string): Buffer {
  for (const head of file.toString('latin1').matchAll(/\/Length (\d+)[^>]*\/FlateDecode[^>]*>>(?:\s*>>)?\s+stream\r?\n/gu)) {
    const [start, length] = [head.index + head[0].length, Number(head[1])]
    const text = inflateSync(file.subarray(start, start + length)).toString('latin1')
    if (!wanted(text)) continue
    const packed = deflateSync(Buffer.from(edit(text), 'latin1'), { level: 9 })
    if (packed.length > length) throw new Error('De bewerkte stroom is langer dan de oude')
    return Buffer.concat([file.subarray(0, start), packed, Buffer.alloc(length - packed.length), file.subarray(start + length)])
  }
  throw new Error('De gezochte stroom staat niet in het bestand')
}

/** The offsets of `<hex>` that the one seal leaves out. */
export function gapOf(sealed: Buffer): [number, number] {
  const [signature] = findSignatures(sealed, 0)
  if (signature === undefined) throw new Error('Er staat geen zegel in het bestand')
  const [, start, end] = signature.byteRange
  return [start, end]
}

/** The seal itself (CMS, DER) without the zeros behind it. */
export function readCms(sealed: Buffer): Buffer {
  const [start, end] = gapOf(sealed)
  const padded = Buffer.from(sealed.toString('latin1', start + 1, end - 1), 'hex')
  // A SEQUENCE with its length in two bytes: 30 82 hh ll.
  return padded.subarray(0, 4 + padded.readUInt16BE(2))
}

/** The same file with this in the room of the seal, filled up with zeros. */
export function writeCms(sealed: Buffer, cms: Uint8Array): Buffer {
  const [start, end] = gapOf(sealed)
  const copy = Buffer.from(sealed)
  copy.write(Buffer.from(cms).toString('hex').padEnd(end - start - 2, '0'), start + 1, 'latin1')
  return copy
}

/** Signs an edited increment anew: the ByteRange to the new end, and a seal that is valid for these bytes. */
export async function signAgain(edited: Buffer, { hand }: SealKey): Promise<Buffer> {
  const [start, end] = gapOf(edited)
  const reach = edited.toString('latin1').replace(/\/ByteRange \[0 (\d+)( +)(\d+)( +)(\d+ *)\]/u, (_, first: string, one: string, second: string, other: string, rest: string) =>
    `/ByteRange [0 ${first}${one}${second}${other}${String(edited.length - end).padEnd(rest.length)}]`)
  const file = Buffer.from(reach, 'latin1')
  const digest = createHash('sha256').update(file.subarray(0, start)).update(file.subarray(end)).digest()
  return writeCms(file, await buildSealCms(digest, hand))
}

/**
 * An incremental update as any editor writes one: these objects, a table that points at them, and a trailer with `extra` in it.
 * Written by hand, because a library would refuse half of what an attacker wants.
 */
export function appendUpdate(file: Buffer, objects: Readonly<Record<number, string>>, extra = ''): Buffer {
  const text = file.toString('latin1')
  const [previous] = /\d+/u.exec(text.slice(text.lastIndexOf('startxref'))) ?? []
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const [root] = /\/Root \d+ 0 R/u.exec(trailer) ?? []
  const size = Number(/\/Size (\d+)/u.exec(trailer)?.[1])
  if (previous === undefined || root === undefined) throw new Error('Het bestand heeft geen trailer')
  let body = '\n'
  let table = 'xref\n'
  for (const [number, value] of Object.entries(objects)) {
    table += `${number} 1\n${String(file.length + body.length).padStart(10, '0')} 00000 n \n`
    body += `${number} 0 obj\n${value}\nendobj\n`
  }
  const highest = Math.max(size, ...Object.keys(objects).map((number) => Number(number) + 1))
  return Buffer.concat([file, Buffer.from(`${body}${table}trailer\n<< /Size ${highest} ${root} /Prev ${previous} ${extra} >>\nstartxref\n${file.length + body.length}\n%%EOF\n`, 'latin1')])
}

/** The text of one object of the file, as it was written last. */
export function objectText(file: Buffer, number: number): string {
  const text = file.toString('latin1')
  const at = text.lastIndexOf(`\n${number} 0 obj`)
  if (at < 0) throw new Error(`Onderdeel ${number} staat niet in het bestand`)
  return text.slice(text.indexOf('obj', at) + 3, text.indexOf('endobj', at)).trim()
}
