import { useEffect } from 'react'

/** A link to a place inside something closed opens it first; browsers that do so themselves lose nothing. */
export function useOpenTarget(): void {
  useEffect(() => {
    const open = (): void => {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
      const closed = target?.closest<HTMLDetailsElement>('details:not([open])')
      if (!target || !closed) return
      closed.open = true
      target.scrollIntoView()
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
}
