import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/**
 * Follows one key of a shared map, and sets it. The value is what somebody's browser put there: check its shape before use.
 * Setting the value it already has writes nothing.
 */
export function useMapValue(map: Y.Map<unknown> | null, key: string): [value: unknown, set: (next: unknown) => void] {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const follow = (event: Y.YMapEvent<unknown>): void => {
        if (event.keysChanged.has(key)) onChange()
      }
      map?.observe(follow)
      return () => map?.unobserve(follow)
    },
    [map, key]
  )
  const value = useSyncExternalStore(subscribe, () => map?.get(key), () => undefined)
  const set = useCallback(
    (next: unknown) => {
      if (!map || map.get(key) === next) return
      if (next === undefined) map.delete(key)
      else map.set(key, next)
    },
    [map, key]
  )
  return [value, set]
}
