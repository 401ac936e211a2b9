import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { PDF } from '@libpdf/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { roundsAfterConsent, restsOnEndedConsent } from '~/beoordeling/ronden/ended-consent.server'
import { fullDraft, context } from '~/beoordeling/test-sheets'
import { writeCitaten } from '~/beoordeling/draft-fields'
import { submitSheet } from '~/beoordeling/submit-sheet.server'
import { loadDossierFacts } from '~/dossier/facts.server'
import type { DossierFacts } from '~/dossier/facts'
import type { Zetel } from '~/dossier/schema'
import { systemIds } from '~/platform/ids'
import type { Wie } from '~/toegang/may'
import { dumpDatabase } from '~tests/dump-database'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { pdfOf } from '~tests/fixtures/pdf-file'
import { testKluis } from '~tests/fixtures/stukken'
import { addStuk as addStukTo, type AddWerk } from './add-stuk.server'
import { createFileChecker } from './checker.server'
import { DEEL_BYTES } from './kluis.server'
import { loadStukkenKluis } from './load-kluis.server'
import { recordMedicalConsent as recordConsent, withdrawMedicalConsent as withdraw } from './medisch/consent.server'
import { openToReader as openTo, recordShown, writeConclusion } from './medisch/open.server'
import { readConclusions, readMedicalPage } from './medisch/read-medical-page.server'
import { verteldPunten, type MedicalConsentForm } from './medisch/schema'
import { mayOverruleMedical, refuseUnreadMedical } from './read-marks.server'
import { AL_VERSTUURD, fileRefusalText, MEDISCH_IS_GEEN_TEKST, OPSLAG_VOL, tooLarge } from './refusals'
import type { AddForm } from './schema'
import { serveFile } from './serve-file.server'
import { readStukken, readStukNummers } from './stukken.server'

const rounds = roundsAfterConsent
const addStuk = (to: AddWerk, wie: Wie, dossierId: string, sent: AddForm, file: Uint8Array) => addStukTo(to, wie, dossierId, sent, file, rounds)
const recordMedicalConsent = (to: AddWerk, wie: Wie, dossierId: string, sent: MedicalConsentForm) => recordConsent(to, wie, dossierId, sent, rounds)
const withdrawMedicalConsent = (to: AddWerk, wie: Wie, dossierId: string, stuk: number, reden: string) => withdraw(to, wie, dossierId, stuk, reden, rounds)
const openToReader = (to: AddWerk, wie: Wie, dossierId: string, stuk: number, lezer: string) => openTo(to, wie, dossierId, stuk, lezer, rounds)

let panel: TestPanel
let werk: AddWerk
beforeAll(async () => {
  panel = await createTestPanel()
  werk = { ...panel.werk, stukkenKluis: testKluis, stukkenCheck: createFileChecker(), stukMaxMb: 2 }
})
afterAll(async () => {
  await werk.stukkenCheck.stop()
  await panel.stop()
})

const kanarie = 'KANARIE-zij-liep-door-de-regen'
const form = (change: Partial<AddForm> = {}): AddForm => ({
  aanvraag: systemIds.uuid(), soort: 'brief', titel: 'Brief van de school', auteur: undefined, datum: 'voorjaar 2024', herkomst: 'van de gemachtigde', spreker: 'geen', compartiment: 'panel', afdekken: 'nee', ...change
})

/** A PDF that is larger than one part: words, a page, and bytes that do not get smaller. */
async function largePdf(): Promise<Uint8Array> {
  const document = PDF.create()
  document.addPage()
  const small = await document.save()
  return Buffer.concat([Buffer.from(small), Buffer.from(`\n% ${kanarie}\n% `), Buffer.from(randomBytes(DEEL_BYTES).toString('hex')), Buffer.from('\n')])
}

const factsOf = async ({ dossierId }: TestRound, wie: Wie): Promise<DossierFacts> => {
  const facts = await loadDossierFacts(panel.sql, wie.accountId, dossierId, 'read', panel.now)
  if (!facts) throw new Error('geen feiten')
  return facts
}
const serve = async (round: TestRound, zetel: Zetel, nummer: number | string, range?: string, query = '') =>
  serveFile({ db: werk.db, clock: werk.clock, stukkenKluis: testKluis }, await factsOf(round, round.wie[zetel]), String(nummer), new Request(`http://paneel/bestand${query}`, range ? { headers: { Range: range } } : {}))
const count = (dossierId: string) => werk.db.stuk.count({ where: { dossierId } })

describe('a paper that is added', () => {
  it('[R-STU-3] is there whole, once, with its number, and is served to the panel in ranges; of its file no byte stands in the database', async () => {
    const round = await panel.openRound()
    const { dossierId, wie } = round
    const file = await largePdf()
    const sent = form({ spreker: 'betrokkene' })
    const [one, two] = await Promise.all([addStuk(werk, wie.secretaris, dossierId, sent, file), addStuk({ ...panel.secondWerk(), ...{ stukkenKluis: testKluis, stukkenCheck: werk.stukkenCheck, stukMaxMb: 2 } }, wie.secretaris, dossierId, sent, file)])
    expect(one).toMatchObject({ ok: true, value: { nummer: 8 } })
    expect(two).toMatchObject({ ok: true, value: { nummer: 8 } })
    expect(await count(dossierId)).toBe(5)
    const stuk = (await readStukken(werk.db, dossierId, { lidId: round.lidId.IND })).at(-1)
    expect(stuk).toMatchObject({ nummer: 8, spreker: 'betrokkene', herkomst: 'van de gemachtigde', compartiment: 'panel', inhoud: '', bestand: { mime: 'application/pdf', bytes: file.length, bladzijden: 1 } })

    const whole = await serve(round, 'IND', 8)
    expect(whole?.status).toBe(200)
    expect(Buffer.from(await (whole as Response).arrayBuffer()).equals(Buffer.from(file))).toBe(true)
    const part = await serve(round, 'politie', 8, `bytes=${DEEL_BYTES - 10}-${DEEL_BYTES + 9}`)
    expect([part?.status, part?.headers.get('Content-Range')]).toEqual([206, `bytes ${DEEL_BYTES - 10}-${DEEL_BYTES + 9}/${file.length}`])
    expect(Buffer.from(await (part as Response).arrayBuffer()).equals(Buffer.from(file.subarray(DEEL_BYTES - 10, DEEL_BYTES + 10)))).toBe(true)
    expect((await serve(round, 'IND', 8, `bytes=${file.length}-`))?.status).toBe(416)
    for (const other of ['9', '1', '08', '8.0', '-8', '99999', 'x']) expect(await serve(round, 'IND', other)).toBeUndefined()

    const dump = JSON.stringify(await dumpDatabase(panel.ownerUrl))
    expect(dump).not.toContain(kanarie)
    expect(dump).not.toContain(Buffer.from(kanarie).toString('hex'))
  })

  it('[R-STU-63] a long flat PDF lies with its tail behind it; who does not ask for the tail gets the file and nothing more', async () => {
    const round = await panel.openRound()
    const file = pdfOf(200, 2_000, 'plat')
    expect(await addStuk(werk, round.wie.secretaris, round.dossierId, form(), file)).toMatchObject({ ok: true, value: { nummer: 8 } })
    const bytesOf = async (vorm: string, range?: string) => Buffer.from(await (await serve(round, 'zorg', 8, range, vorm) as Response).arrayBuffer())
    const [whole, read] = [await bytesOf(''), await bytesOf('?vorm=lezen')]
    expect([whole.equals(file), read.subarray(0, file.length).equals(file)]).toEqual([true, true])
    expect(read.length - file.length).toBeGreaterThan(200 * 50)
    expect((await bytesOf('?vorm=lezen', `bytes=${file.length}-`)).equals(read.subarray(file.length))).toBe(true)
    expect((await serve(round, 'zorg', 8, `bytes=${file.length}-`))?.status).toBe(416)
  })

  it('[R-STU-2] with another key than the one that sealed them the process does not start', async () => {
    await expect(loadStukkenKluis(werk.db, `${panel.keyFolder}/andere-sleutel`)).rejects.toThrow('met een andere sleutel verzegeld')
    await writeFile(`${panel.keyFolder}/stuk`, 'geen sleutel')
    await expect(loadStukkenKluis(werk.db, `${panel.keyFolder}/stuk`)).rejects.toThrow('bevat geen sleutel van 32 bytes')
  })

  it('[R-STU-6] a file on which the reader hangs is told as such, and the next one is looked at', async () => {
    const checker = createFileChecker({ checkMs: 1 })
    try {
      expect(await checker.check(Buffer.from('tekst'))).toEqual({ ok: false, reden: 'mislukt' })
    } finally {
      await checker.stop()
    }
    expect(await werk.stukkenCheck.check(Buffer.from('tekst'))).toMatchObject({ ok: true })
  })

  it('[R-STU-9] text is sealed too, comes along with no page, and is fetched by who reads it', async () => {
    const round = await panel.openRound()
    const { dossierId, wie, lidId } = round
    const woorden = `Zij zei: ${kanarie}.\n\nDaarna zweeg zij.`
    expect(await addStuk(werk, wie.voorzitter, dossierId, form(), Buffer.from(woorden))).toMatchObject({ ok: true })
    const stuk = (await readStukken(werk.db, dossierId, { lidId: lidId.zorg })).at(-1)
    expect(stuk).toMatchObject({ inhoud: null, bestand: { mime: 'text/plain' } })
    expect(await (await serve(round, 'zorg', 8))?.text()).toBe(woorden)
    expect(JSON.stringify(await dumpDatabase(panel.ownerUrl))).not.toMatch(new RegExp(`${kanarie}|${Buffer.from(kanarie).toString('hex')}`))
  })

  it('[R-STU-10] what is refused leaves nothing: too large, another kind, another paper on the same form, medical text', async () => {
    const { dossierId, wie } = await panel.openRound()
    const add = (change: Partial<AddForm>, file: Uint8Array) => addStuk(werk, wie.secretaris, dossierId, form(change), file)
    expect(await add({}, new Uint8Array(2_000_001))).toEqual({ ok: false, bericht: tooLarge(2) })
    expect(await add({}, Buffer.from('PK\x03\x04'))).toEqual({ ok: false, bericht: fileRefusalText('soort') })
    expect(await add({ compartiment: 'medisch' }, Buffer.from('tekst'))).toEqual({ ok: false, bericht: MEDISCH_IS_GEEN_TEKST })
    expect(await count(dossierId)).toBe(4)
    const aanvraag = systemIds.uuid()
    expect(await add({ aanvraag }, Buffer.from('een'))).toMatchObject({ ok: true })
    expect(await add({ aanvraag }, Buffer.from('ander'))).toEqual({ ok: false, bericht: AL_VERSTUURD })
    expect(await count(dossierId)).toBe(5)
  })

  it('[R-STU-11] a database without room is told as such, and nothing of the paper stays', async () => {
    const { dossierId, wie } = await panel.openRound()
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    try {
      await owner.query(`create function geen_ruimte() returns trigger language plpgsql as $$ begin if new.volgnummer = 1 then raise exception 'vol' using errcode = '53100'; end if; return new; end $$;
        grant execute on function geen_ruimte() to weging_app; create trigger geen_ruimte before insert on stuk_deel for each row execute function geen_ruimte()`)
      expect(await addStuk(werk, wie.secretaris, dossierId, form(), await largePdf())).toEqual({ ok: false, bericht: OPSLAG_VOL })
      expect(await count(dossierId)).toBe(4)
      expect(await werk.db.stukBestand.count({ where: { stuk: { dossierId } } })).toBe(0)
    } finally {
      await owner.query('drop trigger if exists geen_ruimte on stuk_deel; drop function if exists geen_ruimte')
      await owner.end()
    }
  })
})

describe('a medical paper', () => {
  const dag = '2026-11-20'
  const asked: Omit<MedicalConsentForm, 'stuk' | 'lezers'> = { gevraagdOp: dag, hoe: 'Door de coördinator, in een gesprek.', tolk: 'met', verteld: [...verteldPunten], antwoord: 'ja', gemachtigdeGevraagdOp: undefined }

  async function openMedical() {
    const round = await panel.openRound()
    const { dossierId } = round
    const accountId = systemIds.uuid()
    await werk.db.account.create({ data: { id: accountId, functie: 'Coördinator', registernummer: `C-${accountId}`, aangemaaktOp: panel.now } })
    await werk.db.dossier.update({ where: { id: dossierId }, data: { coordinatorId: accountId } })
    await werk.db.account.update({ where: { id: round.wie.zorg.accountId }, data: { bigNummer: '00000000001' } })
    const coordinator: Wie = { accountId, functie: 'Coördinator', registernummer: `C-${accountId}`, hoedanigheid: 'coordinator', sessie: '' }
    const added = await addStuk(werk, coordinator, dossierId, form({ compartiment: 'medisch', soort: 'brief van een arts', titel: 'KANARIE-titel' }), await largePdf())
    if (!added.ok) throw new Error(added.bericht)
    return { round, dossierId, coordinator, stuk: added.value.nummer }
  }
  const numbers = (round: TestRound, zetel: Zetel) => readStukNummers(werk.db, round.dossierId, round.lidId[zetel])
  const page = async (round: TestRound, wie: Wie) => readMedicalPage({ db: werk.db, sql: panel.sql, clock: werk.clock }, wie, await factsOf(round, wie))

  it('[R-STU-20] exists for nobody before betrokkene said yes; the coördinator sees kind and date, and the numbers of other papers tell nothing', async () => {
    const { round, coordinator, stuk, dossierId } = await openMedical()
    expect(stuk).toBeGreaterThanOrEqual(1000)
    for (const zetel of ['zorg', 'IND', 'politie', 'voorzitter', 'secretaris'] as const) {
      expect(await numbers(round, zetel)).toEqual([1, 2, 3, 7])
      expect(await serve(round, zetel, stuk)).toBeUndefined()
    }
    expect((await page(round, round.wie.zorg)).stukken).toEqual([])
    const seen = await page(round, coordinator)
    expect(seen.stukken).toMatchObject([{ soort: 'brief van een arts', datumTekst: 'voorjaar 2024', titel: null, conclusie: null }])
    expect(JSON.stringify(seen)).not.toContain('KANARIE')
    expect(await addStuk(werk, coordinator, dossierId, form(), Buffer.from('gewoon'))).toMatchObject({ ok: true, value: { nummer: 8 } })
  })

  it('[R-STU-22] is read by whom betrokkene named, once the member from care opened it to them, and by nobody else', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    const lezers = [round.lidId.zorg, round.lidId.IND]
    expect(await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.IND] })).toMatchObject({ ok: false })
    expect(await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers, gevraagdOp: '2026-12-01' })).toMatchObject({ ok: false })
    expect(await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers })).toMatchObject({ ok: true })
    expect(await numbers(round, 'zorg')).toContain(stuk)
    expect(await numbers(round, 'IND')).not.toContain(stuk)
    expect(await openToReader(werk, round.wie.zorg, dossierId, stuk, round.lidId.politie)).toMatchObject({ ok: false })
    expect(await openToReader(werk, round.wie.zorg, dossierId, stuk, round.lidId.IND)).toMatchObject({ ok: true })
    expect((await serve(round, 'IND', stuk))?.status).toBe(200)
    for (const zetel of ['politie', 'voorzitter', 'secretaris'] as const) expect(await serve(round, zetel, stuk)).toBeUndefined()
    expect(await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })).toMatchObject({ ok: true })
    expect(await serve(round, 'IND', stuk)).toBeUndefined()
    expect((await serve(round, 'zorg', stuk))?.status).toBe(200)
  })

  it('[R-STU-23] without a BIG registration the member from care opens nothing', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    await werk.db.account.update({ where: { id: round.wie.zorg.accountId }, data: { bigNummer: null } })
    expect(await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })).toMatchObject({ ok: false })
    expect(await numbers(round, 'zorg')).not.toContain(stuk)
  })

  it('[R-STU-24] consent that is taken back ends access at once, in the middle of a file too', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })
    const reader = (await serve(round, 'zorg', stuk))?.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    await reader?.read()
    expect(await withdrawMedicalConsent(werk, coordinator, dossierId, stuk, 'Zij belde op 24 november.')).toMatchObject({ ok: true })
    expect(await withdrawMedicalConsent(werk, coordinator, dossierId, stuk, 'Nog eens.')).toMatchObject({ ok: false })
    await expect(reader?.read()).rejects.toThrow()
    expect(await serve(round, 'zorg', stuk)).toBeUndefined()
    expect(await numbers(round, 'zorg')).toEqual([1, 2, 3, 7])
    expect((await page(round, round.wie.zorg)).stukken).toEqual([])
  })

  it('[R-STU-25] consent that is taken back makes a sealed sheet that cites the paper count no more until it is handed in again', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })
    await serve(round, 'zorg', stuk)
    const stand = async () => (await panel.sql.query<{ stand: string }>('select blad_stand($1::uuid, $2::uuid) as stand', [round.rondeId, round.lidId.zorg]))[0]?.stand
    const draft = fullDraft(context({ discipline: 'zorg', stukken: testStukken }))
    await typeInScoreRoom(panel, round, 'zorg', { ...draft, 'A3/citaten': writeCitaten([{ stuk, plaats: null }]) })
    expect(await submitSheet(werk, round.wie.zorg, dossierId)).toMatchObject({ ok: true })
    expect(await stand()).toBe('telt')
    await withdrawMedicalConsent(werk, coordinator, dossierId, stuk, 'Zij wil het niet meer.')
    expect(await stand()).toBe('stuk')
    expect(await submitSheet(werk, round.wie.zorg, dossierId)).toMatchObject({ ok: false })
    await typeInScoreRoom(panel, round, 'zorg', { 'A3/citaten': writeCitaten([{ stuk: 1, plaats: null }]) })
    expect(await submitSheet(werk, round.wie.zorg, dossierId)).toMatchObject({ ok: true })
    expect(await stand()).toBe('telt')
  })

  it('[R-STU-32] consent that is taken back after the reveal opens a new sealed round by itself where a judgement leans on the paper, and nowhere else', async () => {
    const rondes = (dossierId: string) => werk.db.ronde.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' }, select: { soort: true, onthuldOp: true } })
    for (const cites of [true, false]) {
      const { round, coordinator, dossierId, stuk } = await openMedical()
      await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })
      await serve(round, 'zorg', stuk)
      for (const discipline of ['IND', 'zorg', 'politie'] as const) {
        const draft = fullDraft(context({ discipline, stukken: testStukken }))
        await typeInScoreRoom(panel, round, discipline, cites && discipline === 'zorg' ? { ...draft, 'A3/citaten': writeCitaten([{ stuk, plaats: null }]) } : draft)
        expect(await submitSheet(werk, round.wie[discipline], dossierId)).toMatchObject({ ok: true })
      }
      const revealed = { soort: 'enige', onthuldOp: expect.any(Date) }
      expect(await rondes(dossierId)).toEqual([revealed])
      expect(await restsOnEndedConsent(werk.db, dossierId, round.rondeId)).toBe(false)
      expect(await withdrawMedicalConsent(werk, coordinator, dossierId, stuk, 'Zij wil het niet meer.')).toMatchObject({ ok: true })
      expect(await restsOnEndedConsent(werk.db, dossierId, round.rondeId)).toBe(cites)
      expect(await rondes(dossierId)).toEqual(cites ? [revealed, { soort: 'heropend', onthuldOp: null }] : [revealed])
      expect((await werk.db.dossier.findUniqueOrThrow({ where: { id: dossierId } })).fase).toBe(cites ? 'beoordeling' : 'weging')
    }
  })

  it('[R-STU-31] who did not read every medical paper does not weaken C5; who did may, and without medical papers everybody may', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    const weakens = [{ code: 'C5', oordeel: 'verzwakt' }]
    const may = (zetel: Zetel) => mayOverruleMedical(werk.db, dossierId, round.lidId[zetel])
    expect([await may('zorg'), await may('IND')]).toEqual([false, false])
    await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })
    expect(await may('zorg')).toBe(false)
    await serve(round, 'zorg', stuk, 'bytes=0-9')
    expect([await may('zorg'), await may('IND')]).toEqual([true, false])
    const refused = await refuseUnreadMedical(werk.db, dossierId, round.lidId.IND, weakens)
    expect(refused?.lijst).toEqual(['C5: u hebt niet alle medische informatie gelezen. Laat verzwakt aan een lid dat haar wel las, of kies niet te beoordelen.'])
    expect(await refuseUnreadMedical(werk.db, dossierId, round.lidId.IND, [{ code: 'C5', oordeel: 'neutraal' }])).toBeNull()
    const other = await panel.openRound()
    expect(await mayOverruleMedical(werk.db, other.dossierId, other.lidId.IND)).toBe(true)
  })

  it('[R-STU-27] its conclusion line is written by who read it, and read by the panel only after it was shown, as long as consent stands', async () => {
    const { round, coordinator, dossierId, stuk } = await openMedical()
    const tekst = 'De klachten passen bij wat betrokkene vertelt.'
    await recordMedicalConsent(werk, coordinator, dossierId, { ...asked, stuk, lezers: [round.lidId.zorg] })
    expect(await writeConclusion(werk, round.wie.zorg, dossierId, stuk, tekst)).toMatchObject({ ok: false })
    await serve(round, 'zorg', stuk)
    expect(await writeConclusion(werk, round.wie.zorg, dossierId, stuk, tekst)).toMatchObject({ ok: true })
    expect(await readConclusions(werk.db, dossierId)).toEqual([])
    const versie = (await page(round, round.wie.zorg)).stukken[0]?.conclusie?.versie ?? 0
    const shown = { stuk, conclusieVersie: versie, aan: 'betrokkene', voorgelegdOp: '2026-11-24', voorlegHoe: 'In een gesprek, met een tolk.', opmerking: 'Zij herkent dit.' } as const
    expect(await recordShown(werk, round.wie.zorg, dossierId, { ...shown, aan: 'gemachtigde' })).toMatchObject({ ok: false })
    expect(await recordShown(werk, round.wie.zorg, dossierId, { ...shown, conclusieVersie: versie + 1 })).toMatchObject({ ok: false })
    expect(await recordShown(werk, round.wie.zorg, dossierId, shown)).toMatchObject({ ok: true })
    expect(await readConclusions(werk.db, dossierId)).toEqual([{ soort: 'brief van een arts', datumTekst: 'voorjaar 2024', tekst, voorgelegd: { aan: 'betrokkene', op: '2026-11-24', opmerking: 'Zij herkent dit.' } }])
    await withdrawMedicalConsent(werk, coordinator, dossierId, stuk, 'Zij wil het niet meer.')
    expect(await readConclusions(werk.db, dossierId)).toEqual([])
  })
})
