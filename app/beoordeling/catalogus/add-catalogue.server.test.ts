import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPaneelDatabase } from '~tests/postgres'
import { paneelClient } from '~tests/prisma-clients'
import { addCatalogue } from './add-catalogue.server'
import reconstructie from './reconstructie-2026-1.json'

const clock = { now: () => new Date('2026-11-22T12:00:00Z') }
let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let db: ReturnType<typeof paneelClient>

beforeAll(async () => {
  database = await createPaneelDatabase()
  db = paneelClient(database.urls.app)
})
afterAll(async () => {
  await db.$disconnect()
  await database.drop()
})

describe('npm run catalogus:laden', () => {
  it('[R-BEO-70] a version is added once, and never overwritten', async () => {
    const text = JSON.stringify(reconstructie)
    expect(await addCatalogue(db, clock, text)).toEqual({ ok: true, versie: reconstructie.versie, nieuw: true })
    expect(await addCatalogue(db, clock, text)).toEqual({ ok: true, versie: reconstructie.versie, nieuw: false })
    const other = JSON.stringify({ ...reconstructie, naam: 'Andere criteria' })
    expect(await addCatalogue(db, clock, other)).toMatchObject({ ok: false })
    expect(await db.catalogus.count()).toBe(1)
  })

  it('[R-BEO-70] a faulty file is refused with the path of each fault, and nothing is written', async () => {
    const before = await db.catalogus.count()
    expect(await addCatalogue(db, clock, 'geen json')).toEqual({ ok: false, regels: ['Dit bestand is geen JSON.'] })
    const broken = await addCatalogue(db, clock, JSON.stringify({ ...reconstructie, versie: 'x', status: 'onzin', groepen: [] }))
    expect(broken.ok ? [] : broken.regels.map((regel) => regel.split(':')[0])).toEqual(expect.arrayContaining(['status', 'groepen']))
    expect(await db.catalogus.count()).toBe(before)
  })
})
