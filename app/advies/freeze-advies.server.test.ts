import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rondeBesluitSchema } from '~/beoordeling/ronden/schema'
import type { ScoreEntry, ScoreSheetRecord } from '~/beoordeling/schema'
import { answerReader } from '~/beoordeling/tegenlezing/answer-reader.server'
import { askReading } from '~/beoordeling/tegenlezing/ask-reading.server'
import { declareReader } from '~/beoordeling/tegenlezing/declare-reader.server'
import { giveReading } from '~/beoordeling/tegenlezing/give-reading.server'
import { goOnWithout } from '~/beoordeling/tegenlezing/go-on-without.server'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { Refused } from '~/dossier/in-dossier.server'
import { adviesRoom, standpuntRoom } from '~/dossier/rooms'
import { hoedanigheidVanZetel, type Zetel } from '~/dossier/schema'
import { createCheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import { loadLogKey } from '~/logboek/log-key.server'
import type { Wie } from '~/toegang/may'
import { giveStandpunt, openConcept, record, revealNextRound, seenNow, typeInAdvies, type TestConcept } from '~tests/fixtures/concept'
import { epochOf } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel } from '~tests/fixtures/round'
import { nothingDeclared } from '~tests/fixtures/verklaring'
import { stillToDo, type AdviesConcept } from './advies-document'
import { adviesSha256 } from './canonical'
import { freezeAdvies, reopenAdvies, type Drukken } from './freeze-advies.server'
import { askReaction, recordSafeReaction } from './reactie/reaction.server'
import { STEUN_VERVALLEN } from './refusal-text'
import { createRenderer, type Renderer } from './render.server'
import { AdviesV3 } from './schema'

let panel: TestPanel
let drukken: Drukken
const renderer = createRenderer()
const folder = mkdtempSync(join(tmpdir(), 'weging-vaststellen-'))
beforeAll(async () => {
  panel = await createTestPanel()
  const key = await loadLogKey({ name: 'localhost/logboek/paneel', file: undefined, ownFile: join(folder, 'logboek.pem') })
  const logger = { error: (_fields: unknown, message?: string) => { throw new Error(message) } }
  drukken = { renderer, zegel: { isTest: true }, checkpoints: createCheckpointKeeper({ sql: panel.sql, folder: join(folder, 'controlepunten'), key, logger }) }
})
afterAll(async () => {
  await renderer.stop()
  await panel.stop()
  rmSync(folder, { recursive: true, force: true })
})

const freeze = async (round: TestConcept, { gezien, ...more }: { gezien?: string } & Partial<Drukken> = {}) =>
  freezeAdvies(panel.werk, round.wie.voorzitter, round.dossierId, gezien ?? (await seenNow(panel, round)), { ...drukken, ...more })
const rowOf = ({ adviesId }: TestConcept) => panel.werk.db.advies.findUniqueOrThrow({ where: { id: adviesId } })

/** Prints for real, and lets something happen while it does. */
const meanwhile = (act: () => Promise<unknown>): Renderer => ({
  ...renderer,
  async render(document, akkoorden) {
    await act()
    return renderer.render(document, akkoorden)
  }
})

async function newAccount(hoedanigheid: string): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const account = { functie: hoedanigheid, registernummer: `P-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...account, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...account, hoedanigheid, sessie: '' }
}

/** The member on this seat has an interest after all; the coördinator finds a deputy, who has none. */
async function replace(round: TestConcept, zetel: Zetel): Promise<void> {
  const [coordinator, deputy] = [await newAccount('coordinator'), await newAccount(hoedanigheidVanZetel[zetel])]
  await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
  await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId[zetel] }, data: { verklaring: 'belang' } })
  expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining(`Zetel ${zetel}: het lid op deze zetel heeft een belang gemeld`)] })
  expect(await replaceSeat(panel.werk, coordinator, round.dossierId, zetel, deputy.accountId)).toMatchObject({ ok: true })
  expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining(`Zetel ${zetel}: het lid op deze zetel heeft nog niet verklaard`)] })
  const lid = await panel.werk.db.lidmaatschap.findFirstOrThrow({ where: { dossierId: round.dossierId, zetel, beeindigdOp: null } })
  await panel.werk.db.lidmaatschap.update({ where: { id: lid.id }, data: { verklaring: 'geen_belang', verklaardOp: panel.now } })
  round.lidId[zetel] = lid.id
  round.wie[zetel] = deputy
}

describe('freezing', () => {
  it('[R-ADV-74] what was printed, what the voorzitter saw and what is fixed are the same; the rooms close with it', async () => {
    const round = await openConcept(panel)
    const late = await seenNow(panel, round)
    await typeInAdvies(panel, round, 'aannemelijk', 'Nog een zin.')
    expect(await freeze(round, { gezien: late })).toMatchObject({ ok: false, bericht: expect.stringContaining('net nog iets veranderd') })
    expect(await freeze(round, { gezien: '' })).toMatchObject({ ok: false })
    expect((await rowOf(round)).staat).toBe('concept')

    await typeInAdvies(panel, round, 'aannemelijk', 'De laatste zin.')
    expect(await freeze(round)).toEqual({ ok: true, value: undefined })
    const { staat, inhoud, sha256 } = await rowOf(round)
    const document = AdviesV3.parse(JSON.parse(inhoud ?? ''))
    expect([staat, sha256]).toEqual(['bevroren', adviesSha256(document)])
    expect(document.samenvatting.map(({ tekst }) => tekst)).toEqual(['Betrokkene vertelt dat zij moest werken.', 'Nog een zin.', 'De laatste zin.'])
    expect(await epochOf(panel, adviesRoom(round.adviesId))).toBe(1)
    await expect(freeze(round)).rejects.toBeInstanceOf(Refused)
  })

  it('[R-STU-32] nothing is fixed or sealed on a judgement that leans on a paper which its member may not read', async () => {
    const round = await openConcept(panel)
    const arts = { code: 'A3', oordeel: 'versterkt', gewicht: 'licht', reden: 'Zo staat het in de brief.', citaten: [{ stuk: 4827, plaats: null }] } satisfies ScoreEntry
    const leans = ({ entries, beoordeeldeVersies, ...sheet }: ScoreSheetRecord): ScoreSheetRecord =>
      ({ ...sheet, beoordeeldeVersies: { ...beoordeeldeVersies, stukken: [...beoordeeldeVersies.stukken, 4827] }, entries: entries.map((entry): ScoreEntry => (entry.code === 'A3' ? arts : entry)) })
    await revealNextRound(panel, round, 'heropend', (sheet) => (sheet.discipline === 'zorg' ? leans(sheet) : sheet))
    for (const discipline of ['IND', 'zorg', 'politie'] as const) await giveStandpunt(panel, round, discipline)
    expect(await freeze(round)).toMatchObject({ ok: false, lijst: [STEUN_VERVALLEN] })
    expect(STEUN_VERVALLEN).not.toMatch(/4827|medisch|arts/)
  })

  it('[R-ADV-74] while it prints nobody waits for the dossier, and a word typed meanwhile stops the freezing', async () => {
    const round = await openConcept(panel)
    let waited = -1
    const uitkomst = await freeze(round, {
      renderer: meanwhile(async () => {
        const start = Date.now()
        await panel.sql.query('select 1 as vast from dossier where id = $1::uuid for update', [round.dossierId])
        waited = Date.now() - start
        await typeInAdvies(panel, round, 'aannemelijk', 'Net op tijd.')
      })
    })
    expect(waited).toBeGreaterThanOrEqual(0)
    expect(waited).toBeLessThan(2_000)
    expect(uitkomst).toMatchObject({ ok: false, bericht: expect.stringContaining('net nog iets veranderd') })
    expect(await rowOf(round)).toMatchObject({ staat: 'concept', inhoud: null })
  })

  it('[R-ADV-57] the advies names one checkpoint, taken once before it is printed: a log that grows meanwhile changes nothing', async () => {
    const [round, other] = [await openConcept(panel), await openConcept(panel)]
    const taken: { size: number; root: Uint8Array }[] = []
    const checkpoint = async () => {
      const latest = await drukken.checkpoints.checkpoint()
      taken.push(latest)
      return latest
    }
    const grown = () => freeze(other).then((uitkomst) => expect(uitkomst).toMatchObject({ ok: true }))
    expect(await freeze(round, { checkpoints: { checkpoint }, renderer: meanwhile(grown) })).toMatchObject({ ok: true })
    expect(taken.length).toBe(1)
    const { logboek } = AdviesV3.parse(JSON.parse((await rowOf(round)).inhoud ?? ''))
    expect(logboek).toEqual({ herkomst: 'localhost/logboek/paneel', regels: taken[0]?.size, wortel: Buffer.from(taken[0]?.root ?? []).toString('base64') })
    expect((await drukken.checkpoints.checkpoint()).size).toBeGreaterThan(logboek.regels)
  })

  it('[R-ADV-74] an end view that was recorded after the voorzitter looked stops it too', async () => {
    const round = await openConcept(panel)
    const gezien = await seenNow(panel, round)
    await giveStandpunt(panel, round, 'zorg', { toelichting: ['Bij nader inzien.'] })
    expect(await freeze(round, { gezien })).toMatchObject({ ok: false, bericht: expect.stringContaining('net nog iets veranderd') })
  })

  it('[R-ADV-72] [R-ADV-75] who dissents without a reason, and what is missing unnamed, is told who must do what where; doing it opens the way', async () => {
    const round = await openConcept(panel)
    await typeInAdvies(panel, round, 'onvoldoende informatie', 'Er is te weinig.', 'volgens de regel in de grondslag')
    const refused = await freeze(round)
    expect(refused).toMatchObject({ ok: false, lijst: [...['IND', 'zorg', 'politie'].map((lid) => expect.stringMatching(`Het lid ${lid} kwam tot ‘aannemelijk’.*pagina Weging`)), expect.stringContaining('wat er ontbreekt en wie dat kan geven')] })
    const ontbreekt = [{ wat: 'Verslag van de opvang', wie: 'de opvang' }]
    for (const lid of ['IND', 'zorg'] as const) await giveStandpunt(panel, round, lid, { uitkomst: 'onvoldoende informatie', ontbreekt })
    await giveStandpunt(panel, round, 'politie', { afwijkend: ['Dit lid vindt dat er genoeg ligt.'] })
    expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining('Reactie vragen')] })
    const { voorzitter, secretaris } = round.wie
    await askReaction(panel.werk, voorzitter, round.dossierId, { feiten: ['Er is één gesprek geweest.'], contraIndicaties: [] }, 14)
    await recordSafeReaction(panel.werk, secretaris, round.dossierId, { hoe: 'In de opvang, met de tolk.', wat: 'afstand', tekst: [] })
    expect(await freeze(round)).toMatchObject({ ok: true })
    expect(JSON.parse((await rowOf(round)).inhoud ?? '')).toMatchObject({ ontbreekt })
  })

  it('[R-ADV-70] [R-ADV-73] no seat is empty, undeclared or in conflict; a deputy after the reveal gives an own end view, and the advies says that there is no sheet', async () => {
    const round = await openConcept(panel)
    await replace(round, 'zorg')
    expect(await freeze(round)).toMatchObject({ ok: false, lijst: ['Het lid zorg legt een eindoordeel vast, op de pagina Weging.'] })
    await giveStandpunt(panel, round, 'zorg', { toelichting: ['Ik las alles opnieuw.'] })
    expect(await freeze(round)).toMatchObject({ ok: true })
    const document = AdviesV3.parse(JSON.parse((await rowOf(round)).inhoud ?? ''))
    expect(document.zorgvuldigheid.map(({ tekst }) => tekst).filter((zin) => zin.includes('kwam in het panel nadat'))).toEqual([expect.stringContaining('namens de zorg')])
    expect(document.groepen.flatMap(({ oordelen }) => oordelen.flatMap(({ perDiscipline }) => perDiscipline)).some(({ discipline }) => discipline === 'zorg')).toBe(false)
    expect(document.standpunten.find(({ discipline }) => discipline === 'zorg')?.toelichting).toEqual(['Ik las alles opnieuw.'])
    expect(document.paneel.leden.map(({ registernummer }) => registernummer)).toContain(round.wie.zorg.registernummer)
    expect(await epochOf(panel, standpuntRoom(round.dossierId, round.lidId.zorg))).toBeGreaterThanOrEqual(0)
  })
})

describe('rounds, a missing discipline and the second reading', () => {
  const decided = { schema: 'weging-ronde-besluit/v1', ronde: 1, dag: '2026-11-20', functie: 'Voorzitter', registernummer: 'VZ-1' } as const
  const frozen = async (round: TestConcept) => {
    expect(await freeze(round)).toMatchObject({ ok: true })
    return AdviesV3.parse(JSON.parse((await rowOf(round)).inhoud ?? ''))
  }

  it('[R-ADV-143] [R-ADV-146] [R-ADV-148] [R-ADV-149] both rounds are in the advies, the last one counts, and what moved, what was answered and what was skipped is printed', async () => {
    const round = await openConcept(panel)
    await record(panel, round, 'ronde-besluit', rondeBesluitSchema, { ...decided, besluit: 'spoed', reden: 'De opvang stopt.', overgeslagen: ['De termijn was een week.'] })
    await record(panel, round, 'ronde-besluit', rondeBesluitSchema, { ...decided, ronde: 2, besluit: 'heropening', reden: 'Er is een nieuw stuk.' })
    const weaker = { code: 'B3', oordeel: 'verzwakt', gewicht: 'licht', reden: 'Een ander jaar.', citaten: [{ stuk: 1, plaats: 'alinea 1' }], antwoorden: [{ vraagt: 'voorlegging', waar: null, reden: 'Er was geen hoorzitting.' }] } as const
    await revealNextRound(panel, round, 'heropend', (own) => (own.discipline === 'IND' ? { ...own, schema: 'weging-scoresheet/v3', entries: own.entries.map((entry) => (entry.code === 'B3' ? { ...weaker, citaten: [...weaker.citaten], antwoorden: [...weaker.antwoorden] } : entry)) } : own))
    const document = await frozen(round)
    expect(document.rondes.map(({ nummer, soort, bladen }) => [nummer, soort, bladen.map(({ discipline, versie, vervanger }) => `${discipline} ${versie} ${vervanger}`)])).toEqual([
      [1, 'de enige ronde', ['IND 1 false', 'zorg 1 false', 'politie 1 false']], [2, 'heropend', ['IND 1 false', 'zorg 1 false', 'politie 1 false']]
    ])
    const [B3] = document.groepen.flatMap(({ oordelen }) => oordelen).filter(({ code }) => code === 'B3')
    expect(B3?.perDiscipline[0]).toMatchObject({ discipline: 'IND', oordeel: 'verzwakt', antwoorden: ['Niet voorgelegd: Er was geen hoorzitting.'] })
    expect(document.beweging.map(({ code, leden }) => [code, leden.map(({ discipline, stappen }) => [discipline, stappen.at(-1)?.oordeel])])).toEqual([['B3', [['IND', 'verzwakt']]]])
    expect(document.spoed).toEqual([{ ronde: 1, op: '2026-11-20', reden: 'De opvang stopt.', door: { functie: 'Voorzitter', registernummer: 'VZ-1' }, overgeslagen: ['De termijn was een week.'] }])
    expect(document.rondeBesluiten).toMatchObject([{ besluit: 'heropening', ronde: 2, reden: 'Er is een nieuw stuk.' }])
    expect(document.records.filter(({ soort }) => soort === 'besluit over de rondes')).toMatchObject([{ versie: 2 }])
    expect(document.zorgvuldigheid.some(({ tekst }) => tekst.includes('is een ronde heropend'))).toBe(true)
    expect(document.positief.length).toBeGreaterThan(0)
  })

  it('[R-ADV-143] an advies is not fixed while a round is still going on', async () => {
    const round = await openConcept(panel)
    await panel.werk.db.ronde.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, nummer: 2, soort: 'heropend', geopendOp: panel.now } })
    await expect(freeze(round)).rejects.toBeInstanceOf(Refused)
    expect((await rowOf(round)).staat).toBe('concept')
  })

  it('[R-ADV-145] two disciplines make the advies when the voorzitter so decided, and the third stands nowhere but by its name', async () => {
    const round = await openConcept(panel)
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { beeindigdOp: panel.now } })
    expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining('Zetel zorg: deze zetel is leeg')] })
    await record(panel, round, 'ronde-besluit', rondeBesluitSchema, { ...decided, besluit: 'twee disciplines', reden: 'Er is geen plaatsvervanger.', ontbreekt: 'zorg' })
    const document = await frozen(round)
    expect([document.ontbrekendeDiscipline, document.standpunten.map(({ discipline }) => discipline), document.besluit.stemmen.length]).toEqual(['zorg', ['IND', 'politie'], 2])
    expect(JSON.stringify({ ...document, ontbrekendeDiscipline: null, rondeBesluiten: [] })).not.toContain('"discipline":"zorg"')
  })

  /** All that *niet aannemelijk* asks, but for the second reading. */
  async function negative(): Promise<TestConcept> {
    const round = await openConcept(panel)
    for (const lid of ['IND', 'zorg', 'politie'] as const) await giveStandpunt(panel, round, lid, { uitkomst: 'niet aannemelijk' })
    await typeInAdvies(panel, round, 'niet aannemelijk', 'Nog een zin.')
    await askReaction(panel.werk, round.wie.voorzitter, round.dossierId, { feiten: ['Er is één gesprek geweest.'], contraIndicaties: [] }, 14)
    await recordSafeReaction(panel.werk, round.wie.secretaris, round.dossierId, { hoe: 'In de opvang, met de tolk.', wat: 'afstand', tekst: [] })
    return round
  }

  it('[R-ADV-147] niet aannemelijk waits for the second reading, or for the reason why there is none', async () => {
    const round = await negative()
    expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining('hoort een tegenlezing')] })
    expect(await goOnWithout(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is niemand buiten dit panel.')).toMatchObject({ ok: true })
    expect((await frozen(round)).tegenlezing).toEqual({ lezing: null, antwoord: null, zonder: { op: '2026-11-25', reden: 'Er is niemand buiten dit panel.' } })
  })

  it('[R-ADV-147] a second reading opens the way once it is given and its questions are answered; until then each refusal says what waits', async () => {
    const [round, lezer] = [await negative(), await newAccount('panellid-zorg')]
    const { voorzitter } = round.wie
    const waits = async (words: string) => expect(await freeze(round)).toMatchObject({ ok: false, lijst: [expect.stringContaining(words)] })
    expect(await askReading(panel.werk, voorzitter, round.dossierId, lezer.accountId)).toMatchObject({ ok: true })
    await waits('nog niet geantwoord')
    await declareReader(panel.werk, lezer, round.dossierId, nothingDeclared)
    await giveReading(panel.werk, lezer, round.dossierId, { oordeel: 'vragen', tekst: ['Waarom weegt B3 zo zwaar?'] })
    await waits('heeft vragen')
    await answerReader(panel.werk, voorzitter, round.dossierId, ['Om de tweede verklaring.'])
    const document = await frozen(round)
    expect(document.tegenlezing).toEqual({
      lezing: {
        lezer: { functie: lezer.functie, registernummer: lezer.registernummer }, gevraagdOp: '2026-11-25', uiterlijk: '2026-12-02', werkdagen: 5,
        ontvangenOp: '2026-11-25', oordeel: 'vragen', tekst: ['Waarom weegt B3 zo zwaar?']
      },
      antwoord: { op: '2026-11-25', tekst: ['Om de tweede verklaring.'] },
      zonder: null
    })
    expect(document.records.filter(({ soort }) => soort.includes('tegenlezing')).map(({ soort, versie }) => [soort, versie])).toEqual([['tegenlezing', 2], ['antwoord op de tegenlezing', 1]])
    // From now on the reader is a stranger: what is fixed is the panel's.
    await expect(giveReading(panel.werk, lezer, round.dossierId, { oordeel: 'vragen', tekst: ['Waarom weegt B3 zo zwaar?'] })).rejects.toMatchObject({ refusal: { soort: 'onbekend' } })
  })
})

describe('what was frozen', () => {
  it('[R-ADV-71] never changes, by nobody’s hand: only its state goes on, one step at a time', async () => {
    const round = await openConcept(panel)
    await freeze(round)
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    const change = (text: string) => owner.query(`update advies set ${text} where id = $1`, [round.adviesId]).then(() => 'gedaan', (error: unknown) => String(error))
    try {
      const before = await rowOf(round)
      const inhoud = `inhoud = inhoud || ' ', sha256 = encode(sha256(convert_to(inhoud || ' ', 'UTF8')), 'hex')`
      for (const text of [inhoud, 'versie = 9', 'bevroren_op = now()', 'dossier_id = gen_random_uuid()']) expect([text, await change(text)]).toEqual([text, expect.stringContaining('verandert niet')])
      for (const staat of ['concept', 'uitgebracht']) expect(await change(`staat = '${staat}'`)).toContain('gaat niet van bevroren naar')
      await expect(owner.query('delete from advies where id = $1', [round.adviesId])).rejects.toThrow('niet verwijderd')
      await expect(owner.query('truncate advies cascade')).rejects.toThrow('niet')
      await owner.query(`insert into akkoord (id, advies_id, lid_id, inhoud, gegeven_op) values (gen_random_uuid(), $1, $2, '{}', now())`, [round.adviesId, round.lidId.IND])
      for (const text of [`update akkoord set inhoud = 'x'`, 'delete from akkoord', 'truncate akkoord']) await expect(owner.query(text)).rejects.toThrow('niet gewijzigd')
      expect(await rowOf(round)).toEqual(before)
      expect(await reopenAdvies(panel.werk, round.wie.voorzitter, round.dossierId)).toMatchObject({ ok: true })
      expect(await change(`staat = 'bevroren'`)).toContain('gaat niet van vervallen naar')
    } finally {
      await owner.end()
    }
  })
})

it('[R-ADV-75] the list of what must still be done names who and where, and is empty when nothing is', () => {
  const stand = (discipline: 'IND' | 'zorg' | 'politie', change = {}) => ({ discipline, versie: 1, uitkomst: 'aannemelijk', afwijkend: false, ontbreekt: false, ...change })
  const samenvatting = [{ tekst: 'Een zin.', verwijzingen: [], onbekend: [] }]
  const concept: AdviesConcept = { uitkomst: 'aannemelijk', wijze: 'eenstemmig', regel: '', samenvatting, contra: [], zorgvuldigheid: [] }
  const all = [stand('IND'), stand('zorg'), stand('politie')]
  expect(stillToDo(concept, all)).toEqual([])
  expect(stillToDo({ ...concept, uitkomst: null, samenvatting: [] }, all)).toEqual(['Kies de conclusie van het panel.', 'Schrijf een samenvatting van de verklaring.'])
  expect(stillToDo(concept, [stand('IND', { uitkomst: 'niet aannemelijk' }), stand('zorg', { uitkomst: 'niet aannemelijk', afwijkend: true }), stand('politie', { versie: 0 })])).toEqual([
    'Het lid politie legt een eindoordeel vast, op de pagina Weging.', expect.stringMatching(/^Het lid IND kwam tot ‘niet aannemelijk’/)
  ])
  expect(stillToDo({ ...concept, uitkomst: 'onvoldoende informatie' }, all.map((one) => ({ ...one, afwijkend: true })))).toEqual([expect.stringContaining('wat er ontbreekt')])
})
