import { chooseSockets } from './choose-socket'
import type { SocketClass } from './counting-socket'

let chosen: SocketClass | undefined

/** The socket class of this window: what one room finds out about the line holds for all rooms in it, for as long as the page lives. */
export function windowSockets(): SocketClass {
  chosen ??= chooseSockets({
    WebSocket,
    fetch: (...request) => window.fetch(...request),
    window: {
      visible: () => document.visibilityState === 'visible',
      onVisibility: (listener) => document.addEventListener('visibilitychange', listener)
    }
  })
  return chosen
}
