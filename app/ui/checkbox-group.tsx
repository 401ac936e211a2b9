import { Choice, choiceId } from './choice'
import type { ChoiceOption } from './choice'
import { classNames } from './class-names'
import { FieldsetFrame } from './field-frame'
import type { FieldProps } from './field-frame'
import { fieldIds } from './field-ids'

export interface CheckboxGroupProps extends FieldProps {
  options: ChoiceOption[]
  defaultValue?: string[]
  /** Controlled use: `value` together with `onChange`, which gets the new list in the order of the options. */
  value?: string[]
  onChange?: (value: string[]) => void
  layout?: 'list' | 'inline' | 'cards'
}

/** Any number of answers: a fieldset with a legend and native tick boxes, all under one name. */
export function CheckboxGroup({ name, label, hint, error, id, labelSize, optional, options, defaultValue = [], value, onChange, layout = 'list' }: CheckboxGroupProps) {
  const ids = fieldIds({ id, name, hint, error })
  const change = (changed: string, checked: boolean): void => {
    const chosen = new Set(value)
    if (checked) chosen.add(changed)
    else chosen.delete(changed)
    onChange?.(options.map((option) => option.value).filter((each) => chosen.has(each)))
  }
  return (
    <FieldsetFrame ids={ids} label={label} hint={hint} error={error} labelSize={labelSize} optional={optional}>
      <div className={classNames('choices', layout !== 'list' && `choices--${layout}`)}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="checkbox"
            id={choiceId(ids.id, index)}
            name={name}
            option={option}
            checked={value && value.includes(option.value)}
            defaultChecked={value ? undefined : defaultValue.includes(option.value)}
            invalid={Boolean(error)}
            onChange={value && ((checked) => change(option.value, checked))}
          />
        ))}
      </div>
    </FieldsetFrame>
  )
}
