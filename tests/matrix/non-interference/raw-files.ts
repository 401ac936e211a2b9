// The files of a database as they lie on disk, and of the write-ahead log beside them.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { formsOf } from '~tests/text-forms'

const filesIn = (folder: string, since: number): string[] =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)).filter((file) => statSync(file).mtimeMs >= since)

/**
 * In which files of this database, and of the log of its cluster written since then, these words stand in any form. Empty: in none. Needs
 * the superuser's address and a cluster on this machine. Throws when there is nothing to look in.
 */
export async function rawFilesWith(superUrl: string, words: string, since: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query('checkpoint')
    const { rows } = await client.query<{ folder: string; oid: string }>("select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()")
    const files = rows.flatMap(({ folder, oid }) => [...filesIn(join(folder, 'base', oid), 0), ...filesIn(join(folder, 'pg_wal'), since.getTime())])
    if (files.length < 100) throw new Error('De bestanden van de database zijn er niet')
    const utf16 = Buffer.from(words, 'utf16le')
    const forms = formsOf(words).map((form) => Buffer.from(form))
    return files.filter((file) => {
      const bytes = readFileSync(file)
      // A segment of the log is mostly the rows themselves: as they are, and as UTF-16.
      return [...(file.includes('pg_wal') ? forms.slice(0, 1) : forms), utf16].some((form) => bytes.includes(form))
    })
  } finally {
    await client.end()
  }
}
