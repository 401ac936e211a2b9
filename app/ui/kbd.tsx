import type { ReactNode } from 'react'

/** A key of the keyboard. `decorative` hides it from a screen reader where the control names its key itself. */
export function Kbd({ children, decorative = false }: { children: ReactNode; decorative?: boolean }) {
  return <kbd className="kbd" aria-hidden={decorative || undefined}>{children}</kbd>
}
