import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useBlocker } from './web'

/** Something that waits for an answer: it would throw away what is not on disk. */
export interface Held {
  stay(): void
  go(): void
}

interface Leaving {
  held: Held | undefined
  /** Does this at once when everything is on disk, and otherwise as soon as it is, or when the person says so. */
  hold(go: () => void): void
  /** What watches over going to another page; render it. */
  watch: ReactNode
}

/**
 * Holds what would throw away unsaved work: going to another page, sending a form, starting over. Most of it is on disk a moment later and then it
 * goes on by itself; otherwise the person is asked (R-RTM-67). Closing the window is the browser's own question (R-RTM-32).
 */
export function useHeldLeaving(unsaved: boolean): Leaving {
  const [waiting, setWaiting] = useState<Held>()
  const [blocked, setBlocked] = useState<Held>()
  const unsavedNow = useRef(unsaved)
  /** The person, or the disk, said that this form may go. */
  const free = useRef(false)
  useEffect(() => {
    unsavedNow.current = unsaved
  }, [unsaved])

  const hold = useCallback((go: () => void) => {
    if (!unsavedNow.current) return go()
    const done = (): void => setWaiting(undefined)
    setWaiting({ stay: done, go: () => (done(), go()) })
  }, [])

  useEffect(() => {
    const catchForm = (event: SubmitEvent): void => {
      const { target: form, submitter } = event
      if (!unsavedNow.current || free.current || !(form instanceof HTMLFormElement)) return
      event.preventDefault()
      event.stopPropagation()
      hold(() => {
        free.current = true
        form.requestSubmit(submitter)
        free.current = false
      })
    }
    window.addEventListener('submit', catchForm, { capture: true })
    return () => window.removeEventListener('submit', catchForm, { capture: true })
  }, [hold])

  const held = blocked ?? waiting
  useEffect(() => {
    if (held && !unsaved) held.go()
  })
  return { held, hold, watch: (unsaved || blocked) && <PageWatch unsaved={unsaved} free={free} onHeld={setBlocked} /> }
}

interface PageWatchProps {
  unsaved: boolean
  free: RefObject<boolean>
  onHeld: (held: Held | undefined) => void
}

/** Holds the way to another page. There only while it has something to watch: the router complains of each jump within a page that it might have held. */
function PageWatch({ unsaved, free, onHeld }: PageWatchProps) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && !free.current && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    onHeld(blocker.state === 'blocked' ? { stay: () => blocker.reset(), go: () => blocker.proceed() } : undefined)
  }, [blocker, onHeld])
  return null
}
