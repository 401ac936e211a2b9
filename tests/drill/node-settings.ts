import type { Limits, RoomsStats } from '~realtime/index'

/** What a node of the drill is told at its start, as JSON in `DRILL_NODE`. */
export interface NodeSettings {
  readonly databaseUrl: string
  /** The bundled compaction worker. */
  readonly workerPath: string
  readonly limits: Partial<Limits>
  /** Milliseconds by which it promises too early; only to see that this is noticed. */
  readonly hastyMs?: number
}

export type NodeQuestion = { readonly kind: 'stats' }

export type NodeAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  /** Bytes in use after everything unused was thrown away, and what somebody managed to add to all objects. */
  | { readonly kind: 'stats'; readonly rooms: RoomsStats; readonly heapUsed: number; readonly rss: number; readonly external: number; readonly prototype: readonly string[] }
