// What one run does: the whole measurement, or the short form that only shows that everything works.
import { COLUMNS, NODE_COLUMNS, type Column } from './columns'
import type { DocumentSizes } from './documents'
import type { Options } from './options'

/** Rooms full of people who type. */
export interface Load {
  readonly id: string
  readonly rooms: number
  readonly members: number
  readonly editsPerSecond: number
  readonly seconds: number
}

export interface Plan {
  readonly columns: readonly Column[]
  readonly nodeColumns: readonly Column[]
  readonly rounds: number
  readonly nodeRounds: number
  readonly editorLoads: readonly Load[]
  readonly roomLoads: readonly Load[]
  readonly nodeLoads: readonly Load[]
  /** Before each load starts to count. */
  readonly warmSeconds: number
  readonly insertSeconds: number
  /** How often each document is opened after a restart, and while somebody is in. */
  readonly coldOpens: number
  readonly warmOpens: number
  readonly stormClients: number
  readonly stormRooms: number
  readonly stormRepeats: number
  /** Between filling and the storm: servers compact or store a while after a change, and a hearing room goes dark at no such moment. */
  readonly stormAfterSeconds: number
  readonly memoryRooms: { readonly small: number; readonly large: number }
  readonly documents: DocumentSizes
  /** A run with a generator that was late is done again once. */
  readonly repeatLate: boolean
}

const oneRoom = (members: number, seconds: number): Load => loadOf(1, members, 5, seconds)
const manyRooms = (rooms: number, members: number, seconds: number): Load => loadOf(rooms, members, 1, seconds)

function loadOf(rooms: number, members: number, editsPerSecond: number, seconds: number): Load {
  return { id: `${rooms === 1 ? '1 room' : `${rooms} rooms`} × ${members}, ${editsPerSecond}/s`, rooms, members, editsPerSecond, seconds }
}

const FULL: Omit<Plan, 'columns' | 'nodeColumns'> = {
  rounds: 3,
  nodeRounds: 2,
  editorLoads: [oneRoom(5, 3), oneRoom(20, 3), oneRoom(50, 5)],
  roomLoads: [manyRooms(200, 3, 4), manyRooms(1_000, 3, 6)],
  nodeLoads: [oneRoom(10, 3), oneRoom(40, 4), manyRooms(200, 4, 4)],
  warmSeconds: 1,
  insertSeconds: 3,
  coldOpens: 3,
  warmOpens: 9,
  stormClients: 500,
  stormRooms: 250,
  stormRepeats: 2,
  stormAfterSeconds: 2,
  memoryRooms: { small: 300, large: 60 },
  documents: { smallUpdates: 5_000, operations: Number.POSITIVE_INFINITY },
  repeatLate: true
}

const SHORT: typeof FULL = {
  rounds: 1,
  nodeRounds: 1,
  editorLoads: [loadOf(1, 5, 20, 0.5)],
  roomLoads: [loadOf(10, 3, 5, 0.6)],
  nodeLoads: [loadOf(1, 4, 20, 0.5)],
  warmSeconds: 0.2,
  insertSeconds: 0.3,
  coldOpens: 1,
  warmOpens: 2,
  stormClients: 20,
  stormRooms: 10,
  stormRepeats: 1,
  stormAfterSeconds: 0,
  memoryRooms: { small: 4, large: 2 },
  documents: { smallUpdates: 20, operations: 20_000 },
  repeatLate: false
}

const SHORT_COLUMNS = ['ours', 'relay', 'resident', 'ours-2', 'relay-notify']
/** Stands in the short form only: the full one has real peers. */
const STAND_IN = 'resident'

/** The plan for what was asked. */
export function planOf(options: Options): Plan {
  const basis = options.short ? SHORT : FULL
  const wanted = ({ id }: Column): boolean => options.servers?.includes(id) ?? (options.short ? SHORT_COLUMNS.includes(id) : id !== STAND_IN)
  const lasting = (loads: readonly Load[]): Load[] =>
    loads.filter(({ id }) => options.loads?.some((begin) => id.startsWith(begin)) ?? true).map((load) => ({ ...load, seconds: options.seconds ?? load.seconds }))
  return {
    ...basis,
    rounds: options.rounds ?? basis.rounds,
    nodeRounds: options.rounds ?? basis.nodeRounds,
    editorLoads: lasting(basis.editorLoads),
    roomLoads: lasting(basis.roomLoads),
    nodeLoads: lasting(basis.nodeLoads),
    columns: COLUMNS.filter(wanted),
    nodeColumns: NODE_COLUMNS.filter(wanted)
  }
}
