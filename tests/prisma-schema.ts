// Reads a schema.prisma as far as tables go: columns, their PostgreSQL types, what may be null, the primary key.
export interface Column {
  type: string
  nullable: boolean
}

export interface Table {
  columns: Record<string, Column>
  primaryKey: string[]
}

const plainTypes: Record<string, string> = { String: 'text', Boolean: 'bool', Int: 'int4', BigInt: 'int8', Bytes: 'bytea' }
const nativeTypes: Record<string, string> = { Uuid: 'uuid', 'Timestamptz(6)': 'timestamptz', Date: 'date' }

interface Field {
  name: string
  column: string
  type: string
  list: boolean
  optional: boolean
  attributes: string
}

function readField(line: string): Field | undefined {
  const [, name, type, modifier = '', attributes = ''] = /^\s+(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(line) ?? []
  if (!name || !type) return undefined
  return { name, type, list: modifier === '[]', optional: modifier === '?', attributes, column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name }
}

/** Throws on a type it does not know: a drift test that skips a column proves nothing. */
function typeOf({ type, list, attributes, name }: Field): string {
  const native = /@db\.(\w+(?:\(\d+\))?)/.exec(attributes)?.[1]
  const found = native ? nativeTypes[native] : plainTypes[type]
  if (!found) throw new Error(`Onbekend type in het Prisma-schema: ${name} ${type} ${native ?? ''}`)
  return list ? `_${found}` : found
}

function readModel(body: string, models: ReadonlySet<string>): Table {
  const fields = body.split('\n').flatMap((line) => readField(line) ?? []).filter(({ type }) => !models.has(type))
  const several = /@@id\(\[([^\]]+)\]\)/.exec(body)?.[1]?.split(/,\s*/)
  const key = several ?? fields.filter(({ attributes }) => /@id\b/.test(attributes)).map(({ name }) => name)
  return {
    columns: Object.fromEntries(fields.map((field) => [field.column, { type: typeOf(field), nullable: field.optional }])),
    primaryKey: key.map((name) => fields.find((field) => field.name === name)?.column ?? name)
  }
}

/** The tables a schema describes, by their name in the database. */
export function readPrismaSchema(text: string): Record<string, Table> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ name, body }))
  const names = new Set(models.map(({ name }) => name))
  return Object.fromEntries(models.map(({ name, body }) => [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, readModel(body, names)]))
}
