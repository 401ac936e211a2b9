import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { FieldIds } from './field-ids'
import { VisuallyHidden } from './visually-hidden'

/** What every field has, under the same names. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do, in one sentence. */
  error?: string
  /** Defaults to `name`; give one when two forms on a page share a name. */
  id?: string
  labelSize?: 'normal' | 'large'
  /** Says beside the label that the field may stay empty. */
  optional?: boolean
}

interface FrameProps extends Pick<FieldProps, 'label' | 'hint' | 'error' | 'labelSize' | 'optional'> {
  ids: FieldIds
  children: ReactNode
}

interface FieldsetProps extends FrameProps {
  /** Radio buttons: the group as a whole can be invalid, a single button cannot. */
  radios?: boolean
}

export function HintAndError({ ids, hint, error }: Pick<FrameProps, 'ids' | 'hint' | 'error'>) {
  return (
    <>
      {hint && <p id={ids.hintId} className="field__hint">{hint}</p>}
      {error && <p id={ids.errorId} className="field__error"><VisuallyHidden>Fout: </VisuallyHidden>{error}</p>}
    </>
  )
}

function labelClass(labelSize: FieldProps['labelSize']): string {
  return classNames('field__label', labelSize === 'large' && 'field__label--large')
}

function Optional() {
  return <span className="field__optional"> (mag leeg blijven)</span>
}

/** One control with its label, hint and error. */
export function FieldFrame({ ids, label, hint, error, labelSize, optional, children }: FrameProps) {
  return (
    <div className={classNames('field', error && 'field--error')}>
      <label className={labelClass(labelSize)} htmlFor={ids.id}>{label}{optional && <Optional />}</label>
      <HintAndError ids={ids} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** Several controls that answer one question: a fieldset with its legend. */
export function FieldsetFrame({ ids, label, hint, error, labelSize, optional, radios = false, children }: FieldsetProps) {
  return (
    <fieldset
      className={classNames('field', error && 'field--error')}
      role={radios ? 'radiogroup' : undefined}
      aria-describedby={ids.describedBy}
      aria-invalid={radios && error ? true : undefined}
    >
      <legend className={labelClass(labelSize)}>{label}{optional && <Optional />}</legend>
      <HintAndError ids={ids} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
