import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { ConfigError } from '~/platform/config.server'
import { dossierIdOf } from '~/platform/zaak/read-zaak'
import { dumpDatabase } from '~tests/dump-database'
import { createTestKluissleutel, openTestKluis } from '~tests/kluis'
import { createOpsporingDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { kanarie, rawDemo, twoWorlds, zaakOf } from '~tests/zaak-file'
import { migrate } from '../../bin/migrate.mjs'
import { createDatabase, opsporing } from '../../bin/roles.mjs'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import { importOpsporing } from './import/import-opsporing.server'
import { KluisGebroken } from './kluis.server'
import { anderSleutel } from './open-kluis.server'
import { demoOpsporingId, seedOpsporingDemo } from './seed-demo.server'
import { readZaak } from './store.server'

const clock = { now: () => new Date('2026-11-22T10:00:00Z') }
const sleutel = createTestKluissleutel()
const wie = { accountId: demoOpsporingId('OPS-0001'), functie: 'f', registernummer: 'OPS-0001', hoedanigheid: 'opsporingsfunctionaris', sessie: 's' }
const undo: (() => unknown)[] = [() => sleutel.remove()]
afterAll(async () => {
  for (const deed of undo.reverse()) await deed()
})

function clientFor(url: string): PrismaClient {
  const db = opsporingClient(url)
  undo.push(() => db.$disconnect())
  return db
}

async function asRole<T>(url: string, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await deed(client)
  } finally {
    await client.end()
  }
}

/** Does the word stand in the files of this database, or in the write-ahead log of its cluster? */
async function inFiles(superUrl: string, word: string, where: 'tables' | 'tables and log'): Promise<boolean> {
  const folders = await asRole(superUrl, async (client) => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ folder: string; oid: string }>("select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()")
    return rows.flatMap(({ folder, oid }) => [join(folder, 'base', oid), ...(where === 'tables' ? [] : [join(folder, 'pg_wal')])])
  })
  const files = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)))
  return files.some((file) => readFileSync(file).includes(word))
}

describe('the vault in the database', () => {
  it('[R-OPS-8] no word of a lead or a case stands in a dump, in the files of the database, or in its write-ahead log', async () => {
    const database = await createOpsporingDatabase()
    undo.push(() => database.drop())
    const db = clientFor(database.urls.app)
    const raw = twoWorlds().met
    raw.betrokkene = { ...(raw.betrokkene as object), aanduiding: `${kanarie}-aanduiding` }
    await importOpsporing(db, zaakOf(raw), { peildatum: null, clock, kluis: await openTestKluis(db, clock, sleutel) })
    const dump = JSON.stringify(await dumpDatabase(database.urls.super))
    expect(dump).toContain('indicatie_versie')
    for (const form of [kanarie, Buffer.from(kanarie).toString('hex'), Buffer.from(kanarie).toString('base64').slice(0, -2)]) expect(dump).not.toContain(form)
    expect(await inFiles(database.urls.super, kanarie, 'tables and log')).toBe(false)
  })

  it('[R-OPS-8] a row that was swapped with another, or moved to another case, does not open', async () => {
    const database = await createOpsporingDatabase()
    undo.push(() => database.drop())
    const db = clientFor(database.urls.app)
    const kluis = await openTestKluis(db, clock, sleutel)
    const [first, second] = [zaakOf(twoWorlds().met), zaakOf(rawDemo('02_VCL_v_VK.json'))]
    for (const zaak of [first, second]) await importOpsporing(db, zaak, { peildatum: null, clock, kluis })
    await seedOpsporingDemo({ db, clock })
    const [one, two] = [first, second].map((zaak) => dossierIdOf(zaak))
    const read = () => readZaak({ db, kluis }, wie, one ?? '')
    expect((await read())?.indicaties.length).toBeGreaterThan(7)
    const tamper = (text: string) => asRole(database.urls.owner, async (client) => {
      await client.query('alter table indicatie_versie disable trigger user; alter table zaak_inhoud disable trigger user')
      await client.query(text)
    })
    const swap = `update indicatie_versie a set sleutel = b.sleutel, verzegeld = b.verzegeld from indicatie_versie b, indicatie i, indicatie j
      where a.indicatie_id = i.id and b.indicatie_id = j.id and i.dossier_id = '${one}' and j.dossier_id = '${one}' and (i.nummer, j.nummer) in ((1, 2), (2, 1))`
    await tamper(swap)
    await expect(read()).rejects.toThrow(KluisGebroken)
    await tamper(swap)
    expect(await read()).not.toBeNull()
    await tamper(`update indicatie set dossier_id = '${one}', nummer = 900 where dossier_id = '${two}' and nummer = 1`)
    await expect(read()).rejects.toThrow(KluisGebroken)
    await tamper(`update indicatie set dossier_id = '${two}', nummer = 1 where nummer = 900`)
    await tamper(`update zaak_inhoud a set sleutel = b.sleutel, verzegeld = b.verzegeld from zaak_inhoud b where a.dossier_id = '${one}' and b.dossier_id = '${two}'`)
    await expect(read()).rejects.toThrow(KluisGebroken)
  })

  it('[R-OPS-9] another key is refused before anything is read or written, also when the proof of the first is gone', async () => {
    const database = await createOpsporingDatabase()
    undo.push(() => database.drop())
    const db = clientFor(database.urls.app)
    await importOpsporing(db, zaakOf(rawDemo()), { peildatum: null, clock, kluis: await openTestKluis(db, clock, sleutel) })
    const before = await dumpDatabase(database.urls.super)
    const other = createTestKluissleutel()
    undo.push(() => other.remove())
    await expect(openTestKluis(db, clock, other)).rejects.toThrow(new ConfigError(anderSleutel))
    expect(await dumpDatabase(database.urls.super)).toEqual(before)
    await asRole(database.urls.owner, (client) => client.query('delete from kluis'))
    await expect(openTestKluis(db, clock, other)).rejects.toThrow(ConfigError)
  })
})

describe('a database from before the vault', () => {
  const plain = 'ZOUDERIJZ'
  const ids = { zaak: '11111111-1111-4111-8111-111111111111', officier: demoOpsporingId('OPS-0001') }
  const all = fileURLToPath(new URL('../../prisma/opsporing/migrations', import.meta.url))

  /** A database as the version before this one left it, with one case and three leads in plain text, and then brought up to date. */
  async function createOld() {
    const bases = inject('clusters').opsporing
    const name = `oud_${Date.now().toString(36)}`
    const on = (role: string): string => Object.assign(new URL(bases[role] ?? ''), { pathname: `/${name}` }).href
    const superUrl = Object.assign(new URL(bases.postgres ?? ''), { pathname: '/postgres' }).href
    await createDatabase({ superUrl, compartment: opsporing, name })
    undo.push(() => asRole(superUrl, (client) => client.query(`drop database ${name} with (force)`)))
    const before = mkdtempSync(join(tmpdir(), 'weging-oud-'))
    for (const folder of readdirSync(all).filter((each) => each < '20261128')) cpSync(join(all, folder), join(before, folder), { recursive: true })
    await migrate({ url: on('opsporing_owner'), folder: before })
    rmSync(before, { recursive: true })
    await asRole(on('opsporing_app'), (client) => client.query(`
      insert into account (id, functie, registernummer, aangemaakt_op) values ('${ids.officier}', 'Opsporingsfunctionaris', 'OPS-0001', now());
      insert into zaak values ('${ids.zaak}', '${plain}-aanduiding', '${plain}-nummer', '2007-08-31', '2026-11-01T12:00:00Z');
      insert into zaak_officier values ('${ids.zaak}', '${ids.officier}', now());
      insert into indicatie select gen_random_uuid(), '${ids.zaak}', n, 'opsporing', '2006-12-28', '2006-12-28', '${plain}-' || n, '${plain}-par' from generate_series(1, 3) n`))
    return { url: on, superUrl: on('postgres') }
  }

  it('[R-OPS-10] what stood in plain text is sealed at the start, once, whole, whatever was cut off or came twice; nothing stays behind', async () => {
    const old = await createOld()
    expect(await inFiles(old.superUrl, plain, 'tables')).toBe(true)
    await migrate({ url: old.url('opsporing_owner'), folder: all })
    const db = clientFor(old.url('opsporing_app'))

    const waiting = await dumpDatabase(old.superUrl)
    expect(waiting['public.te_verzegelen']).toHaveLength(4)
    await asRole(old.url('opsporing_owner'), (client) => client.query('revoke insert on indicatie_versie from opsporing_app'))
    await expect(openTestKluis(db, clock, sleutel)).rejects.toThrow()
    expect(await dumpDatabase(old.superUrl)).toEqual({ ...waiting, 'public.kluis': [expect.anything()] })
    await asRole(old.url('opsporing_owner'), (client) => client.query('grant insert on indicatie_versie to opsporing_app'))

    const [kluis] = await Promise.all([openTestKluis(db, clock, sleutel), openTestKluis(db, clock, sleutel)])
    const sealed = await dumpDatabase(old.superUrl)
    await openTestKluis(db, clock, sleutel)
    expect(await dumpDatabase(old.superUrl)).toEqual(sealed)
    expect(sealed['public.te_verzegelen']).toEqual([])
    expect(sealed['logboek.regel']).toMatchObject([{ deed: 'kluis.verzegelen', object: null }])
    expect(JSON.stringify(sealed)).not.toContain(plain)
    expect(await inFiles(old.superUrl, plain, 'tables')).toBe(false)

    const zaak = await readZaak({ db, kluis }, wie, ids.zaak)
    expect(zaak).toMatchObject({ aanduiding: `${plain}-aanduiding`, zaaknummer: `${plain}-nummer`, peildatum: '2007-08-31', ingelezenOp: '2026-11-01T12:00:00.000Z' })
    expect(zaak?.indicaties.map(({ nummer, versie, tekst, herkomst, datum, vindplaats }) => [nummer, versie, tekst, herkomst, datum, vindplaats])).toEqual(
      [1, 2, 3].map((n) => [n, 1, `${plain}-${n}`, 'opsporing', '2006-12-28', `${plain}-par`])
    )
  })
})
