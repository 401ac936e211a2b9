import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Refused } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { createKetenPanel } from '~tests/fixtures/keten'
import { kanarie } from '~tests/zaak-file'
import { readCaseTasks } from './case-tasks.server'
import { appointDeputy, endDeputy, readColleagues } from './deputies.server'
import { setKlok, switchOff } from './register.server'
import { doTask, giveUpTask, leaveTask, readDone, readTasks, returnTask, takeTask } from './tasks.server'

const { panel, werk, coordinator, time, hours, account, dossier, turnOn, report, queue, only, freshWeek } = await createKetenPanel()
afterAll(() => panel.stop())
beforeEach(freshWeek)

describe('a task', () => {
  it('[R-KET-74] [R-KET-75] what was sent waits at the receiver; given back it waits at the sender again; each with its reason, by whom and when', async () => {
    const [politie, ind] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'ind')]
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const first = await only(politie)
    expect(await queue(ind)).toEqual([])
    expect(await doTask(werk, politie, { taak: first })).toMatchObject({ ok: false, bericht: 'Kies hoe het is verstuurd.' })
    expect(await doTask(werk, politie, { taak: first, kanaal: 'post' })).toMatchObject({ ok: false })
    expect(await returnTask(werk, politie, { taak: first, reden: 'nee' })).toMatchObject({ ok: false })
    hours(2)
    expect(await doTask(werk, politie, { taak: first, kanaal: 'fax' })).toMatchObject({ ok: true })
    expect(await queue(ind)).toMatchObject([{ koppelvlak: 'K1', soort: 'verwerken', uiterlijk: new Date(time.now.getTime() + 24 * 3_600_000).toISOString() }])
    expect(await returnTask(werk, ind, { taak: await only(ind), reden: 'formulier M55 is niet compleet' })).toMatchObject({ ok: true })
    expect(await queue(politie)).toMatchObject([{ koppelvlak: 'K1', soort: 'verzenden', beurt: 2 }])
    expect(await doTask(werk, politie, { taak: await only(politie), kanaal: 'e-mail' })).toMatchObject({ ok: true })
    expect(await doTask(werk, ind, { taak: await only(ind) })).toMatchObject({ ok: true })
    expect([await queue(politie), await queue(ind)]).toEqual([[], []])
    expect((await readDone(panel.sql, ind, time.now)).map(({ staat, reden, door, opTijd }) => [staat, reden, door, opTijd]).slice(0, 2).sort()).toEqual([
      ['gedaan', null, `ind (${ind.registernummer})`, true], ['teruggegeven', 'formulier M55 is niet compleet', `ind (${ind.registernummer})`, true]
    ])
    expect(await doTask(werk, politie, { taak: first, kanaal: 'fax' })).toMatchObject({ ok: false, bericht: 'Deze taak is al afgedaan.' })
    await expect(panel.sql.query('delete from keten_taak where id = $1::uuid', [first])).rejects.toThrow()
    await expect(panel.sql.query(`update keten_taak set reden = 'anders' where id = $1::uuid`, [first])).rejects.toThrow('verandert niet')
  })

  it('[R-KET-119] who gets something back reads why; given back while the koppelvlak is off it comes back all the same, to be read and not to be sent', async () => {
    const [politie, ind] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'ind')]
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const terug = async (wie: Wie) => (await readTasks(panel.sql, wie, time.now)).map(({ beurt, terug: waarom, magVerstuurd }) => [beurt, waarom, magVerstuurd])
    const send = async () => doTask(werk, politie, { taak: await only(politie), kanaal: 'e-mail' })
    await send()
    expect(await terug(ind)).toEqual([[1, null, true]])
    await returnTask(werk, ind, { taak: await only(ind), reden: 'blad 2 ontbreekt' })
    expect(await terug(politie)).toEqual([[2, 'blad 2 ontbreekt', true]])
    await send()
    expect(await terug(ind)).toEqual([[2, null, true]])
    await switchOff(werk, coordinator, { koppelvlak: 'K1', ontvanger: 'ind' })
    expect(await returnTask(werk, ind, { taak: await only(ind), reden: 'niet voor ons' })).toMatchObject({ ok: true })
    expect(await terug(politie)).toEqual([[3, 'niet voor ons', false]])
    expect(await send()).toMatchObject({ ok: false, bericht: expect.stringContaining('Verstuur niets') as string })
    expect(await giveUpTask(werk, politie, { taak: await only(politie), reden: 'einde proef' })).toMatchObject({ ok: true })
  })

  it('[R-KET-76] its reader gets the number of the case and what must go; another organisation gets nothing, and a task of another queue does not exist', async () => {
    const [politie, om, nobody] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'om'), await account('ketenmedewerker')]
    await turnOn('K1', 'ind')
    const dossierId = await dossier()
    await report(dossierId, 'bedenktijd-begonnen')
    const seen = JSON.stringify([await readTasks(panel.sql, politie, time.now), await readDone(panel.sql, politie, time.now)])
    expect(seen).toContain('W-2026-9')
    for (const word of [kanarie, '1234567890', dossierId]) expect(seen).not.toContain(word)
    for (const other of [om, nobody, coordinator]) {
      expect(await readTasks(panel.sql, other, time.now)).toEqual([])
      const taak = await only(politie)
      for (const act of [() => takeTask(werk, other, taak), () => doTask(werk, other, { taak, kanaal: 'e-mail' }), () => giveUpTask(werk, other, { taak, reden: 'x' })]) await expect(act()).rejects.toThrow(Refused)
    }
    await expect(takeTask(werk, politie, werk.ids.uuid())).rejects.toThrow(Refused)
    await giveUpTask(werk, politie, { taak: await only(politie), reden: 'einde proef' })
  })

  it('[R-KET-112] who weighs or weighed a dossier, or read it a second time, has none of its tasks in any capacity, nor when replacing a colleague', async () => {
    const [colleague, member, former, reader] = [await account('ketenmedewerker', 'om'), await account('ketenmedewerker', 'om'), await account('ketenmedewerker', 'om'), await account('ketenmedewerker', 'om')]
    await turnOn('K5', 'politie')
    const [weighed, other] = [await dossier(), await dossier()]
    const seat = (wie: Wie, zetel: string, beeindigdOp: Date | null) => werk.db.lidmaatschap.create({ data: { id: werk.ids.uuid(), dossierId: weighed, accountId: wie.accountId, zetel, benoemdOp: time.now, beeindigdOp } })
    await seat(member, 'politie', null)
    await seat(former, 'IND', time.now)
    await werk.db.tegenlezer.create({ data: { id: werk.ids.uuid(), dossierId: weighed, accountId: reader.accountId, hoedanigheid: 'panellid-politie', wegingVersie: 1, gevraagdOp: time.now, uiterlijk: time.now, beeindigdOp: time.now } })
    const day = time.now.toISOString().slice(0, 10)
    await appointDeputy(werk, colleague, { vervanger: member.accountId, van: day, tot: day })
    await report(weighed, 'sepot-beslist')
    const secret = await only(colleague)
    await report(other, 'sepot-beslist')
    for (const wie of [member, former, reader]) {
      const seen = await queue(wie)
      expect(seen.map(({ id }) => id)).not.toContain(secret)
      expect(seen).toHaveLength(1)
      const value = { taak: secret, reden: 'x', kanaal: 'e-mail' }
      for (const act of [() => takeTask(werk, wie, secret), () => leaveTask(werk, wie, secret), () => doTask(werk, wie, value), () => returnTask(werk, wie, value), () => giveUpTask(werk, wie, value)]) await expect(act()).rejects.toThrow(Refused)
    }
    for (const { id } of await queue(colleague)) await giveUpTask(werk, colleague, { taak: id, reden: 'einde proef' })
    const { kenmerk } = await werk.db.dossier.findUniqueOrThrow({ where: { id: weighed } })
    const done = async (wie: Wie) => (await readDone(panel.sql, wie, time.now)).filter((row) => row.kenmerk === kenmerk).length
    expect([await done(colleague), await done(member), await done(former), await done(reader)]).toEqual([1, 0, 0, 0])
  })

  it('[R-KET-121] the coördinator of a dossier, and who replaces them, comes from its task to the dossier; a task about a paper says its number and no title', async () => {
    const [own, deputy, ind] = [await account('coordinator'), await account('coordinator'), await account('ketenmedewerker', 'ind')]
    await turnOn('P2', 'paneel')
    const dossierId = await dossier(own.accountId)
    const stukId = werk.ids.uuid()
    await werk.db.stuk.create({ data: { id: stukId, dossierId, nummer: 12, soort: 'document', titel: kanarie, datumTekst: '2026', inhoud: kanarie } })
    await report(dossierId, 'paneel-stuk', stukId)
    const day = time.now.toISOString().slice(0, 10)
    await appointDeputy(werk, own, { vervanger: deputy.accountId, van: day, tot: day })
    const seen = async (wie: Wie) => (await readTasks(panel.sql, wie, time.now)).map((taak) => [taak.dossierId, taak.stuk, taak.over])
    expect([await seen(own), await seen(deputy)]).toEqual([[[dossierId, 12, 'nog 24 uur']], [[dossierId, 12, 'nog 24 uur']]])
    await returnTask(werk, own, { taak: await only(own), reden: 'blad 2 ontbreekt' })
    expect(await seen(ind)).toEqual([[null, 12, 'nog 24 uur']])
    expect(JSON.stringify(await readTasks(panel.sql, ind, time.now))).not.toContain(kanarie)
    await giveUpTask(werk, ind, { taak: await only(ind), reden: 'einde proef' })
  })

  it('[R-KET-78] two who take it at once: one has it, the other hears that a colleague does; two who finish it finish it once', async () => {
    const [one, two] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'politie')]
    await turnOn('K1', 'ind')
    await report(await dossier(), 'bedenktijd-begonnen')
    const taak = await only(one)
    const second = { ...panel.secondWerk(), clock: werk.clock }
    const taken = await Promise.all([takeTask(werk, one, taak), takeTask(second, two, taak)])
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(taken).toContainEqual({ ok: false, bericht: 'Een collega heeft deze taak al genomen.' })
    const [owner, other] = taken[0].ok ? [one, two] : [two, one]
    expect(await doTask(werk, other, { taak, kanaal: 'e-mail' })).toMatchObject({ ok: false })
    expect((await readTasks(panel.sql, other, time.now)).map(({ bij, eigen }) => [bij, eigen])).toEqual([[`politie (${owner.registernummer})`, false]])
    expect(await leaveTask(werk, owner, taak)).toMatchObject({ ok: true })
    const done = await Promise.all([doTask(werk, one, { taak, kanaal: 'e-mail' }), doTask(second, two, { taak, kanaal: 'e-mail' })])
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    const ind = await account('ketenmedewerker', 'ind')
    await doTask(werk, ind, { taak: await only(ind) })
  })
})

describe('one dossier', () => {
  it('[R-KET-130] who runs a dossier sees what was sent, taken and still waits, until when, and why something was not possible', async () => {
    const [politie, ind] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'ind')]
    await turnOn('K1', 'ind')
    await turnOn('K2', 'om', 'ind')
    const [dossierId, other] = [await dossier(), await dossier()]
    const stand = async () => (await readCaseTasks(panel.sql, dossierId, time.now)).map((each) => [each.koppelvlak, each.van, each.aan, each.stand, each.reden, each.haast])
    expect(await stand()).toEqual([])
    await report(dossierId, 'bedenktijd-begonnen')
    await report(other, 'bedenktijd-begonnen')
    expect(await stand()).toEqual([['K1', 'Politie', 'IND', 'te-versturen', null, null]])
    const kenmerk = (await werk.db.dossier.findUniqueOrThrow({ where: { id: dossierId } })).kenmerk
    const own = (await readTasks(panel.sql, politie, time.now)).find((taak) => taak.kenmerk === kenmerk)
    await doTask(werk, politie, { taak: own?.id ?? '', kanaal: 'e-mail' })
    expect(await stand()).toEqual([['K1', 'Politie', 'IND', 'verstuurd', null, null]])
    await returnTask(werk, ind, { taak: await only(ind), reden: 'niet compleet' })
    hours(25)
    expect(await stand()).toEqual([['K1', 'Politie', 'IND', 'te-versturen', null, 'te laat']])
    for (const taak of await readTasks(panel.sql, politie, time.now)) await giveUpTask(werk, politie, { taak: taak.id, reden: 'staat al bij de IND' })
    await report(dossierId, 'aangifte-opgenomen')
    // What waits comes first.
    const [one, two, last] = await stand()
    expect([one, two].map((each) => each?.slice(0, 4)).sort()).toEqual([['K2', 'Politie', 'IND', 'te-versturen'], ['K2', 'Politie', 'Openbaar Ministerie', 'te-versturen']])
    expect(last).toEqual(['K1', 'Politie', 'IND', 'niet-mogelijk', 'staat al bij de IND', null])
    for (const taak of await readTasks(panel.sql, politie, time.now)) await giveUpTask(werk, politie, { taak: taak.id, reden: 'einde proef' })
  })
})

describe('deputies', () => {
  it('[R-KET-80] [R-KET-81] on the days that were said a deputy sees and does the tasks of who they replace, and on no other', async () => {
    const [away, deputy, third] = [await account('coordinator'), await account('coordinator'), await account('coordinator')]
    await turnOn('P2', 'paneel')
    const dossierId = await dossier(away.accountId)
    await report(dossierId, 'paneel-stuk')
    expect([(await queue(away)).length, (await queue(deputy)).length]).toEqual([1, 0])
    const day = (days: number): string => new Date(time.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    expect(await appointDeputy(werk, away, { vervanger: away.accountId, van: day(1), tot: day(2) })).toMatchObject({ ok: false })
    expect(await appointDeputy(werk, away, { vervanger: deputy.accountId, van: day(1), tot: day(2) })).toMatchObject({ ok: true })
    // Along a chain nobody replaces: the third replaces the deputy, and not who the deputy replaces.
    expect(await appointDeputy(werk, deputy, { vervanger: third.accountId, van: day(0), tot: day(9) })).toMatchObject({ ok: true })
    const seen: number[] = []
    for (let index = 0; index < 4; index += 1) {
      seen.push((await queue(deputy)).length)
      expect(await queue(third)).toEqual([])
      hours(24)
    }
    expect(seen).toEqual([0, 1, 1, 0])
    hours(-3 * 24)
    const taak = await only(deputy)
    expect(await takeTask(werk, away, taak)).toMatchObject({ ok: true })
    expect(await doTask(werk, deputy, { taak })).toMatchObject({ ok: true })
    const { kenmerk } = await werk.db.dossier.findUniqueOrThrow({ where: { id: dossierId } })
    expect((await readDone(panel.sql, away, time.now)).filter((row) => row.kenmerk === kenmerk).map(({ door }) => door)).toEqual([`Coördinator (${deputy.registernummer})`])
  })

  it('[R-KET-120] a deputy who is named twice at once is named once; other days, or after it was taken back, is another', async () => {
    const [away, deputy] = [await account('coordinator'), await account('coordinator')]
    const second = { ...panel.secondWerk(), clock: werk.clock }
    const day = time.now.toISOString().slice(0, 10)
    const twice = async (tot: string) => (await Promise.all([appointDeputy(werk, away, { vervanger: deputy.accountId, van: day, tot }), appointDeputy(second, away, { vervanger: deputy.accountId, van: day, tot })])).map(({ ok }) => ok)
    const standing = () => werk.db.vervanging.findMany({ where: { accountId: away.accountId, ingetrokkenOp: null } })
    expect(await twice(day)).toEqual([true, true])
    expect(await standing()).toHaveLength(1)
    await twice('2027-12-31')
    expect(await standing()).toHaveLength(2)
    for (const { id } of await standing()) await endDeputy(werk, away, id)
    await twice(day)
    expect(await standing()).toHaveLength(1)
  })

  it('[R-KET-80] only a colleague of the same organisation and capacity; taken back it is over at that moment', async () => {
    const [away, deputy, elsewhere] = [await account('ketenmedewerker', 'nidos'), await account('ketenmedewerker', 'nidos'), await account('ketenmedewerker', 'comensha')]
    expect((await readColleagues(panel.sql, away)).map(({ id }) => id)).toEqual([deputy.accountId])
    const dagen = { van: time.now.toISOString().slice(0, 10), tot: '2027-12-31' }
    for (const vervanger of [elsewhere.accountId, coordinator.accountId]) expect((await appointDeputy(werk, away, { vervanger, ...dagen })).ok).toBe(false)
    await appointDeputy(werk, away, { vervanger: deputy.accountId, ...dagen })
    await turnOn('K5', 'nidos')
    const om = await account('ketenmedewerker', 'om')
    await report(await dossier(), 'sepot-beslist')
    await doTask(werk, om, { taak: await only(om), kanaal: 'e-mail' })
    const taak = await only(away)
    await takeTask(werk, away, taak)
    expect((await readTasks(panel.sql, deputy, time.now)).map(({ eigen }) => eigen)).toEqual([true])
    const [vervanging] = await werk.db.vervanging.findMany({ where: { accountId: away.accountId } })
    expect((await endDeputy(werk, elsewhere, vervanging?.id ?? '')).ok).toBe(false)
    expect(await endDeputy(werk, away, vervanging?.id ?? '')).toMatchObject({ ok: true })
    expect(await doTask(werk, deputy, { taak })).toMatchObject({ ok: false, bericht: 'Een collega heeft deze taak al genomen.' })
  })
})

it('[R-KET-82] every deed leaves one line, of the case by its id and with no word of it', async () => {
  const [politie, ind, deputy] = [await account('ketenmedewerker', 'politie'), await account('ketenmedewerker', 'ind'), await account('ketenmedewerker', 'politie')]
  await turnOn('K1', 'ind')
  await report(await dossier(), 'bedenktijd-begonnen')
  const day = time.now.toISOString().slice(0, 10)
  await appointDeputy(werk, politie, { vervanger: deputy.accountId, van: day, tot: day })
  await endDeputy(werk, politie, (await werk.db.vervanging.findFirstOrThrow({ where: { accountId: politie.accountId } })).id)
  await takeTask(werk, politie, await only(politie))
  await leaveTask(werk, politie, await only(politie))
  await doTask(werk, politie, { taak: await only(politie), kanaal: 'e-mail' })
  await returnTask(werk, ind, { taak: await only(ind), reden: kanarie })
  await giveUpTask(werk, politie, { taak: await only(politie), reden: kanarie })
  await switchOff(werk, coordinator, { koppelvlak: 'K1', ontvanger: 'ind' })
  await setKlok(werk, coordinator, { nacht: 'loopt-door', vrijeDagen: 'staat-stil', dagBegin: '08:00', dagEinde: '18:00' })
  // Ends every basis too.
  await freshWeek()
  const client = new pg.Client({ connectionString: panel.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ deed: string; actor: string; object: string | null; alles: string }>(`select deed, actor::text as actor, object, r::text as alles from logboek.regel r where deed ~ '^(taak|grondslag|koppelvlak|vervanging|ketenklok)' order by seq`)
  await client.end()
  expect(new Set(rows.map(({ deed }) => deed))).toEqual(new Set(['grondslag.vastleggen', 'grondslag.beeindigen', 'koppelvlak.aan', 'koppelvlak.uit', 'ketenklok.zetten', 'taak.nemen', 'taak.loslaten', 'taak.gedaan', 'taak.teruggeven', 'taak.niet-mogelijk', 'vervanging.regelen', 'vervanging.intrekken']))
  for (const { deed, object, alles } of rows) {
    if (deed.startsWith('taak.')) expect(object).toMatch(/^dossier\/[0-9a-f-]{36}$/)
    expect(alles).not.toContain(kanarie)
  }
})
