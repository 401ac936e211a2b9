import { readObjects, readSection, type Objects, type Section } from '../pdf-increment'
import { dictOf, readObject, readTail, refOf, type PdfTail } from '../pdf-tail'
import { createPdfReader, PdfSyntaxError, showPdfValue, type PdfValue } from '../pdf-values'

type Dict = Map<string, PdfValue>
/** What the file said before: the text of our bytes, and where they end. */
type Before = { text: string, tail: PdfTail }

const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new PdfSyntaxError(refusal) }
const show = (entries: Dict): string => showPdfValue({ kind: 'dict', entries })
const without = (entries: Dict, ...keys: string[]): Dict => new Map([...entries].filter(([key]) => !keys.includes(key)))

const TRAILER = ['Size', 'Root', 'Prev', 'Info', 'ID']
const FIELD = ['Type', 'Subtype', 'FT', 'V', 'T', 'P', 'Rect', 'F']
const SIGNATURE = ['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M', 'Reason', 'Name', 'Location', 'ContactInfo']

/**
 * Demands that what stands behind our bytes is one increment that adds one invisible signature and nothing else: the signature, its field, the form with that
 * field in it and, where a program writes them, the catalogue as it was and the page with the field among its annotations. Programs of others write these
 * in their own order and words, so they are compared by meaning. Throws PdfSyntaxError with a sentence in Dutch.
 */
export function demandOneSignature(ours: Uint8Array, file: Uint8Array): void {
  const text = Buffer.from(file).toString('latin1')
  const reader = createPdfReader(text, ours.length)
  const before: Before = { text: text.slice(0, ours.length), tail: readTail(ours) }
  const objects = readObjects(reader)
  const section = readSection(reader, text)
  demand(section.end === file.length, 'Na de handtekening is nog iets toegevoegd')
  checkTable(section, objects, before.tail)
  checkRoles(objects, before)
}

function checkTable({ at, entries, trailer, startxref }: Section, objects: Objects, { trailer: old, startxref: previous, root }: PdfTail): void {
  demand(startxref === at && entries.size === objects.size, 'De tabel van onderdelen klopt niet')
  for (const [number, object] of objects) demand(entries.get(number) === object.at, 'De tabel van onderdelen klopt niet')
  const prev = trailer.get('Prev')
  demand([...trailer.keys()].every((key) => TRAILER.includes(key)), 'De kop van de toevoeging (trailer) wijkt af')
  demand(prev?.kind === 'number' && prev.value === previous && refOf(trailer.get('Root'), 'Root') === root, 'De kop van de toevoeging (trailer) wijkt af')
  demand(!trailer.has('Info') || same(trailer.get('Info'), old.get('Info')), 'De kop van de toevoeging (trailer) wijkt af')
}

const same = (one: PdfValue | undefined, other: PdfValue | undefined): boolean => one !== undefined && other !== undefined && showPdfValue(one) === showPdfValue(other)

function checkRoles(objects: Objects, { text, tail }: Before): void {
  const form = refOf(tail.catalog.get('AcroForm'), 'AcroForm')
  const now = (number: number, what: string): Dict => dictOf(objects.get(number)?.value, what)
  const oldForm = readObject(text, form)
  const newForm = now(form, 'formulier')
  const field = addedRef(oldForm.get('Fields'), newForm.get('Fields'))
  demand(show(without(newForm, 'Fields')) === show(without(oldForm, 'Fields')), 'Het formulier is op meer plaatsen veranderd')
  const widget = now(field, 'veld')
  const signature = refOf(widget.get('V'), 'V')
  const page = refOf(widget.get('P'), 'P')
  const known = new Set([form, field, signature, ...(objects.has(tail.root) ? [tail.root] : []), ...(objects.has(page) ? [page] : [])])
  demand([...objects.keys()].every((number) => known.has(number)) && known.size === objects.size, 'Er is meer toegevoegd dan een handtekening')
  demand(field >= tail.size && signature >= tail.size, 'Een onderdeel van het advies is vervangen')
  if (objects.has(tail.root)) demand(show(now(tail.root, 'catalogus')) === show(tail.catalog), 'De catalogus van het advies is veranderd')
  if (objects.has(page)) checkPage(readObject(text, page), now(page, 'pagina'), field)
  checkWidget(widget)
  checkSignature(now(signature, 'handtekening'))
}

/** The one reference that stands in the new list behind all of the old. */
function addedRef(before: PdfValue | undefined, after: PdfValue | undefined): number {
  const [old, now] = [before, after].map((list) => (list?.kind === 'array' ? list.items : []))
  demand(now?.length === (old?.length ?? 0) + 1 && (old ?? []).every((item, index) => same(item, now[index])), 'Er is niet precies één veld toegevoegd')
  return refOf(now?.at(-1), 'Fields')
}

function checkPage(before: Dict, after: Dict, field: number): void {
  demand(addedRef(before.get('Annots'), after.get('Annots')) === field && show(without(after, 'Annots')) === show(without(before, 'Annots')), 'Een pagina van het advies is veranderd')
}

function checkWidget(widget: Dict): void {
  const rect = widget.get('Rect')
  const invisible = rect?.kind === 'array' && rect.items.length === 4 && rect.items.every((item) => item.kind === 'number' && item.value === 0)
  demand(invisible && [...widget.keys()].every((key) => FIELD.includes(key)), 'De handtekening staat zichtbaar op een pagina, of doet meer dan ondertekenen')
  demand(isName(widget.get('FT'), 'Sig'), 'Het veld is geen handtekening')
}

function checkSignature(signature: Dict): void {
  demand([...signature.keys()].every((key) => SIGNATURE.includes(key)), 'De handtekening bevat gegevens die er niet bij horen')
  const known = isName(signature.get('SubFilter'), 'ETSI.CAdES.detached') || isName(signature.get('SubFilter'), 'adbe.pkcs7.detached')
  demand(known && (!signature.has('Type') || isName(signature.get('Type'), 'Sig')), 'De handtekening is van een soort die wij niet kennen')
}

const isName = (value: PdfValue | undefined, text: string): boolean => value?.kind === 'name' && value.text === text
