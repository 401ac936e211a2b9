/**
 * The narrowest door to a database: one statement, positional values ($1, $2 …), rows back.
 * A pg Pool, a pg Client and a Prisma transaction all fit through it, so that the mechanisms of access, rooms and
 * log work inside whatever transaction their caller holds.
 */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

interface PgQueryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

/** Wraps a pg Pool or Client. */
export const sqlOfPg = (pg: PgQueryable): Sql => ({
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await pg.query(text, [...values])).rows as Row[]
})

interface PrismaRaw {
  $queryRawUnsafe<T>(text: string, ...values: unknown[]): Promise<T>
}

/** Wraps a Prisma client or transaction. Values are bound, never spliced; uuids and dates need a cast in the text. */
export const sqlOfPrisma = (prisma: PrismaRaw): Sql => ({
  query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
    prisma.$queryRawUnsafe<Row[]>(text, ...values)
})
