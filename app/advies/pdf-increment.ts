import { dictOf, readTail, refOf, type PdfTail } from './pdf-tail'
import { createPdfReader, PdfSyntaxError, showPdfValue, type PdfReader, type PdfValue } from './pdf-values'
import { sealFieldName, sealFilter, sealReason, sealSubFilter } from './seal-names'

export type Objects = Map<number, { at: number, value: PdfValue }>

/** `end`: where the seal's increment ends; what lies behind it is a later revision. */
export type IncrementVerdict = { ok: true, end: number } | { ok: false, refusal: string, end: number | null }

/**
 * Whether the bytes behind `base` are one increment that adds a seal and nothing else (R-ADV-9).
 *
 * A valid signature is not enough: a file with a white box and other words in the increment has one. So the increment may hold four objects only
 * (catalogue with the form added, form, field without appearance, signature), each with exactly the entries that `sealPdf` writes, and a
 * cross-reference table that points at exactly these. `base` must be bytes that we printed ourselves.
 */
export function inspectIncrement(base: Uint8Array, file: Uint8Array): IncrementVerdict {
  let end: number | null = null
  try {
    const text = Buffer.from(file).toString('latin1')
    const reader = createPdfReader(text, base.length)
    const origin = readTail(base)
    const objects = readObjects(reader)
    const section = readSection(reader, text)
    end = section.end
    checkSection(section, objects, origin)
    checkObjects(objects, origin)
    return { ok: true, end }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { ok: false, refusal: error.message, end }
    throw error
  }
}

const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new PdfSyntaxError(refusal) }

/** The objects up to the table, each number once, without streams. Throws PdfSyntaxError. */
export function readObjects(reader: PdfReader): Objects {
  const objects: Objects = new Map()
  while (!reader.peek('xref')) {
    const at = reader.position
    const number = Number(reader.take(/(\d{1,10}) 0 obj/, 'een onderdeel')[1])
    demand(!objects.has(number), `Onderdeel ${number} staat er tweemaal`)
    objects.set(number, { at, value: reader.value() })
    reader.take(/endobj/, 'endobj')
  }
  return objects
}

export type Section = { at: number, entries: Map<number, number>, trailer: Map<string, PdfValue>, startxref: number, end: number }

/** The table behind the objects, and where the increment ends. Throws PdfSyntaxError. */
export function readSection(reader: PdfReader, text: string): Section {
  const at = reader.position
  reader.take(/xref/, 'xref')
  const entries = new Map<number, number>()
  while (!reader.peek('trailer')) {
    const [, first, count] = reader.take(/(\d{1,10}) (\d{1,4})\r?\n/, 'een kop van de tabel')
    for (let index = 0; index < Number(count); index += 1) {
      entries.set(Number(first) + index, Number(reader.take(/(\d{10}) 00000 n/, 'een regel van de tabel')[1]))
    }
  }
  reader.take(/trailer/, 'trailer')
  const trailer = dictOf(reader.value(), 'trailer')
  reader.take(/startxref/, 'startxref')
  const startxref = Number(reader.take(/\d{1,10}/, 'een plaats')[0])
  reader.take(/%%EOF/, '%%EOF')
  const tail = /^\r?\n/u.exec(text.slice(reader.position, reader.position + 2))
  return { at, entries, trailer, startxref, end: reader.position + (tail?.[0].length ?? 0) }
}

function checkSection({ at, entries, trailer, startxref }: Section, objects: Objects, base: PdfTail): void {
  demand(startxref === at, 'De tabel van onderdelen staat niet waar het bestand zegt')
  demand(entries.size === objects.size, 'De tabel noemt andere onderdelen dan er zijn toegevoegd')
  for (const [number, object] of objects) demand(entries.get(number) === object.at, `De tabel wijst onderdeel ${number} elders aan`)
  const expected = new Map(base.trailer)
  expected.set('Prev', { kind: 'number', value: base.startxref }).set('Size', { kind: 'number', value: Math.max(...objects.keys()) + 1 })
  demand(showDict(trailer) === showDict(expected), 'De kop van de toevoeging (trailer) wijkt af')
}

function checkObjects(objects: Objects, base: PdfTail): void {
  const entriesOf = (number: number, what: string): Map<string, PdfValue> => dictOf(objects.get(number)?.value, what)
  const catalog = entriesOf(base.root, 'catalogus')
  const form = refOf(catalog.get('AcroForm'), 'AcroForm')
  const fields = entriesOf(form, 'formulier').get('Fields')
  const field = refOf(fields?.kind === 'array' ? fields.items[0] : undefined, 'Fields')
  const signature = refOf(entriesOf(field, 'veld').get('V'), 'V')
  demand(objects.size === 4 && new Set([base.root, form, field, signature]).size === 4, 'Er is meer toegevoegd dan een zegel')
  demand([form, field, signature].every((number) => number >= base.size), 'Een onderdeel van het advies is vervangen')
  demand(showDict(catalog) === showDict(new Map(base.catalog).set('AcroForm', { kind: 'ref', number: form })), 'De catalogus van het advies is veranderd')
  demand(showDict(entriesOf(form, 'formulier')) === `${FORM_HEAD} /Fields [${field} 0 R] ${FORM_TAIL}`, 'Het formulier bevat meer dan het zegel')
  checkField(entriesOf(field, 'veld'), signature)
  checkSignature(entriesOf(signature, 'zegel'))
}

// What @libpdf/core writes for a form without any visible field.
const FORM_HEAD = '<</DA <2f48656c76203020546620302067> /DR <</Font <</Helv <</BaseFont /Helvetica /Subtype /Type1 /Type /Font>> ' +
  '/ZaDb <</BaseFont /ZapfDingbats /Subtype /Type1 /Type /Font>>>>>>'
const FORM_TAIL = '/NeedAppearances false /SigFlags 3>>'

function checkField(field: Map<string, PdfValue>, signature: number): void {
  const page = refOf(field.get('P'), 'P')
  const name = Buffer.from(sealFieldName, 'latin1').toString('hex')
  const expected = `<</F 132 /FT /Sig /P ${page} 0 R /Rect [0 0 0 0] /Subtype /Widget /T <${name}> /Type /Annot /V ${signature} 0 R>>`
  demand(showDict(field) === expected, 'Het veld van het zegel is zichtbaar of doet iets anders dan verzegelen')
}

function checkSignature(signature: Map<string, PdfValue>): void {
  const isText = (key: string, pattern: RegExp): boolean => {
    const value = signature.get(key)
    return value?.kind === 'string' && pattern.test(value.text)
  }
  const isName = (key: string, text: string): boolean => {
    const value = signature.get(key)
    return value?.kind === 'name' && value.text === text
  }
  demand([...signature.keys()].sort().join(' ') === 'ByteRange Contents Filter M Reason SubFilter Type', 'Het zegel bevat onbekende gegevens')
  demand(isName('Type', 'Sig') && isName('Filter', sealFilter) && isName('SubFilter', sealSubFilter), 'Het zegel is van een ander soort')
  demand(isText('M', /^D:\d{14}Z$/u), 'De tijd van het zegel heeft een onbekende vorm')
  const reason = signature.get('Reason')
  demand(reason?.kind === 'string' && reason.text === sealReason, 'De reden van het zegel is een andere')
}

const showDict = (entries: Map<string, PdfValue>): string => showPdfValue({ kind: 'dict', entries })
