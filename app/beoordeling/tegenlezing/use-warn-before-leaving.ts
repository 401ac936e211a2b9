import { useEffect } from 'react'

/** Asks before a page is left on which something was typed that is nowhere else. */
export function useWarnBeforeLeaving(typed: boolean): void {
  useEffect(() => {
    if (!typed) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [typed])
}
