import { useSyncExternalStore, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  /** While busy the button keeps its focus, says so, and does nothing when pressed again. */
  busy?: boolean
  busyLabel?: string
  children: ReactNode
}

export function buttonClass(variant: ButtonVariant, size: 'normal' | 'small'): string {
  return classNames('button', variant !== 'primary' && `button--${variant}`, size === 'small' && 'button--small')
}

const never = () => () => undefined
const useListening = (): boolean => useSyncExternalStore(never, () => true, () => false)

/**
 * A button says what happens: "Standpunt vastleggen". Submits its form unless `type` says otherwise; one that does not (`type="button"`) can be
 * pressed from the moment the page listens: a press before that would go nowhere (R-UIX-35).
 */
export function Button({ variant = 'primary', size = 'normal', busy = false, busyLabel = 'Even wachten', onClick, children, ...rest }: ButtonProps) {
  const listening = useListening()
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) {
      event.preventDefault()
      return
    }
    onClick?.(event)
  }
  return (
    <button {...rest} disabled={rest.disabled || (rest.type === 'button' && !listening)} className={buttonClass(variant, size)} aria-disabled={busy || undefined} aria-busy={busy || undefined} onClick={press}>
      {busy && <span className="button__spinner" aria-hidden="true" />}
      {busy ? busyLabel : children}
    </button>
  )
}
