import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordChainConsent } from '~/dossier/consent/purpose-consent.server'
import { Refused, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readWork } from '~/dossier/store.server'
import { staatInWoorden, taakVoor } from '~/dossier/work'
import type { Wie } from '~/toegang/may'
import { coordinatorOf } from '~tests/fixtures/planning'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { beginSpoor } from './begin-spoor.server'
import { extendTermijn, resumeTermijn, stopTermijn } from './change-termijn.server'
import { correctVNummer } from './correct-v-nummer.server'
import { leaveCourse, resumeCourse } from './leave-course.server'
import { linkDossiers, readKoppelingen, unlinkDossiers } from './link-dossiers.server'
import { readCoordinatorPage, readPanelPage } from './read-spoor-page.server'
import { handOverTogether, recordStap, skipStap, undoStap } from './record-stap.server'
import { readReportDays, readVerlengingen } from './report-days.server'
import { vNummerFormSchema, type SpoorCode, type StapForm } from './schema'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

interface Zaak { round: TestRound; coordinator: Wie; id: string }
async function zaak(...sporen: SpoorCode[]): Promise<Zaak> {
  const round = await panel.openRound()
  const coordinator = await coordinatorOf(panel, round)
  for (const spoor of sporen) await must(beginSpoor(panel.werk, coordinator, round.dossierId, { spoor }))
  return { round, coordinator, id: round.dossierId }
}
async function must(outcome: Promise<Uitkomst>): Promise<void> {
  const done = await outcome
  if (!done.ok) throw new Error(done.bericht)
}
const at = (moment: string): Werk => ({ ...panel.werk, clock: { now: () => new Date(moment) } })
const stap = ({ coordinator, id }: Zaak, plek: string, op: string, more: Partial<StapForm> = {}, werk = panel.werk): Promise<Uitkomst> => {
  const [spoor = '', code = ''] = plek.split('/')
  return recordStap(werk, coordinator, id, { stap: { spoor, code }, op, bron: 'bericht', ...more })
}
const refused = { ok: false, bericht: expect.any(String) }
const page = ({ coordinator, id }: Zaak, vandaag = '2026-11-25', gekozen: string | null = null) => readCoordinatorPage(panel.werk.db, panel.sql, { dossierId: id, accountId: coordinator.accountId, vandaag, gekozen })
const rows = ({ id }: Zaak) => panel.sql.query<{ termijn: string; uiterlijk: string; bindt: boolean }>('select termijn, uiterlijk::text as uiterlijk, bindt_panel as bindt from spoor_termijn where dossier_id = $1::uuid order by termijn', [id])
const plek = (text: string) => { const [spoor = '', code = ''] = text.split('/'); return { spoor, code } }
const workOf = async ({ id }: Zaak, { accountId }: Wie, dag = '2026-11-25') => (await readWork(panel.sql, accountId, dag, id))[0]
const notices = async ({ accountId }: Wie): Promise<number> => (await panel.sql.query<{ n: number }>(`select count(*)::int as n from pgboss.job where name = 'mail' and data ->> 'account' = $1`, [accountId]))[0]?.n ?? 0

describe('steps', () => {
  it('[R-KET-2] [R-KET-6] a track begins once, by the coördinator; for the panel the deed does not exist', async () => {
    const one = await zaak('b8', 'minderjarig')
    expect(await beginSpoor(panel.werk, one.coordinator, one.id, { spoor: 'b8' })).toMatchObject(refused)
    await expect(beginSpoor(panel.werk, one.round.wie.voorzitter, one.id, { spoor: 'dublin' })).rejects.toBeInstanceOf(Refused)
    await expect(beginSpoor(panel.werk, (await zaak()).coordinator, one.id, { spoor: 'dublin' })).rejects.toBeInstanceOf(Refused)
    expect((await page(one)).sporen.map(({ code }) => code)).toEqual(['b8', 'minderjarig'])
  })

  it('[R-KET-10] [R-KET-11] a day that has not come, an outcome that is none, a paper that is not there are refused; a correction says why and the record stays', async () => {
    const one = await zaak('b8')
    expect(await stap(one, 'b8/aangifte', '2026-11-26')).toMatchObject(refused)
    expect(await stap(one, 'b8/nergens', '2026-11-24')).toMatchObject(refused)
    expect(await stap(one, 'dublin/aangifte', '2026-11-24')).toMatchObject(refused)
    expect(await stap(one, 'b8/besluit', '2026-11-24')).toMatchObject(refused)
    expect(await stap(one, 'b8/aangifte', '2026-11-24', { uitkomst: 'afgewezen' })).toMatchObject(refused)
    expect(await stap(one, 'b8/besluit', '2026-11-24', { uitkomst: 'ingewilligd', grond: 'paspoorteis' })).toMatchObject(refused)
    expect(await stap(one, 'b8/aangifte', '2026-11-24', { stuk: 99 })).toMatchObject(refused)
    await must(stap(one, 'b8/aangifte', '2026-11-23', { stuk: 1 }))
    expect(await stap(one, 'b8/aangifte', '2026-11-24')).toMatchObject(refused)
    await must(stap(one, 'b8/aangifte', '2026-11-24', { waarom: 'De brief noemt een andere dag.' }))
    const aangifte = (await page(one)).sporen[0]?.stappen.find(({ naam }) => naam === 'Aangifte of medewerking')
    expect(aangifte).toMatchObject({ op: '2026-11-24', eerder: ['2026-11-23'] })
    expect(await panel.werk.db.record.count({ where: { dossierId: one.id, soort: 'spoor' } })).toBe(3)
    await must(undoStap(panel.werk, one.coordinator, one.id, { stapWeg: plek('b8/aangifte'), waaromWeg: 'Er was alleen een gesprek.' }))
    expect(await rows(one)).toEqual([])
  })

  it('[R-KET-4] a step of the criminal case is a day and a letter: words beside it are refused', async () => {
    const one = await zaak('b8')
    expect(await stap(one, 'b8/sepot', '2026-11-24', { notitie: 'Niets gevonden.' })).toMatchObject(refused)
    expect(await skipStap(panel.werk, one.coordinator, one.id, { stapOver: plek('b8/beklag'), redenOver: 'anders', toelichtingOver: 'Geen beklag.' })).toMatchObject(refused)
    await must(stap(one, 'b8/sepot', '2026-11-24', { stuk: 2 }))
  })

  it('[R-KET-13] sepot and voornemen are handed over together, on one day, each naming the other; apart only with why', async () => {
    const one = await zaak('b8')
    const together = (opSamen: string) => handOverTogether(panel.werk, one.coordinator, one.id, { spoorSamen: 'b8', opSamen })
    expect(await together('2026-11-24')).toMatchObject(refused)
    await must(stap(one, 'b8/sepot', '2026-11-18'))
    await must(stap(one, 'b8/voornemen', '2026-11-19'))
    expect((await page(one)).samen).toBe('b8')
    expect(await together('2026-11-17')).toMatchObject(refused)
    expect(await stap(one, 'b8/uitreiking-sepot', '2026-11-20')).toMatchObject(refused)
    await must(together('2026-11-20'))
    expect(await together('2026-11-20')).toMatchObject(refused)
    const { sporen, samen } = await page(one)
    const handed = sporen[0]?.stappen.filter(({ anker }) => anker.startsWith('b8-uitreiking'))
    expect([samen, handed?.map(({ op }) => op), handed?.flatMap(({ erbij }) => erbij)]).toEqual([null, ['2026-11-20', '2026-11-20'], expect.arrayContaining(['Samen met: voornemen uitgereikt', 'Samen met: sepot uitgereikt'])])
    expect(await rows(one)).toMatchObject([{ termijn: 'zienswijze', uiterlijk: '2026-12-04', bindt: false }])
  })

  it('[R-KET-14] a case without aangifte goes on: the step is skipped with why, and the advies is asked all the same', async () => {
    const one = await zaak('niet-meewerken', 'paneladvies')
    await must(stap(one, 'niet-meewerken/aanvraag', '2026-11-20', { uitkomst: 'bedreiging' }))
    await must(skipStap(panel.werk, one.coordinator, one.id, { stapOver: plek('niet-meewerken/verklaring-politie'), redenOver: 'veiligheid' }))
    expect(await skipStap(panel.werk, one.coordinator, one.id, { stapOver: plek('niet-meewerken/verklaring-politie'), redenOver: 'veiligheid' })).toMatchObject(refused)
    expect(await stap(one, 'paneladvies/advies', '2026-11-20')).toMatchObject(refused)
    const { sporen } = await page(one)
    expect(sporen[0]?.stappen.filter(({ staat }) => staat === 'overgeslagen').map(({ erbij }) => erbij)).toEqual([['Veiligheid van betrokkene']])
    expect(sporen[1]?.stappen.find(({ naam }) => naam === 'Aangemeld')?.op).toBe('2026-11-25')
    expect(sporen.flatMap(({ stappen }) => stappen).some(({ naam }) => /aangifte/iu.test(naam))).toBe(false)
  })

  it('[R-KET-7] of two who record at once both stand, one after the other', async () => {
    const one = await zaak('b8')
    await Promise.all([must(stap(one, 'b8/aanvraag', '2026-11-20')), must(stap(one, 'b8/bedenktijd', '2026-11-20', {}, panel.secondWerk()))])
    expect((await rows(one)).map(({ termijn }) => termijn)).toEqual(['bedenktijd', 'beslistermijn'])
  })
})

describe('terms', () => {
  it('[R-KET-21] [R-KET-24] a term stops for a reason and goes on; lengthened, it is counted in the report by its reason', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/aanvraag', '2026-11-02'))
    const stop = (termijn: string, van: string) => stopTermijn(panel.werk, one.coordinator, one.id, { termijn: plek(termijn), van, reden: 'stukken' })
    expect(await stop('b8/zienswijze', '2026-11-20')).toMatchObject(refused)
    expect(await stop('b8/beslistermijn', '2026-11-26')).toMatchObject(refused)
    expect(await stop('b8/beslistermijn', '2026-11-01')).toMatchObject(refused)
    await must(stop('b8/beslistermijn', '2026-11-20'))
    expect([await rows(one), await stop('b8/beslistermijn', '2026-11-21')]).toMatchObject([[], refused])
    expect((await page(one)).termijnen[0]).toMatchObject({ staat: 'staat-stil', uiterlijk: null, staatStil: true, kanStil: false, uitleg: expect.stringContaining('De termijn staat nu stil: er ontbreken stukken') })
    const go = (opVerder: string) => resumeTermijn(panel.werk, one.coordinator, one.id, { termijnVerder: plek('b8/beslistermijn'), opVerder })
    expect(await go('2026-11-19')).toMatchObject(refused)
    await must(go('2026-11-24'))
    expect(await go('2026-11-24')).toMatchObject(refused)
    // Seven weeks from 2 November is 21 December; four days stood still.
    expect(await rows(one)).toMatchObject([{ uiterlijk: '2026-12-25', bindt: true }])
    await must(extendTermijn(panel.werk, one.coordinator, one.id, { termijnLanger: plek('b8/beslistermijn'), aantal: 2, redenLanger: 'vervolgaanvraag' }))
    expect(await rows(one)).toMatchObject([{ uiterlijk: '2027-01-08' }])
    expect(await readVerlengingen(panel.sql, '2026-11-25', '2026-11-25')).toEqual([{ spoor: 'b8', termijn: 'beslistermijn', reden: 'vervolgaanvraag', aantal: 1 }])
    expect(await extendTermijn(at('2027-02-01T12:00:00Z'), one.coordinator, one.id, { termijnLanger: plek('b8/beslistermijn'), aantal: 2, redenLanger: 'tolk' })).toMatchObject(refused)
  })

  it('[R-KET-21] what the law fixes does not stop and is not lengthened', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/bedenktijd', '2026-11-02'))
    expect(await stopTermijn(panel.werk, one.coordinator, one.id, { termijn: plek('b8/bedenktijd'), van: '2026-11-20', reden: 'ziekte' })).toMatchObject(refused)
    expect(await extendTermijn(panel.werk, one.coordinator, one.id, { termijnLanger: plek('b8/bedenktijd'), aantal: 1, redenLanger: 'ziekte' })).toMatchObject(refused)
  })

  it('[R-KET-26] the worklist has what is late or near: of every track for the coördinator, for the panel what binds it', async () => {
    const one = await zaak('b8', 'dublin')
    await must(stap(one, 'b8/uitreiking-voornemen', '2026-11-02', { waarom: 'Het sepot was er al.' }))
    await must(stap(one, 'dublin/uod', '2026-12-01'))
    const mine = await workOf(one, one.coordinator)
    expect([mine?.spoorTermijn, mine && taakVoor(mine)]).toEqual([{ naam: 'Zienswijze indienen', uiterlijk: '2026-11-16' }, { wat: 'Termijn bewaken: zienswijze indienen', knop: 'Naar het spoor', pad: 'spoor', uiterlijk: '2026-11-16' }])
    expect((await workOf(one, one.round.wie.IND))?.spoorTermijn).toEqual({ naam: 'Uiterste overdrachtsdatum', uiterlijk: '2026-12-01' })
    expect((await workOf(one, one.round.wie.IND, '2026-11-20'))?.spoorTermijn).toBeNull()
    await panel.werk.db.lidmaatschap.update({ where: { id: one.round.lidId.zorg }, data: { verklaring: 'open' } })
    expect((await workOf(one, one.round.wie.zorg))?.spoorTermijn).toBeNull()
  })

  it('[R-KET-27] a term until the advies is over when that is issued, which is no deed of a track', async () => {
    const one = await zaak('paneladvies')
    await must(stap(one, 'paneladvies/nodig', '2026-11-27'))
    expect((await workOf(one, one.coordinator))?.spoorTermijn).toMatchObject({ naam: 'Advies uitbrengen' })
    await panel.werk.db.dossier.update({ where: { id: one.id }, data: { fase: 'uitgebracht' } })
    expect((await workOf(one, one.coordinator))?.spoorTermijn).toBeNull()
  })
})

describe('who sees what', () => {
  it('[R-KET-5] the panel reads the terms that bind it; nothing of aangifte, sepot, beklag or their days', async () => {
    const one = await zaak('b8', 'dublin')
    const days = { 'b8/aangifte': '2026-11-03', 'b8/dossier-om': '2026-11-04', 'b8/resultaat': '2026-11-05', 'b8/sepot': '2026-11-06', 'b8/beklag': '2026-11-09', 'b8/aanvraag': '2026-11-10', 'dublin/oordeel': '2026-11-11' }
    for (const [where, op] of Object.entries(days)) await must(stap(one, where, op))
    const seen = await readPanelPage(panel.werk.db, panel.sql, one.id, '2026-11-25')
    expect(seen).toEqual({ voor: 'panel', uitgang: null, termijnen: [{ naam: 'Beslissen over voortgezet verblijf', wie: 'IND', uiterlijk: '2026-12-29', staat: 'loopt', werkdagenOver: 23 }] })
    for (const day of Object.values(days)) expect(JSON.stringify(seen)).not.toContain(day)
  })

  it('[R-KET-5] two worlds that differ in the criminal steps alone give the panel the same page and the same worklist', async () => {
    const [one, other] = [await zaak('b8'), await zaak('b8')]
    for (const each of [one, other]) await must(stap(each, 'b8/aanvraag', '2026-11-10'))
    for (const where of ['b8/sepot', 'b8/resultaat', 'b8/beklag']) await must(stap(other, where, '2026-11-06'))
    const read = async (each: Zaak) => [await readPanelPage(panel.werk.db, panel.sql, each.id, '2026-11-25'), (await workOf(each, each.round.wie.politie))?.spoorTermijn]
    expect(await read(other)).toEqual(await read(one))
  })
})

describe('Dublin', () => {
  it('[R-KET-41] [R-KET-42] the wish is shared with consent only, from the day it was given; taken back, no more; vital interest needs a reason and no consent', async () => {
    const one = await zaak('dublin')
    await must(stap(one, 'dublin/akkoord', '2026-10-01'))
    await must(stap(one, 'dublin/uod', '2026-12-10'))
    const consent = (doel: 'lidstaat-wens-aangifte' | 'lidstaat-medisch', antwoord: 'ja' | 'nee' | 'ingetrokken') => recordChainConsent(panel.werk, one.coordinator, one.id, { doel, antwoord })
    const share = (code: string, op = '2026-11-25', more: Partial<StapForm> = {}) => stap(one, `dublin/${code}`, op, more)
    expect(await share('wens-gedeeld')).toMatchObject(refused)
    await must(consent('lidstaat-wens-aangifte', 'nee'))
    expect(await share('wens-gedeeld')).toMatchObject(refused)
    expect((await page(one)).dublin).toMatchObject({ dichtbij: true, kan: expect.arrayContaining([expect.objectContaining({ wat: expect.stringContaining('wens'), kan: false, waarom: expect.stringContaining('Het wordt dus niet gedeeld') })]) })
    await must(consent('lidstaat-wens-aangifte', 'ja'))
    expect(await share('wens-gedeeld', '2026-11-24')).toMatchObject(refused)
    expect((await page(one)).dublin?.kan.find(({ wat }) => wat.includes('wens'))).toMatchObject({ kan: true })
    await must(share('wens-gedeeld'))
    expect(await share('medisch-gedeeld')).toMatchObject(refused)
    await must(consent('lidstaat-medisch', 'ja'))
    await must(consent('lidstaat-medisch', 'ingetrokken'))
    expect(await share('medisch-gedeeld')).toMatchObject(refused)
    expect(await share('kwetsbaar-gedeeld')).toMatchObject(refused)
    await must(share('kwetsbaar-gedeeld', '2026-11-25', { waarom: 'Zonder medicijnen is er levensgevaar.' }))
    await expect(recordChainConsent(panel.werk, one.round.wie.voorzitter, one.id, { doel: 'derden-opvragen', antwoord: 'ja' })).rejects.toBeInstanceOf(Refused)
  })

  it('[R-KET-44] the day itself is corrected with a source, and does not move with aanhouden', async () => {
    const one = await zaak('dublin')
    await must(stap(one, 'dublin/uod', '2026-12-10'))
    await must(stap(one, 'dublin/uod', '2027-06-10', { waarom: 'De rechter schortte de overdracht op.' }))
    await must(leaveCourse(panel.werk, one.coordinator, one.id, { uitgang: 'aangehouden', opUitgang: '2026-11-20', waaromUitgang: 'Er is nog geen tolk.' }))
    expect(await rows(one)).toMatchObject([{ termijn: 'uod', uiterlijk: '2027-06-10', bindt: true }])
  })
})

describe('exits', () => {
  it('[R-KET-30] aangehouden stops the clock, and panel and coördinator see it; going on gives the days back; panel members are told', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/aanvraag', '2026-11-02'))
    await must(leaveCourse(panel.werk, one.coordinator, one.id, { uitgang: 'aangehouden', opUitgang: '2026-11-20', waaromUitgang: 'Vakantie van de tolk.' }))
    expect([await rows(one), await notices(one.round.wie.zorg)]).toEqual([[], 1])
    const line = await workOf(one, one.round.wie.zorg)
    expect(line && staatInWoorden(line)).toMatch(/^Aangehouden; /)
    expect(JSON.stringify(await readPanelPage(panel.werk.db, panel.sql, one.id, '2026-11-25'))).not.toContain('Vakantie')
    expect(await leaveCourse(panel.werk, one.coordinator, one.id, { uitgang: 'aangehouden', opUitgang: '2026-11-21', waaromUitgang: 'Nog eens.' })).toMatchObject(refused)
    expect(await resumeCourse(panel.werk, one.coordinator, one.id, { opHervat: '2026-11-19', waaromHervat: 'Tolk gevonden.' })).toMatchObject(refused)
    await must(resumeCourse(panel.werk, one.coordinator, one.id, { opHervat: '2026-11-25', waaromHervat: 'Tolk gevonden.' }))
    expect(await rows(one)).toMatchObject([{ uiterlijk: '2026-12-26' }])
    expect(await resumeCourse(panel.werk, one.coordinator, one.id, { opHervat: '2026-11-25', waaromHervat: 'Nog eens.' })).toMatchObject(refused)
  })

  it('[R-KET-30] a case that ended waits for nobody, and its terms are over', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/uitreiking-voornemen', '2026-11-02', { waarom: 'Het sepot was er al.' }))
    expect(taakVoor((await workOf(one, one.round.wie.IND)) ?? fail())).not.toBeNull()
    await must(leaveCourse(panel.werk, one.coordinator, one.id, { uitgang: 'onbekend-vertrokken', opUitgang: '2026-11-20', waaromUitgang: 'Gemeld door de opvang.' }))
    for (const wie of [one.coordinator, one.round.wie.IND, one.round.wie.voorzitter]) expect(taakVoor((await workOf(one, wie)) ?? fail())).toBeNull()
    expect(await rows(one)).toEqual([])
  })
  const fail = (): never => { throw new Error('Geen regel in de werklijst') }
})

describe('linked dossiers and the V-nummer', () => {
  it('[R-KET-32] mother and child share the link and nothing else; a dossier of another coördinator does not exist; a link ends and stays', async () => {
    const [mother, child, foreign] = [await zaak(), await zaak(), await zaak()]
    await panel.werk.db.dossier.update({ where: { id: child.id }, data: { coordinatorId: mother.coordinator.accountId } })
    const kenmerk = async ({ id }: Zaak) => (await panel.werk.db.dossier.findUniqueOrThrow({ where: { id } })).kenmerk
    const link = async (to: string) => linkDossiers(panel.werk, mother.coordinator, mother.id, { kenmerk: to, verband: 'moeder-kind' })
    expect(await link(await kenmerk(foreign))).toEqual(await link('W-2026-9999'))
    expect(await link(await kenmerk(mother))).toMatchObject(refused)
    await must(link(await kenmerk(child)))
    expect(await link(await kenmerk(child))).toMatchObject(refused)
    const [seen] = await readKoppelingen(panel.sql, child.id, mother.coordinator.accountId)
    expect(seen).toEqual({ id: expect.any(String), kenmerk: await kenmerk(mother), verband: 'moeder-kind', naar: mother.id })
    expect((await readKoppelingen(panel.sql, child.id, foreign.coordinator.accountId))[0]?.naar).toBeNull()
    expect(JSON.stringify(await readPanelPage(panel.werk.db, panel.sql, child.id, '2026-11-25'))).not.toContain(await kenmerk(mother))
    await must(unlinkDossiers(panel.werk, mother.coordinator, child.id === seen?.naar ? mother.id : child.id, { koppeling: seen?.id ?? '', waaromLos: 'Verkeerd gekoppeld.' }))
    expect(await unlinkDossiers(panel.werk, mother.coordinator, mother.id, { koppeling: seen?.id ?? '', waaromLos: 'Nog eens.' })).toMatchObject(refused)
    await expect(panel.sql.query('delete from dossier_koppeling')).rejects.toThrow()
    await expect(panel.sql.query(`update dossier_koppeling set verband = 'gezin'`)).rejects.toThrow()
  })

  it('[R-KET-34] a wrong V-nummer is corrected as a deed: another shape warns and does not refuse; no number in record or log', async () => {
    const one = await zaak()
    await panel.werk.db.dossier.update({ where: { id: one.id }, data: { vNummer: '2803451167' } })
    const correct = (vNummer: string) => correctVNummer(panel.werk, one.coordinator, one.id, { vNummer, waaromNummer: 'Twee cijfers waren omgedraaid.' })
    expect(await correct('2803451167')).toMatchObject(refused)
    await must(correct('2803451176'))
    expect((await page(one)).vNummer).toMatchObject({ nummer: '2803451176', gewoon: true, eerder: 1 })
    await must(correct('NL-7712'))
    expect((await page(one)).vNummer).toMatchObject({ nummer: 'NL-7712', gewoon: false, eerder: 2 })
    for (const vNummer of ['2803451176', 'NL-7712', '28 03.451-176', '123']) expect([vNummer, vNummerFormSchema.safeParse({ vNummer, waaromNummer: 'Omgedraaid.' }).success]).toEqual([vNummer, vNummer !== '123'])
    const kept = await panel.werk.db.record.findMany({ where: { dossierId: one.id } })
    const log = await panel.readLog(`dossier/${one.id}`)
    expect(log.filter(({ deed }) => deed === 'vnummer.corrigeren')).toHaveLength(2)
    for (const number of ['2803451167', '2803451176', 'NL-7712']) expect(JSON.stringify([kept.map(({ inhoud }) => inhoud), log])).not.toContain(number)
  })
})

describe('the report', () => {
  it('[R-KET-50] the days of a dossier in the columns of the report, corrections followed, without words and without leads', async () => {
    const one = await zaak('b8', 'paneladvies')
    const other = await zaak()
    const days: [string, string, Partial<StapForm>?][] = [
      ['b8/bedenktijd', '2026-06-01'], ['b8/aangifte', '2026-07-01'], ['b8/ontvangst-ind', '2026-07-02'], ['b8/verlening', '2026-07-03'], ['b8/sepot', '2026-07-20'], ['b8/voornemen', '2026-07-21'], ['b8/aanvraag', '2026-08-03'],
      ['b8/besluit', '2026-09-01', { uitkomst: 'afgewezen', grond: 'paspoorteis', grondTwee: 'geen-klemmende-redenen' }], ['b8/bezwaar', '2026-09-15'], ['b8/besluit-bezwaar', '2026-11-03', { uitkomst: 'ongegrond' }], ['b8/beroep', '2026-11-20'],
      ['b8/verlening', '2026-07-06', { waarom: 'De brief noemt een andere dag.' }]
    ]
    for (const [where, op, more] of days) await must(stap(one, where, op, more))
    await must(stap(one, 'b8/pas', '2026-07-20'))
    await must(undoStap(panel.werk, one.coordinator, one.id, { stapWeg: plek('b8/pas'), waaromWeg: 'De pas is nog onderweg.' }))
    const read = await readReportDays(panel.sql, [one.id, other.id])
    expect(read.get(one.id)).toEqual({
      spoor: 'b8', eerstBedenktijd: true, aangifteOp: '2026-07-01', ontvangstIndOp: '2026-07-02', verleningOp: '2026-07-06', sepotOp: '2026-07-20', voornemenOp: '2026-07-21', aanvraagOp: '2026-08-03', besluitOp: '2026-09-01',
      besluit: 'afgewezen', weigeringPrimair: 'paspoorteis', weigeringSecundair: 'geen-klemmende-redenen', bezwaarOp: '2026-09-15', besluitBezwaarOp: '2026-11-03', besluitBezwaar: 'ongegrond', beroepOp: '2026-11-20'
    })
    expect(read.has(other.id)).toBe(false)
  })

  it('[R-KET-50] a case counts for one track, and a Dublin case for Dublin', async () => {
    const [both, none] = [await zaak('paneladvies', 'b8', 'dublin'), await zaak('minderjarig')]
    const read = await readReportDays(panel.sql, [both.id, none.id])
    expect([read.get(both.id), read.get(none.id)]).toEqual([{ spoor: 'dublin' }, { spoor: 'minderjarig' }])
  })
})
