import type { KeyboardEvent } from 'react'
import { choiceId } from './choice'
import { FieldsetFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'
import { Kbd } from './kbd'
import { Mark } from './mark'
import type { MarkSign } from './mark'

export interface MarkChoiceOption {
  value: string
  label: string
  shape: MarkSign['shape']
}

export interface MarkChoiceProps extends FieldProps {
  /** In the order of the keys 1, 2, 3, 4. */
  options: MarkChoiceOption[]
  defaultValue?: string
  /** Controlled use: `value` (empty text for no choice yet) together with `onChange`. */
  value?: string
  onChange?: (value: string) => void
  disabled?: boolean
}

/**
 * Big radio tiles, one per judgement. The number keys work while the focus is inside (WCAG 2.1.4); a screen that
 * listens wider calls `onChange` itself.
 */
export function MarkChoice({ name, label, hint, error, id, labelSize, options, defaultValue, value, onChange, disabled }: MarkChoiceProps) {
  const ids = fieldIds({ id, name, hint, error })
  const controlled = value !== undefined
  return (
    <FieldsetFrame radios ids={ids} label={label} hint={hint} error={error} labelSize={labelSize}>
      <div className="mark-choice">
        <div className="mark-choice__options" onKeyDown={chooseByNumber}>
          {options.map((option, index) => (
            <label key={option.value} className={`mark-choice__option mark-choice__option--${option.shape}`}>
              <input
                className="mark-choice__input"
                type="radio"
                id={choiceId(ids.id, index)}
                name={name}
                autoComplete="off"
                value={option.value}
                checked={controlled ? option.value === value : undefined}
                defaultChecked={controlled ? undefined : option.value === defaultValue}
                disabled={disabled}
                aria-keyshortcuts={String(index + 1)}
                onChange={onChange && (() => onChange(option.value))}
              />
              <Mark {...choiceSign(option.shape)} label={option.label} look="plain" labelShown />
              <span>{option.label} <Kbd decorative>{index + 1}</Kbd></span>
            </label>
          ))}
        </div>
      </div>
    </FieldsetFrame>
  )
}

/** A choice is not yet weighed: the tile shows the bare sign, pointing ones filled as in the pictures. */
function choiceSign(shape: MarkSign['shape']): MarkSign {
  return shape === 'up' || shape === 'down' ? { shape, weight: 'heavy' } : { shape }
}

function chooseByNumber(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
  const input = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')[Number(event.key) - 1]
  if (!input || input.disabled) return
  event.preventDefault()
  input.focus()
  input.click()
}
