import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createKetenPanel } from '~tests/fixtures/keten'
import { ketenversie, richtingen } from './current'
import { readRegisterPage } from './read-register-page.server'
import { endGrondslag, readAan, readGrondslagen, recordGrondslag, switchOff, switchOn } from './register.server'
import { codes, gebeurtenissen } from './schema'
import { doTask, giveUpTask, readTasks } from './tasks.server'

const { panel, werk, coordinator, time, hours, account, dossier, basis, turnOn, report, only, freshWeek } = await createKetenPanel()
afterAll(() => panel.stop())
beforeEach(freshWeek)

describe('the koppelvlakken', () => {
  it('[R-KET-60] are the fourteen of the chain and six of the panel, each with one event; a sepot goes to CoMensha and Nidos too', () => {
    expect(ketenversie.koppelvlakken.map(({ code }) => code)).toEqual([...codes])
    expect(ketenversie.koppelvlakken.map(({ gebeurtenis }) => gebeurtenis).sort()).toEqual([...gebeurtenissen].sort())
    expect(richtingen.filter(({ koppelvlak }) => koppelvlak.code === 'K5').map(({ ontvanger }) => ontvanger)).toEqual(['politie', 'ind', 'comensha', 'nidos'])
    expect(ketenversie.koppelvlakken.find(({ code }) => code === 'A4')?.kanaal).toEqual({ eerste: 'persoonlijk', tweede: 'post' })
    expect(new Set(ketenversie.koppelvlakken.map(({ uren }) => uren))).toEqual(new Set([24]))
  })

  it('[R-KET-60] what only concerns criminal leads is not among them', () => {
    expect(JSON.stringify(ketenversie)).not.toMatch(/"(K4|P6)"|strafdossier|indicatie/i)
  })
})

describe('the register of legal bases', () => {
  it('[R-KET-61] without a basis for this koppelvlak and this receiver nothing is switched on, by the deed or behind its back', async () => {
    expect(await switchOn(werk, coordinator, { koppelvlak: 'K1', ontvanger: 'ind' })).toMatchObject({ ok: false, bericht: expect.stringContaining('grondslag') as string })
    await recordGrondslag(werk, coordinator, basis('K2', 'ind'))
    for (const [koppelvlak, ontvanger] of [['K1', 'ind'], ['K2', 'om'], ['K2', 'nidos']] as const) expect([koppelvlak, ontvanger, (await switchOn(werk, coordinator, { koppelvlak, ontvanger })).ok]).toEqual([koppelvlak, ontvanger, false])
    const [row] = await readGrondslagen(panel.sql, time.now)
    const insert = (grondslag: string | undefined, koppelvlak: string, op: Date) =>
      panel.sql.query('insert into koppelvlak_aan (id, koppelvlak, ontvanger, grondslag_id, aan_op, aan_door) values ($1::uuid, $2, $3, $4::uuid, $5::timestamptz, $6::uuid)', [werk.ids.uuid(), koppelvlak, 'ind', grondslag, op.toISOString(), coordinator.accountId])
    await expect(insert(row?.id, 'K1', time.now)).rejects.toThrow()
    await expect(insert(row?.id, 'K2', new Date('2025-12-31T12:00:00Z'))).rejects.toThrow('zonder grondslag')
    await expect(insert(werk.ids.uuid(), 'K2', time.now)).rejects.toThrow('zonder grondslag')
    expect((await readAan(panel.sql, time.now)).size).toBe(0)
    expect(await switchOn(werk, coordinator, { koppelvlak: 'K2', ontvanger: 'ind' })).toMatchObject({ ok: true })
    expect(await readAan(panel.sql, time.now)).toEqual(new Map([['K2', new Set(['ind'])]]))
  })

  it('[R-KET-60] a law that the koppelvlak does not rest on, or a receiver it does not have, is refused', async () => {
    expect(await recordGrondslag(werk, coordinator, basis('K3', 'om', { wet: 'Wpg' }))).toMatchObject({ ok: false, bericht: 'Koppelvlak K3 kan niet op de Wpg rusten.' })
    expect(await recordGrondslag(werk, coordinator, basis('K3', 'nidos'))).toMatchObject({ ok: false })
    expect((await recordGrondslag(werk, coordinator, basis('K1', 'ind', { wet: 'Wpg' }))).ok).toBe(true)
  })

  it('[R-KET-120] the same basis written down twice at once is one; other words, or after it was ended, is another', async () => {
    const second = { ...panel.secondWerk(), clock: werk.clock }
    const twice = (other = {}) => Promise.all([recordGrondslag(werk, coordinator, basis('K9', 'ind', other)), recordGrondslag(second, coordinator, basis('K9', 'ind', other))])
    const standing = async () => (await readGrondslagen(panel.sql, time.now)).filter(({ koppelvlak, beeindigdOp }) => koppelvlak === 'K9' && beeindigdOp === null)
    expect((await twice()).map(({ ok }) => ok)).toEqual([true, true])
    expect(await standing()).toHaveLength(1)
    await twice({ tot: '2027-12-31' })
    expect(await standing()).toHaveLength(2)
    for (const { id } of await standing()) await endGrondslag(werk, coordinator, { grondslag: id, reden: 'einde proef' })
    await twice()
    expect(await standing()).toHaveLength(1)
  })

  it('[R-KET-62] an ended basis switches off at once, for good; what is open is not sent any more', async () => {
    const politie = await account('ketenmedewerker', 'politie')
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const taak = await only(politie)
    const [{ id: grondslag } = { id: '' }] = (await readGrondslagen(panel.sql, time.now)).filter(({ geldt }) => geldt)
    expect(await endGrondslag(werk, coordinator, { grondslag, reden: 'besluit ingetrokken' })).toMatchObject({ ok: true })
    expect((await readAan(panel.sql, time.now)).size).toBe(0)
    expect(await report(await dossier(), 'bedenktijd-begonnen')).toBe(0)
    expect((await readTasks(panel.sql, politie, time.now)).map(({ magVerstuurd }) => magVerstuurd)).toEqual([false])
    expect(await doTask(werk, politie, { taak, kanaal: 'e-mail' })).toMatchObject({ ok: false, bericht: expect.stringContaining('Verstuur niets') as string })
    // A new basis does not bring it back by itself.
    await recordGrondslag(werk, coordinator, basis('K1', 'ind'))
    expect((await readAan(panel.sql, time.now)).size).toBe(0)
    expect(await giveUpTask(werk, politie, { taak, reden: 'de grondslag is weg' })).toMatchObject({ ok: true })
    await expect(panel.sql.query(`update keten_grondslag set beeindigd_op = null, beeindigd_door = null, beeindigd_reden = null where id = $1::uuid`, [grondslag])).rejects.toThrow('verandert niet')
  })

  it('[R-KET-131] a basis that ends within a month is told beforehand, and not when it has ended or has no end', async () => {
    const day = (days: number): string => new Date(time.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    for (const [koppelvlak, ontvanger, tot] of [['K6', 'om', day(30)], ['K3', 'om', day(31)], ['K1', 'ind', undefined]] as const) await recordGrondslag(werk, coordinator, basis(koppelvlak, ontvanger, { tot }))
    const told = async () => (await readRegisterPage(panel.sql, time.now)).aflopend
    expect(await told()).toEqual([{ koppelvlak: 'K6', aan: 'Openbaar Ministerie', tot: day(30) }])
    hours(31 * 24)
    expect((await told()).map(({ koppelvlak }) => koppelvlak)).toEqual(['K3'])
  })

  it('[R-KET-62] the day after its last day it is off, without anybody doing anything, and can be switched on again on another', async () => {
    const today = time.now.toISOString().slice(0, 10)
    await recordGrondslag(werk, coordinator, basis('K6', 'om', { tot: today }))
    await switchOn(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })
    expect((await readAan(panel.sql, time.now)).get('K6')).toEqual(new Set(['om']))
    hours(24)
    expect((await readAan(panel.sql, time.now)).size).toBe(0)
    expect((await switchOn(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })).ok).toBe(false)
    await turnOn('K6', 'om')
    expect((await readAan(panel.sql, time.now)).get('K6')).toEqual(new Set(['om']))
    expect(await switchOff(werk, coordinator, { koppelvlak: 'K6', ontvanger: 'om' })).toMatchObject({ ok: true })
    expect((await readAan(panel.sql, time.now)).size).toBe(0)
  })
})
