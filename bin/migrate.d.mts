/** Why a folder of migrations does not fit the database. Nothing is applied when one of these is thrown. */
export class MigrationRefused extends Error {
  reason: 'edited' | 'missing' | 'failed'
  migration: string
}

/**
 * Applies the migrations of `folder` (Prisma's layout: `<stamp>_<name>/migration.sql`) that the database does not have yet, in order,
 * each in one transaction, and writes them into Prisma's own `_prisma_migrations`: `prisma migrate deploy` accepts the result.
 * Two at once wait for each other. Throws MigrationRefused when an applied one was edited, is missing or had failed.
 */
export function migrate(options: { url: string; folder: string }): Promise<{ applied: string[] }>
