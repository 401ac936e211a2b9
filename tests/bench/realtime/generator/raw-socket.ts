// A WebSocket client on a bare TCP socket: what the load generator costs itself must stay far below what the servers cost.
import { connect, type Socket } from 'node:net'

/** Any but zero: a mask of zeros would spare the server its work. */
const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d])
const BINARY = 0x2
const CONTINUATION = 0x0
const CLOSE = 0x8
const PING = 0x9
const PONG = 0xa
const NO_CODE = 1006

export interface RawSocketEvents {
  opened(): void
  /** One whole message; `at` is when its last bytes came in (performance.now). Nobody writes over the bytes: they may be kept. */
  message(payload: Uint8Array, at: number): void
  closed(code: number): void
}

/** A masked binary frame, ready to be written. */
export function frameOf(payload: Uint8Array, opcode = BINARY): Buffer {
  const extended = payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0
  const frame = Buffer.allocUnsafe(2 + extended + 4 + payload.length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extended === 8 ? 127 : extended === 2 ? 126 : payload.length)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2)
  if (extended === 2) frame.writeUInt16BE(payload.length, 2)
  const start = 2 + extended + 4
  MASK.copy(frame, start - 4)
  for (let at = 0; at < payload.length; at += 1) frame[start + at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0)
  return frame
}

export class RawSocket {
  readonly #socket: Socket
  readonly #events: RawSocketEvents
  /** What came in and was not read yet, and how many bytes it takes to go on: a large frame is put together once, not with each chunk. */
  #pending: Buffer[] = []
  #have = 0
  #need = 0
  #upgraded = false
  #code = NO_CODE
  #message: Buffer[] = []

  constructor(port: number, path: string, events: RawSocketEvents) {
    this.#events = events
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(port, path)))
    this.#socket.on('data', (chunk) => this.#read(chunk, performance.now()))
    // Whatever went wrong, 'close' follows and tells it.
    this.#socket.on('error', (error) => void error)
    this.#socket.on('close', () => events.closed(this.#code))
  }

  /** Writes a frame made with `frameOf`. */
  write(frame: Buffer): void {
    this.#socket.write(frame)
  }

  end(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer, at: number): void {
    this.#pending.push(chunk)
    this.#have += chunk.length
    if (this.#have < this.#need) return
    let data = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending)
    if (!this.#upgraded) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) return this.#keep(data, 0)
      if (!data.subarray(0, end).toString('latin1').startsWith('HTTP/1.1 101')) return this.end()
      this.#upgraded = true
      data = data.subarray(end + 4)
      this.#events.opened()
    }
    this.#readFrames(data, at)
  }

  #keep(rest: Buffer, need: number): void {
    this.#pending = rest.length > 0 ? [rest] : []
    this.#have = rest.length
    this.#need = need
  }

  /** Handles every whole frame and keeps the rest. */
  #readFrames(data: Buffer, at: number): void {
    let from = 0
    for (;;) {
      const header = headerAt(data, from)
      if (!header) return this.#keep(data.subarray(from), 0)
      if (from + header.size + header.length > data.length) return this.#keep(data.subarray(from), header.size + header.length)
      const start = from + header.size
      this.#handle(header.opcode, header.final, data.subarray(start, start + header.length), at)
      from = start + header.length
    }
  }

  #handle(opcode: number, final: boolean, payload: Buffer, at: number): void {
    if (opcode === PING) return this.write(frameOf(payload, PONG))
    if (opcode === CLOSE) return this.#closeWith(payload)
    if (opcode !== BINARY && opcode !== CONTINUATION) return
    if (final && this.#message.length === 0) return this.#events.message(payload, at)
    this.#message.push(Buffer.from(payload))
    if (!final) return
    const whole = Buffer.concat(this.#message)
    this.#message = []
    this.#events.message(whole, at)
  }

  #closeWith(payload: Buffer): void {
    this.#code = payload.length >= 2 ? payload.readUInt16BE(0) : NO_CODE
    this.#socket.end(frameOf(payload, CLOSE))
  }
}

function headerAt(data: Buffer, from: number): { opcode: number; final: boolean; size: number; length: number } | undefined {
  const first = data[from]
  const second = data[from + 1]
  if (first === undefined || second === undefined) return undefined
  const short = second & 0x7f
  const extended = short === 127 ? 8 : short === 126 ? 2 : 0
  if (from + 2 + extended > data.length) return undefined
  const length = extended === 8 ? Number(data.readBigUInt64BE(from + 2)) : extended === 2 ? data.readUInt16BE(from + 2) : short
  return { opcode: first & 0x0f, final: (first & 0x80) !== 0, size: 2 + extended, length }
}

function upgradeRequest(port: number, path: string): string {
  const lines = [
    `GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13', `Origin: http://127.0.0.1:${port}`
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}
