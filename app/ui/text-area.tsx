import type { TextareaHTMLAttributes } from 'react'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'

type NativeProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps | 'className' | 'style'>

export type TextAreaProps = FieldProps & NativeProps

export function TextArea({ name, label, hint, error, id, labelSize, optional, rows = 4, autoComplete = 'off', ...rest }: TextAreaProps) {
  const ids = fieldIds({ id, name, hint, error })
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} labelSize={labelSize} optional={optional}>
      <textarea
        {...rest}
        id={ids.id}
        name={name}
        rows={rows}
        autoComplete={autoComplete}
        className="input input--area"
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  )
}
