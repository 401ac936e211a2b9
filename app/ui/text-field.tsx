import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | 'className' | 'style'>

export interface TextFieldProps extends FieldProps, NativeProps {
  width?: 'normal' | 'short'
}

export function TextField({ name, label, hint, error, id, labelSize, optional, width = 'normal', type = 'text', autoComplete = 'off', ...rest }: TextFieldProps) {
  const ids = fieldIds({ id, name, hint, error })
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} labelSize={labelSize} optional={optional}>
      <input
        {...rest}
        id={ids.id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        className={classNames('input', width === 'short' && 'input--short')}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  )
}
