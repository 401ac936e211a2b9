import { useCallback, useRef } from 'react'
import { useFetcher } from '~/toegang/web'

export interface Deed {
  /** Sends one deed of this page without leaving it: who types goes on typing. A second press while it is under way does nothing. */
  send: (fields: Record<string, string>) => void
  busy: boolean
  /** Why the last one was not done; null when it was. */
  bericht: string | null
  /** How many were done from this window. */
  done: number
}

export interface DeedAnswer {
  gedaan: boolean
  bericht: string | null
}

export function useDeed(): Deed {
  const { submit, state, data } = useFetcher<DeedAnswer>()
  const count = useRef<{ data: unknown; done: number }>({ data: undefined, done: 0 })
  if (state === 'idle' && data !== count.current.data) count.current = { data, done: count.current.done + (data?.gedaan ? 1 : 0) }
  const busy = state !== 'idle'
  const send = useCallback((fields: Record<string, string>) => {
    if (!busy) submit(fields, { method: 'post' })
  }, [busy, submit])
  return { send, busy, bericht: busy ? null : (data?.bericht ?? null), done: count.current.done }
}
