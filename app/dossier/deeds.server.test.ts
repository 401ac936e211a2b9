import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemIds } from '~/platform/ids'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { nothingDeclared } from '~tests/fixtures/verklaring'
import { createPaneelDatabase } from '~tests/postgres'
import { paneelClient } from '~tests/prisma-clients'
import { completeIntake, declineIntake } from './complete-intake.server'
import { composePanel, replaceSeat } from './compose-panel.server'
import { declareInterest, readDeclarations } from './declare-interest.server'
import { inDossier, Refused, type Werk } from './in-dossier.server'
import { readLatestRecords, writeRecord } from './record.server'
import { hoedanigheidVanZetel, zetels, type Hoedanigheid, type Intake, type Zetel } from './schema'
import { readSeats, readWork } from './store.server'
import { takeDossier } from './take-dossier.server'

let panel: TestPanel
let coordinator: Wie
let colleague: Wie
let people: Record<Zetel, Wie>

async function addPerson(db: Werk['db'], hoedanigheid: Hoedanigheid): Promise<Wie> {
  const accountId = systemIds.uuid()
  const account = { functie: hoedanigheid, registernummer: `R-${accountId}` }
  await db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...account, hoedanigheid, sessie: '' }
}

beforeAll(async () => {
  panel = await createTestPanel()
  ;[coordinator, colleague] = [await addPerson(panel.werk.db, 'coordinator'), await addPerson(panel.werk.db, 'coordinator')]
  const seated = await Promise.all(zetels.map(async (zetel) => [zetel, await addPerson(panel.werk.db, hoedanigheidVanZetel[zetel])]))
  people = Object.fromEntries(seated) as Record<Zetel, Wie>
})
afterAll(() => panel.stop())

async function newDossier(db = panel.werk.db): Promise<string> {
  const id = systemIds.uuid()
  await db.dossier.create({ data: { id, kenmerk: `W-2026-${id.slice(0, 8)}`, fase: 'nieuw', aanduiding: 'proef', aangemeldOp: panel.now } })
  return id
}

const intake: Intake = { vNummer: '1234567890', verzoeker: 'IND', doel: 'Besluit', grondslag: 'Vc B8/3', adviseur: 'nee', vraag: 'Is het aannemelijk?', minderjarig: 'nee' }
const keuze = (): Record<Zetel, string> => Object.fromEntries(zetels.map((zetel) => [zetel, people[zetel].accountId])) as Record<Zetel, string>
const done = { ok: true, value: undefined }

async function takenDossier(): Promise<string> {
  const id = await newDossier()
  expect(await takeDossier(panel.werk, coordinator, id)).toEqual(done)
  return id
}

async function seatedDossier(): Promise<string> {
  const id = await takenDossier()
  expect(await completeIntake(panel.werk, coordinator, id, intake)).toEqual(done)
  expect(await composePanel(panel.werk, coordinator, id, keuze())).toEqual(done)
  return id
}

const recordsOf = (dossierId: string) => panel.werk.db.record.findMany({ where: { dossierId }, orderBy: { gemaaktOp: 'asc' } })
const logOf = async (dossierId: string): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map(({ deed }) => deed)
const refusalOf = async (deed: Promise<unknown>): Promise<string> => deed.then(() => 'gedaan', (error: unknown) => {
  if (error instanceof Refused) return error.refusal.soort
  throw error
})

describe('taking a dossier', () => {
  it('[R-DOS-4] of two coördinatoren at once one takes it, and for the other it is gone', async () => {
    const id = await newDossier()
    const outcomes = await Promise.all([refusalOf(takeDossier(panel.werk, coordinator, id)), refusalOf(takeDossier(panel.secondWerk(), colleague, id))])
    expect(outcomes.sort()).toEqual(['gedaan', 'onbekend'])
    expect(await logOf(id)).toEqual(['dossier.aannemen'])
  })

  it('[R-DOS-4] before that every coördinator sees it in the list; afterwards one', async () => {
    const id = await newDossier()
    const listed = async (who: Wie): Promise<boolean> => (await readWork(panel.sql, who.accountId, dagInAmsterdam(panel.now))).some(({ dossierId }) => dossierId === id)
    expect([await listed(coordinator), await listed(colleague), await listed(people.voorzitter)]).toEqual([true, true, false])
    await takeDossier(panel.werk, coordinator, id)
    expect([await listed(coordinator), await listed(colleague)]).toEqual([true, false])
  })
})

describe('intake', () => {
  it('[R-DOS-7] what passes gets the newest catalogue and a record, in which the V-nummer does not stand', async () => {
    const id = await takenDossier()
    expect(await completeIntake(panel.werk, coordinator, id, intake)).toEqual(done)
    const dossier = await panel.werk.db.dossier.findUniqueOrThrow({ where: { id } })
    expect(dossier).toMatchObject({ fase: 'panel', vNummer: '1234567890', vNummerOnbekendReden: null, minderjarig: 'nee' })
    const [record, ...more] = await recordsOf(id)
    expect(more).toEqual([])
    expect(record?.soort).toBe('intake')
    expect(JSON.parse(record?.inhoud ?? '{}')).toMatchObject({ vNummerBekend: true, catalogusVersie: dossier.catalogusVersie })
    expect(record?.inhoud).not.toContain('1234567890')
    expect(await logOf(id)).toEqual(['dossier.aannemen', 'intake.doen'])
  })

  it('[R-DOS-7] what does not pass ends here with the reason; nothing more can be done', async () => {
    const id = await takenDossier()
    expect(await declineIntake(panel.werk, coordinator, id, 'Geen verzoek')).toEqual(done)
    expect(await panel.werk.db.dossier.findUnique({ where: { id } })).toMatchObject({ fase: 'niet_in_behandeling', eindeReden: 'Geen verzoek' })
    expect(await refusalOf(completeIntake(panel.werk, coordinator, id, intake))).toBe('nu-niet')
  })

  it('[R-DOS-7] without a catalogue there is no intake, nothing is written, and the answer says what to do', async () => {
    const database = await createPaneelDatabase()
    const db = paneelClient(database.urls.app)
    const werk = { ...panel.werk, db }
    try {
      const who = await addPerson(db, 'coordinator')
      const id = await newDossier(db)
      await takeDossier(werk, who, id)
      expect(await completeIntake(werk, who, id, intake)).toMatchObject({ ok: false, bericht: expect.stringContaining('catalogus') })
      expect(await db.dossier.findUnique({ where: { id } })).toMatchObject({ fase: 'intake', doel: null })
    } finally {
      await db.$disconnect()
      await database.drop()
    }
  })
})

describe('the panel', () => {
  it('[R-DOS-8] with the panel the first round opens, every seat still to declare, and a record names the seats', async () => {
    const id = await seatedDossier()
    expect(await panel.werk.db.dossier.findUnique({ where: { id } })).toMatchObject({ fase: 'beoordeling' })
    expect(await panel.werk.db.ronde.findMany({ where: { dossierId: id }, select: { nummer: true, onthuldOp: true } })).toEqual([{ nummer: 1, onthuldOp: null }])
    expect((await readSeats(panel.sql, id)).map(({ zetel, verklaring }) => [zetel, verklaring])).toEqual(zetels.map((zetel) => [zetel, 'open']))
    const record = (await recordsOf(id)).find(({ soort }) => soort === 'paneel')
    expect(JSON.parse(record?.inhoud ?? '{}')).toEqual({
      schema: 'weging-paneel/v1',
      leden: zetels.map((zetel) => ({ zetel, functie: people[zetel].functie, registernummer: people[zetel].registernummer }))
    })
  })

  it('[R-DOS-6] a panel with a fault is refused with the list of them, and nothing is written', async () => {
    const id = await takenDossier()
    await completeIntake(panel.werk, coordinator, id, intake)
    const wrong = await composePanel(panel.werk, coordinator, id, { ...keuze(), zorg: colleague.accountId, politie: undefined })
    expect(wrong).toMatchObject({ ok: false, lijst: [expect.stringMatching(/^zorg: /), expect.stringMatching(/^politie: /)] })
    expect(await readSeats(panel.sql, id)).toEqual([])
    expect(await logOf(id)).toEqual(['dossier.aannemen', 'intake.doen'])
  })

  it('[R-DOS-8] a panel is set up once', async () => {
    const id = await seatedDossier()
    expect(await composePanel(panel.werk, coordinator, id, keuze())).toMatchObject({ ok: false })
    expect(await panel.werk.db.ronde.count({ where: { dossierId: id } })).toBe(1)
  })

  it('[R-DOS-9] a seat is filled again only after its member declared a conflict of interest, with somebody who did not', async () => {
    const id = await seatedDossier()
    const deputy = await addPerson(panel.werk.db, 'panellid-zorg')
    expect(await replaceSeat(panel.werk, coordinator, id, 'zorg', deputy.accountId)).toMatchObject({ ok: false, bericht: 'Deze zetel is bezet.' })
    expect(await declareInterest(panel.werk, people.zorg, id, { ...nothingDeclared, belang: 'ja' })).toEqual({ ok: true, value: 'belang' })
    expect(await replaceSeat(panel.werk, coordinator, id, 'zorg', people.zorg.accountId)).toMatchObject({ ok: false })
    expect(await replaceSeat(panel.werk, coordinator, id, 'zorg', people.IND.accountId)).toMatchObject({ ok: false })
    expect(await replaceSeat(panel.werk, coordinator, id, 'zorg', deputy.accountId)).toEqual(done)
    expect((await readSeats(panel.sql, id)).map(({ registernummer }) => registernummer)).toContain(deputy.registernummer)
    expect((await recordsOf(id)).filter(({ soort }) => soort === 'paneel').map(({ versie }) => versie)).toEqual([1, 2])
    expect(await refusalOf(declareInterest(panel.werk, people.zorg, id, nothingDeclared))).toBe('onbekend')
  })
})

describe('the declaration', () => {
  it('[R-TOE-12] it is given once, kept as a record and logged, and a conflict closes the door', async () => {
    const id = await seatedDossier()
    expect(await declareInterest(panel.werk, people.zorg, id, nothingDeclared)).toEqual({ ok: true, value: 'geen_belang' })
    expect(await refusalOf(declareInterest(panel.werk, people.zorg, id, { ...nothingDeclared, belang: 'ja' }))).toBe('nu-niet')
    expect(await declareInterest(panel.werk, people.IND, id, { ...nothingDeclared, belang: 'ja' })).toEqual({ ok: true, value: 'belang' })
    expect(await refusalOf(declareInterest(panel.werk, people.IND, id, nothingDeclared))).toBe('onbekend')
    const declared = (await recordsOf(id)).filter(({ soort }) => soort === 'belangverklaring').map(({ inhoud }) => JSON.parse(inhoud) as { zetel: string; verklaring: string })
    expect(declared.map(({ zetel, verklaring }) => [zetel, verklaring])).toEqual([['zorg', 'geen_belang'], ['IND', 'belang']])
    expect((await logOf(id)).filter((deed) => deed === 'belang.verklaren')).toHaveLength(2)
  })

  it('[R-TOE-4] it is not given in another capacity, nor by somebody without a seat', async () => {
    const id = await seatedDossier()
    expect(await refusalOf(declareInterest(panel.werk, { ...people.zorg, hoedanigheid: 'panellid-ind' }, id, nothingDeclared))).toBe('onbekend')
    expect(await refusalOf(declareInterest(panel.werk, colleague, id, nothingDeclared))).toBe('onbekend')
    expect(await refusalOf(declareInterest(panel.werk, people.zorg, 'geen-uuid', nothingDeclared))).toBe('onbekend')
  })
})

describe('the overview of what was declared', () => {
  it('[R-DOS-48] each seat as it is held now, in order: who was replaced is no longer there, who has yet to declare is not there yet', async () => {
    const id = await seatedDossier()
    const deputy = await addPerson(panel.werk.db, 'panellid-zorg')
    const explained = { antwoord: 'ja', toelichting: 'Bij de directie, niet bij dit besluit.' } as const
    const treated = { antwoord: 'ja', toelichting: 'In 2024 als begeleider.' } as const
    const changed = (change: Partial<typeof nothingDeclared.antwoorden>) => ({ ...nothingDeclared, antwoorden: { ...nothingDeclared.antwoorden, ...change } })
    expect(await declareInterest(panel.werk, people.zorg, id, changed({ behandeldOfOpgevangen: treated }))).toEqual({ ok: true, value: 'belang' })
    expect(await declareInterest(panel.werk, people.IND, id, changed({ werktOnderBeslisser: explained }))).toEqual({ ok: true, value: 'geen_belang' })
    const declared = async () => (await readDeclarations(panel.werk.db, id)).map(({ zetel, verklaring, antwoorden }) => [zetel, verklaring, antwoorden?.werktOnderBeslisser, antwoorden?.behandeldOfOpgevangen])
    const { werktOnderBeslisser: no } = nothingDeclared.antwoorden
    expect(await declared()).toEqual([['IND', 'geen_belang', explained, no], ['zorg', 'belang', no, treated]])
    expect(await replaceSeat(panel.werk, coordinator, id, 'zorg', deputy.accountId)).toEqual(done)
    expect(await declared()).toEqual([['IND', 'geen_belang', explained, no]])
  })
})

describe('a deed in a dossier', () => {
  const inhoud = z.strictObject({ b: z.number(), a: z.string() })
  const newRecord = (dossierId: string, b: number) => ({ soort: 'intake', dossierId, schema: inhoud, inhoud: { b, a: 'x' } }) as const

  it('[R-DOS-2] the policy is asked again with fresh facts: what the page showed may be old', async () => {
    const id = await newDossier()
    await takeDossier(panel.werk, coordinator, id)
    expect(await declineIntake(panel.werk, coordinator, id, 'Geen verzoek')).toEqual(done)
    let acted = false
    expect(await refusalOf(inDossier(panel.werk, coordinator, 'intake.doen', id, async () => {
      acted = true
      return { ok: true, value: undefined }
    }))).toBe('nu-niet')
    expect(acted).toBe(false)
  })

  it('[R-LOG-5] a deed that is not done, or fails, leaves neither a change nor a line in the log', async () => {
    const id = await takenDossier()
    const change = { where: { id }, data: { aanduiding: 'veranderd' } }
    expect(await inDossier(panel.werk, coordinator, 'intake.doen', id, async (tx) => {
      await tx.dossier.update(change)
      return { ok: false, bericht: 'Toch niet.' }
    })).toEqual({ ok: false, bericht: 'Toch niet.' })
    await expect(inDossier(panel.werk, coordinator, 'intake.doen', id, async (tx) => {
      await tx.dossier.update(change)
      throw new RangeError('stuk')
    })).rejects.toThrow('stuk')
    expect(await panel.werk.db.dossier.findUnique({ where: { id } })).toMatchObject({ aanduiding: 'proef' })
    expect(await logOf(id)).toEqual(['dossier.aannemen'])
  })

  it('[R-DOS-3] a record is canonical JSON with its SHA-256, and each next one a version without a gap, also from two processes', async () => {
    const id = await takenDossier()
    const write = (werk: TestPanel['werk'], b: number) =>
      inDossier(werk, coordinator, 'intake.doen', id, async (tx) => ({ ok: true, value: await writeRecord(tx, werk, coordinator, newRecord(id, b)) }))
    const second = panel.secondWerk()
    await Promise.all([1, 2, 3, 4, 5, 6].map((b) => write(b % 2 === 0 ? panel.werk : second, b)))
    const records = await recordsOf(id)
    expect(records.map(({ versie }) => versie).sort()).toEqual([1, 2, 3, 4, 5, 6])
    for (const { inhoud: text, sha256 } of records) {
      expect(text).toMatch(/^\{"a":"x","b":\d\}$/)
      expect(sha256).toBe(createHash('sha256').update(text).digest('hex'))
    }
    const [latest, ...more] = await readLatestRecords(panel.werk.db, { soort: 'intake', dossierId: id, schema: inhoud })
    expect([latest?.versie, more]).toEqual([6, []])
  })

  it('[R-DOS-3] what does not have its shape is no record, on writing and on reading', async () => {
    const id = await takenDossier()
    const odd = { ...newRecord(id, 1), inhoud: { b: 1, a: 'x', c: 'meer' } }
    await expect(inDossier(panel.werk, coordinator, 'intake.doen', id, async (tx) => ({ ok: true, value: await writeRecord(tx, panel.werk, coordinator, odd) }))).rejects.toThrow('c')
    await inDossier(panel.werk, coordinator, 'intake.doen', id, async (tx) => ({ ok: true, value: await writeRecord(tx, panel.werk, coordinator, newRecord(id, 1)) }))
    await expect(readLatestRecords(panel.werk.db, { soort: 'intake', dossierId: id, schema: z.strictObject({ anders: z.string() }) })).rejects.toThrow('anders')
  })
})
