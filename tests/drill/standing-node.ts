import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Limits } from '~realtime/room/limits'
import { createPaneelDatabase } from '~tests/postgres'
import { bundleNode } from './bundle-node'
import type { RoomOnDisk } from './history-checker'
import { startNode, type NodeChild } from './node-child'
import { readRoomOnDisk } from './room-on-disk'

/** One node in a process of its own, on a database of this test run: what it costs can be weighed apart from those who visit it. */
export interface StandingNode {
  readonly node: NodeChild
  readonly url: string
  readonly pool: pg.Pool
  read(room: string): Promise<RoomOnDisk>
  close(): Promise<void>
}

export async function startStandingNode(limits: Partial<Limits> = {}): Promise<StandingNode> {
  const program = await bundleNode(fileURLToPath(new URL('../..', import.meta.url)))
  const database = await createPaneelDatabase()
  const node = await startNode(program.path, { databaseUrl: database.urls.app, workerPath: program.workerPath, limits })
  const pool = new pg.Pool({ connectionString: database.urls.super, max: 2 })
  return {
    node,
    pool,
    url: `ws://127.0.0.1:${node.port}/rt`,
    read: (room) => readRoomOnDisk(pool, room),
    async close() {
      await node.kill()
      await pool.end()
      await database.drop()
      program.remove()
    }
  }
}
