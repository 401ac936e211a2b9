import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What the rooms must know of a snapshot to judge and to serve, without taking it apart: opening a large document costs no decoding. */
export interface SnapshotState {
  /** How far each client got, and who typed as that client (an account, UUID): compaction keeps authorship. */
  readonly clients: ReadonlyMap<number, { readonly clock: number; readonly author: string }>
  /** Where in the bytes of the snapshot the deletions begin. */
  readonly deletesAt: number
}

const VERSION = 1
const UUID_BYTES = 16

/** Writes the `staat` of a snapshot. */
export function encodeSnapshotState({ clients, deletesAt }: SnapshotState): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION)
    encoding.writeVarUint(encoder, deletesAt)
    encoding.writeVarUint(encoder, clients.size)
    clients.forEach(({ clock, author }, client) => {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeUint8Array(encoder, Buffer.from(author.replaceAll('-', ''), 'hex'))
    })
  })
}

/** Reads the `staat` of a snapshot; throws when it is anything else. */
export function decodeSnapshotState(bytes: Uint8Array): SnapshotState {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== VERSION) throw new Error('rt_snapshot: a state in a form this program does not know')
  const deletesAt = decoding.readVarUint(decoder)
  const clients = new Map<number, { clock: number; author: string }>()
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder)
    clients.set(client, { clock: decoding.readVarUint(decoder), author: readUuid(decoding.readUint8Array(decoder, UUID_BYTES)) })
  }
  if (decoding.hasContent(decoder)) throw new Error('rt_snapshot: a state with bytes too many')
  return { clients, deletesAt }
}

function readUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
