import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPaneelDatabase } from '~tests/postgres'
import { sqlOfPg, type Sql } from '~/platform/sql'
import { fetchEveryMs, startFetchRhythm, type FetchRhythm } from './fetch-rhythm.server'
import { createPanelZetels, type PanelZetels } from './panel-zetels.server'

const dossier = '11111111-1111-4111-8111-111111111111'
const member = '22222222-2222-4222-8222-222222222222'

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let owner: pg.Client
let pool: pg.Pool
let zetels: PanelZetels
let rhythm: FetchRhythm
let now: number
let asked: string[]
let logged: string[]

beforeEach(async () => {
  database = await createPaneelDatabase()
  owner = new pg.Client({ connectionString: database.urls.owner })
  await owner.connect()
  await owner.query(`insert into dossier (id, kenmerk, fase, aanduiding, aangemeld_op) values ('${dossier}', 'W-2026-0001', 'nieuw', 'X', now())`)
  await owner.query(`insert into account (id, functie, registernummer, aangemaakt_op) values ('${member}', 'Panellid politie', 'OPS-0001', now())`)
  pool = new pg.Pool({ connectionString: database.urls.afhaler, max: 1 })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  now = Date.parse('2026-11-22T10:00:00Z')
  asked = []
  logged = []
  const real = sqlOfPg(pool)
  const sql: Sql = { query: (text, values) => (asked.push(text), real.query(text, values)) }
  const logger = pino({}, { write: (line: string) => void logged.push(line) })
  zetels = createPanelZetels({ sql, clock: { now: () => new Date(now) }, logger })
  rhythm = startFetchRhythm([zetels])
})
afterEach(async () => {
  rhythm.stop()
  vi.useRealTimers()
  await pool.end()
  await owner.end()
  await database.drop()
})

const seat = (end = 'null') =>
  owner.query(
    `insert into lidmaatschap (id, dossier_id, account_id, zetel, benoemd_op, beeindigd_op) values (gen_random_uuid(), '${dossier}', '${member}', 'politie', now(), ${end})`
  )

describe('the list of panel seats', () => {
  it('[R-OPS-2] knows who sits on a panel, and who sat there before, however the number is written', async () => {
    await zetels.fetch()
    expect(zetels.isOpPanel(dossier, 'OPS-0001')).toBe('nee')
    await seat('now()')
    await zetels.fetch()
    for (const number of ['OPS-0001', ' ops-0001 ']) expect(zetels.isOpPanel(dossier, number)).toBe('ja')
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('nee')
    expect(zetels.isOpPanel('33333333-3333-4333-8333-333333333333', 'OPS-0001')).toBe('nee')
  })

  it('[R-OPS-7] asks the same one question on a fixed rhythm, whatever it finds and whoever looks', async () => {
    const settle = async (): Promise<void> => {
      vi.advanceTimersByTime(fetchEveryMs)
      await vi.waitFor(() => pool.query('select 1'))
    }
    for (let round = 0; round < 3; round++) await settle()
    await seat()
    for (let question = 0; question < 100; question++) zetels.isOpPanel(dossier, 'OPS-0001')
    for (let round = 0; round < 3; round++) await settle()
    expect(asked).toHaveLength(6)
    expect(new Set(asked).size).toBe(1)
    expect(zetels.isOpPanel(dossier, 'OPS-0001')).toBe('ja')
  })

  it('[R-OPS-3] before the first list, after a failure and when it grows old nobody is let in on a guess', async () => {
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('onbekend')
    await zetels.fetch()
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('nee')
    now += 3 * fetchEveryMs + 1
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('onbekend')
    await zetels.fetch()
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('nee')
    await owner.query('revoke select on panel_zetel from weging_afhaler')
    await zetels.fetch()
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('onbekend')
    expect(logged.join()).toContain('de panelzetels zijn niet te lezen')
    await owner.query('grant select on panel_zetel to weging_afhaler')
    await zetels.fetch()
    expect(zetels.isOpPanel(dossier, 'OPS-0002')).toBe('nee')
  })

  it('[R-OPS-7] the role that fetches can read that view and the inbox, nothing else, and change nothing', async () => {
    for (const table of ['dossier', 'account', 'lidmaatschap', 'stuk', 'logboek.regel', 'passkey']) {
      await expect(pool.query(`select * from ${table}`)).rejects.toThrow(/permission denied/)
    }
    await expect(pool.query('select * from postvak')).resolves.toMatchObject({ rows: [] })
    for (const change of ["update postvak set envelop = ''", 'delete from postvak', "insert into postvak values (gen_random_uuid(), gen_random_uuid(), now(), '')"]) await expect(pool.query(change)).rejects.toThrow(/permission denied/)
    await expect(pool.query(`delete from panel_zetel`)).rejects.toThrow(/permission denied|cannot delete/)
    await expect(pool.query(`select logboek.voeg_toe(now(), null, null, 'x', null, 'x', 'x')`)).rejects.toThrow(/permission denied/)
  })
})
