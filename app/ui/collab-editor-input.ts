import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A browser that is busy hands over the next key before it tells that the caret has moved, and the editor would type where the caret was. So it hears of the caret
 * first, at every key and when a key or the pointer is let go (R-UIX-36).
 */
export const caretFirst = {
  keydown: hearOfCaret,
  keyup: hearOfCaret,
  mouseup: hearOfCaret
}

function hearOfCaret(view: EditorView): boolean {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  return false
}

/**
 * The ways in which text with make-up could come in. Taken over before the editor reads any HTML: nothing foreign is ever
 * parsed as markup, which also keeps Trusted Types strict.
 */
export const plainTextOnly = {
  paste: (view: EditorView, event: ClipboardEvent): boolean => insertPlainText(view, event, event.clipboardData),
  drop: (view: EditorView, event: DragEvent): boolean => {
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
    if (view.editable && place) moveCaret(view, place.pos)
    return insertPlainText(view, event, event.dataTransfer)
  },
  // Dragging inside would be a copy and not a move; cut and paste does what people expect.
  dragstart: (_view: EditorView, event: DragEvent): boolean => {
    event.preventDefault()
    return true
  }
}

function insertPlainText(view: EditorView, event: ClipboardEvent | DragEvent, data: DataTransfer | null): boolean {
  event.preventDefault()
  const text = data?.getData('text/plain') ?? ''
  if (view.editable && text !== '') view.pasteText(text)
  return true
}

function moveCaret(view: EditorView, position: number): void {
  const { tr } = view.state
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(position))))
}
