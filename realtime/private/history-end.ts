import type { Pool } from 'pg'
import type { RoomsLogger } from '../room/limits'
import type { RoomKeys } from './room-keys'

export interface HistoryEndOptions {
  /** May delete rows of rt_update and rt_snapshot. */
  readonly pool: Pool
  readonly keys: Pick<RoomKeys, 'destroy'>
  readonly clock: { now(): Date }
  readonly logger: Pick<RoomsLogger, 'info' | 'error'>
  /** Lets go of what this process still knows of a room. */
  readonly forget: (room: string) => void
  /** How often to sweep by itself, in milliseconds; a minute by default. */
  readonly everyMs?: number
}

/** Takes away what is left of rooms whose history has ended. */
export interface HistoryEnd {
  /**
   * Takes away key, changes and snapshots of every room whose end has come, and tells of how many. Never throws: what fails is
   * reported and done again by the next sweep, on this node or another.
   */
  sweep(): Promise<number>
  /** Sweeps now, and from now on by itself. */
  start(): void
  /** Resolves when no sweep is under way any more. */
  stop(): Promise<void>
}

/**
 * The end of the history of rooms (R-RTM-53). The key goes first: from that moment nobody can read the room, also not from a copy of
 * the database, whatever happens to this process next. Then, in one transaction, the rows; only then is the room marked as cleared.
 * Killed in between, or done by two nodes at once, it is simply done again.
 */
export function createHistoryEnd(options: HistoryEndOptions): HistoryEnd {
  const { pool, logger, clock, everyMs = 60_000 } = options
  const underWay = new Set<Promise<number>>()
  let timer: NodeJS.Timeout | undefined

  async function sweepAll(): Promise<number> {
    try {
      await pool.query(END_LATECOMERS, [clock.now()])
      const { rows } = await pool.query<{ naam: string }>('select naam from rt_room where geschiedenis_tot <= $1 and opgeruimd_op is null order by naam', [clock.now()])
      let ended = 0
      for (const { naam } of rows) if (await endRoom(naam)) ended += 1
      if (ended > 0) logger.info({ kamers: ended }, 'The history of rooms has ended')
      return ended
    } catch (error) {
      logger.error({ err: error }, 'Rooms whose history has ended could not be looked up; trying again')
      return 0
    }
  }

  /** One room that fails does not keep the others. */
  async function endRoom(room: string): Promise<boolean> {
    try {
      await options.keys.destroy(room)
      options.forget(room)
      return await clearRows(pool, room, clock.now())
    } catch (error) {
      logger.error({ err: error }, 'The history of a room could not be ended; trying again')
      return false
    }
  }

  async function sweep(): Promise<number> {
    const running = sweepAll()
    underWay.add(running)
    return running.finally(() => underWay.delete(running))
  }

  return {
    sweep,
    start() {
      timer ??= setInterval(() => void sweep(), everyMs).unref()
      void sweep()
    },
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
    }
  }
}

/** A room that somebody opened at the very moment its history ended shares the end of the rooms beside it. */
const END_LATECOMERS = `
  update rt_room r set geschiedenis_tot = p.geschiedenis_tot
    from rt_room p
    where r.geschiedenis_tot is null and p.geschiedenis_tot <= $1
      and p.naam = regexp_replace(r.naam, '/[^/]*$', '') and p.naam <> r.naam`

/**
 * In one transaction that takes the row of the room first: a snapshot that another node was keeping is there before, and is deleted
 * too, or comes after, and is refused. The epoch is raised, so that no batch accepted before can follow. False when somebody else
 * cleared it meanwhile.
 */
async function clearRows(pool: Pool, room: string, now: Date): Promise<boolean> {
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    await client.query('begin')
    const { rowCount } = await client.query('select 1 from rt_room where naam = $1 and geschiedenis_tot <= $2 and opgeruimd_op is null for update', [room, now])
    if (rowCount === 1) {
      await client.query('delete from rt_update where room = $1', [room])
      await client.query('delete from rt_snapshot where room = $1', [room])
      await client.query('update rt_room set opgeruimd_op = $2, epoch = epoch + 1 where naam = $1', [room, now])
    }
    await client.query('commit')
    return rowCount === 1
  } catch (error) {
    fault = error instanceof Error ? error : new Error('The rows of a room could not be deleted')
    throw error
  } finally {
    // A connection in an unfinished transaction is thrown away, not handed to the next.
    client.release(fault)
  }
}
