import { afterAll, describe, expect, it } from 'vitest'
import { taakVoor } from '~/dossier/work'
import { readVerlengingen } from '~/rapportage/verlengingen/read-verlengingen.server'
import { createSporenPanel, must, plek, refused } from '~tests/fixtures/sporen'
import { extendTermijn, resumeTermijn, stopTermijn } from './change-termijn.server'
import { verlengFormSchema } from './schema'

const { panel, zaak, at, stap, page, rows, workOf } = await createSporenPanel()
afterAll(() => panel.stop())

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
    expect(await readVerlengingen(panel.sql, { van: '2026-11-25', totEnMet: '2026-11-25' })).toEqual([{ spoor: 'b8', termijn: 'beslistermijn', reden: 'vervolgaanvraag', aantal: 1 }])
    expect(await extendTermijn(at('2027-02-01T12:00:00Z'), one.coordinator, one.id, { termijnLanger: plek('b8/beslistermijn'), aantal: 2, redenLanger: 'tolk' })).toMatchObject(refused)
  })

  it('[R-KET-21] [R-KET-24] what was late stops only with a word about why it is told now; the same lengthening on one day is one', async () => {
    const one = await zaak('b8')
    await must(stap(one, 'b8/uitreiking-voornemen', '2026-11-02', { waarom: 'Het sepot was er al.' }))
    const stop = (toelichting?: string) => stopTermijn(panel.werk, one.coordinator, one.id, { termijn: plek('b8/zienswijze'), van: '2026-11-12', reden: 'ziekte', toelichting })
    expect((await page(one)).termijnen[0]).toMatchObject({ staat: 'te-laat' })
    expect(await stop()).toMatchObject(refused)
    await must(stop('De brief van de gemachtigde kwam nu pas.'))
    const two = await zaak('b8')
    await must(stap(two, 'b8/aanvraag', '2026-11-02'))
    const extend = (werk = panel.werk) => extendTermijn(werk, two.coordinator, two.id, { termijnLanger: plek('b8/beslistermijn'), aantal: 2, redenLanger: 'tolk' })
    expect((await Promise.all([extend(), extend(panel.secondWerk())])).map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await rows(two)).toMatchObject([{ uiterlijk: '2027-01-04' }])
    for (const aantal of ['401', '999', '0']) expect([aantal, verlengFormSchema.safeParse({ termijnLanger: 'b8/beslistermijn', aantal, redenLanger: 'tolk' }).success]).toEqual([aantal, false])
    expect(verlengFormSchema.safeParse({ termijnLanger: 'b8/beslistermijn', aantal: '400', redenLanger: 'tolk' }).success).toBe(true)
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
