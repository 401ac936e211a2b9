import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { encodeSync, FRAME, SYNC } from '~realtime/room/protocol'
import { cookieOf } from '../cookie-gate'
import type { History } from '../history'
import { bytesOf } from '../line-notes'

const PATIENCE_MS = 10_000

/** What came of one wrong frame: a close code, or `passed` when the line goes on and answers. */
export interface Verdict {
  readonly outcome: number | 'passed' | 'silence'
  readonly author: string
}

/** Enters a room as anybody would, sends one frame, and looks whether the line lives. `write` makes the frame from what it received. */
export function offend(serverUrl: string, room: string, write: (doc: Y.Doc) => Uint8Array | string, history?: History): Promise<Verdict> {
  const author = randomUUID()
  const doc = new Y.Doc()
  history?.of(room, `dader ${author}`)({ kind: 'opened', client: doc.clientID, author })
  const socket = new WebSocket(`${serverUrl}/${room}`, { headers: { cookie: cookieOf({ author, write: true }) }, perMessageDeflate: false })
  return new Promise((resolve) => {
    let sent = false
    const end = (outcome: Verdict['outcome']): void => {
      clearTimeout(timer)
      socket.terminate()
      doc.destroy()
      resolve({ outcome, author })
    }
    const timer = setTimeout(() => end('silence'), PATIENCE_MS)
    const read = (frame: Uint8Array): void => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== FRAME.sync) return
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (sent && step === SYNC.step2) return end('passed')
      if (step !== SYNC.step1) return Y.applyUpdate(doc, bytes)
      socket.send(encodeSync('step2', Y.encodeStateAsUpdate(doc, bytes)))
      socket.send(write(doc))
      sent = true
      // Whoever still answers took the frame for a valid one.
      socket.send(encodeSync('step1', Y.encodeStateVector(doc)))
    }
    socket.on('open', () => socket.send(encodeSync('step1', Y.encodeStateVector(doc))))
    socket.on('message', (data) => read(bytesOf(data)))
    socket.on('close', (code) => end(code))
    // The close that follows says what there is to say.
    socket.on('error', (error) => void error)
  })
}
