import { afterAll, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import { werkRapportBij } from '~/rapportage/bijwerken.server'
import { createSporenPanel, must, plek, refused } from '~tests/fixtures/sporen'
import { beginSpoor, takeBackSpoor } from './begin-spoor.server'
import { recordCaseCodes } from './case-codes.server'
import { handOverTogether, skipStap, undoStap } from './record-stap.server'
import { readReportDays } from './report-days.server'
import type { GegevensForm, StapForm } from './schema'

const { panel, zaak, stap, page, rows } = await createSporenPanel()
afterAll(() => panel.stop())

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

  it('[R-KET-15] a track that was begun by mistake is taken back, with why, as long as nothing stands in it; then it counts nowhere', async () => {
    const one = await zaak('dublin', 'b8')
    const back = () => takeBackSpoor(panel.werk, one.coordinator, one.id, { spoorTerug: 'dublin', waaromTerug: 'Hoort bij een andere zaak.' })
    await must(stap(one, 'dublin/akkoord', '2026-11-20'))
    expect(await back()).toMatchObject(refused)
    await must(undoStap(panel.werk, one.coordinator, one.id, { stapWeg: plek('dublin/akkoord'), waaromWeg: 'Verkeerde zaak.' }))
    expect((await page(one)).sporen.map(({ code, kanTerug }) => [code, kanTerug])).toEqual([['dublin', true], ['b8', true]])
    expect((await readReportDays(panel.sql, [one.id])).get(one.id)).toMatchObject({ spoor: 'dublin' })
    await must(back())
    expect(await back()).toMatchObject(refused)
    expect((await readReportDays(panel.sql, [one.id])).get(one.id)).toMatchObject({ spoor: 'b8' })
    await expect(takeBackSpoor(panel.werk, one.round.wie.voorzitter, one.id, { spoorTerug: 'b8', waaromTerug: 'Nee.' })).rejects.toBeInstanceOf(Refused)
    await must(beginSpoor(panel.werk, one.coordinator, one.id, { spoor: 'dublin' }))
    expect((await readReportDays(panel.sql, [one.id])).get(one.id)).toMatchObject({ spoor: 'dublin' })
  })

  it('[R-KET-16] bedenktijd is given once, and in a Dublin case at the track Dublin, with why', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/bedenktijd', '2026-11-02'))
    await must(beginSpoor(panel.werk, one.coordinator, one.id, { spoor: 'dublin' }))
    const dublin = (more: Partial<StapForm> = {}) => stap(one, 'dublin/bedenktijd', '2026-11-03', more)
    expect(await dublin({ waarom: 'Zij is erg ziek.' })).toMatchObject({ ok: false, bericht: expect.stringContaining('één keer') })
    expect(await stap(one, 'b8/bedenktijd', '2026-11-03', { waarom: 'Andere dag.' })).toMatchObject({ ok: false, bericht: expect.stringContaining('Dublin') })
    await must(undoStap(panel.werk, one.coordinator, one.id, { stapWeg: plek('b8/bedenktijd'), waaromWeg: 'Staat in het verkeerde spoor.' }))
    expect(await dublin()).toMatchObject({ ok: false, bericht: expect.stringContaining('asielaanvraag') })
    await must(dublin({ waarom: 'Zij is erg ziek.' }))
    expect(await rows(one)).toMatchObject([{ termijn: 'bedenktijd', uiterlijk: '2026-12-03' }])
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

  it('[R-KET-51] what no step says is asked in codes, also without a track; the last answer counts, and the gemeente waited from the end of the procedure', async () => {
    const [one, bare] = [await zaak('b8'), await zaak()]
    const put = (form: Partial<GegevensForm> = {}, at = one) => recordCaseCodes(panel.werk, at.coordinator, at.id, { eerderAsiel: true, eerderRegulier: false, asielVerkozen: null, uitSituatieDagen: 40, ...form })
    const read = async ({ id }: { id: string }) => (await readReportDays(panel.sql, [id])).get(id)
    await must(put())
    expect(await put()).toMatchObject(refused)
    await must(put({ asielVerkozen: false, uitSituatieDagen: undefined }))
    await must(stap(one, 'b8/intrekking', '2026-11-20', { uitkomst: 'ingetrokken' }))
    await must(stap(one, 'b8/melding-gemeente', '2026-11-22'))
    expect(await read(one)).toMatchObject({ spoor: 'b8', eerderAsiel: true, eerderRegulier: false, asielVerkozen: false, meldingGemeenteUren: 48 })
    expect(await read(one)).not.toHaveProperty('uitSituatieDagen')
    await must(put({}, bare))
    expect(await read(bare)).toEqual({ eerderAsiel: true, eerderRegulier: false, uitSituatieDagen: 40 })
    await werkRapportBij(panel.werk.db, panel.werk.clock)
    const [row] = await panel.sql.query('select spoor, eerder_asiel, uit_situatie_dagen from zaak_historie where dossier_id = $1::uuid', [bare.id])
    expect(row).toEqual({ spoor: 'paneladvies', eerder_asiel: true, uit_situatie_dagen: 40 })
    await expect(recordCaseCodes(panel.werk, one.round.wie.voorzitter, one.id, { eerderAsiel: null, eerderRegulier: null, asielVerkozen: null })).rejects.toBeInstanceOf(Refused)
    expect((await page(one)).gegevens).toMatchObject({ asielVerkozen: false, uitSituatieDagen: null })
  })

  it('[R-KET-50] a case counts for one track, and a Dublin case for Dublin', async () => {
    const [both, none] = [await zaak('paneladvies', 'b8', 'dublin'), await zaak('minderjarig')]
    const read = await readReportDays(panel.sql, [both.id, none.id])
    expect([read.get(both.id), read.get(none.id)]).toEqual([{ spoor: 'dublin' }, { spoor: 'minderjarig' }])
  })
})
