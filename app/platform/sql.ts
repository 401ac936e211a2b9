import { statementName } from './statement-name'

/**
 * The narrowest door to a database: one statement, positional values ($1, $2 …), rows back.
 * A pg Pool, a pg Client and a Prisma transaction all fit through it, so that the mechanisms of access, rooms and
 * log work inside whatever transaction their caller holds.
 */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

interface PgQueryable {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

/** Without values a text may hold several statements, and those have no name. */
const nameOf = (text: string, values: readonly unknown[]): string => (values.length > 0 ? statementName(text) : '')

/** Wraps a pg Pool or Client. A statement with values is prepared once per connection (R-PLA-61). */
export const sqlOfPg = (pg: PgQueryable): Sql => ({
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await pg.query({ name: nameOf(text, values), text, values: [...values] })).rows as Row[]
})

interface PrismaRaw {
  $queryRawUnsafe<T>(text: string, ...values: unknown[]): Promise<T>
}

/** Wraps a Prisma client or transaction. Values are bound, never spliced; uuids and dates need a cast in the text. */
export const sqlOfPrisma = (prisma: PrismaRaw): Sql => ({
  query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
    prisma.$queryRawUnsafe<Row[]>(text, ...values)
})

/** The option of Prisma's adapter by which its statements are prepared once per connection too (R-PLA-61). */
export const prepared = { statementNameGenerator: ({ sql, args }: { sql: string; args: readonly unknown[] }): string => nameOf(sql, args) }

/**
 * What a session of such a pool is begun with: its plans are made once, without looking at the values, and without compiling them. All we ask goes by keys and indexes,
 * so that a plan for the values at hand would be the same one, at several milliseconds each time.
 */
export const PREPARED_SESSION = '-c plan_cache_mode=force_generic_plan -c jit=off'
