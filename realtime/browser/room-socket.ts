/** What the y-websocket provider uses of a WebSocket; the browser's own fits. */
export interface RoomSocket {
  binaryType: BinaryType
  readonly readyState: number
  readonly OPEN: number
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: Event) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(data: Uint8Array): void
  close(): void
}

export const READY = { connecting: 0, open: 1, closing: 2, closed: 3 } as const

/** A line that broke without a word; the provider comes back by itself. */
export const LOST = 1006

export const openEvent = (): Event => new Event('open')
export const messageEvent = (frame: Uint8Array): MessageEvent => new MessageEvent('message', { data: new Uint8Array(frame).buffer })

/** Not every runtime has a `CloseEvent`; of it only the code is read. */
export const closeEvent = (code: number): CloseEvent => Object.assign(new Event('close'), { code, reason: '', wasClean: code !== LOST })
