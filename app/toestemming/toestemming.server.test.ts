import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { zetels } from '~/dossier/schema'
import { readWork } from '~/dossier/store.server'
import { verslagSchema } from '~/hoorzitting/schema'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { berichtSchema } from '~/platform/postvak/bericht'
import { openEnvelope } from '~/platform/postvak/envelope.server'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { confirmDanger, recordInformed, reportDanger } from './acute-danger.server'
import { handOver } from './hand-over.server'
import { geenSleutel, readPostvakSleutel, type OverdraagWerk } from './inbox.server'
import { recordConsent, stopHandover } from './record-consent.server'
import { readRegister } from './register.server'
import { ONTVANGER, registerSchema, type ConsentForm } from './schema'

const alineas = ['Zij werd opgehaald van het station.', 'Het huis stond naast een molen.', 'Zij wil hier verder niets over zeggen.']
const key = generateKeyPairSync('x25519')

let panel: TestPanel
let owner: pg.Client
let werk: OverdraagWerk
beforeAll(async () => {
  panel = await createTestPanel()
  owner = new pg.Client({ connectionString: panel.ownerUrl })
  await owner.connect()
  werk = { ...panel.werk, postvakSleutel: () => Promise.resolve(key.publicKey) }
})
afterAll(async () => {
  await owner.end()
  await panel.stop()
})

/** A dossier whose verslag was fixed today, with three paragraphs. */
async function heard(): Promise<TestRound> {
  const round = await panel.openRound('gepland')
  await panel.werk.db.$transaction(async (tx) => {
    await writeRecord(tx, panel.werk, round.wie.secretaris, {
      soort: 'verslag', dossierId: round.dossierId, schema: verslagSchema, inhoud: { schema: 'weging-verslag/v1', datum: '2026-11-25', plaats: null, aanwezig: ['betrokkene'], alineas }
    })
    await tx.hoorzitting.update({ where: { dossierId: round.dossierId }, data: { staat: 'vastgesteld' } })
  })
  return round
}

const consent: ConsentForm = {
  verslagVersie: 1, passages: [2], waarvoor: 'Om het huis te vinden.', gevraagdOp: '2026-11-25', hoe: 'Door de secretaris, na de zitting.', tolk: 'met',
  verteld: ['aan-wie', 'waarvoor', 'weigeren', 'intrekken'], antwoord: 'ja'
}
const danger = { verslagVersie: 1, gevaarPassages: [2], grond: 'Er zit nu nog iemand in dat huis.' }
const done = { ok: true, value: undefined }

interface Row {
  id: string
  dossier_id: string
  tijd: Date
  envelop: string
}
/** What lies in the inbox for this dossier; the owner of the tables looks, the process cannot. */
const inbox = async ({ dossierId }: TestRound): Promise<Row[]> => (await owner.query<Row>('select id::text, dossier_id::text, tijd, envelop from postvak where dossier_id = $1 order by tijd', [dossierId])).rows
const opened = (row: Row) => openEnvelope(key.privateKey, { dossierId: row.dossier_id, id: row.id, tijd: row.tijd }, row.envelop)
const registerOf = async ({ dossierId }: TestRound) => (await panel.werk.db.record.findMany({ where: { dossierId, soort: 'toestemming' }, orderBy: { versie: 'asc' } })).map((row) => ({ ...row, regel: registerSchema.parse(JSON.parse(row.inhoud)) }))
const deedsOf = async ({ dossierId }: TestRound): Promise<string[]> => (await panel.readLog(`dossier/${dossierId}`)).map(({ deed }) => deed)
const berichtOf = async (deed: Promise<{ ok: boolean; bericht?: string }>): Promise<string> => (await deed).bericht ?? 'gedaan'

describe('overdragen met toestemming', () => {
  it('[R-WAL-32] [R-WAL-33] the passages she consented to go, word for word and sealed, once; consent and hand-over are records', async () => {
    const round = await heard()
    const { dossierId, wie: { secretaris, voorzitter } } = round
    expect(await recordConsent(werk, secretaris, dossierId, consent)).toEqual(done)
    expect(await inbox(round)).toEqual([])
    expect(await handOver(werk, voorzitter, dossierId, 1)).toEqual(done)
    const [row, ...more] = await inbox(round)
    if (!row) throw new Error('Er ligt niets in het postvak')
    expect(more).toEqual([])
    expect(opened(row)).toEqual({
      schema: 'weging-postvak/v1', verslag: { versie: 1, gehoordOp: '2026-11-25' }, passages: [{ alinea: 2, tekst: alineas[1] }],
      grondslag: { soort: 'toestemming', gevraagdOp: '2026-11-25', tolk: 'met', waarvoor: 'Om het huis te vinden.' }
    })
    expect(JSON.stringify(row)).not.toContain('molen')
    const [first, second] = await registerOf(round)
    expect(first).toMatchObject({ versie: 1, gemaaktDoor: secretaris.accountId, sha256: sha256Hex(first?.inhoud ?? ''), regel: { aan: ONTVANGER, passages: [{ alinea: 2, tekst: alineas[1] }], gemachtigdeGevraagdOp: null, zetel: 'secretaris' } })
    expect(second?.regel).toMatchObject({ schema: 'weging-overgedragen/v1', van: 1, zetel: 'voorzitter', postvak: row.id, sha256: sha256Hex(canonicalJson(berichtSchema, opened(row))) })
    expect(await deedsOf(round)).toEqual(['toestemming.vastleggen', 'passages.overdragen'])
    expect(await berichtOf(handOver(werk, secretaris, dossierId, 1))).toContain('al overgedragen')
    expect(await berichtOf(stopHandover(werk, secretaris, dossierId, 1, 'Toch niet.'))).toContain('al overgedragen')
    expect(await inbox(round)).toHaveLength(1)
  })

  it('[R-WAL-33] two at once hand over once', async () => {
    const round = await heard()
    await recordConsent(werk, round.wie.secretaris, round.dossierId, consent)
    const second: OverdraagWerk = { ...panel.secondWerk(), postvakSleutel: werk.postvakSleutel }
    const outcomes = await Promise.all([handOver(werk, round.wie.secretaris, round.dossierId, 1), handOver(second, round.wie.voorzitter, round.dossierId, 1)])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await inbox(round)).toHaveLength(1)
  })

  it('[R-WAL-33] a no and a yes that she took back are records, and nothing goes', async () => {
    const round = await heard()
    const { dossierId, wie: { secretaris } } = round
    expect(await recordConsent(werk, secretaris, dossierId, { ...consent, antwoord: 'nee', verteld: ['aan-wie'] })).toEqual(done)
    expect(await berichtOf(handOver(werk, secretaris, dossierId, 1))).toContain('geen toestemming')
    expect(await recordConsent(werk, secretaris, dossierId, consent)).toEqual(done)
    expect(await stopHandover(werk, secretaris, dossierId, 2, 'Zij belde op 25 november.')).toEqual(done)
    expect(await berichtOf(handOver(werk, secretaris, dossierId, 2))).toContain('gestopt')
    expect(await inbox(round)).toEqual([])
    expect((await readRegister(panel.werk.db, dossierId)).map(({ stand }) => stand)).toEqual(['geweigerd', 'gestopt'])
    expect(await deedsOf(round)).toEqual(['toestemming.vastleggen', 'toestemming.vastleggen', 'toestemming.intrekken'])
  })

  it('[R-WAL-33] who has a gemachtigde is not asked alone', async () => {
    const { dossierId, wie: { secretaris, zorg } } = await heard()
    await owner.query('insert into gemachtigde (id, dossier_id, account_id, uitgenodigd_op) values (gen_random_uuid(), $1, $2, now())', [dossierId, zorg.accountId])
    expect(await berichtOf(recordConsent(werk, secretaris, dossierId, consent))).toContain('gemachtigde')
    expect(await recordConsent(werk, secretaris, dossierId, { ...consent, gemachtigdeGevraagdOp: '2026-11-25' })).toEqual(done)
  })

  it('[R-WAL-32] before the verslag is fixed, and for who scores, there is nothing to hand over', async () => {
    const [open, round] = [await panel.openRound('gepland'), await heard()]
    await expect(recordConsent(werk, open.wie.secretaris, open.dossierId, consent)).rejects.toThrow(Refused)
    for (const zetel of zetels.filter((each) => each !== 'voorzitter' && each !== 'secretaris')) {
      for (const deed of [() => recordConsent(werk, round.wie[zetel], round.dossierId, consent), () => handOver(werk, round.wie[zetel], round.dossierId, 1), () => reportDanger(werk, round.wie[zetel], round.dossierId, danger)]) {
        await expect(deed()).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
      }
    }
    expect(await registerOf(round)).toEqual([])
  })
})

describe('acute danger', () => {
  it('[R-WAL-34] one alone hands over nothing; the other is called, confirms the same content, and with that it goes', async () => {
    const round = await heard()
    const { dossierId, wie: { secretaris, voorzitter } } = round
    const waits = async (who: typeof secretaris): Promise<boolean> => (await readWork(panel.sql, who.accountId, dagInAmsterdam(panel.now), dossierId)).some(({ gevaarWacht }) => gevaarWacht)
    expect(await reportDanger(werk, secretaris, dossierId, danger)).toEqual(done)
    expect([await waits(voorzitter), await waits(secretaris), await waits(round.wie.zorg)]).toEqual([true, false, false])
    const mailed = await owner.query<{ account: string }>(`select data ->> 'account' as account from pgboss.job where data ->> 'account' = any ($1)`, [zetels.map((zetel) => round.wie[zetel].accountId)])
    expect(mailed.rows).toEqual([{ account: voorzitter.accountId }])
    const regel = (await registerOf(round))[0]?.regel
    const sha256 = regel?.schema === 'weging-acuut-gevaar/v1' ? regel.sha256 : ''
    expect(await berichtOf(handOver(werk, voorzitter, dossierId, 1))).toContain('geen toestemming')
    expect(await berichtOf(confirmDanger(werk, secretaris, dossierId, 1, sha256))).toContain('zelf')
    expect(await berichtOf(confirmDanger(werk, voorzitter, dossierId, 1, 'f'.repeat(64)))).toContain('niet wat op uw scherm stond')
    expect(await inbox(round)).toEqual([])
    expect(await confirmDanger(werk, voorzitter, dossierId, 1, sha256)).toEqual(done)
    expect((await inbox(round)).map(opened)).toMatchObject([{ passages: [{ alinea: 2, tekst: alineas[1] }], grondslag: { soort: 'acuut gevaar', grond: danger.grond } }])
    expect((await registerOf(round)).map(({ gemaaktDoor, regel: { schema } }) => [gemaaktDoor, schema])).toEqual([
      [secretaris.accountId, 'weging-acuut-gevaar/v1'], [voorzitter.accountId, 'weging-gevaar-bevestigd/v1'], [voorzitter.accountId, 'weging-overgedragen/v1']
    ])
    expect(await waits(voorzitter)).toBe(false)
    expect(await berichtOf(confirmDanger(werk, voorzitter, dossierId, 1, sha256))).toContain('al overgedragen')
  })

  it('[R-WAL-34] what somebody put forward who left the panel is not confirmed', async () => {
    const round = await heard()
    const { dossierId, wie, lidId } = round
    await reportDanger(werk, wie.secretaris, dossierId, danger)
    const regel = (await registerOf(round))[0]?.regel
    await panel.werk.db.lidmaatschap.update({ where: { id: lidId.secretaris }, data: { beeindigdOp: panel.now } })
    expect(await berichtOf(confirmDanger(werk, wie.voorzitter, dossierId, 1, regel?.schema === 'weging-acuut-gevaar/v1' ? regel.sha256 : ''))).toContain('niet meer in het panel')
    expect(await inbox(round)).toEqual([])
  })

  it('[R-WAL-35] afterwards it is recorded that she was told, or why not now', async () => {
    const round = await heard()
    const { dossierId, wie: { secretaris, voorzitter } } = round
    await reportDanger(werk, voorzitter, dossierId, danger)
    const told = { van: 1, ingelicht: 'ja', ingelichtOp: '2026-11-25', toelichting: 'Door de secretaris, met een tolk.' } as const
    expect(await berichtOf(recordInformed(werk, secretaris, dossierId, told))).toContain('nog niet overgedragen')
    const regel = (await registerOf(round))[0]?.regel
    await confirmDanger(werk, secretaris, dossierId, 1, regel?.schema === 'weging-acuut-gevaar/v1' ? regel.sha256 : '')
    expect(await recordInformed(werk, secretaris, dossierId, { van: 1, ingelicht: 'nee', toelichting: 'Zij is nu niet veilig te bereiken.' })).toEqual(done)
    expect(await berichtOf(recordInformed(werk, secretaris, dossierId, { ...told, ingelichtOp: '2026-11-26' }))).toContain('moet nog komen')
    expect(await recordInformed(werk, secretaris, dossierId, told)).toEqual(done)
    expect((await readRegister(panel.werk.db, dossierId))[0]?.ingelicht).toEqual({ ingelicht: 'ja', op: '2026-11-25', toelichting: told.toelichting })
    expect((await deedsOf(round)).slice(-2)).toEqual(['betrokkene.inlichten', 'betrokkene.inlichten'])
  })
})

describe('the inbox', () => {
  it('[R-WAL-37] without its key nothing goes and nothing is recorded, on either way; a file that holds something else is no key', async () => {
    const round = await heard()
    const { dossierId, wie: { secretaris, voorzitter } } = round
    const folder = mkdtempSync(join(tmpdir(), 'weging-postvak-'))
    const fileWith = (name: string, text: string | KeyObject): string => {
      writeFileSync(join(folder, name), typeof text === 'string' ? text : text.export({ format: 'pem', type: 'spki' }))
      return join(folder, name)
    }
    try {
      await recordConsent(werk, secretaris, dossierId, consent)
      await reportDanger(werk, secretaris, dossierId, danger)
      const regel = (await registerOf(round))[1]?.regel
      const sha256 = regel?.schema === 'weging-acuut-gevaar/v1' ? regel.sha256 : ''
      for (const path of [join(folder, 'er-is-niets'), fileWith('woorden', 'geen sleutel'), fileWith('ander', generateKeyPairSync('ed25519').publicKey)]) {
        const without: OverdraagWerk = { ...werk, postvakSleutel: () => readPostvakSleutel(path) }
        expect(await berichtOf(handOver(without, secretaris, dossierId, 1))).toBe(geenSleutel)
        expect(await berichtOf(confirmDanger(without, voorzitter, dossierId, 2, sha256))).toBe(geenSleutel)
      }
      expect([(await inbox(round)).length, (await registerOf(round)).length]).toEqual([0, 2])
      const path = fileWith('goed', key.publicKey)
      expect(await handOver({ ...werk, postvakSleutel: () => readPostvakSleutel(path) }, secretaris, dossierId, 1)).toEqual(done)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('[R-WAL-38] the process that put a row in cannot read, change or remove it, and nobody can change it', async () => {
    for (const text of ['select * from postvak', 'select count(*) from postvak', "update postvak set envelop = ''", 'delete from postvak', 'truncate postvak', `insert into postvak select gen_random_uuid(), id, now(), '' from dossier returning id`]) {
      await expect(panel.sql.query(text)).rejects.toThrow('permission denied for table postvak')
    }
    for (const text of ["update postvak set envelop = ''", 'delete from postvak', 'truncate postvak']) await expect(owner.query(text)).rejects.toThrow('een record wordt niet gewijzigd of verwijderd')
    expect((await owner.query('select 1 from postvak')).rowCount).toBeGreaterThan(0)
  })
})
