/**
 * What a room needs of the connection to one window: a WebSocket (`ws` fits as it is), or the answer to a long poll where sockets are blocked.
 * `readyState` 1 is open, 3 is closed.
 */
export interface Line {
  readonly readyState: number
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedAmount: number
  /** `sent` is called when the frame has left, or with an error when it never will. */
  send(frame: Uint8Array, sent?: (error?: Error) => void): void
  /** Says why (a code of `CLOSE`) and hangs up. */
  close(code: number): void
  /** Hangs up without a word. */
  terminate(): void
  /** Asks for a sign of life; true: this line is one by itself, and sends none. */
  ping(): boolean | void
  once(event: 'close', listener: () => void): unknown
}
