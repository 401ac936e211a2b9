import type { SelectHTMLAttributes } from 'react'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'

type NativeProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps | 'className' | 'style' | 'multiple'>

export interface SelectProps extends FieldProps, NativeProps {
  options: { value: string; label: string; disabled?: boolean }[]
  /** The first, empty choice: "Kies een stuk". Left out there is none. */
  placeholder?: string
}

export function Select({ name, label, hint, error, id, labelSize, optional, options, placeholder, ...rest }: SelectProps) {
  const ids = fieldIds({ id, name, hint, error })
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} labelSize={labelSize} optional={optional}>
      <select autoComplete="off" {...rest} id={ids.id} name={name} className="input" aria-describedby={ids.describedBy} aria-invalid={error ? true : undefined}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>
        ))}
      </select>
    </FieldFrame>
  )
}
