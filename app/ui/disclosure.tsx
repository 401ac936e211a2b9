import type { ReactNode } from 'react'

export interface DisclosureProps {
  label: ReactNode
  open?: boolean
  children: ReactNode
}

/** More for who wants it; works without JavaScript. */
export function Disclosure({ label, open, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary><span>{label}</span></summary>
      <div className="disclosure__body">{children}</div>
    </details>
  )
}
