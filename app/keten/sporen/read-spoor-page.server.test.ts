import { afterAll, describe, expect, it } from 'vitest'
import { recordChainConsent } from '~/dossier/consent/purpose-consent.server'
import { Refused } from '~/dossier/in-dossier.server'
import { createSporenPanel, type Zaak, must, plek, refused } from '~tests/fixtures/sporen'
import { beginSpoor } from './begin-spoor.server'
import { leaveCourse } from './leave-course.server'
import { readPanelPage } from './read-spoor-page.server'
import { skipStap } from './record-stap.server'
import { type StapForm } from './schema'

const { panel, zaak, stap, page, rows, workOf } = await createSporenPanel()
afterAll(() => panel.stop())

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

  it('[R-KET-42] what she allowed on the day of the sharing counts, also when it is put down later or taken back since', async () => {
    const one = await zaak('dublin')
    await must(stap(one, 'dublin/akkoord', '2026-10-01'))
    const consent = (antwoord: 'ja' | 'nee' | 'ingetrokken', opAntwoord?: string) => recordChainConsent(panel.werk, one.coordinator, one.id, { doel: 'lidstaat-wens-aangifte', antwoord, opAntwoord })
    const share = (op: string, more: Partial<StapForm> = {}) => stap(one, 'dublin/wens-gedeeld', op, more)
    expect(await consent('ja', '2026-11-26')).toMatchObject(refused)
    await must(consent('ja', '2026-11-20'))
    expect(await consent('nee', '2026-11-19')).toMatchObject(refused)
    expect(await share('2026-11-19')).toMatchObject(refused)
    await must(consent('ingetrokken', '2026-11-24'))
    await must(share('2026-11-20'))
    await must(share('2026-11-23', { waarom: 'De brief noemt een andere dag.' }))
    expect(await share('2026-11-24', { waarom: 'Nog een dag later.' })).toMatchObject(refused)
    expect((await page(one)).dublin?.kan.find(({ wat }) => wat.includes('wens'))?.kan ?? false).toBe(false)
  })

  it('[R-KET-44] while a bedenktijd runs in any track there is no transfer; a skipped step is no day', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/bedenktijd', '2026-11-02'))
    await must(beginSpoor(panel.werk, one.coordinator, one.id, { spoor: 'dublin' }))
    expect(await skipStap(panel.werk, one.coordinator, one.id, { stapOver: plek('dublin/uod'), redenOver: 'stukken' })).toMatchObject(refused)
    await must(stap(one, 'dublin/uod', '2026-12-10'))
    const transfer = async () => (await page(one)).dublin?.kan.find(({ wat }) => wat === 'Nu overdragen')
    expect(await transfer()).toMatchObject({ kan: false, waarom: expect.stringContaining('bedenktijd') })
    await must(stap(one, 'b8/bedenktijd-einde', '2026-11-24', { uitkomst: 'verlopen' }))
    expect(await transfer()).toMatchObject({ kan: true })
    await must(stap(one, 'dublin/nederland', '2026-11-24'))
    expect([(await page(one)).dublin, await rows(one)]).toEqual([null, []])
  })

  it('[R-KET-44] an aangifte whose four working weeks end after the last day does not fit before it', async () => {
    const one = await zaak('dublin')
    await must(stap(one, 'dublin/uod', '2026-12-10'))
    await must(stap(one, 'dublin/aangifte', '2026-11-24'))
    expect((await page(one)).dublin?.kan[0]).toMatchObject({ kan: false, waarom: expect.stringContaining('na de uiterste overdrachtsdatum') })
    await must(stap(one, 'dublin/oordeel', '2026-11-25'))
    expect((await page(one)).dublin?.kan[0]).toMatchObject({ kan: true })
  })

  it('[R-KET-44] the day itself is corrected with a source, and does not move with aanhouden', async () => {
    const one = await zaak('dublin')
    await must(stap(one, 'dublin/uod', '2026-12-10'))
    await must(stap(one, 'dublin/uod', '2027-06-10', { waarom: 'De rechter schortte de overdracht op.' }))
    await must(leaveCourse(panel.werk, one.coordinator, one.id, { uitgang: 'aangehouden', opUitgang: '2026-11-20', waaromUitgang: 'Er is nog geen tolk.' }))
    expect(await rows(one)).toMatchObject([{ termijn: 'uod', uiterlijk: '2027-06-10', bindt: true }])
  })
})
