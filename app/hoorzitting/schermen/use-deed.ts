import { useCallback, useEffect, useRef } from 'react'
import { useFetcher } from '~/toegang/web'

export interface Deed {
  /** Sends one deed of this page without leaving it: who types goes on typing. A second press while it is under way does nothing. */
  send: (fields: Record<string, string>) => void
  busy: boolean
  /** Why the last one was not done; null when it was. */
  bericht: string | null
}

export interface DeedAnswer {
  gedaan: boolean
  bericht: string | null
}

export function useDeed(): Deed {
  const { submit, state, data } = useFetcher<DeedAnswer>()
  const busy = state !== 'idle'
  // Known at once and not at the next drawing: a second press sent before that would end the first, and be told that it was done already.
  const underWay = useRef(false)
  useEffect(() => {
    underWay.current = busy
  }, [busy])
  const send = useCallback((fields: Record<string, string>) => {
    if (underWay.current) return
    underWay.current = true
    submit(fields, { method: 'post' })
  }, [submit])
  return { send, busy, bericht: busy ? null : (data?.bericht ?? null) }
}
