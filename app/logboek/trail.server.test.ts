// The trail as whoever owns the database could change it: edited, shortened, cut off, or computed anew from the first line on.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlOfPg, type Sql } from '~/platform/sql'
import { createTestClock } from '~tests/fixtures/people'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { runAuditProve, runAuditVerify, type AuditDoors } from '../../bin/audit-command'
import { appendLog } from './append.server'
import { createCheckpointKeeper, LogRewritten, readCheckpoints, type CheckpointKeeper } from './keep-checkpoints.server'
import type { LogKey } from './log-key.server'
import { readLines } from './read-lines.server'
import { verifyTrail, type TrailReport } from './verify-trail'

const clock = createTestClock('2026-11-25T08:00:00.123Z')
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key: LogKey = { privateKey, verifier: { name: 'localhost/logboek/proef', publicKey } }

const line = { actor: null, hoedanigheid: 'voorzitter', deed: 'dossier.overzicht', object: 'dossier/1', resultaat: 'gelezen', oorsprong: 'paneel', doel: 'taak' } as const

/** Every line from `first` on gets the hash it would have had, as somebody would do who knows how the chain is made. */
const RECHAIN = `
  do $$ declare r logboek.regel; v bytea := ''; begin
    for r in select * from logboek.regel order by seq loop
      update logboek.regel set vorige = v, hash = sha256(v || convert_to(jsonb_build_array(r.seq, extract(epoch from r.tijd)::text, r.actor, r.hoedanigheid, r.deed, r.object, r.resultaat, r.oorsprong, r.doel, r.bewijs)::text, 'UTF8'))
        where seq = r.seq returning hash into v;
    end loop;
  end $$`

const tamperings: readonly (readonly [string, string, readonly { fout: string; regel: number }[]])[] = [
  ['an edited line', "update logboek.regel set object = 'dossier/2' where seq = 5", [{ fout: 'gewijzigd', regel: 5 }]],
  ['a line whose purpose was edited', "update logboek.regel set doel = null where seq = 5", [{ fout: 'gewijzigd', regel: 5 }]],
  ['a line passed off as one of the old form', 'update logboek.regel set vorm = 1 where seq = 5', [{ fout: 'gewijzigd', regel: 5 }]],
  ['a removed line', 'delete from logboek.regel where seq = 5', [{ fout: 'verwijderd', regel: 5 }, { fout: 'herschreven', regel: 1 }]],
  ['a chain computed anew over other words', `update logboek.regel set object = 'dossier/2' where seq = 9; ${RECHAIN}`, [{ fout: 'herschreven', regel: 9 }]],
  ['a removed line, the rest numbered and chained anew', `delete from logboek.regel where seq = 9; update logboek.regel set seq = seq - 1 where seq > 9; ${RECHAIN}`, [{ fout: 'herschreven', regel: 9 }, { fout: 'ingekort', regel: 20 }]],
  ['a cut trail', 'delete from logboek.regel where seq > 17', [{ fout: 'ingekort', regel: 18 }]],
  ['an emptied trail', 'delete from logboek.regel', [{ fout: 'ingekort', regel: 1 }]]
]

describe.each([['paneel', createPaneelDatabase], ['opsporing', createOpsporingDatabase]] as const)('the trail of %s', (side, createDatabase) => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  let app: pg.Pool
  let administrator: pg.Client
  let folder: string
  let keeper: CheckpointKeeper

  const keep = (where = folder): CheckpointKeeper => createCheckpointKeeper({ sql: sqlOfPg(app), folder: where, key, logger: { error: () => undefined } })
  let written = 0
  const add = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await appendLog(sqlOfPg(app), clock, { ...line, object: `dossier/${(written += 1)}` })
  }
  const checkNow = async (sql: Sql): Promise<TrailReport> => verifyTrail(readLines(sql), (await readCheckpoints(folder, key.verifier)).checkpoints)

  /** Does something as somebody for whom the guards of the table are no guards, and takes it back afterwards. */
  async function tampered<Result>(statements: string, look: (sql: Sql) => Promise<Result>): Promise<Result> {
    await administrator.query('begin; set local session_replication_role = replica')
    try {
      await administrator.query(statements)
      return await look(sqlOfPg(administrator))
    } finally {
      await administrator.query('rollback')
    }
  }

  beforeAll(async () => {
    database = await createDatabase()
    app = new pg.Pool({ connectionString: database.urls.app, max: 4 })
    administrator = new pg.Client({ connectionString: database.urls.super })
    await administrator.connect()
    folder = mkdtempSync(join(tmpdir(), 'controlepunten-'))
    keeper = keep()
    for (const count of [8, 7, 5]) {
      await add(count)
      await keeper.checkpoint()
    }
  })
  afterAll(async () => {
    await administrator.end()
    await app.end()
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  it('[R-LOG-7] the log got a checkpoint at each size it was asked for; they lie outside the database with the public key, and stay', async () => {
    expect(readdirSync(folder).sort()).toEqual(['000000000000008.txt', '000000000000015.txt', '000000000000020.txt', 'sleutel.txt'])
    const before = readFileSync(join(folder, '000000000000020.txt'), 'utf8')
    expect((await keeper.checkpoint()).note).toBe(before)
    expect((await keep().checkpoint()).note).toBe(before)
    expect(await checkNow(sqlOfPg(administrator))).toEqual({ houdt: true, regels: 20, vastTot: 20, bevindingen: [] })
  })

  it.each(tamperings)('[R-LOG-8] %s is found', async (_what, statements, findings) => {
    const report = await tampered(statements, checkNow)
    expect(report.houdt).toBe(false)
    expect(report.bevindingen.slice(0, findings.length)).toEqual(findings)
  })

  it('[R-LOG-8] with no checkpoint at all the trail does not hold, though its chain does', async () => {
    expect(await verifyTrail(readLines(sqlOfPg(administrator)), [])).toMatchObject({ houdt: false, vastTot: 0, bevindingen: [{ fout: 'zonder-controlepunt', regel: 1 }] })
  })

  it('[R-LOG-13] lines of the form from before stay verifiable, and the new ones lean on them', async () => {
    const old = `delete from logboek.regel; insert into logboek.regel (seq, tijd, deed, resultaat, oorsprong, vorige, hash)
      select 1, t, 'dossier.overzicht', 'gelezen', 'paneel', '', sha256(convert_to(jsonb_build_array(1, extract(epoch from t)::text, null, null, 'dossier.overzicht', null, 'gelezen', 'paneel')::text, 'UTF8'))
      from (values ('2026-11-20 10:00:00.5+01'::timestamptz)) as v(t);
      select logboek.voeg_toe('2026-11-28 10:00+01', null, 'voorzitter', 'x "\\ é', null, 'gedaan', 'paneel', 'taak', repeat('ab', 32))`
    expect(await tampered(old, (sql) => verifyTrail(readLines(sql), []))).toMatchObject({ regels: 2, bevindingen: [{ fout: 'zonder-controlepunt' }] })
  })

  it('[R-LOG-14] two processes that share a folder, or each have their own, make one row of checkpoints', async () => {
    const own = mkdtempSync(join(tmpdir(), 'controlepunten-'))
    try {
      await add(3)
      const [one, two, elsewhere] = await Promise.all([keeper.checkpoint(), keep().checkpoint(), keep(own).checkpoint()])
      expect(new Set([one.note, two.note, elsewhere.note]).size).toBe(1)
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
    } finally {
      rmSync(own, { recursive: true })
    }
  })

  it('[R-LOG-7] a log that is no longer what its last checkpoint says gets none any more, from the process that runs nor from one that starts', async () => {
    const other = await createDatabase()
    const pool = new pg.Pool({ connectionString: other.urls.app, max: 2 })
    const root = new pg.Client({ connectionString: other.urls.super })
    const own = mkdtempSync(join(tmpdir(), 'controlepunten-'))
    const keepOther = (): CheckpointKeeper => createCheckpointKeeper({ sql: sqlOfPg(pool), folder: own, key, logger: { error: () => undefined } })
    try {
      await root.connect()
      for (let index = 0; index < 6; index += 1) await appendLog(sqlOfPg(pool), clock, line)
      const running = keepOther()
      await running.checkpoint()
      await root.query('set session_replication_role = replica; delete from logboek.regel where seq > 4')
      await appendLog(sqlOfPg(pool), clock, { ...line, deed: 'anders' })
      await appendLog(sqlOfPg(pool), clock, { ...line, deed: 'anders' })
      await expect(running.checkpoint()).rejects.toThrow(LogRewritten)
      await expect(keepOther().checkpoint()).rejects.toThrow(LogRewritten)
      expect(readdirSync(own).sort()).toEqual(['000000000000006.txt', 'sleutel.txt'])
    } finally {
      await root.end()
      await pool.end()
      await other.drop()
      rmSync(own, { recursive: true })
    }
  })

  describe('by command', () => {
    const said: string[] = []
    const doors: AuditDoors = {
      folder: tmpdir(),
      checkpointsOf: () => folder,
      reach: async () => ({ paneel: database.urls.owner, opsporing: database.urls.owner, leave: async () => undefined }),
      print: (text) => void said.push(text),
      complain: (text) => void said.push(text)
    }
    const run = async (command: typeof runAuditVerify, ...args: string[]): Promise<[number, string]> => {
      said.length = 0
      return [await command(args, doors), said.join('')]
    }

    it('[R-LOG-8] audit:verify says in one line that everything holds, or what does not', async () => {
      expect(await run(runAuditVerify, side)).toEqual([0, expect.stringContaining(`Logboek van ${side}: 23 regels, 4 controlepunten, vast tot en met regel 23.\n  Alles klopt.`)])
      const strange = join(folder, '000000000000999.txt')
      writeFileSync(strange, readFileSync(join(folder, '000000000000020.txt')))
      expect(await run(runAuditVerify, side)).toEqual([1, expect.stringContaining('Het controlepunt 000000000000999.txt is niet met deze sleutel ondertekend, of is veranderd.')])
      rmSync(strange)
      expect((await run(runAuditVerify, 'elders'))[0]).toBe(2)
    })

    it('[R-LOG-9] audit:prove gives a proof that holds without the database, and no longer when one character differs', async () => {
      const file = join(folder, 'bewijs.json')
      expect(await run(runAuditProve, side, '12', '--uit', file)).toEqual([0, ''])
      const check = (): Promise<[number, string]> => run(runAuditVerify, '--bewijs', file, '--sleutel', join(folder, 'sleutel.txt'))
      expect(await check()).toEqual([0, expect.stringContaining('Klopt. Regel 12 van localhost/logboek/proef (2026-11-25T08:00:00.123Z): dossier.overzicht, gelezen, dossier/12.')])
      const proof = readFileSync(file, 'utf8')
      for (const [from, to] of [['"dossier/12"', '"dossier/13"'], ['"seq": 12', '"seq": 13'], ['"doel": "taak"', '"doel": null'], ['\\n23\\n', '\\n24\\n'], ['"pad": [', '"pad": ["' + 'ab'.repeat(32) + '",']] as const) {
        expect(proof).toContain(from)
        writeFileSync(file, proof.replace(from, to))
        expect((await check())[0]).toBe(1)
      }
      rmSync(file)
    })

    it('[R-LOG-9] of a line that is not there, or under no checkpoint yet, there is no proof', async () => {
      await add(1)
      expect(await run(runAuditProve, side, '24')).toEqual([2, expect.stringContaining('valt nog onder geen controlepunt')])
      expect(await run(runAuditProve, side, '0')).toEqual([2, expect.stringContaining('Noem de kant en het nummer van de regel.')])
    })
  })
})
