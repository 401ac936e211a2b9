import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused, type Werk } from '~/dossier/in-dossier.server'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { readWork } from '~/dossier/store.server'
import { taakVoor } from '~/dossier/work'
import { zetelVan, type Zetel } from '~/dossier/schema'
import { systemIds } from '~/platform/ids'
import { readConclusions } from '~/stukken/medisch/read-medical-page.server'
import { addMedisch } from '~/stukken/medisch/register.server'
import { readLinesForSide, recordSeen } from '~/stukken/medisch/side.server'
import type { MedischeRegel } from '~/stukken/medisch/schema'
import type { Wie } from '~/toegang/may'
import { betrokkeneOf, colleagueOf, coordinatorOf, done, gemachtigdeOf } from '~tests/fixtures/side'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { decideObjection, objectToMember, readObjectionsPage, readOwnObjections } from './bezwaar/objection.server'
import { answerMoment, dropAbsence, finishDays, giveAbsence, readDays, readMomentAnswers } from './dagen/days.server'
import { readHome } from './thuis/read-home.server'
import { readVerslagForSide } from './verslag/read-verslag.server'
import { fileCorrection, finishCorrections, waiveCorrections } from '~/hoorzitting/verslag/read-through.server'
import { conceptSchema } from '~/hoorzitting/schema'
import { nalezingSchema, type NalezingRegel } from '~/hoorzitting/verslag/schema'
import { doelToestemmingSchema } from '~/dossier/consent/schema'
import { writeRecord } from '~/dossier/record.server'

let panel: TestPanel
let werk: Werk
let now: Date
beforeAll(async () => {
  panel = await createTestPanel()
  now = panel.now
  werk = { ...panel.werk, clock: { now: () => now } }
})
afterAll(() => panel.stop())

interface Dossier extends TestRound {
  coordinator: Wie
  side: Wie
}
async function newDossier(als: 'gemachtigde' | 'betrokkene' = 'gemachtigde'): Promise<Dossier> {
  const round = await panel.openRound('gepland', 'op_stukken')
  const coordinator = await coordinatorOf(panel, round)
  const { wie } = als === 'betrokkene' ? await betrokkeneOf({ werk }, coordinator, round.dossierId) : await gemachtigdeOf({ werk }, coordinator, round.dossierId)
  return { ...round, coordinator, side: wie }
}
async function factsOf({ dossierId }: Dossier, wie: Wie): Promise<DossierFacts> {
  const facts = await loadDossierFacts(panel.sql, wie.accountId, dossierId, 'read', now)
  if (!facts) throw new Error('geen dossier')
  return facts
}
const reading = () => ({ ...werk, sql: panel.sql })
const stranger = { refusal: { soort: 'onbekend' } }
const taskOf = async ({ dossierId }: Dossier, wie: Wie): Promise<string | undefined> => {
  const rol = wie.hoedanigheid === 'coordinator' ? 'coordinator' : zetelVan[wie.hoedanigheid as keyof typeof zetelVan]
  const regel = (await readWork(panel.sql, wie.accountId, '2026-11-25', dossierId)).find((each) => each.rol === rol)
  return regel && taakVoor(regel)?.pad
}
const notices = async (wie: Wie): Promise<number> =>
  Number((await panel.sql.query<{ n: string }>(`select count(*)::text as n from pgboss.job where name = 'mail' and data ->> 'account' = $1`, [wie.accountId]))[0]?.n)

describe('an objection to a member', () => {
  const object = (dossier: Dossier, zetel: Zetel, wie = dossier.side) => objectToMember(werk, wie, dossier.dossierId, { zetel, reden: 'Zij kent de verdachte.' })
  const decide = (dossier: Dossier, wie: Wie, bezwaar: number, uitkomst: 'gegrond' | 'ongegrond') => decideObjection(werk, wie, dossier.dossierId, { bezwaar, uitkomst, besluitReden: 'Dat is zo.' })

  it('[R-GEM-50] goes to the voorzitter as a task, by function; no member sees it, and the coördinator only that one is open', async () => {
    const dossier = await newDossier()
    await done(object(dossier, 'zorg'))
    expect([await taskOf(dossier, dossier.wie.voorzitter), await notices(dossier.wie.voorzitter), await taskOf(dossier, dossier.coordinator) === 'bezwaren']).toEqual(['bezwaren', 1, false])
    const [chair, coordinator] = [await readObjectionsPage(werk, await factsOf(dossier, dossier.wie.voorzitter)), await readObjectionsPage(werk, await factsOf(dossier, dossier.coordinator))]
    expect(chair.bezwaren).toMatchObject([{ versie: 1, zetel: 'zorg', reden: 'Zij kent de verdachte.', van: 'gemachtigde', besluit: null }])
    expect([coordinator.bezwaren, coordinator.anderen]).toEqual([[], [{ versie: 1, functie: 'zorg', ontvangenOp: '2026-11-25', uitkomst: null }]])
    expect(JSON.stringify(coordinator)).not.toContain('verdachte')
    for (const zetel of ['IND', 'zorg', 'politie', 'secretaris'] as const) await expect(decide(dossier, dossier.wie[zetel], 1, 'ongegrond')).rejects.toBeInstanceOf(Refused)
    expect(await object(dossier, 'zorg')).toMatchObject({ ok: false, bericht: expect.stringContaining('loopt al een bezwaar') })
  })

  it('[R-GEM-50] gegrond takes the member out at once and asks the coördinator to fill the seat; ongegrond leaves them, and both reasons are read by who objected', async () => {
    const dossier = await newDossier()
    await done(object(dossier, 'zorg'))
    await done(object(dossier, 'politie'))
    await done(decide(dossier, dossier.wie.voorzitter, 1, 'gegrond'))
    await done(decide(dossier, dossier.wie.voorzitter, 2, 'ongegrond'))
    const seats = await werk.db.lidmaatschap.findMany({ where: { dossierId: dossier.dossierId, zetel: { in: ['zorg', 'politie'] } }, select: { zetel: true, verklaring: true } })
    expect(new Map(seats.map(({ zetel, verklaring }) => [zetel, verklaring]))).toEqual(new Map([['zorg', 'belang'], ['politie', 'geen_belang']]))
    expect([await taskOf(dossier, dossier.coordinator), await notices(dossier.coordinator), await notices(dossier.side)]).toEqual(['panel', 1, 2])
    expect((await readOwnObjections(werk, await factsOf(dossier, dossier.side))).bezwaren.map(({ zetel, besluit }) => [zetel, besluit?.uitkomst, besluit?.reden])).toEqual([['zorg', 'gegrond', 'Dat is zo.'], ['politie', 'ongegrond', 'Dat is zo.']])
    expect(await decide(dossier, dossier.wie.voorzitter, 2, 'gegrond')).toMatchObject({ ok: false, bericht: 'Over dit bezwaar is al beslist.' })
    expect(await object(dossier, 'zorg')).toMatchObject({ ok: false, bericht: expect.stringContaining('zit nu niemand') })
  })

  it('[R-GEM-51] about the voorzitter the coördinator decides, and the voorzitter does not read it; nobody decides what is another’s', async () => {
    const dossier = await newDossier()
    await done(object(dossier, 'voorzitter'))
    await done(object(dossier, 'IND'))
    expect([await taskOf(dossier, dossier.coordinator), await notices(dossier.coordinator)]).toEqual(['bezwaren', 1])
    const chair = await readObjectionsPage(werk, await factsOf(dossier, dossier.wie.voorzitter))
    expect([chair.bezwaren.map(({ zetel }) => zetel), chair.anderen]).toEqual([['IND'], []])
    expect(await decide(dossier, dossier.wie.voorzitter, 1, 'ongegrond')).toMatchObject({ ok: false })
    expect(await decide(dossier, dossier.coordinator, 2, 'ongegrond')).toMatchObject({ ok: false })
    await done(decide(dossier, dossier.coordinator, 1, 'gegrond'))
    expect((await werk.db.lidmaatschap.findFirstOrThrow({ where: { dossierId: dossier.dossierId, zetel: 'voorzitter' } })).verklaring).toBe('belang')
  })

  it('[R-GEM-10] another gemachtigde objects to nobody here, and sees nothing', async () => {
    const [dossier, other] = [await newDossier(), await newDossier()]
    await expect(object(dossier, 'zorg', other.side)).rejects.toMatchObject(stranger)
    const colleague = await colleagueOf({ werk }, dossier.side, dossier.dossierId)
    await done(object(dossier, 'zorg', colleague.wie))
    expect((await readObjectionsPage(werk, await factsOf(dossier, dossier.wie.voorzitter))).bezwaren[0]?.van).toBe('kantoorgenoot')
  })
})

describe('days and moments', () => {
  const week = { soort: 'kan_niet' as const, vanDag: '2026-12-01', totDag: undefined, vanTijd: '09:00', totTijd: '12:00', wekelijksTot: '2026-12-15' }

  it('[R-GEM-40] the gemachtigde gives the days of betrokkene and their own, a colleague those of the gemachtigde, betrokkene hers; each takes back its own side only', async () => {
    const dossier = await newDossier()
    await done(giveAbsence(werk, dossier.side, dossier.dossierId, { ...week, dagenVan: 'betrokkene' }))
    const colleague = await colleagueOf({ werk }, dossier.side, dossier.dossierId)
    await done(giveAbsence(werk, colleague.wie, dossier.dossierId, { ...week, wekelijksTot: undefined, dagenVan: 'mijzelf' }))
    const rows = await panel.sql.query<{ persoon: string; n: number }>('select persoon, count(*)::int as n from afwezigheid where persoon in ($1, $2) group by persoon order by persoon', [`account:${dossier.side.accountId}`, `betrokkene:${dossier.dossierId}`])
    expect(rows).toEqual([{ persoon: `account:${dossier.side.accountId}`, n: 1 }, { persoon: `betrokkene:${dossier.dossierId}`, n: 3 }])
    await done(finishDays(werk, dossier.side, dossier.dossierId, { dagenVan: 'betrokkene', totEnMet: '2027-01-31' }))
    const page = await readDays(reading(), await factsOf(dossier, dossier.side))
    expect([page.rijen.map(({ vanWie, aantal }) => `${vanWie} ${aantal}`).sort(), page.gegeven]).toEqual([['betrokkene 3', 'mijzelf 1'], [{ vanWie: 'betrokkene', totEnMet: '2027-01-31' }]])
    const other = await newDossier('betrokkene')
    expect(await dropAbsence(werk, other.side, other.dossierId, page.rijen[0]?.reeks ?? '')).toMatchObject({ ok: false })
    await expect(giveAbsence(werk, other.side, dossier.dossierId, { ...week, dagenVan: 'betrokkene' })).rejects.toMatchObject(stranger)
    await done(giveAbsence(werk, other.side, other.dossierId, { ...week, dagenVan: 'mijzelf' }))
    expect(await panel.sql.query('select 1 as rij from afwezigheid where persoon = $1', [`betrokkene:${other.dossierId}`])).toHaveLength(3)
    for (const { reeks } of page.rijen) await done(dropAbsence(werk, dossier.side, dossier.dossierId, reeks))
    expect((await readDays(reading(), await factsOf(dossier, dossier.side))).rijen).toEqual([])
  })

  it('[R-GEM-41] says of a planned moment whether it can, with a reason when not; the coördinator is told, and another dossier’s moment is not there', async () => {
    const dossier = await newDossier()
    const id = systemIds.uuid()
    const begintOp = new Date('2026-12-10T09:00:00Z')
    await werk.db.zitting.create({ data: { id, hoorzittingId: dossier.hoorzittingId, nummer: 1, uid: id, volgorde: 0, begintOp, eindigtOp: new Date('2026-12-10T11:00:00Z'), plaats: 'Zaal 4', gemaaktDoor: dossier.coordinator.accountId, gemaaktOp: now, gewijzigdOp: now } })
    const other = await newDossier()
    expect(await answerMoment(werk, other.side, other.dossierId, { zitting: id, antwoord: 'kan' })).toMatchObject({ ok: false })
    await done(answerMoment(werk, dossier.side, dossier.dossierId, { zitting: id, antwoord: 'kan_niet', waarom: 'Zij heeft dan therapie.' }))
    expect(await notices(dossier.coordinator)).toBe(1)
    expect((await readMomentAnswers(werk.db, dossier.dossierId)).get(id)).toMatchObject({ antwoord: 'kan_niet', waarom: 'Zij heeft dan therapie.', begintOp: '2026-12-10T09:00:00.000Z' })
    await done(answerMoment(werk, dossier.side, dossier.dossierId, { zitting: id, antwoord: 'kan' }))
    const page = await readDays(reading(), await factsOf(dossier, dossier.side))
    expect([page.momenten[0]?.antwoord, JSON.stringify(page).includes('Zaal 4')]).toEqual([{ antwoord: 'kan', waarom: null }, false])
  })
})

describe('a conclusion from a medical paper', () => {
  const nummer = 4321
  const add = ({ wie, dossierId }: Dossier, inhoud: MedischeRegel) => werk.db.$transaction((tx) => addMedisch(tx, werk, wie.zorg, dossierId, inhoud))
  async function concluded(als: 'gemachtigde' | 'betrokkene' = 'gemachtigde'): Promise<Dossier> {
    const dossier = await newDossier(als)
    await werk.db.stuk.create({ data: { id: systemIds.uuid(), dossierId: dossier.dossierId, nummer, soort: 'brief van een arts', titel: 'Behandeling van klachten', datumTekst: '2026', inhoud: '', compartiment: 'medisch' } })
    const lezers = [{ lid: dossier.lidId.zorg, zetel: 'zorg' }]
    await add(dossier, { schema: 'weging-medische-toestemming/v1', stuk: nummer, lezers, gemachtigdeGevraagdOp: null, gevraagdOp: '2026-11-25', hoe: 'gevraagd', tolk: 'zonder', verteld: ['wie', 'waarvoor', 'weigeren', 'intrekken'], antwoord: 'ja' })
    await add(dossier, { schema: 'weging-medische-conclusie/v1', stuk: nummer, registernummer: dossier.wie.zorg.registernummer, bigNummer: '00000000001', tekst: 'De klachten passen bij wat zij vertelt.' })
    return dossier
  }
  const see = (dossier: Dossier, conclusieVersie: number, opmerking?: string, wie = dossier.side) => recordSeen(werk, wie, dossier.dossierId, { stuk: nummer, conclusieVersie, opmerking })

  it('[R-GEM-70] is read by the side of betrokkene before the panel, and *gezien* with a remark counts as shown', async () => {
    const dossier = await concluded()
    const [line] = await readLinesForSide(werk.db, dossier.dossierId)
    expect(line).toEqual({ stuk: nummer, versie: 2, soort: 'brief van een arts', datumTekst: '2026', tekst: 'De klachten passen bij wat zij vertelt.', voorgelegd: null })
    expect(await readConclusions(werk.db, dossier.dossierId)).toEqual([])
    expect(await see(dossier, 1)).toMatchObject({ ok: false, bericht: expect.stringContaining('intussen anders') })
    await done(see(dossier, 2, 'Zij slaapt nog steeds slecht.'))
    expect(await readConclusions(werk.db, dossier.dossierId)).toEqual([
      { soort: 'brief van een arts', datumTekst: '2026', tekst: 'De klachten passen bij wat zij vertelt.', voorgelegd: { aan: 'gemachtigde', op: '2026-11-25', opmerking: 'Zij slaapt nog steeds slecht.' } }
    ])
    expect(await see(dossier, 2)).toMatchObject({ ok: false, bericht: expect.stringContaining('al hoe deze conclusie') })
  })

  it('[R-GEM-70] beside betrokkene it is recorded as shown to her; without a consent that stands there is no line, and for another gemachtigde nothing', async () => {
    const dossier = await concluded('betrokkene')
    const other = await newDossier()
    await expect(see(dossier, 2, undefined, other.side)).rejects.toMatchObject(stranger)
    await done(see(dossier, 2))
    expect((await readConclusions(werk.db, dossier.dossierId))[0]?.voorgelegd).toMatchObject({ aan: 'betrokkene', opmerking: null })
    const gone = await concluded()
    await add(gone, { schema: 'weging-medische-toestemming-ingetrokken/v1', stuk: nummer, van: 1, reden: 'Zij wil het niet meer.' })
    expect(await readLinesForSide(werk.db, gone.dossierId)).toEqual([])
    expect(await see(gone, 2)).toMatchObject({ ok: false })
  })
})

describe('the verslag, read through', () => {
  const alineas = [{ tijd: null, spreker: null, tekst: 'Zij werkte zes dagen.' }, { tijd: null, spreker: null, tekst: 'Zij mocht niet weg.' }]
  const allow = (dossier: Dossier, doel: 'verslag-gemachtigde' | 'verslag-zorgcoordinator', antwoord: 'ja' | 'ingetrokken') =>
    werk.db.$transaction((tx) => writeRecord(tx, werk, dossier.wie.secretaris, { soort: 'toestemming-doel', dossierId: dossier.dossierId, schema: doelToestemmingSchema, inhoud: { schema: 'weging-toestemming-doel/v1', doel, antwoord, op: '2026-11-25', zetel: 'secretaris' } }))
  const line = (dossier: Dossier, inhoud: NalezingRegel) => werk.db.$transaction((tx) => writeRecord(tx, werk, dossier.wie.secretaris, { soort: 'nalezing', dossierId: dossier.dossierId, schema: nalezingSchema, inhoud }))
  async function offered(als: 'gemachtigde' | 'betrokkene', wijze: 'aan-gemachtigde' | 'aan-zorgcoordinator' | 'teruggelezen'): Promise<Dossier> {
    const dossier = await newDossier(als)
    await werk.db.hoorzitting.update({ where: { dossierId: dossier.dossierId }, data: { staat: 'nalezen' } })
    await werk.db.$transaction((tx) => writeRecord(tx, werk, dossier.wie.secretaris, { soort: 'verslag-concept', dossierId: dossier.dossierId, schema: conceptSchema, inhoud: { schema: 'weging-verslag-concept/v1', datum: '2026-11-24', plaats: 'Zaal 4', aanwezig: ['betrokkene', 'voorzitter'], verloop: [], alineas } }))
    await allow(dossier, wijze === 'aan-zorgcoordinator' ? 'verslag-zorgcoordinator' : 'verslag-gemachtigde', 'ja')
    await line(dossier, { schema: 'weging-nalezing-aangeboden/v1', wijze, op: '2026-11-25', uiterlijk: '2026-12-09', zetel: 'secretaris' })
    return dossier
  }
  const read = async (dossier: Dossier) => readVerslagForSide(werk, await factsOf(dossier, dossier.side))
  const correct = (dossier: Dossier, correctie: string, alinea: number | null = 1, wie = dossier.side) => fileCorrection(werk, wie, dossier.dossierId, { soort: 'correctie', alinea, correctie })

  it('[R-GEM-60] is there for this side once it was sent to this side, and not before', async () => {
    expect(await read(await offered('gemachtigde', 'teruggelezen'))).toBeUndefined()
    expect(await read(await offered('gemachtigde', 'aan-zorgcoordinator'))).toBeUndefined()
    expect(await read(await offered('betrokkene', 'aan-gemachtigde'))).toBeUndefined()
    const dossier = await offered('gemachtigde', 'aan-gemachtigde')
    expect(await read(dossier)).toMatchObject({ uiterlijk: '2026-12-09', schrijft: true, alineas: 2 })
    // She took back that it goes there: it is not there any more.
    await allow(dossier, 'verslag-gemachtigde', 'ingetrokken')
    expect(await read(dossier)).toBeUndefined()
    expect(await read(await offered('betrokkene', 'aan-zorgcoordinator'))).toMatchObject({ schrijft: true, voorBetrokkene: true })
  })

  it.each([['gemachtigde', 'aan-gemachtigde'], ['betrokkene', 'aan-zorgcoordinator']] as const)('[R-GEM-61] the %s corrects in parts until the term ends or says that this is all, each part kept beside the text', async (als, wijze) => {
    const dossier = await offered(als, wijze)
    await done(correct(dossier, 'Het waren zeven dagen.'))
    await done(correct(dossier, 'Zij was ziek.', null))
    expect(await correct(dossier, 'Meer.', 3)).toMatchObject({ ok: false })
    const page = await read(dossier)
    expect(page?.correcties.map(({ alinea, tekst, van }) => [alinea, tekst, van])).toEqual([[1, 'Het waren zeven dagen.', als], [null, 'Zij was ziek.', als]])
    expect(page?.verslag.schema === 'weging-verslag-concept/v1' && page.verslag.alineas).toEqual(alineas)
    await done(finishCorrections(werk, dossier.side, dossier.dossierId))
    expect([(await correct(dossier, 'Toch nog iets.')).ok, (await read(dossier))?.schrijft]).toEqual([false, false])
    const late = await offered(als, wijze)
    const before = now
    now = new Date('2026-12-09T22:30:00Z')
    expect((await correct(late, 'Op de laatste dag.')).ok).toBe(true)
    now = new Date('2026-12-09T23:30:00Z')
    expect([(await correct(late, 'Te laat.')).ok, (await read(late))?.schrijft]).toEqual([false, false])
    now = before
  })

  it('[R-GEM-61] a waiver says how, another gemachtigde corrects nothing, and a member of the panel does not', async () => {
    const [dossier, other] = [await offered('gemachtigde', 'aan-gemachtigde'), await newDossier()]
    await expect(correct(dossier, 'x', 1, other.side)).rejects.toMatchObject(stranger)
    await expect(correct(dossier, 'x', 1, dossier.wie.IND)).rejects.toBeInstanceOf(Refused)
    await done(waiveCorrections(werk, dossier.side, dossier.dossierId, { hoe: 'Besproken op kantoor.' }))
    expect(await read(dossier)).toMatchObject({ gezegd: true, schrijft: false })
  })
})

describe('the first page', () => {
  it('[R-GEM-80] says every term and what can be done, for the gemachtigde and for betrokkene, and nothing of scores, weighing or questions', async () => {
    const dossier = await newDossier()
    await werk.db.hoorzitting.update({ where: { dossierId: dossier.dossierId }, data: { begintOp: new Date('2026-12-10T09:00:00Z'), plaats: 'Zaal 4' } })
    const home = await readHome(reading(), dossier.side, await factsOf(dossier, dossier.side))
    expect(home).toMatchObject({ als: 'gemachtigde', hoorzittingOp: '2026-12-10', stukkenTot: '2026-11-30', vanaf: null, verslag: null, mag: { stukken: true, toevoegen: true, dagen: true, bezwaar: true, kantoorgenoot: true } })
    expect(home.toegangTot).toBe('2027-05-25T22:00:00.000Z')
    expect(JSON.stringify(home)).not.toContain('Zaal 4')
    const hers = await newDossier('betrokkene')
    expect((await readHome(reading(), hers.side, await factsOf(hers, hers.side))).mag).toMatchObject({ stukken: true, dagen: true, bezwaar: true, kantoorgenoot: false })
  })

  it('[R-GEM-24] with a hearing planned and somebody invited, laying the papers open is the coördinator’s task, with its last day', async () => {
    const dossier = await newDossier()
    await werk.db.hoorzitting.update({ where: { dossierId: dossier.dossierId }, data: { begintOp: new Date('2026-12-10T09:00:00Z') } })
    const regel = (await readWork(panel.sql, dossier.coordinator.accountId, '2026-11-25', dossier.dossierId)).find(({ rol }) => rol === 'coordinator')
    expect(regel && taakVoor(regel)).toMatchObject({ pad: 'inzage', uiterlijk: '2026-12-03' })
  })
})
