// What somebody hears who knocks at a room by both doors: its content, and who is there.
import * as Y from 'yjs'
import WebSocket from 'ws'
import { ASK, decodeAnswer, encodeQuestion, NO_MARK, WIRE_TYPE } from '~realtime/http/http-wire'
import { encodeSync, FRAME, SYNC } from '~realtime/room/protocol'

export interface RoomHeard {
  /** The content and the rights, by socket and by HTTP; or the code of the shut door. */
  sync: string
  /** Who is there, as the socket tells it. */
  awareness: string
  /** Who is there, as the HTTP door tells it. */
  presence: string
}

interface Door {
  port: number
  origin: string
  cookie: string
  room: string
}

const empty = Y.encodeStateVector(new Y.Doc())
/** Who is there comes with the content; what would still follow comes within this time, in milliseconds. */
const LINGER = 25

const told = (frames: readonly Uint8Array[]): { rest: string; presence: string } => {
  const text = (some: readonly Uint8Array[]): string => some.map((frame) => Buffer.from(frame).toString('latin1')).join('\n')
  const isPresence = (frame: Uint8Array): boolean => frame[0] === FRAME.awareness
  return { rest: text(frames.filter((frame) => !isPresence(frame))), presence: text(frames.filter(isPresence)) }
}

function bySocket({ port, origin, cookie, room }: Door): Promise<{ code: number | 'binnen'; frames: Uint8Array[] }> {
  return new Promise((resolve, reject) => {
    const frames: Uint8Array[] = []
    let inside = false
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rt/${room}`, { headers: { ...(cookie ? { cookie } : {}), origin, host: new URL(origin).host }, perMessageDeflate: false })
    socket.binaryType = 'arraybuffer'
    socket.on('open', () => socket.send(encodeSync('step1', empty)))
    socket.on('message', (data) => {
      const frame = new Uint8Array(data as ArrayBuffer)
      frames.push(frame)
      if (inside || frame[0] !== FRAME.sync || frame[1] !== SYNC.step2) return
      inside = true
      setTimeout(() => socket.close(), LINGER)
    })
    socket.on('close', (code) => resolve({ code: inside ? 'binnen' : code, frames }))
    socket.on('error', reject)
  })
}

async function byHttp({ port, origin, cookie, room }: Door): Promise<{ code: number; frames: readonly Uint8Array[] }> {
  const response = await fetch(`http://127.0.0.1:${port}/rt/${room}?${ASK}`, {
    method: 'POST', body: encodeQuestion({ mark: NO_MARK, client: 0, since: empty, waitMs: 0 }), headers: { 'content-type': WIRE_TYPE, origin, ...(cookie ? { cookie } : {}) }
  })
  const answer = decodeAnswer(new Uint8Array(await response.arrayBuffer()))
  if (!answer) throw new Error(`${room}: geen antwoord van de deur (${response.status})`)
  return answer
}

/** Knocks at both doors of one room as the owner of this cookie. */
export async function listenIn(door: Door): Promise<RoomHeard> {
  const [socket, http] = [await bySocket(door), await byHttp(door)]
  const [one, two] = [told(socket.frames), told(http.frames)]
  return { sync: `${socket.code} ${one.rest}\n${http.code} ${two.rest}`, awareness: one.presence, presence: two.presence }
}
