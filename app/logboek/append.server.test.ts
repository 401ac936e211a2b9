import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestClock, openTestAccess, type TestAccess } from '~tests/fixtures/people'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { appendLog, type LogLine } from './append.server'

interface Kept {
  seq: string
  seconds: string
  actor: string | null
  hoedanigheid: string | null
  deed: string
  object: string | null
  resultaat: string
  oorsprong: string
  doel: string | null
  bewijs: string | null
  vorige: Buffer
  hash: Buffer
}

const line: LogLine = { actor: null, hoedanigheid: 'voorzitter', deed: 'dossier.overzicht', object: 'dossier/1', resultaat: 'gelezen', oorsprong: 'paneel' }

/** The text over which the database computes the hash, written again here: jsonb writes `, ` between its items. */
const chainedText = (row: Kept): string =>
  `[${[Number(row.seq), row.seconds, row.actor, row.hoedanigheid, row.deed, row.object, row.resultaat, row.oorsprong, row.doel, row.bewijs].map((item) => JSON.stringify(item)).join(', ')}]`

const hashOf = (row: Kept): string => createHash('sha256').update(row.vorige).update(chainedText(row)).digest('hex')

describe.each([['paneel', createPaneelDatabase], ['opsporing', createOpsporingDatabase]] as const)('the log of %s', (_name, createDatabase) => {
  const clock = createTestClock('2026-11-25T08:00:00.123Z')
  let access: TestAccess
  beforeAll(async () => {
    access = await openTestAccess(await createDatabase())
  })
  afterAll(() => access.stop())
  const readAll = () => access.owner.query<Kept>('select seq::text as seq, extract(epoch from tijd)::text as seconds, actor::text as actor, hoedanigheid, deed, object, resultaat, oorsprong, doel, bewijs, vorige, hash from logboek.regel order by regel.seq')

  it('[R-LOG-4] each line holds the hash of the one before it, and can be computed again by anybody', async () => {
    const person = await access.addPerson('voorzitter')
    await appendLog(access.sql, clock, line)
    clock.pass(1)
    await appendLog(access.sql, clock, { ...line, actor: person.accountId, object: null, resultaat: 'geweigerd' })
    await appendLog(access.sql, clock, { ...line, doel: 'taak', bewijs: 'ab'.repeat(32), deed: 'aanhaling " \\ é €', hoedanigheid: null })
    const rows = await readAll()
    expect(rows.map((row) => row.seq)).toEqual(['1', '2', '3'])
    expect(rows.map((row) => row.vorige.toString('hex'))).toEqual(['', ...rows.slice(0, 2).map((row) => row.hash.toString('hex'))])
    expect(rows.map((row) => row.hash.toString('hex'))).toEqual(rows.map(hashOf))
  })

  it('[R-LOG-4] a line that was changed afterwards, by whoever owns the table, no longer fits', async () => {
    const rows = await readAll()
    const changed = rows.map((row) => (row.seq === '2' ? { ...row, resultaat: 'gedaan' } : row))
    expect(changed.filter((row) => row.hash.toString('hex') !== hashOf(row)).map((row) => row.seq)).toEqual(['2'])
  })

  it('[R-LOG-4] many at once still make one chain without a gap', async () => {
    await Promise.all(Array.from({ length: 30 }, (_each, index) => appendLog(access.sql, clock, { ...line, object: `dossier/${index}` })))
    const rows = await readAll()
    expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_row, index) => index + 1))
    expect(rows.slice(1).map((row) => row.vorige.toString('hex'))).toEqual(rows.slice(0, -1).map((row) => row.hash.toString('hex')))
  })

  it('[R-LOG-2] a process can add a line by the one function, and cannot read, write, change or empty the table', async () => {
    for (const text of [
      'select * from logboek.regel',
      "insert into logboek.regel select 99, now(), null, null, 'x', null, 'gedaan', 'x', '', ''",
      "update logboek.regel set deed = 'x'",
      'delete from logboek.regel',
      'truncate logboek.regel'
    ]) {
      await expect(access.sql.query(text)).rejects.toThrow('permission denied for table regel')
    }
  })

  it('[R-LOG-2] of what stands in the log a process sees hashes only, and the owner of the table cannot change or remove a line either', async () => {
    const leaves = await access.sql.query<{ seq: string; hash: Buffer }>('select * from logboek.bladen(1)')
    expect(Object.keys(leaves[0] ?? {})).toEqual(['seq', 'hash'])
    expect(leaves.map(({ hash }) => hash.toString('hex'))).toEqual((await readAll()).slice(1).map(({ hash }) => hash.toString('hex')))
    for (const text of ["update logboek.regel set deed = 'x'", 'delete from logboek.regel', 'truncate logboek.regel']) {
      await expect(access.owner.query(text)).rejects.toThrow('een regel van het logboek wordt niet gewijzigd of verwijderd')
    }
  })
})
