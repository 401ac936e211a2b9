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
  /** What happened between the lines; no part of the text. */
  events: readonly { time: string; text: string }[]
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

export const handleOf = (editor: Editor): LineHandle => ({
  setMark: (mark) => void editor.chain().focus().updateAttributes('paragraph', { spreker: mark }).run(),
  focus: () => void editor.commands.focus(),
  insert: (text) => void editor.chain().focus().insertContent({ type: 'text', text }).run()
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
  const places: { time: string; end: number }[] = []
  doc.forEach((node, offset) => {
    const time: unknown = node.attrs.tijd
    places.push({ time: typeof time === 'string' ? time : (places.at(-1)?.time ?? ''), end: offset + node.nodeSize })
  })
  const placeOf = (time: string): number => places.findLast((place) => place.time <= time)?.end ?? 0
  const moments = lines.moments.flatMap(({ time, label }) => {
    const end = placeOf(time)
    return end > 0 ? [Decoration.widget(end - 1, () => moment(label), { side: 1, key: `m${time}${label}`, ignoreSelection: true })] : []
  })
  const events = lines.events.map(({ time, text }, index) => Decoration.widget(placeOf(time), () => eventLine(lines.showTime(time), text), { side: -1, key: `e${index}${time}`, ignoreSelection: true }))
  return DecorationSet.create(doc, [...moments, ...events])
}

/** Drawn by CSS: no text of the document, and nothing that is copied with it. */
function moment(label: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'editor__moment'
  mark.dataset.moment = label
  mark.setAttribute('aria-hidden', 'true')
  return mark
}

function eventLine(time: string, text: string): HTMLElement {
  const line = document.createElement('div')
  line.className = 'editor__event'
  line.contentEditable = 'false'
  line.append(`${time} · ${text}`)
  return line
}
