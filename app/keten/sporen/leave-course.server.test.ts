import { afterAll, describe, expect, it } from 'vitest'
import { staatInWoorden, taakVoor } from '~/dossier/work'
import { createSporenPanel, type Zaak, must, refused } from '~tests/fixtures/sporen'
import { correctVNummer } from './correct-v-nummer.server'
import { leaveCourse, resumeCourse } from './leave-course.server'
import { linkDossiers, readKoppelingen, unlinkDossiers } from './link-dossiers.server'
import { readPanelPage } from './read-spoor-page.server'
import { vNummerFormSchema } from './schema'

const { panel, zaak, stap, page, rows, workOf, notices } = await createSporenPanel()
afterAll(() => panel.stop())

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
