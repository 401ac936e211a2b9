import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import type * as Y from 'yjs'
import { findEdit, shiftCaret } from './text-edit'

export interface SharedText {
  readonly value: string
  setValue(next: string): void
}

/**
 * Binds a shared text to a field: `value` follows everyone, `setValue` writes only what changed, so that two people can type in
 * it at once. Give the field as well and the caret stays with its words when somebody else types before it.
 */
export function useSharedText(ytext: Y.Text | null, field?: RefObject<HTMLTextAreaElement | HTMLInputElement | null>): SharedText {
  const subscribe = useCallback(
    (onChange: () => void) => {
      ytext?.observe(onChange)
      return () => ytext?.unobserve(onChange)
    },
    [ytext]
  )
  const value = useSyncExternalStore(subscribe, () => ytext?.toString() ?? '', () => '')
  useCaret(ytext, field, value)
  const setValue = useCallback((next: string) => ytext && writeText(ytext, next), [ytext])
  return { value, setValue }
}

/** Makes a shared text read `next`, by the smallest edit. */
export function writeText(ytext: Y.Text, next: string): void {
  const edit = findEdit(ytext.toString(), next)
  if (!edit) return
  const write = (): void => {
    if (edit.remove > 0) ytext.delete(edit.index, edit.remove)
    if (edit.insert !== '') ytext.insert(edit.index, edit.insert)
  }
  if (ytext.doc) ytext.doc.transact(write)
  else write()
}

/** React puts the caret at the end when a value changes from outside; this puts it back where its owner had it. */
function useCaret(ytext: Y.Text | null, field: RefObject<HTMLTextAreaElement | HTMLInputElement | null> | undefined, value: string): void {
  const selection = useRef<[start: number, end: number] | null>(null)

  useEffect(() => {
    if (!ytext || !field) return undefined
    const follow = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
      const element = field.current
      if (transaction.local || !element || document.activeElement !== element) return
      const [start, end] = selection.current ?? [element.selectionStart ?? 0, element.selectionEnd ?? 0]
      selection.current = [shiftCaret(event.delta, start), shiftCaret(event.delta, end)]
    }
    ytext.observe(follow)
    return () => ytext.unobserve(follow)
  }, [ytext, field])

  useLayoutEffect(() => {
    if (selection.current) field?.current?.setSelectionRange(...selection.current)
    selection.current = null
  }, [field, value])
}
