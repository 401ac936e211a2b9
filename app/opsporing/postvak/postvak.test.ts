import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from '~/platform/config.server'
import type { Bericht } from '~/platform/postvak/bericht'
import { sealEnvelope } from '~/platform/postvak/envelope.server'
import { postvakSleutelBestand } from '~/platform/postvak/key-file'
import { sqlOfPg, type Sql } from '~/platform/sql'
import { dumpDatabase } from '~tests/dump-database'
import { createTestKluissleutel, openTestKluis } from '~tests/kluis'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import type { Kluis } from '../kluis.server'
import { createPostvakOphaler } from './fetch-postvak.server'
import { loadPostvakKey } from './postvak-key.server'
import { openOvergekomen } from './sealed-overgekomen.server'

const dossier = '11111111-1111-4111-8111-111111111111'
const elsewhere = '33333333-3333-4333-8333-333333333333'
const now = new Date('2026-11-26T09:00:00Z')
const clock = { now: () => now }
const key = generateKeyPairSync('x25519')
const sleutel = createTestKluissleutel()

let paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
let opsporing: Awaited<ReturnType<typeof createOpsporingDatabase>>
let owner: pg.Client
let afhaler: pg.Pool
let db: ReturnType<typeof opsporingClient>
let kluis: Kluis
const asked: string[] = []
const logged: string[] = []

beforeAll(async () => {
  ;[paneel, opsporing] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
  owner = new pg.Client({ connectionString: paneel.urls.owner })
  await owner.connect()
  for (const [id, kenmerk] of [[dossier, 'W-2026-0001'], [elsewhere, 'W-2026-0002']]) {
    await owner.query(`insert into dossier (id, kenmerk, fase, aanduiding, aangemeld_op) values ($1, $2, 'nieuw', 'X', now())`, [id, kenmerk])
  }
  afhaler = new pg.Pool({ connectionString: paneel.urls.afhaler, max: 1 })
  db = opsporingClient(opsporing.urls.app)
  kluis = await openTestKluis(db, clock, sleutel)
})
afterAll(async () => {
  await db.$disconnect()
  await Promise.all([afhaler.end(), owner.end()])
  await Promise.all([paneel.drop(), opsporing.drop()])
  sleutel.remove()
})

const bericht = (tekst: string): Bericht => ({ schema: 'weging-postvak/v1', verslag: { versie: 1, gehoordOp: '2026-11-25' }, passages: [{ alinea: 1, tekst }], grondslag: { soort: 'acuut gevaar', grond: 'x' } })

let minute = 0
/** Puts one row in, sealed for this key; `put` may change where it comes to lie, or what lies there. */
async function put(id: string, ontvanger: KeyObject, change: { dossierId?: string; envelop?: string } = {}): Promise<void> {
  const tijd = new Date(Date.parse('2026-11-26T08:00:00Z') + (minute += 1) * 60_000)
  const envelop = change.envelop ?? sealEnvelope(ontvanger, { dossierId: dossier, id, tijd }, bericht(`Canarie ${id.slice(0, 4)}`))
  await owner.query('insert into postvak (id, dossier_id, tijd, envelop) values ($1, $2, $3, $4)', [id, change.dossierId ?? dossier, tijd, envelop])
}

function ophalerWith(privateKey: KeyObject) {
  const real = sqlOfPg(afhaler)
  const sql: Sql = { query: (text, values) => (asked.push(text), real.query(text, values)) }
  return createPostvakOphaler({ afhaler: sql, db, kluis, sleutel: privateKey, clock, logger: pino({}, { write: (line: string) => void logged.push(line) }) })
}
const ophaler = () => ophalerWith(key.privateKey)

const kept = async () => (await db.overgekomen.findMany({ orderBy: [{ verzondenOp: 'asc' }, { versie: 'asc' }] })).map((row) => {
  const inhoud = openOvergekomen(kluis, row, row)
  return [row.id.slice(0, 4), row.versie, inhoud.soort === 'geopend' ? inhoud.bericht.passages[0]?.tekst : inhoud.soort]
})
const lines = async () =>
  ((await dumpDatabase(opsporing.urls.super))['logboek.regel'] as { seq: number; deed: string; object: string | null }[]).sort((a, b) => a.seq - b.seq).filter(({ deed }) => deed.startsWith('postvak.')).map(({ deed, object }) => [deed, object])

const id = (sign: string): string => `${sign.repeat(8)}-2222-4222-8222-222222222222`
const place = (sign: string): string => `zaak/${dossier}/postvak/${id(sign)}`

describe('what comes over the wall', () => {
  it('[R-OPS-20] is opened and kept in the vault, once, with a line of its own; fetched twice, also at once, it is there once', async () => {
    await put(id('a'), key.publicKey)
    await put(id('b'), key.publicKey)
    await Promise.all([ophaler().fetch(), ophaler().fetch()])
    await ophaler().fetch()
    expect(await kept()).toEqual([['aaaa', 1, 'Canarie aaaa'], ['bbbb', 1, 'Canarie bbbb']])
    expect((await lines()).sort()).toEqual([['postvak.ontvangen', place('a')], ['postvak.ontvangen', place('b')]])
    expect(JSON.stringify(await dumpDatabase(opsporing.urls.super))).not.toContain('Canarie')
  })

  it('[R-OPS-21] a row that does not open is kept shut, logged once and passed by: the others come through', async () => {
    const other = generateKeyPairSync('x25519')
    await put(id('c'), other.publicKey)
    await put(id('d'), key.publicKey, { dossierId: elsewhere })
    await put(id('e'), key.publicKey, { envelop: 'geen envelop' })
    await put(id('f'), key.publicKey)
    await ophaler().fetch()
    await ophaler().fetch()
    expect((await kept()).slice(2)).toEqual([['cccc', 1, 'dicht'], ['dddd', 1, 'dicht'], ['eeee', 1, 'dicht'], ['ffff', 1, 'Canarie ffff']])
    expect((await lines()).slice(2).map(([deed]) => deed)).toEqual(['postvak.niet-te-openen', 'postvak.niet-te-openen', 'postvak.niet-te-openen', 'postvak.ontvangen'])
    expect(logged.filter((line) => line.includes('kon niet worden geopend'))).toHaveLength(3)
    expect(logged.join()).not.toContain('Canarie')
    // With the key it was sealed for it opens after all, beside what was kept.
    await ophalerWith(other.privateKey).fetch()
    expect((await kept()).filter(([row]) => row === 'cccc')).toEqual([['cccc', 1, 'dicht'], ['cccc', 2, 'Canarie cccc']])
    expect((await lines()).at(-1)).toEqual(['postvak.ontvangen', place('c')])
  })

  it('[R-OPS-7] one and the same question each time, whatever it finds or holds; when it cannot be asked that is logged and the next round asks again', async () => {
    expect(new Set(asked).size).toBe(1)
    await owner.query('revoke select on postvak from weging_afhaler')
    await ophaler().fetch()
    expect(logged.at(-1)).toContain('het postvak is niet te lezen')
    await owner.query('grant select on postvak to weging_afhaler')
    await put(id('9'), key.publicKey)
    await ophaler().fetch()
    expect((await kept()).at(-1)).toEqual(['9999', 1, 'Canarie 9999'])
    expect(new Set(asked).size).toBe(1)
  })
})

describe('the key of the inbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weging-postvak-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const fileOf = (name: string, text: string, mode = 0o600): string => {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), mode)
    return join(folder, name)
  }
  const pemOf = (privateKey: KeyObject): string => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

  it('[R-OPS-23] is made once, for this account only, and only its public half lies beside it', async () => {
    const [one, two] = await Promise.all([loadPostvakKey({ file: undefined, folder }), loadPostvakKey({ file: undefined, folder })])
    expect(one.equals(two)).toBe(true)
    expect(statSync(join(folder, 'postvaksleutel-opsporing.pem')).mode & 0o777).toBe(0o600)
    const shown = readFileSync(join(folder, postvakSleutelBestand), 'utf8')
    expect(createPublicKey(shown).equals(createPublicKey(one))).toBe(true)
    expect(() => createPrivateKey(shown)).toThrow()
  })

  it('[R-OPS-23] that was given is the one that opens, and its public half is shown', async () => {
    const given = await loadPostvakKey({ file: fileOf('eigen', pemOf(key.privateKey)), folder })
    expect(given.equals(key.privateKey)).toBe(true)
    expect(createPublicKey(readFileSync(join(folder, postvakSleutelBestand), 'utf8')).equals(key.publicKey)).toBe(true)
  })

  it.each([
    ['that is not there', () => join(folder, 'er-is-niets'), 'niet te lezen (ENOENT)'],
    ['that others can read', () => fileOf('open', pemOf(key.privateKey), 0o640), 'chmod 600'],
    ['that holds something else', () => fileOf('woord', 'geheim woord'), 'geen X25519-sleutel'],
    ['of another kind', () => fileOf('ander', pemOf(generateKeyPairSync('ed25519').privateKey)), 'geen X25519-sleutel']
  ] as const)('[R-OPS-23] a key %s is refused in one line that quotes nothing', async (_what, file, words) => {
    const refused = await loadPostvakKey({ file: file(), folder }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ConfigError)
    expect(String(refused)).toContain(words)
    expect(String(refused)).not.toMatch(/geheim woord|\n/)
  })
})
