import * as Y from 'yjs'

/** What JSON can hold. */
export type PlainValue = null | boolean | number | string | PlainValue[] | { [key: string]: PlainValue }

/**
 * Reads the paragraphs an editor (Tiptap) wrote: one string per paragraph, marks dropped, a hard break as `\n`, in NFC as
 * records demand. Blocks within blocks (a list) give their paragraphs in order.
 */
export function readParagraphs(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [readInline(node)]
    if (!(node instanceof Y.XmlElement)) return []
    return holdsBlocks(node) ? readParagraphs(node) : [node.toArray().map(readInline).join('').normalize('NFC')]
  })
}

/** A paragraph with what the editor noted beside its text. */
export interface NotedParagraph {
  text: string
  notes: Record<string, unknown>
}

/** As `readParagraphs`, for a text whose paragraphs carry notes (a time, a speaker); blocks within blocks carry their own. */
export function readNotedParagraphs(fragment: Y.XmlFragment): NotedParagraph[] {
  return fragment.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [{ text: readInline(node), notes: {} }]
    if (!(node instanceof Y.XmlElement)) return []
    return holdsBlocks(node) ? readNotedParagraphs(node) : [{ text: node.toArray().map(readInline).join('').normalize('NFC'), notes: node.getAttributes() }]
  })
}

/** Reads a shared map as plain data: shared texts become strings, shared maps and lists plain ones, all strings in NFC. */
export function readMap(map: Y.Map<unknown>): Record<string, PlainValue> {
  return Object.fromEntries([...map.entries()].map(([key, value]) => [key, toPlain(value)]))
}

function holdsBlocks(element: Y.XmlElement): boolean {
  return element.toArray().some((node) => node instanceof Y.XmlElement && node.nodeName !== 'hardBreak')
}

function readInline(node: unknown): string {
  if (node instanceof Y.XmlText) return readText(node)
  return node instanceof Y.XmlElement && node.nodeName === 'hardBreak' ? '\n' : ''
}

/** The characters alone: `toString` of an XML text would write its marks as tags. */
function readText(text: Y.Text): string {
  const ops: { insert?: unknown }[] = text.toDelta()
  return ops.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('').normalize('NFC')
}

function toPlain(value: unknown): PlainValue {
  if (value instanceof Y.XmlFragment) return readParagraphs(value)
  if (value instanceof Y.Text) return readText(value)
  if (value instanceof Y.Map) return readMap(value)
  if (value instanceof Y.Array) return value.toArray().map(toPlain)
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]))
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
