import type { ReactNode } from 'react'

export interface DisclosureProps {
  label: ReactNode
  open?: boolean
  /** It was opened or shut. */
  onToggle?: (open: boolean) => void
  children: ReactNode
}

/** More for who wants it; works without JavaScript. */
export function Disclosure({ label, open, onToggle, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      <summary><span>{label}</span></summary>
      <div className="disclosure__body">{children}</div>
    </details>
  )
}
