import { useMemo, type ReactNode } from 'react'
import { TextArea } from '~/ui/index'
import { useSharedText } from '~realtime/browser/index'
import type { Sheet } from './use-sheet'

interface TypedFieldProps {
  sheet: Sheet
  /** The key of the field: `B3/reden`. */
  fieldKey: string
  /** The id on the page, so that keys and links can find it. */
  id: string
  label: ReactNode
  hint?: ReactNode
  rows?: number
}

/** A text that is saved letter by letter in the room. */
export function TypedField({ sheet, fieldKey, id, label, hint, rows }: TypedFieldProps) {
  const field = useMemo(() => fieldById(id), [id])
  const { value, setValue } = useSharedText(sheet.text(fieldKey), field)
  return (
    <TextArea
      name={id}
      label={label}
      hint={hint}
      rows={rows}
      value={value}
      readOnly={!sheet.editable}
      onChange={(event) => setValue(event.currentTarget.value)}
    />
  )
}

/** Finds the field again when it is asked for: the component that draws it hands out no reference. */
const fieldById = (id: string) => ({
  get current(): HTMLTextAreaElement | null {
    const element = document.getElementById(id)
    return element instanceof HTMLTextAreaElement ? element : null
  }
})
