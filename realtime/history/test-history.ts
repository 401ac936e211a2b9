// What the tests of the history stand on: rows in the real database, and several people who write one text at once.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import * as Y from 'yjs'
import { createPaneelDatabase } from '~tests/postgres'
import type { Sql } from '../log/sql'

export interface Row {
  author: string
  time: Date
  bytes: Uint8Array
}

export interface TestLog {
  sql: Sql
  /** Keeps a room with these rows under a name of its own. */
  keep(rows: readonly Row[]): Promise<string>
  end(room: string, at: Date): Promise<void>
  /** Holds the row of the room as an append does; resolves with how to let go. */
  lock(room: string): Promise<() => Promise<void>>
  close(): Promise<void>
}

export async function startLog(): Promise<TestLog> {
  const database = await createPaneelDatabase()
  const pool = new pg.Pool({ connectionString: database.urls.app, max: 2 })
  const sql: Sql = { query: async <R extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<R>(text, [...values])).rows }
  return {
    sql,
    async keep(rows) {
      const room = `verslag/${randomUUID()}`
      await sql.query('insert into rt_room (naam, head) values ($1, $2)', [room, rows.length])
      await sql.query(
        `insert into rt_update (room, seq, author, tijd, bytes)
         select $1, e.nr, e.author, e.tijd, e.bytes from unnest($2::uuid[], $3::timestamptz[], $4::bytea[]) with ordinality as e(author, tijd, bytes, nr)`,
        [room, rows.map(({ author }) => author), rows.map(({ time }) => time.toISOString()), rows.map(({ bytes }) => Buffer.from(bytes))]
      )
      return room
    },
    async end(room, at) {
      await sql.query('update rt_room set geschiedenis_tot = $2::timestamptz where naam = $1', [room, at.toISOString()])
    },
    async lock(room) {
      const client = await pool.connect()
      await client.query('begin')
      await client.query('select naam from rt_room where naam = $1 for update', [room])
      return async () => {
        await client.query('rollback')
        client.release()
      }
    },
    async close() {
      await pool.end()
      await database.drop()
    }
  }
}

export const begin = new Date('2026-11-25T12:00:00Z')
export const after = (seconds: number): Date => new Date(begin.getTime() + seconds * 1_000)

export const addParagraph = (fragment: Y.XmlFragment, at: number, words: string): void => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, words === '' ? [] : [new Y.XmlText(words)])
  fragment.insert(at, [paragraph])
}

/** The paragraphs of a fragment that hold a text, as the editor makes them. */
export const textsOf = (fragment: Y.XmlFragment): { at: number; text: Y.XmlText }[] =>
  fragment.toArray().flatMap((node, at) => {
    const text = node instanceof Y.XmlElement ? node.toArray()[0] : undefined
    return text instanceof Y.XmlText ? [{ at, text }] : []
  })

/** What the editor does at Enter: the tail is taken away and written again in a paragraph of its own. */
export function splitParagraph(fragment: Y.XmlFragment, at: number, text: Y.XmlText, place: number): void {
  const tail = plainOf(text).slice(place)
  text.delete(place, tail.length)
  addParagraph(fragment, at + 1, tail)
}

/** What the editor does when the break between two paragraphs is taken away. */
export function joinParagraphs(fragment: Y.XmlFragment, at: number, text: Y.XmlText, next: Y.XmlText): void {
  const words = plainOf(next)
  fragment.delete(at + 1, 1)
  if (words !== '') text.insert(plainOf(text).length, words)
}

export const plainOf = (text: Y.XmlText): string => (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')

/** One person at a window: what they change becomes a row, what others changed is taken in when it suits. */
export class Window {
  readonly doc = new Y.Doc()
  readonly author = randomUUID()
  #taken = 0

  constructor(client: number) {
    this.doc.clientID = client
  }

  takeIn(rows: readonly Row[], upTo = rows.length): void {
    for (const row of rows.slice(this.#taken, upTo)) Y.applyUpdate(this.doc, row.bytes)
    this.#taken = Math.max(this.#taken, upTo)
  }

  /** Puts a change on the log; nothing when it changed nothing. */
  change(rows: Row[], time: Date, edit: (doc: Y.Doc) => void): void {
    const heard: Uint8Array[] = []
    const hear = (update: Uint8Array): void => void heard.push(update)
    this.doc.on('update', hear)
    this.doc.transact(() => edit(this.doc))
    this.doc.off('update', hear)
    for (const bytes of heard) rows.push({ author: this.author, time, bytes })
  }
}
