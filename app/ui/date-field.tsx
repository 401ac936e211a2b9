import { TextField } from './text-field'
import type { TextFieldProps } from './text-field'

export type DateFieldProps = Omit<TextFieldProps, 'type' | 'width'>

/** The browser's own date field; values are ISO days, `2026-11-25`. `min` and `max` are passed on. */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" width="short" />
}
