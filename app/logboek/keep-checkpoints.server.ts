import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Sql } from '~/platform/sql'
import { readCheckpoint, signCheckpoint, writeVerifier, type Checkpoint, type LogVerifier } from './checkpoint'
import type { LogKey } from './log-key.server'
import { createTree } from './tree'

export interface KeptCheckpoint extends Checkpoint {
  /** The signed note, as it lies in the folder. */
  readonly note: string
}

export interface CheckpointKeeper {
  /**
   * The newest checkpoint, made now when the log has grown since the last. Throws `LogRewritten` when the log is no longer what the last
   * checkpoint says: then nothing is signed any more.
   */
  checkpoint(): Promise<KeptCheckpoint>
  /** Makes one now and every five minutes. */
  start(): void
  stop(): Promise<void>
}

/** The log was cut off or rewritten up to a checkpoint that lies outside the database. */
export class LogRewritten extends Error {
  override readonly name = 'LogRewritten'
}

interface KeeperOptions {
  readonly sql: Sql
  /** Outside the database. Several processes on one database may share it, or each have their own. */
  readonly folder: string
  readonly key: LogKey
  readonly logger: Pick<Logger, 'error'>
  /** In milliseconds. */
  readonly everyMs?: number
}

const EVERY_MS = 5 * 60_000
/** The public half of the key lies beside the checkpoints, for who keeps a copy of the folder. */
export const VERIFIER_FILE = 'sleutel.txt'
const NAME = /^[0-9]{15}\.txt$/

const nameOf = (size: number): string => `${String(size).padStart(15, '0')}.txt`

/** What the last whole check found (`npm run audit:verify`), beside the checkpoints it was done with. */
export const CHECK_FILE = 'controle.json'
export const checkSchema = z.object({ op: z.iso.datetime(), regels: z.number(), klopt: z.boolean() })

/** The checkpoint of the longest log in a folder, and where it lies; null when there is none, or it is not signed by this key. */
export async function findNewestCheckpoint(folder: string, verifier: LogVerifier): Promise<{ path: string; checkpoint: Checkpoint } | null> {
  const name = (await readdir(folder)).filter((each) => NAME.test(each)).sort().at(-1)
  if (name === undefined) return null
  const path = join(folder, name)
  const checkpoint = readCheckpoint(await readFile(path, 'utf8'), verifier)
  return checkpoint && nameOf(checkpoint.size) === name ? { path, checkpoint } : null
}

/** Everything in a folder of checkpoints: those this key signed, the shortest log first, and the names of files that look like one and are not. */
export async function readCheckpoints(folder: string, verifier: LogVerifier): Promise<{ checkpoints: KeptCheckpoint[]; strange: string[] }> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort()
  const checkpoints: KeptCheckpoint[] = []
  const strange: string[] = []
  for (const name of names) {
    const note = await readFile(join(folder, name), 'utf8')
    const checkpoint = readCheckpoint(note, verifier)
    if (checkpoint && nameOf(checkpoint.size) === name) checkpoints.push({ ...checkpoint, note })
    else strange.push(name)
  }
  return { checkpoints, strange }
}

/**
 * Signs how long the log is and what is in it, and keeps that outside the database (R-LOG-7): who rewrites the whole chain there cannot
 * rewrite this. Sees of the log its hashes only.
 */
export function createCheckpointKeeper({ sql, folder, key, logger, everyMs = EVERY_MS }: KeeperOptions): CheckpointKeeper {
  const { name: origin } = key.verifier
  const tree = createTree()
  let last: Uint8Array | undefined
  let latest: KeptCheckpoint | undefined
  let opened = false
  let turn: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  /** Reads on in the log, to its end or to `upTo`; the line at which it stopped must still be there. */
  async function readOn(upTo = Infinity): Promise<void> {
    while (tree.size < upTo) {
      const rows = await sql.query<{ seq: string; hash: Uint8Array }>('select seq::text as seq, hash from logboek.bladen($1::bigint)', [Math.max(0, tree.size - 1)])
      const more = last === undefined ? rows : rows.slice(1)
      if (last !== undefined && (rows[0] === undefined || Buffer.compare(rows[0].hash, last) !== 0)) throw new LogRewritten('The log was cut off or changed')
      for (const { seq, hash } of more.slice(0, upTo - tree.size)) {
        if (Number(seq) !== tree.size + 1) throw new LogRewritten('A line of the log is missing')
        tree.add(hash)
        last = hash
      }
      if (more.length === 0) return
    }
  }

  async function openFolder(): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await keep(VERIFIER_FILE, `${writeVerifier(key.verifier)}\n`)
    latest = (await readCheckpoints(folder, key.verifier)).checkpoints.at(-1)
    if (!latest) return
    await readOn(latest.size)
    if (tree.size !== latest.size || Buffer.compare(tree.root(), latest.root) !== 0) throw new LogRewritten('The log differs from its last checkpoint')
  }

  /** Whole and on disk, or not at all; what is there stays. */
  async function keep(name: string, text: string): Promise<void> {
    const draft = join(folder, `.${name}.${process.pid}`)
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(draft, join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await unlink(draft)
  }

  async function make(): Promise<KeptCheckpoint> {
    if (!opened) await openFolder()
    opened = true
    await readOn()
    if (latest?.size === tree.size) return latest
    const checkpoint = { origin, size: tree.size, root: tree.root() }
    const note = signCheckpoint(checkpoint, key.privateKey)
    await keep(nameOf(tree.size), note)
    return (latest = { ...checkpoint, note })
  }

  function checkpoint(): Promise<KeptCheckpoint> {
    const next = turn.then(make, make)
    turn = Promise.allSettled([next])
    return next
  }

  const makeOrTell = (): void => {
    checkpoint().catch((error: unknown) => logger.error({ err: error }, 'er kan geen controlepunt van het logboek worden gezet (docs/beheer.md, Het logboek controleren)'))
  }

  return {
    checkpoint,
    start() {
      makeOrTell()
      timer = setInterval(makeOrTell, everyMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await turn
    }
  }
}
