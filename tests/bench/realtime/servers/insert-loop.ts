// The other floor: one row, one INSERT, one COMMIT, and again; what any server pays that has a change on disk before it says so.
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { answerOrders, tell } from '../answering'
import { spreadOf, type Spread } from '../statistics'
import { settingOf } from './serving'

/** As large as one typed letter in a room. */
const ROW_BYTES = 28
const INSERT = 'insert into bench_insert (room, seq, author, tijd, bytes) values ($1, $2, $3, now(), $4)'

const client = new pg.Client({ connectionString: settingOf('BENCH_DATABASE') })
await client.connect()
let stopped = false
let running: Promise<Spread> = Promise.resolve(spreadOf([]))

async function insertRows(pauseMs: number): Promise<Spread> {
  const [room, author, bytes] = [randomUUID(), randomUUID(), randomBytes(ROW_BYTES)]
  const times: number[] = []
  for (let seq = 1; !stopped; seq += 1) {
    const began = performance.now()
    await client.query({ name: 'insert', text: INSERT, values: [room, seq, author, bytes] })
    times.push(performance.now() - began)
    if (pauseMs > 0) await pause(pauseMs)
  }
  // The first ones plan the statement and open the files.
  return spreadOf(times.slice(Math.min(50, times.length >> 2)))
}

answerOrders({
  /** Milliseconds between two rows: none for a loop, some for a database that has to wake up each time, as under people who type. */
  start: (pauseMs: number) => {
    stopped = false
    running = insertRows(pauseMs)
  },
  finish: () => {
    stopped = true
    return running
  }
})
process.on('SIGTERM', () => process.exit())
tell('ready')
