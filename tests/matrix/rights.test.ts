import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opsporing, paneel } from '../../bin/roles.mjs'
import { readLiveRights, type LiveRights } from '~tests/live-rights'
import { createOpsporingDatabase, createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { opsporingRights, paneelRights, type ExpectedRights } from './expected-rights'

type PaneelDatabase = Awaited<ReturnType<typeof createPaneelDatabase>>

let a: PaneelDatabase
let b: TestDatabase<'owner' | 'app'>
beforeAll(async () => {
  ;[a, b] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
})
afterAll(() => Promise.all([a.drop(), b.drop()]))

/** What came of one statement as one role: 'gelukt', or PostgreSQL's own sentence. */
async function attempt(url: string, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.query(text)
    return 'gelukt'
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.message
    throw error
  } finally {
    await client.end()
  }
}

const sides: [string, ExpectedRights, readonly string[], () => Promise<LiveRights>][] = [
  ['paneel', paneelRights, [paneel.owner, ...paneel.others], () => readLiveRights(a.urls.super)],
  ['opsporing', opsporingRights, [opsporing.owner, ...opsporing.others], () => readLiveRights(b.urls.super)]
]

describe.each(sides)('the rights in %s', (_name, expected, roles, readRights) => {
  let live: LiveRights
  beforeAll(async () => {
    live = await readRights()
  })

  it('[R-WAL-3] every role holds exactly the rights of the matrix, and PUBLIC holds none of ours', () => {
    expect(live.granted).toEqual(expected.granted)
    expect(live.columns).toEqual([])
  })

  it('[R-WAL-3] every object has the one owner, and every object is in the matrix', () => {
    const owned = Object.entries(live.owners).filter(([object]) => object !== 'schema public')
    expect(owned.filter(([, owner]) => owner !== expected.owner)).toEqual([])
    const named = new Set([...Object.values(expected.granted).flatMap((rights) => Object.keys(rights)), ...expected.ownersOnly])
    expect(owned.map(([object]) => object).filter((object) => !named.has(object))).toEqual([])
    expect(live.owners['schema public']).toBe('pg_database_owner')
  })

  it('[R-WAL-3] what a later migration makes is closed until it is opened', () => {
    expect(live.defaults).toEqual([`${expected.owner} in elk schema: f → {${expected.owner}=X/${expected.owner}}`])
  })

  it('[R-WAL-3] roles are plain, without membership; PostgreSQL\'s superuser is the launcher\'s alone', () => {
    expect(live.roles).toEqual({ ...Object.fromEntries(roles.map((role) => [role, []])), postgres: ['superuser', 'createdb', 'createrole', 'replication', 'bypassrls'] })
  })

  it('[R-WAL-3] functions with their owner\'s rights are a closed list with a fixed search path; guarding triggers are on', () => {
    expect(live.definers).toEqual(expected.definers)
    expect(live.triggers).toEqual(expected.triggers)
  })
})

it('[R-WAL-3] a right that slips in is seen: on a table, on one column, for everybody, in a function, or through a guard that was switched off', async () => {
  const database = await createPaneelDatabase()
  try {
    const slips = `grant select on dossier to weging_lezer; grant update (inhoud) on record to weging_app; grant select on stuk to public;
      create function achterdeur() returns text language sql security definer as 'select inhoud from record'; alter table record disable trigger record_blijft`
    expect(await attempt(database.urls.super, slips)).toBe('gelukt')
    const live = await readLiveRights(database.urls.super)
    expect(live.granted.weging_lezer?.['table public.dossier']).toEqual(['select'])
    expect(live.granted.PUBLIC).toMatchObject({ 'table public.stuk': ['select'], 'function public.achterdeur': ['execute'] })
    expect(live.columns).toEqual(['record.inhoud'])
    expect(live.definers['public.achterdeur']).toEqual([''])
    expect(live.triggers).toContain('record: record_blijft D')
  } finally {
    await database.drop()
  }
})

const denied = (object: string): string => `permission denied for ${object}`

describe('what a role that tries runs into', () => {
  it('[R-DOS-1] a record is not changed and not removed, by the process nor by the owner of the table', async () => {
    const [id, account] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
    const fill = `insert into account values ('${account}', 'proef', 'R-1', true, now());
      insert into dossier (id, kenmerk, fase, aanduiding, aangemeld_op) values ('${id}', 'W-2026-0001', 'nieuw', 'proef', now());
      insert into record (id, soort, dossier_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op)
        values ('${id}', 'intake', '${id}', 1, '{}', encode(sha256('{}'), 'hex'), '${account}', now())`
    expect(await attempt(a.urls.app, fill)).toBe('gelukt')
    for (const change of ["update record set inhoud = '[]'", 'delete from record', 'truncate record cascade']) {
      expect(await attempt(a.urls.app, change)).toBe(denied('table record'))
      expect(await attempt(a.urls.owner, change)).toBe('een record wordt niet gewijzigd of verwijderd')
    }
    const wrongHash = `insert into record (id, soort, dossier_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op) values (gen_random_uuid(), 'intake', '${id}', 2, '{}', 'x', '${account}', now())`
    expect(await attempt(a.urls.app, wrongHash)).toContain('violates check constraint')
  })

  it('[R-DOS-1] what was issued is not changed, removed or emptied either', async () => {
    const issue = `insert into uitgegeven_advies (id, kenmerk, versie, inhoud, sha256, pdf, ontvanger_id, uitgebracht_op)
      select gen_random_uuid(), 'W-2026-0002', 1, '{}', 'x', '', id, now() from account limit 1`
    expect(await attempt(a.urls.app, issue)).toBe('gelukt')
    for (const change of ["update uitgegeven_advies set inhoud = '[]'", 'delete from uitgegeven_advies', 'truncate uitgegeven_advies cascade']) {
      expect(await attempt(a.urls.owner, change)).toBe('een record wordt niet gewijzigd of verwijderd')
      expect(await attempt(a.urls.app, change)).toContain('permission denied')
    }
  })

  it('[R-ADV-113] a reply, a question and a receipt stay as they were given, for the owner of the tables too', async () => {
    const [adviesRow, accountRow] = ['(select id from uitgegeven_advies limit 1)', '(select ontvanger_id from uitgegeven_advies limit 1)']
    const given = {
      ontvangst: `insert into ontvangst values (${adviesRow}, ${accountRow}, now())`,
      terugmelding: `insert into terugmelding values (gen_random_uuid(), ${adviesRow}, ${accountRow}, 'volgt', 'x', now(), 1)`,
      uitspraak_rechter: `insert into uitspraak_rechter values (gen_random_uuid(), ${adviesRow}, ${accountRow}, 'rechtbank', now(), 'gegrond', 'x', now())`,
      vraag_aan_panel: `insert into vraag_aan_panel values (gen_random_uuid(), ${adviesRow}, ${accountRow}, 'x', now(), now())`
    }
    for (const [table, fill] of Object.entries(given)) {
      expect([table, await attempt(a.urls.lezer, fill)]).toEqual([table, 'gelukt'])
      for (const change of [`update ${table} set account_id = account_id`, `delete from ${table}`, `truncate ${table} cascade`]) {
        expect([change, await attempt(a.urls.owner, change)]).toEqual([change, 'een record wordt niet gewijzigd of verwijderd'])
      }
    }
    expect(await attempt(a.urls.lezer, `insert into terugmelding values (gen_random_uuid(), ${adviesRow}, ${accountRow}, 'wijkt_af', 'x', now(), 2)`)).toContain('terugmelding_een_beslissing')
    expect(await attempt(a.urls.lezer, "insert into antwoord_panel values (gen_random_uuid(), gen_random_uuid(), 'x', 'x', now())")).toBe(denied('table antwoord_panel'))
  })

  it.each(['dossier', 'record', 'stuk', 'betrokkene', 'lidmaatschap', 'ronde', 'rt_update', 'rt_snapshot', 'advies', 'akkoord', 'account', 'sessie'])('[R-WAL-3] the reader\'s pool cannot read %s', async (table) => {
    expect(await attempt(a.urls.lezer, `select * from ${table}`)).toBe(denied(`table ${table}`))
  })

  it('[R-WAL-38] who puts something in the inbox cannot look in it, nor can any other role of the panel', async () => {
    for (const url of [a.urls.app, a.urls.lezer, a.urls.toezicht]) expect(await attempt(url, 'select id from postvak')).toBe(denied('table postvak'))
  })

  it('[R-WAL-3] the reader\'s pool changes nothing that was issued and no reply that was given', async () => {
    for (const change of ["update uitgegeven_advies set inhoud = ''", 'delete from uitgegeven_advies']) expect(await attempt(a.urls.lezer, change)).toBe(denied('table uitgegeven_advies'))
    for (const change of ["update terugmelding set keuze = 'volgt'", 'delete from terugmelding']) expect(await attempt(a.urls.lezer, change)).toBe(denied('table terugmelding'))
  })

  it('[R-WAL-31] the role that looks over the wall sees who sits on a panel and what lies in the inbox, and nothing else', async () => {
    expect(await attempt(a.urls.afhaler, 'select dossier_id, registernummer from panel_zetel')).toBe('gelukt')
    expect(await attempt(a.urls.afhaler, 'select * from postvak')).toBe('gelukt')
    for (const change of ["insert into postvak values (gen_random_uuid(), gen_random_uuid(), now(), 'x')", 'delete from postvak', "update postvak set envelop = 'x'"]) expect(await attempt(a.urls.afhaler, change)).toBe(denied('table postvak'))
    for (const table of ['lidmaatschap', 'account', 'dossier', 'record', 'uitgegeven_advies', 'rt_update']) expect(await attempt(a.urls.afhaler, `select * from ${table}`)).toBe(denied(`table ${table}`))
    expect(await attempt(a.urls.afhaler, 'insert into panel_zetel values (null, null)')).toBe('cannot insert into view "panel_zetel"')
    expect(await attempt(a.urls.afhaler, "select logboek.voeg_toe(now(), null, null, 'x', null, 'gedaan', 'x')")).toBe(denied('schema logboek'))
  })

  it('[R-WAL-3] no process makes tables, temporary ones included, or lets itself into another database', async () => {
    for (const url of [a.urls.app, a.urls.lezer, a.urls.afhaler, b.urls.app]) {
      expect(await attempt(url, 'create table hier (een int)')).toBe(denied('schema public'))
      expect(await attempt(url, 'create temporary table even (een int)')).toContain('permission denied to create temporary tables')
      expect(await attempt(onDatabase(url, 'postgres'), 'select 1')).toContain('permission denied for database')
    }
  })
})

const onDatabase = (url: string, name: string): string => {
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

/** The address of `to`, with the role and password of `from`. */
const knockAt = (to: string, from: string, role?: string): string => {
  const [target, own] = [new URL(to), new URL(from)]
  target.username = role ?? own.username
  target.password = own.password
  return target.href
}

describe('two clusters', () => {
  it('[R-WAL-31] no credential of the panel opens the closed compartment, under its own name or another', async () => {
    expect(new URL(a.urls.app).port).not.toBe(new URL(b.urls.app).port)
    for (const url of [a.urls.app, a.urls.lezer, a.urls.afhaler, a.urls.owner]) {
      for (const role of [undefined, 'opsporing_app', 'opsporing_owner', 'postgres']) expect(await attempt(knockAt(b.urls.app, url, role), 'select 1')).toMatch(/password authentication failed/)
    }
  })

  it('[R-WAL-31] no credential of the closed compartment opens the panel\'s cluster', async () => {
    for (const url of [b.urls.app, b.urls.owner]) {
      for (const role of [undefined, 'weging_app', 'weging_lezer', 'weging_owner', 'postgres']) expect(await attempt(knockAt(a.urls.app, url, role), 'select 1')).toMatch(/password authentication failed/)
    }
  })
})
