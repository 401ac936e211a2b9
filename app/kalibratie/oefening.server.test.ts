import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { context, fullDraft } from '~/beoordeling/test-sheets'
import catalogusJson from '~/beoordeling/catalogus/reconstructie-2026-1.json'
import type { Werk } from '~/dossier/in-dossier.server'
import { hoedanigheidVanZetel } from '~/dossier/schema'
import { createFileRoomKeys, createRoomSeals, seedRoom } from '~realtime/index'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { kanarie, twoWorlds, zaakOf } from '~tests/zaak-file'
import { writeDraft } from '~tests/world/typing'
import { handInBlad, leaveOefening, takeBackBlad } from './hand-in.server'
import { sluitOefening, stopOefening, verlengOefening } from './lead-oefening.server'
import { keepOefenzaak } from './keep-oefenzaak.server'
import { sweepOefeningen } from './open-oefening.server'
import { readKalibratieFiguren } from './read-model.server'
import { readOefeningen, readSpreiding } from './read-oefening.server'
import { loadOefeningFacts } from './facts.server'
import { isPrivateOefenRoom, oefenRoom } from './rooms'
import type { Wie } from '~/toegang/may'
import { startOefening } from './start-oefening.server'

let panel: TestPanel
let werk: Werk
let organisator: Wie
let mensen: Wie[]
let now = new Date('2026-11-25T13:00:00Z')

const disciplines = ['IND', 'zorg', 'politie', 'IND', 'zorg'] as const

async function account(functie: string, hoedanigheid: string): Promise<Wie> {
  const accountId = werk.ids.uuid()
  const registernummer = `OEF-${accountId.slice(0, 8)}`
  await werk.db.account.create({ data: { id: accountId, functie, registernummer, aangemaaktOp: now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, functie, registernummer, hoedanigheid, sessie: '' }
}

beforeAll(async () => {
  panel = await createTestPanel()
  werk = { ...panel.werk, clock: { now: () => now }, seals: createRoomSeals({ keys: createFileRoomKeys(panel.keyFolder), isPrivate: isPrivateOefenRoom }) }
  organisator = await account('Coördinator', 'coordinator')
  mensen = await Promise.all(disciplines.map((one) => account(one, hoedanigheidVanZetel[one])))
  const raw = twoWorlds().met
  raw.uitkomst_rechter = kanarie
  Object.assign(raw.betrokkene as object, { nationaliteit: kanarie })
  await keepOefenzaak(werk.db, werk, zaakOf(raw))
}, 60_000)
afterAll(() => panel.stop())

async function start(einddag = '2026-12-10', deelnemers = mensen): Promise<string> {
  const zaak = await werk.db.oefenzaak.findFirstOrThrow()
  const begun = await startOefening(werk, organisator, { oefenzaak: zaak.id, catalogus: catalogusJson.versie, einddag, minimum: 4, deelnemers: deelnemers.map((one) => `${one.accountId}/${one.hoedanigheid}`) })
  if (!begun.ok) throw new Error(begun.bericht)
  return begun.value.oefeningId
}

const deelnemerId = async (oefeningId: string, wie: Wie): Promise<string> =>
  (await werk.db.oefeningDeelnemer.findUniqueOrThrow({ where: { oefeningId_accountId: { oefeningId, accountId: wie.accountId } } })).id

/** Types a whole sheet in the own room, and hands it in. */
async function fill(oefeningId: string, index: number, b1 = 'versterkt') {
  const wie = mensen[index] as Wie
  const doc = new Y.Doc()
  const discipline = disciplines[index] ?? 'zorg'
  const twijfel = context({ discipline, minderjarig: 'twijfel' })
  const notitie: Record<string, string> = b1 === 'verzwakt' ? { 'B1/notitie': 'Zij vertelt in een andere volgorde.' } : {}
  writeDraft(doc, { ...fullDraft(twijfel), 'B1/oordeel': b1, ...notitie, 'B1/reden': `reden van ${index}` })
  await seedRoom(panel.sql, oefenRoom(oefeningId, await deelnemerId(oefeningId, wie)), { author: wie.accountId, time: now, bytes: Y.encodeStateAsUpdate(doc) }, werk.seals)
  return handInBlad(werk, wie, oefeningId)
}

const facts = (oefeningId: string, wie: Wie) => loadOefeningFacts(panel.sql, wie.accountId, oefeningId, now)
const spread = async (oefeningId: string, wie: Wie) => {
  const some = await facts(oefeningId, wie)
  if (!some) throw new Error('geen oefening')
  return readSpreiding(werk.db, some)
}

describe('a practice case', () => {
  it('[R-KAL-1] holds the papers of the panel part only, once, and no dossier comes of it', async () => {
    expect(await keepOefenzaak(werk.db, werk, zaakOf(twoWorlds().zonder))).toMatchObject({ nieuw: false })
    const rows = await werk.db.oefenzaak.findMany()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(kanarie)
    await start()
    expect(await werk.db.dossier.count()).toBe(0)
    await expect(werk.db.oefenzaak.update({ where: { id: rows[0]?.id ?? '' }, data: { aanduiding: 'anders' } })).rejects.toThrow()
  })

  it('[R-KAL-2] an exercise is not begun with too few people, the organiser, somebody twice or somebody without the capacity', async () => {
    const refused = (deelnemers: Wie[], changes = {}) => start('2026-12-10', deelnemers.map((one) => ({ ...one, ...changes }))).then(() => 'begonnen', (error: Error) => error.message)
    expect(await refused(mensen.slice(0, 4))).toContain('ten minste 5')
    expect(await refused([...mensen.slice(0, 4), mensen[0] as Wie])).toContain('twee keer')
    expect(await refused([...mensen.slice(0, 4), { ...organisator, hoedanigheid: 'panellid-zorg' }])).toContain('doet zelf niet mee')
    expect(await refused(mensen, { hoedanigheid: 'panellid-politie' })).toContain('geen panellid meer')
  })
})

describe('sealed sheets', () => {
  it('[R-KAL-3] [R-KAL-5] the last sheet opens the exercise; before it nobody reads anything, and the log leads to no sheet', async () => {
    const id = await start()
    for (const index of [0, 1, 2, 3]) expect(await fill(id, index, index === 0 ? 'verzwakt' : 'versterkt')).toEqual({ ok: true, value: { geopend: false } })
    expect((await spread(id, mensen[0] as Wie)).rijen).toEqual([])
    expect((await readOefeningen(werk.db, panel.sql, organisator, now)).find((one) => one.id === id)).toMatchObject({ aantal: 4, genodigd: 5, eigen: false })
    await expect(handInBlad(werk, mensen[0] as Wie, id)).rejects.toThrow('geweigerd')
    expect(await fill(id, 4)).toEqual({ ok: true, value: { geopend: true } })
    const b1 = (await spread(id, mensen[0] as Wie)).rijen.find((rij) => rij.code === 'B1')
    expect(b1?.keuzes.map(({ oordeel, aantal, eigen }) => [oordeel, aantal, eigen])).toEqual([['versterkt', 4, false], ['verzwakt', 1, true]])
    const lines = await panel.readLog(`oefening/${id}`)
    expect(lines.filter(({ deed }) => deed === 'oefening.geopend')).toEqual([{ deed: 'oefening.geopend', actor: null, doel: null }])
    const [{ aantal } = { aantal: -1 }] = await ownerRows<{ aantal: number }>(`select count(*)::int as aantal from logboek.regel where object = 'oefening/${id}' and bewijs is not null`)
    expect(aantal).toBe(0)
    const stored = JSON.stringify(await werk.db.oefeningBlad.findMany({ where: { oefeningId: id }, select: { inhoud: true } }))
    for (const wie of mensen) expect(stored.includes(wie.accountId) || stored.includes(wie.registernummer)).toBe(false)
  })

  it('[R-KAL-6] an incomplete sheet is refused with its list; a sheet that is taken back is gone, and can be handed in again', async () => {
    const id = await start()
    expect(await handInBlad(werk, mensen[0] as Wie, id)).toMatchObject({ ok: false, lijst: expect.arrayContaining([expect.stringMatching(/^A1 /)]) as string[] })
    await fill(id, 1)
    await takeBackBlad(werk, mensen[1] as Wie, id)
    expect(await werk.db.oefeningBlad.count({ where: { oefeningId: id } })).toBe(0)
    expect(await handInBlad(werk, mensen[1] as Wie, id)).toMatchObject({ ok: true })
    await leaveOefening(werk, mensen[1] as Wie, id)
    expect(await werk.db.oefeningBlad.count({ where: { oefeningId: id } })).toBe(0)
    await expect(handInBlad(werk, mensen[1] as Wie, id)).rejects.toThrow('geweigerd')
  })

  it('[R-KAL-4] after the end date too few sheets open nothing: prolonged they can, stopped they are destroyed', async () => {
    const [id, stopped] = [await start('2026-11-27'), await start('2026-11-27')]
    for (const index of [0, 1, 2]) await fill(id, index)
    await fill(stopped, 0)
    now = new Date('2026-11-28T09:00:00Z')
    try {
      await sweepOefeningen(werk)
      expect((await facts(id, mensen[0] as Wie))?.stand).toBe('te-weinig')
      expect(await verlengOefening(werk, organisator, id, '2026-11-28')).toMatchObject({ ok: false })
      expect(await verlengOefening(werk, organisator, id, '2026-11-29')).toMatchObject({ ok: true })
      expect(await fill(id, 3)).toEqual({ ok: true, value: { geopend: false } })
      await stopOefening(werk, organisator, stopped)
      expect(await werk.db.oefeningBlad.count({ where: { oefeningId: stopped } })).toBe(0)
      now = new Date('2026-11-29T23:30:00Z')
      await sweepOefeningen(werk)
      expect([(await facts(id, mensen[0] as Wie))?.stand, (await facts(stopped, mensen[0] as Wie))?.stand]).toEqual(['geopend', 'gestopt'])
    } finally {
      now = new Date('2026-11-25T13:00:00Z')
    }
  })

  it('[R-KAL-4] [R-KAL-5] the database itself opens no exercise with too few sheets and changes no sheet', async () => {
    const id = await start()
    await fill(id, 0)
    await expect(werk.db.oefening.update({ where: { id }, data: { geopendOp: now } })).rejects.toThrow('te weinig bladen')
    await expect(werk.db.oefeningBlad.updateMany({ where: { oefeningId: id }, data: { inhoud: '{}' } })).rejects.toThrow('verandert niet')
    await expect(werk.db.oefeningBlad.updateMany({ where: { oefeningId: id }, data: { deelnemerId: null } })).rejects.toThrow('verandert niet')
    await expect(werk.db.oefening.update({ where: { id }, data: { minimum: 5 } })).rejects.toThrow('verandert niet')
  })
})

describe('the end', () => {
  it('[R-KAL-9] [R-KAL-11] closing takes every link from a sheet to its author; only the figures of the group are left', async () => {
    const id = await start()
    for (const index of [0, 1, 2, 3, 4]) await fill(id, index, index < 2 ? 'neutraal' : 'versterkt')
    await expect(werk.db.oefening.update({ where: { id }, data: { geslotenOp: now } })).rejects.toThrow('leidt nog naar een deelnemer')
    const period = { van: new Date('2026-11-01T00:00:00Z'), tot: new Date('2026-12-01T00:00:00Z') }
    expect(await readKalibratieFiguren(werk.db, period)).toMatchObject({ oefeningen: 0 })
    await sluitOefening(werk, organisator, id)
    const rows = await ownerRows<{ oefening_id: string; deelnemer_id: string | null; zelfde: boolean }>(`select oefening_id::text, deelnemer_id::text, true as zelfde from oefening_blad where oefening_id = '${id}' order by ctid`)
    expect(rows.map((row) => row.deelnemer_id)).toEqual([null, null, null, null, null])
    const inOrder = await ownerRows<{ id: string }>(`select id::text as id from oefening_blad where oefening_id = '${id}' order by ctid`)
    expect(inOrder.map((row) => row.id)).toEqual(inOrder.map((row) => row.id).sort())
    const seen = await spread(id, mensen[0] as Wie)
    expect(seen.bladen).toBe(5)
    expect(seen.rijen.flatMap((rij) => [...rij.keuzes, ...rij.redenen]).some((one) => one.eigen)).toBe(false)
    const figuren = await readKalibratieFiguren(werk.db, period)
    expect(figuren).toMatchObject({ oefeningen: 1, bladen: 5 })
    expect(figuren.criteria.find((one) => one.code === 'B1')).toMatchObject({ aantallen: { versterkt: 3, neutraal: 2 }, alfa: null })
  })

  it('[R-KAL-9] an exercise that nobody closes closes by itself, after 28 calendar days', async () => {
    const id = await start()
    for (const index of [0, 1, 2, 3, 4]) await fill(id, index)
    now = new Date('2026-12-24T09:00:00Z')
    try {
      await sweepOefeningen(werk)
      expect(await werk.db.oefeningBlad.count({ where: { oefeningId: id, deelnemerId: null } })).toBe(5)
      expect((await panel.readLog(`oefening/${id}`)).at(-1)).toMatchObject({ deed: 'oefening.gesloten', actor: null })
    } finally {
      now = new Date('2026-11-25T13:00:00Z')
    }
  })
})

async function ownerRows<Row extends object>(text: string): Promise<Row[]> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: panel.ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
