import { Extension, type Editor } from '@tiptap/core'
import { Paragraph } from '@tiptap/extension-paragraph'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

/** A text that is typed line by line while people speak: each line with a time and a mark of who speaks. Times are comparable texts (ISO). */
export interface LineOptions {
  /** The time of a line that begins now. */
  now: () => string
  /** A time as it stands in the margin. */
  showTime: (time: string) => string
  /** A mark as it stands in the margin. */
  showMark: (mark: string) => string
  /** The slash at the beginning of a line: who speaks? */
  onAsk: () => void
  /** Moments that somebody marked, shown in the margin of the line that was being typed. */
  moments: readonly { time: string; label: string }[]
  /** What happened between the lines, in its order; no part of the text. */
  events: readonly LineEvent[]
}

export interface LineEvent {
  time: string
  text: string
  /** It comes before the lines of the same minute: what begins, against what ends. */
  early: boolean
}

/**
 * After how many lines each event stands, by the clock and in the order in which they happened. A line without a time stays with the one before it.
 * `times`: of the lines, in the order of the text.
 */
export function placeEvents(times: readonly (string | null)[], events: readonly Omit<LineEvent, 'text'>[]): number[] {
  let last = ''
  const filled = times.map((time) => (last = time ?? last))
  let place = 0
  return events.map(({ time, early }) => {
    const after = filled.findLastIndex((other) => (early ? other < time : other <= time)) + 1
    place = Math.max(place, after)
    return place
  })
}

/** What a screen can do to the line in which the caret stands. */
export interface LineHandle {
  setMark(mark: string | null): void
  focus(): void
  insert(text: string): void
}

export type ReadLines = () => LineOptions | null

/** A paragraph of plain text that carries a time and a mark; nothing else can be in it. */
export const notedParagraph = (lines: ReadLines) =>
  Paragraph.extend({
    addAttributes() {
      return {
        tijd: { default: null, parseHTML: () => null, renderHTML: ({ tijd }) => (typeof tijd === 'string' ? { 'data-tijd': lines()?.showTime(tijd) ?? '' } : {}) },
        spreker: { default: null, parseHTML: () => null, renderHTML: ({ spreker }) => (typeof spreker === 'string' ? { 'data-spreker': lines()?.showMark(spreker) ?? '' } : {}) }
      }
    }
  })

const key = new PluginKey<DecorationSet>('lines')

/** Enter begins a line with its time; a line cut in two keeps time and mark on both sides. The slash at the beginning of a line asks who speaks. */
export const lineKeys = (lines: ReadLines) =>
  Extension.create({
    name: 'lineKeys',
    priority: 1000,
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          const options = lines()
          if (!options) return false
          const { $to } = editor.state.selection
          const atEnd = $to.parentOffset === $to.parent.content.size
          const split = editor.chain().splitBlock()
          return (atEnd ? split.updateAttributes('paragraph', { tijd: options.now(), spreker: null }) : split).run()
        }
      }
    },
    addProseMirrorPlugins() {
      return [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: (_config, { doc }) => decorate(doc, lines()),
            apply: (tr, old) => (tr.docChanged || tr.getMeta(key) ? decorate(tr.doc, lines()) : old)
          },
          props: {
            decorations: (state) => key.getState(state),
            handleKeyDown: (view, event) => ask(view, event, lines()),
            handleTextInput: (view, from, to, text) => begin(view, { from, to, text }, lines())
          }
        })
      ]
    }
  })

/** Draws margins and events anew: what happened in the room changed, the text did not. */
export const redrawLines = (editor: Editor): void => editor.view.dispatch(editor.state.tr.setMeta(key, true).setMeta('addToHistory', false))

/** Each puts the focus in the text at once: the editor's own command waits for the next picture, and a key that comes before it would be lost (R-HRZ-57). */
export const handleOf = (editor: Editor): LineHandle => ({
  setMark(mark) {
    editor.view.focus()
    editor.commands.updateAttributes('paragraph', { spreker: mark })
  },
  focus: () => editor.view.focus(),
  insert(text) {
    editor.view.focus()
    editor.commands.insertContent({ type: 'text', text })
  }
})

function ask(view: EditorView, event: KeyboardEvent, lines: LineOptions | null): boolean {
  const { empty, $from } = view.state.selection
  if (!lines || !view.editable || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || !empty || $from.parentOffset !== 0) return false
  event.preventDefault()
  lines.onAsk()
  return true
}

/** The first letter of a line gives it its time. */
function begin(view: EditorView, { from, to, text }: { from: number; to: number; text: string }, lines: LineOptions | null): boolean {
  const { $from } = view.state.selection
  const { parent } = $from
  if (!lines || parent.type.name !== 'paragraph' || parent.attrs.tijd !== null || parent.content.size > 0) return false
  const tr = view.state.tr.setNodeMarkup($from.before(), undefined, { ...parent.attrs, tijd: lines.now() }).insertText(text, from, to)
  view.dispatch(tr)
  return true
}

function decorate(doc: Node, lines: LineOptions | null): DecorationSet {
  if (!lines) return DecorationSet.empty
  const times: (string | null)[] = []
  const ends: number[] = [0]
  doc.forEach((node, offset) => {
    const time: unknown = node.attrs.tijd
    times.push(typeof time === 'string' ? time : null)
    ends.push(offset + node.nodeSize)
  })
  // Inside the line they stand under, so that the caret has its place at the end of the text. Before the first line nothing is drawn.
  const under = (lineCount: number, draw: () => HTMLElement, side: number, key: string): Decoration[] => {
    const end = lineCount > 0 ? ends[lineCount] : undefined
    return end === undefined ? [] : [Decoration.widget(end - 1, draw, { side, key, ignoreSelection: true })]
  }
  const moments = lines.moments.flatMap(({ time, label }) => under(placeEvents(times, [{ time, early: false }])[0] ?? 0, () => drawn('editor__moment', label), 1, `m${time}${label}`))
  const places = placeEvents(times, lines.events)
  // After the carets of others (side 10), so that those stay in the text.
  const events = lines.events.flatMap(({ time, text }, index) => under(places[index] ?? 0, () => drawn('editor__event', `${lines.showTime(time)} · ${text}`), 20 + index, `e${index}${time}`))
  return DecorationSet.create(doc, [...moments, ...events])
}

/** Drawn by CSS: no text of the document, and nothing that is copied with it. */
function drawn(className: string, words: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = className
  mark.dataset.words = words
  mark.setAttribute('aria-hidden', 'true')
  return mark
}
