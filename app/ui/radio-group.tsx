import { Choice, choiceId } from './choice'
import type { ChoiceOption } from './choice'
import { classNames } from './class-names'
import { FieldsetFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'

export interface RadioGroupProps extends FieldProps {
  options: ChoiceOption[]
  defaultValue?: string
  /** Controlled use: `value` together with `onChange`. */
  value?: string
  onChange?: (value: string) => void
  required?: boolean
  layout?: 'list' | 'inline' | 'cards'
}

/** One answer out of a few: a fieldset with a legend and native radio buttons. */
export function RadioGroup({ name, label, hint, error, id, labelSize, optional, options, defaultValue, value, onChange, required, layout = 'list' }: RadioGroupProps) {
  const ids = fieldIds({ id, name, hint, error })
  const controlled = value !== undefined
  return (
    <FieldsetFrame radios ids={ids} label={label} hint={hint} error={error} labelSize={labelSize} optional={optional}>
      <div className={classNames('choices', layout !== 'list' && `choices--${layout}`)}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            id={choiceId(ids.id, index)}
            name={name}
            option={option}
            checked={controlled ? option.value === value : undefined}
            defaultChecked={controlled ? undefined : option.value === defaultValue}
            required={required}
            invalid={Boolean(error)}
            onChange={onChange && (() => onChange(option.value))}
          />
        ))}
      </div>
    </FieldsetFrame>
  )
}
