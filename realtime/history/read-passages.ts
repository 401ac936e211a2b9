import * as Y from 'yjs'
import type { Authorship, Origin } from './authorship'
import { isSameGo, type Passage } from './passage'
import { keepWordsWhole } from './whole-words'

/** A paragraph, or with `key` one value of a map: a choice, a line of a list. */
export interface PassageParagraph {
  readonly key?: string
  readonly passages: readonly Passage[]
}

interface Run {
  readonly text: string
  readonly origin: Origin
}

/** What every shared type is inside: a list of items, and a map of them. */
interface AnyType {
  readonly _start: Y.Item | null
  readonly _map: ReadonlyMap<string, Y.Item>
}

/**
 * Reads a root as passages: an editor's fragment as `readParagraphs` reads it, a shared text as one paragraph, a map or a list of maps as
 * its values. The type of a root is not in the log: it shows in what stands in it. Deleted text is not there.
 */
export function readPassages(root: AnyType, authorship: Authorship): PassageParagraph[] {
  const inline = visibleItems(root).some((item) => !(item.content instanceof Y.ContentType))
  return inline ? [toParagraph(readInline(root, authorship))] : [...readBlocks(root, authorship), ...readEntries(root, authorship)]
}

function visibleItems(type: AnyType): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item; item = item.right) if (!item.deleted && item.countable) items.push(item)
  return items
}

const innerTypes = (type: AnyType): AnyType[] => visibleItems(type).flatMap(({ content }) => (content instanceof Y.ContentType ? [content.type] : []))

function readBlocks(type: AnyType, authorship: Authorship): PassageParagraph[] {
  return innerTypes(type).flatMap((inner) => {
    if (inner instanceof Y.Text) return [toParagraph(readInline(inner, authorship))]
    if (inner instanceof Y.Map) return readEntries(inner, authorship)
    if (!(inner instanceof Y.XmlElement)) return []
    return holdsBlocks(inner) ? readBlocks(inner, authorship) : [toParagraph(readInline(inner, authorship))]
  })
}

function holdsBlocks(element: AnyType): boolean {
  return innerTypes(element).some((inner) => inner instanceof Y.XmlElement && inner.nodeName !== 'hardBreak')
}

/** The values of a map, by key. */
function readEntries(map: AnyType, authorship: Authorship): PassageParagraph[] {
  const entries = [...map._map].filter(([, item]) => !item.deleted).sort(([one], [two]) => (one < two ? -1 : 1))
  return entries.flatMap(([key, item]) => {
    const { content } = item
    if (content instanceof Y.ContentType) return content.type instanceof Y.Text ? [{ key, ...toParagraph(readInline(content.type, authorship)) }] : []
    const value: unknown = content.getContent().at(-1)
    return typeof value === 'string' ? [{ key, ...toParagraph([{ text: value, origin: originOf(item, authorship) }]) }] : []
  })
}

function readInline(type: AnyType, authorship: Authorship): Run[] {
  return visibleItems(type).flatMap((item) => {
    const { content, id } = item
    if (content instanceof Y.ContentString) {
      return authorship.originsOf(id.client, id.clock, id.clock + item.length).map(({ from, to, origin }) => ({ text: content.str.slice(from - id.clock, to - id.clock), origin }))
    }
    if (!(content instanceof Y.ContentType)) return []
    if (content.type instanceof Y.Text) return readInline(content.type, authorship)
    return content.type instanceof Y.XmlElement && content.type.nodeName === 'hardBreak' ? [{ text: '\n', origin: originOf(item, authorship) }] : []
  })
}

function originOf({ id, length }: Y.Item, authorship: Authorship): Origin {
  const found = authorship.originsOf(id.client, id.clock, id.clock + length).at(-1)
  if (!found) throw new Error('rt_update: a value that no row brought')
  return found.origin
}

const toParagraph = (runs: readonly Run[]): PassageParagraph => ({
  passages: joinPassages(keepWordsWhole(joinPassages(normaliseRuns(runs).map(({ text, origin: { author, time, room, seq } }) => ({ text, author, start: time, end: time, room, seq })))))
})

/** What one author wrote side by side in one go is one passage. */
function joinPassages(all: readonly Passage[]): Passage[] {
  const joined: Passage[] = []
  for (const passage of all) {
    const last = joined.at(-1)
    if (!last || !isSameGo(last, passage)) joined.push(passage)
    else {
      const [start, end] = [last.start < passage.start ? last.start : passage.start, last.end > passage.end ? last.end : passage.end]
      joined[joined.length - 1] = { ...last, text: last.text + passage.text, start, end, seq: Math.max(last.seq, passage.seq) }
    }
  }
  return joined
}

/** NFC over the whole paragraph, as records have it. A sign that two people made together (a letter, then its accent) is the first one's. */
function normaliseRuns(runs: readonly Run[]): Run[] {
  const whole = runs.map(({ text }) => text).join('')
  const apart = runs.map(({ text, origin }) => ({ text: text.normalize('NFC'), origin }))
  if (apart.map(({ text }) => text).join('') === whole.normalize('NFC')) return apart
  let [index, end] = [0, runs[0]?.text.length ?? 0]
  return [...new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(whole)].flatMap(({ segment, index: at }) => {
    while (at >= end) end += runs[(index += 1)]?.text.length ?? Infinity
    const run = runs[index]
    return run ? [{ text: segment.normalize('NFC'), origin: run.origin }] : []
  })
}
