import { useState } from 'react'
import type { ReactNode } from 'react'
import { nextAnnouncement, saveStateText } from './save-state'
import type { SaveState } from './save-state'

export interface StatusLineProps {
  state: SaveState
  /** Replaces the standard words on the screen, for instance with the reason of a refusal. */
  children?: ReactNode
}

/** Where the user's typing is: always on the screen, spoken only when it matters. */
export function StatusLine({ state, children }: StatusLineProps) {
  const [announced, setAnnounced] = useState(() => nextAnnouncement(undefined, state))
  const next = nextAnnouncement(announced, state)
  if (next !== announced) setAnnounced(next)
  return (
    <div className={`status status--${state}`}>
      <p>{state === 'saved' && <span aria-hidden="true">✓ </span>}{children ?? saveStateText[state]}</p>
      <span className="visually-hidden" role="status">{announced && saveStateText[announced]}</span>
    </div>
  )
}
