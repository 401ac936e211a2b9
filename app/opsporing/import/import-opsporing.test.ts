import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { createOpsporingDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { createTestKluissleutel, openTestKluis, readStoredLeads } from '~tests/kluis'
import { kanarie, rawDemo, twoWorlds, zaakOf } from '~tests/zaak-file'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import type { Kluis } from '../kluis.server'
import { checkOpsporing, importOpsporing } from './import-opsporing.server'

const clock = { now: () => new Date('2026-11-22T10:00:00Z') }

let database: Awaited<ReturnType<typeof createOpsporingDatabase>>
let db: PrismaClient
let kluis: Kluis
const sleutel = createTestKluissleutel()

beforeEach(async () => {
  database = await createOpsporingDatabase()
  db = opsporingClient(database.urls.app)
  kluis = await openTestKluis(db, clock, sleutel)
})
afterEach(async () => {
  await db.$disconnect()
  await database.drop()
})

afterAll(() => sleutel.remove())

const indicaties = () => readStoredLeads(db, kluis)

describe('the opsporing part of an import', () => {
  it('[R-OPS-1] everything under opsporing and every row of the criminal case comes here, with the list it stood in', async () => {
    await importOpsporing(db, zaakOf(twoWorlds().met), { peildatum: null, clock, kluis })
    const rows = await indicaties()
    expect(rows.map((row) => row.nummer)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.map((row) => row.herkomst)).toEqual([
      ...Array<string>(7).fill('opsporing'),
      'tijdlijn', 'verklaringen', 'stukken', 'beoordeling_door_instanties', 'tegenstrijdigheden_in_bronnen', 'bronfragmenten'
    ])
    const all = JSON.stringify(rows)
    for (const word of ['gebeurtenis', 'tegenover', 'kern', 'afwijkend', 'uitleg', 'soort', 'inhoud', 'instantie', 'oordeel', 'motivering', 'punt', 'bronnen', 'url', 'wat']) {
      expect(all).toContain(`${kanarie}-${word}`)
    }
  })

  it('[R-OPS-1] the outcome and the verdict of the compiler are not stored here either', async () => {
    await importOpsporing(db, zaakOf(twoWorlds().met), { peildatum: null, clock, kluis })
    const all = JSON.stringify(await indicaties())
    for (const word of ['uitkomst', 'steunt', 'compleetheid', 'leeswijzer']) expect(all).not.toContain(`${kanarie}-${word}`)
    expect(all).not.toContain('Maakt in bewaring')
  })

  it('[R-DOS-13] the peildatum holds here too', async () => {
    await importOpsporing(db, zaakOf(rawDemo()), { peildatum: '2007-08-31', clock, kluis })
    expect((await indicaties()).map((row) => [row.herkomst, row.datumTekst])).toEqual([
      ['opsporing', '2006-11'],
      ['opsporing', 'na de klacht, 2006-11/12'],
      ['opsporing', '2006-12-28'],
      ['opsporing', '2007-06-01'],
      ['opsporing', '2007-08-21'],
      ['beoordeling_door_instanties', '2006-12-28'],
      ['beoordeling_door_instanties', '2007-06-01']
    ])
  })

  it('[R-DOS-18] the same file again writes nothing; other leads are refused and nothing is written', async () => {
    const { zonder, met } = twoWorlds()
    expect(await checkOpsporing(db, kluis, zaakOf(zonder), null)).toBe('nieuw')
    await importOpsporing(db, zaakOf(zonder), { peildatum: null, clock, kluis })
    const before = await dumpDatabase(database.urls.super)
    expect(await importOpsporing(db, zaakOf(zonder), { peildatum: null, clock, kluis })).toMatchObject({ ok: true, value: { staat: 'was-er-al' } })
    expect(await importOpsporing(db, zaakOf(met), { peildatum: null, clock, kluis })).toEqual({ ok: false, refusal: 'andere-inhoud' })
    expect(await dumpDatabase(database.urls.super)).toEqual(before)
    expect(await db.zaak.count()).toBe(1)
  })
})
