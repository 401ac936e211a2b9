import { useEffect, useState, useSyncExternalStore } from 'react'
import { createRoomHolder, NO_ROOM, type HeldRoom } from './room-holder'
import { windowSockets } from './window-sockets'

export interface UsedRoom extends HeldRoom {
  /** Starts over with an empty document filled from the server; what was not saved is gone. */
  reset(): void
  /** Tries again with the same document, for instance after signing in again. */
  reconnect(): void
}

/**
 * Joins a room (null: none) for as long as the component lives. `doc` and `provider` are null on the server and until the first effect.
 * The browser asks before it closes a window in which something is not on disk yet.
 */
export function useRoom(room: string | null): UsedRoom {
  const [holder] = useState(createRoomHolder)

  useEffect(() => {
    if (room === null) return undefined
    const { protocol, host } = window.location
    return holder.open(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rt`, room, windowSockets())
  }, [holder, room])

  const view = useSyncExternalStore(holder.subscribe, holder.view, () => NO_ROOM)

  useEffect(() => {
    if (!view.unsaved) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [view.unsaved])

  return { ...view, reset: holder.reset, reconnect: holder.reconnect }
}
