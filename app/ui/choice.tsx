import type { ReactNode } from 'react'

export interface ChoiceOption {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

interface ChoiceProps {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: ChoiceOption
  checked?: boolean
  defaultChecked?: boolean
  required?: boolean
  invalid: boolean
  onChange?: (checked: boolean) => void
}

/** The first choice carries the id of the whole group, so that an error link lands on a control. */
export function choiceId(groupId: string, index: number): string {
  return index === 0 ? groupId : `${groupId}-${index + 1}`
}

/** One radio button or tick box with its words. */
export function Choice({ type, id, name, option, checked, defaultChecked, required, invalid, onChange }: ChoiceProps) {
  const hintId = option.hint ? `${id}-uitleg` : undefined
  return (
    <div className="choice">
      <input
        className="choice__input"
        type={type}
        id={id}
        name={name}
        autoComplete="off"
        value={option.value}
        checked={checked}
        defaultChecked={defaultChecked}
        disabled={option.disabled}
        required={required}
        aria-describedby={hintId}
        aria-invalid={invalid && type === 'checkbox' ? true : undefined}
        onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
      />
      <div>
        <label className="choice__label" htmlFor={id}>{option.label}</label>
        {option.hint && <span id={hintId} className="choice__hint">{option.hint}</span>}
      </div>
    </div>
  )
}
