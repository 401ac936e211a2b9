import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef, type MutableRefObject } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { classNames } from './class-names'
import { caretFirst, plainTextOnly } from './collab-editor-input'
import { handleOf, lineKeys, notedParagraph, redrawLines, type LineHandle, type LineOptions } from './collab-lines'
import { KeepUnchanged } from './keep-unchanged'

export interface CollabEditorProps {
  doc: Y.Doc
  /** The root of the text in the document. */
  field: string
  /** Who else is here and where their caret stands. Left out: nobody is shown. */
  awareness?: Awareness
  /** One of the two names the field for a screen reader. */
  label?: string
  labelledBy?: string
  describedBy?: string
  /** The id of the field itself, so that an error link lands on it. */
  id?: string
  editable?: boolean
  placeholder?: string
  /** How much room an empty field takes: a balance, or the page of a verslag. */
  size?: 'normal' | 'tall'
  invalid?: boolean
  /** The text is typed line by line, each with a time and a mark. Given from the beginning or never. */
  lines?: LineOptions
  /** Gets what can be done to the line with the caret. */
  handle?: MutableRefObject<LineHandle | null>
}

const handleDOMEvents = { ...plainTextOnly, ...caretFirst }

/**
 * A long text that several people type at once: paragraphs of plain text, nothing else, so that what is recorded is what was
 * seen. Carets of others carry the name and colour which the server stamped, never a text. In the browser only: the server
 * renders an empty frame of the same size. Pasted and dropped text loses its make-up (R-UIX-30).
 */
export function CollabEditor({ doc, field, awareness, editable = true, placeholder = '', size = 'normal', invalid = false, lines, handle, ...names }: CollabEditorProps) {
  const present = useRef<LineOptions | null>(null)
  present.current = lines ?? null
  const lined = lines !== undefined
  const attributes = textboxAttributes({ ...names, editable, placeholder, invalid })
  const extensions = useMemo(
    () => [
      Document,
      ...(lined ? [notedParagraph(() => present.current), lineKeys(() => present.current)] : [Paragraph]),
      Text,
      Placeholder.configure({ placeholder: () => placeholder, showOnlyWhenEditable: true }),
      Collaboration.configure({ document: doc, field }),
      KeepUnchanged,
      ...(awareness ? [CollaborationCaret.configure({ provider: { awareness }, user: {}, render: renderCaret, selectionRender: renderSelection })] : [])
    ],
    [doc, field, awareness, placeholder, lined]
  )
  const editor = useEditor(
    {
      extensions,
      editable,
      immediatelyRender: false,
      injectCSS: false,
      editorProps: { attributes, handleDOMEvents }
    },
    [extensions]
  )
  const drawn = JSON.stringify(lines && [lines.moments, lines.events])
  useEffect(() => {
    if (editor && !editor.isDestroyed && drawn) redrawLines(editor)
  }, [editor, drawn])
  useEffect(() => {
    if (!handle || !editor) return undefined
    handle.current = handleOf(editor)
    return () => {
      handle.current = null
    }
  }, [editor, handle])
  const wanted = JSON.stringify(attributes)
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const changed: Record<string, string> = JSON.parse(wanted)
    editor.setOptions({ editable, editorProps: { attributes: changed, handleDOMEvents } })
  }, [editor, editable, wanted])

  return (
    <div className={classNames('editor', size === 'tall' && 'editor--tall', lined && 'editor--lines', !editable && 'editor--readonly', invalid && 'editor--invalid')}>
      <EditorContent editor={editor} className="editor__frame" />
    </div>
  )
}

type TextboxNames = Pick<CollabEditorProps, 'id' | 'label' | 'labelledBy' | 'describedBy' | 'placeholder'> & { editable: boolean; invalid: boolean }

function textboxAttributes({ id, label, labelledBy, describedBy, placeholder, editable, invalid }: TextboxNames): Record<string, string> {
  const optional = { id, 'aria-label': label, 'aria-labelledby': labelledBy, 'aria-describedby': describedBy, 'aria-placeholder': placeholder || undefined }
  return {
    class: 'editor__text',
    role: 'textbox',
    tabindex: '0',
    'aria-multiline': 'true',
    'aria-readonly': String(!editable),
    'aria-invalid': String(invalid),
    ...Object.fromEntries(Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
}

/** The name is drawn by CSS: it is no text in the document and cannot be selected, copied or read as content. */
function renderCaret(user: Record<string, string>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'editor__caret'
  caret.dataset.naam = user.name
  caret.setAttribute('aria-hidden', 'true')
  caret.style.setProperty('--caret', user.color ?? '')
  return caret
}

const renderSelection = (user: Record<string, string>) => ({ class: 'editor__selection', style: `--caret: ${user.color ?? ''}` })
