/** The narrowest door to a database: satisfied by an adapter on a pg client and by one on a Prisma transaction. */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}
