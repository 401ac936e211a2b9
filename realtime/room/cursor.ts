/** The place of a caret as Yjs writes it; everything else a client says about itself is not passed on. */
interface Position {
  type?: { client: number; clock: number } | null
  tname?: string | null
  item?: { client: number; clock: number } | null
  assoc?: number
}

export interface Cursor {
  anchor: Position
  head: Position
}

/**
 * Reads the `cursor` field of an awareness state; undefined when there is none or it is anything but a selection in an allowed root.
 * The editors of others run this through Yjs: an invented shape could stop them, an invented root would be created there.
 */
export function readCursor(state: unknown, roots: readonly string[]): Cursor | undefined {
  const cursor = fieldsOf(fieldsOf(state)?.cursor)
  const anchor = readPosition(cursor?.anchor, roots)
  const head = readPosition(cursor?.head, roots)
  return anchor && head ? { anchor, head } : undefined
}

function readPosition(value: unknown, roots: readonly string[]): Position | undefined {
  const fields = fieldsOf(value)
  if (!fields) return undefined
  const { tname } = fields
  if (tname !== undefined && tname !== null && !(typeof tname === 'string' && roots.includes(tname))) return undefined
  const type = readId(fields.type)
  const item = readId(fields.item)
  if (type === 'invalid' || item === 'invalid') return undefined
  return { type, tname: tname ?? null, item, assoc: fields.assoc === -1 ? -1 : 0 }
}

function readId(value: unknown): { client: number; clock: number } | null | 'invalid' {
  if (value === undefined || value === null) return null
  const { client, clock } = fieldsOf(value) ?? {}
  if (!isCount(client) || !isCount(clock)) return 'invalid'
  return { client, clock }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function fieldsOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
