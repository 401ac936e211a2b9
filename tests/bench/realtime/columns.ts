// Everything that is measured, and how each is started.
import type { Acknowledges, Wire } from './messages'

/** What servers may need to be told where it is; absent when it is not on this machine. */
export interface Places {
  readonly database: string
  readonly redis: string | undefined
  /** A fresh folder for this session. */
  readonly folder: string
  readonly compactionWorker: string
}

export interface Column {
  readonly id: string
  readonly title: string
  readonly kind: 'ours' | 'peer' | 'floor'
  /** The name of its program in `servers/`. */
  readonly program: string
  /** Whether it needs the packages of `peers/`. */
  readonly needsPeers: boolean
  readonly wire: Wire
  readonly acknowledges: Acknowledges
  readonly path: string
  /** Keeps documents across a restart. */
  readonly keeps: boolean
  /** Runs as two nodes. */
  readonly nodes: 1 | 2
  readonly settings: (places: Places) => Readonly<Record<string, string>>
}

const nothing = (): Readonly<Record<string, string>> => ({})

const yWebsocket = { kind: 'peer', program: 'y-websocket', needsPeers: true, wire: 'y-websocket', acknowledges: 'never', path: '/', nodes: 1 } as const
const hocuspocus = { kind: 'peer', program: 'hocuspocus', needsPeers: true, wire: 'hocuspocus', acknowledges: 'each', path: '/', nodes: 1 } as const
const relay = { kind: 'floor', program: 'relay', wire: 'bare', acknowledges: 'never', path: '/', keeps: false } as const
const ours = { kind: 'ours', program: 'ours', needsPeers: false, wire: 'y-websocket', acknowledges: 'count', path: '/rt/', keeps: true } as const

export const COLUMNS: readonly Column[] = [
  {
    ...ours, id: 'ours', title: 'Weging', nodes: 1,
    settings: ({ database, compactionWorker }) => ({ BENCH_DATABASE: database, BENCH_COMPACTION_WORKER: compactionWorker, BENCH_NODES: '1' })
  },
  { ...relay, id: 'relay', title: 'bare relay (floor)', needsPeers: false, nodes: 1, settings: nothing },
  { ...yWebsocket, id: 'y-websocket', title: '@y/websocket-server 0.1.1', keeps: false, settings: nothing },
  { ...yWebsocket, id: 'y-websocket-leveldb', title: '@y/websocket-server 0.1.1 + LevelDB', keeps: true, settings: ({ folder }) => ({ YPERSISTENCE: folder }) },
  { ...yWebsocket, id: 'y-crossws', title: 'y-crossws 0.0.2', program: 'y-crossws', keeps: false, settings: nothing },
  { ...hocuspocus, id: 'hocuspocus-3', title: 'hocuspocus 3.4.4', keeps: false, settings: () => ({ BENCH_MAJOR: '3' }) },
  { ...hocuspocus, id: 'hocuspocus-3-pg', title: 'hocuspocus 3.4.4 + PostgreSQL', keeps: true, settings: ({ database }) => ({ BENCH_MAJOR: '3', BENCH_DATABASE: database }) },
  { ...hocuspocus, id: 'hocuspocus-4', title: 'hocuspocus 4.7.0', keeps: false, settings: () => ({ BENCH_MAJOR: '4' }) },
  { ...hocuspocus, id: 'hocuspocus-4-pg', title: 'hocuspocus 4.7.0 + PostgreSQL', keeps: true, settings: ({ database }) => ({ BENCH_MAJOR: '4', BENCH_DATABASE: database }) },
  { ...yWebsocket, id: 'resident', title: 'one Y.Doc per room, y-protocols only', program: 'resident-document', needsPeers: false, keeps: false, settings: nothing }
]

/** The same, as two nodes. */
export const NODE_COLUMNS: readonly Column[] = [
  {
    ...ours, id: 'ours-2', title: 'Weging, two nodes', nodes: 2,
    settings: ({ database, compactionWorker }) => ({ BENCH_DATABASE: database, BENCH_COMPACTION_WORKER: compactionWorker, BENCH_NODES: '2' })
  },
  { ...hocuspocus, id: 'hocuspocus-4-redis', title: 'hocuspocus 4.7.0 + Redis extension', keeps: false, nodes: 2, settings: ({ redis = '' }) => ({ BENCH_MAJOR: '4', BENCH_REDIS: redis }) },
  { ...relay, id: 'relay-redis', title: 'bare relay + Redis pub/sub (floor)', needsPeers: true, nodes: 2, settings: ({ redis = '' }) => ({ BENCH_REDIS: redis }) },
  { ...relay, id: 'relay-notify', title: 'bare relay + PostgreSQL NOTIFY (floor)', needsPeers: false, nodes: 2, settings: ({ database }) => ({ BENCH_DATABASE: database }) }
]

export const needsRedis = ({ id }: Column): boolean => id.endsWith('-redis')
