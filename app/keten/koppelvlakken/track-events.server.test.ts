import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { createKetenPanel } from '~tests/fixtures/keten'
import { must, plek } from '~tests/fixtures/sporen'
import { beginSpoor, takeBackSpoor } from '../sporen/begin-spoor.server'
import { leaveCourse, resumeCourse } from '../sporen/leave-course.server'
import { handOverTogether, recordStap, undoStap } from '../sporen/record-stap.server'
import type { SpoorCode } from '../sporen/schema'
import { switchOff } from './register.server'
import { reportStap } from './track-events.server'
import { doTask } from './tasks.server'

const { panel, werk, coordinator, time, hours, account, dossier, turnOn, report, freshWeek } = await createKetenPanel()
afterAll(() => panel.stop())
beforeEach(freshWeek)

/** A day before or after today (YYYY-MM-DD). */
const day = (away = 0): string => dagInAmsterdam(new Date(time.now.getTime() + away * 86_400_000))

async function onTracks(...sporen: SpoorCode[]): Promise<string> {
  const id = await dossier()
  for (const spoor of sporen) await must(beginSpoor(werk, coordinator, id, { spoor }))
  return id
}

const step = (id: string, where: string, op: string, more: { uitkomst?: string; waarom?: string } = {}) => must(recordStap(werk, coordinator, id, { stap: plek(where), op, bron: 'bericht', ...more }))
const undo = (id: string, where: string) => must(undoStap(werk, coordinator, id, { stapWeg: plek(where), waaromWeg: 'Het was een ander.' }))
const waarom = 'Het bericht noemt het anders.'

/** What stands for this dossier, as `K3 politie open`; with the reason of what was closed. */
async function tasks(id: string, where = 'true'): Promise<string[]> {
  const rows = await panel.sql.query<{ regel: string }>(`select concat_ws(' ', koppelvlak, ontvanger, soort, staat, reden) as regel from keten_taak where dossier_id = $1::uuid and ${where} order by gemaakt_op, koppelvlak, ontvanger, beurt, soort`, [id])
  return rows.map(({ regel }) => regel)
}
const open = async (id: string) => (await tasks(id, `staat = 'open'`)).map((regel) => regel.replace(/ verzenden open$/, ''))

describe('whom a step concerns', () => {
  it('[R-KET-113] a sepot goes to Nidos only of who was a minor during the facts or may have been, or has the track of minors', async () => {
    await turnOn('K5', 'ind', 'nidos')
    const seen: [string, string[]][] = []
    for (const minderjarig of ['nee', 'ja', 'twijfel', 'spoor', 'spoor-terug']) {
      const id = await onTracks('b8', ...(minderjarig.startsWith('spoor') ? (['minderjarig'] as const) : []))
      if (minderjarig === 'spoor-terug') await must(takeBackSpoor(werk, coordinator, id, { spoorTerug: 'minderjarig', waaromTerug: 'Het was een ander.' }))
      await werk.db.dossier.update({ where: { id }, data: { minderjarig: minderjarig.startsWith('spoor') ? null : minderjarig } })
      await step(id, 'b8/sepot', day())
      seen.push([minderjarig, await open(id)])
    }
    expect(seen).toEqual([['nee', ['K5 ind']], ['ja', ['K5 ind', 'K5 nidos']], ['twijfel', ['K5 ind', 'K5 nidos']], ['spoor', ['K5 ind', 'K5 nidos']], ['spoor-terug', ['K5 ind']]])
  })
})

describe('what happened before', () => {
  it('[R-KET-114] a step of a day before its koppelvlak went on makes no task for that receiver, also recorded later; from that day on it does', async () => {
    await turnOn('K2', 'om')
    hours(48)
    await turnOn('K2', 'ind')
    const made = async (away: number) => {
      const id = await onTracks('b8')
      await step(id, 'b8/aangifte', day(away))
      return open(id)
    }
    expect([await made(-300), await made(-3), await made(-2), await made(-1), await made(0)]).toEqual([[], [], ['K2 om'], ['K2 om'], ['K2 ind', 'K2 om']])
  })

  it('[R-KET-114] the day is that of Amsterdam: switched on half past midnight there is that day', async () => {
    time.now.setUTCHours(23, 30)
    await turnOn('K2', 'om')
    const id = await onTracks('b8')
    await step(id, 'b8/aangifte', time.now.toISOString().slice(0, 10))
    expect(await open(id)).toEqual([])
    await step(id, 'b8/aangifte', day(), { waarom })
    expect(await open(id)).toEqual(['K2 om'])
  })
})

describe('told once', () => {
  it('[R-KET-73] a step that is corrected is told once; sepot and voornemen of one day are one event, of two days each half its own, and no correction tells them again', async () => {
    await turnOn('K7', 'ind')
    await turnOn('K3', 'om')
    hours(96)
    const [together, apart] = [await onTracks('b8'), await onTracks('b8')]
    await step(together, 'b8/verlening', day(-2))
    await step(together, 'b8/verlening', day(-1), { waarom })
    expect(await open(together)).toEqual(['K3 om'])
    for (const each of ['sepot', 'voornemen']) await step(together, `b8/${each}`, day(-3))
    await must(handOverTogether(werk, coordinator, together, { spoorSamen: 'b8', opSamen: day(-3) }))
    expect(await tasks(together, `koppelvlak = 'K7'`)).toEqual(['K7 ind verzenden open'])
    for (const [half, away] of [['voornemen', -2], ['sepot', -2], ['sepot', -1]] as const) {
      await step(together, `b8/uitreiking-${half}`, day(away), { waarom })
      expect([half, await tasks(together, `koppelvlak = 'K7'`)]).toEqual([half, ['K7 ind verzenden open']])
    }
    await step(apart, 'b8/uitreiking-sepot', day(-3), { waarom })
    await step(apart, 'b8/uitreiking-voornemen', day(-1), { waarom })
    await step(apart, 'b8/uitreiking-voornemen', day(-3), { waarom })
    expect(await tasks(apart)).toEqual(['K7 ind verzenden open', 'K7 ind verzenden open'])
  })

  it('[R-KET-73] a step that no koppelvlak knows tells nobody', async () => {
    const id = await onTracks('b8')
    expect([await reportStap(panel.sql, werk, { dossierId: id, spoor: 'b8', stap: 'pas', uitkomst: null, op: day() }), await reportStap(panel.sql, werk, { dossierId: id, spoor: 'b8', stap: 'toString', uitkomst: null, op: day() })]).toEqual([0, 0])
  })

  it('[R-KET-115] a decision that gave no permit tells nobody of one; corrected, what is still open of it is closed, and told anew when it was a permit after all', async () => {
    await turnOn('K3', 'om')
    await turnOn('A2', 'gemeente')
    await turnOn('A3', 'dtv')
    const id = await onTracks('b8', 'niet-meewerken')
    await step(id, 'niet-meewerken/besluit', day(), { uitkomst: 'ingetrokken' })
    await step(id, 'b8/besluit-bezwaar', day(), { uitkomst: 'gegrond' })
    await step(id, 'b8/intrekking', day(), { uitkomst: 'niet-ingetrokken' })
    expect(await tasks(id)).toEqual([])
    await step(id, 'niet-meewerken/besluit', day(), { uitkomst: 'ingewilligd', waarom })
    expect(await open(id)).toEqual(['A2 gemeente', 'K3 om'])
    hours(1)
    await step(id, 'niet-meewerken/besluit', day(), { uitkomst: 'afgewezen', waarom })
    expect(await tasks(id)).toEqual(['A2 gemeente verzenden niet_mogelijk De uitkomst van de stap is gecorrigeerd.', 'K3 om verzenden niet_mogelijk De uitkomst van de stap is gecorrigeerd.'])
    await step(id, 'niet-meewerken/besluit', day(), { uitkomst: 'ingewilligd', waarom })
    expect(await open(id)).toEqual(['A2 gemeente', 'K3 om'])
  })
})

describe('what does not hold any more', () => {
  it('[R-KET-116] a step taken back closes what it asked and is still open, also at who received it; recorded again it asks again; another dossier keeps its tasks', async () => {
    await turnOn('K2', 'om', 'ind')
    const politie = await account('ketenmedewerker', 'politie')
    const [id, other] = [await onTracks('b8'), await onTracks('b8')]
    for (const each of [id, other]) await step(each, 'b8/aangifte', day())
    const [sent] = await panel.sql.query<{ id: string }>(`select id::text as id from keten_taak where dossier_id = $1::uuid and ontvanger = 'om'`, [id])
    await must(doTask(werk, politie, { taak: sent?.id ?? '', kanaal: 'e-mail' }))
    hours(1)
    await undo(id, 'b8/aangifte')
    expect((await tasks(id)).sort()).toEqual(['K2 ind verzenden niet_mogelijk De stap is teruggenomen.', 'K2 om verwerken niet_mogelijk De stap is teruggenomen.', 'K2 om verzenden gedaan'])
    expect(await open(other)).toEqual(['K2 ind', 'K2 om'])
    await step(id, 'b8/aangifte', day())
    expect(await open(id)).toEqual(['K2 ind', 'K2 om'])
    const [closed] = await panel.sql.query<{ door: string }>(`select distinct afgedaan_door::text as door from keten_taak where dossier_id = $1::uuid and staat = 'niet_mogelijk'`, [id])
    expect(closed?.door).toBe(coordinator.accountId)
  })

  it('[R-KET-116] one half of what was handed over together taken back leaves the event of the other half', async () => {
    await turnOn('K7', 'ind')
    const id = await onTracks('b8')
    for (const each of ['sepot', 'voornemen']) await step(id, `b8/${each}`, day())
    await must(handOverTogether(werk, coordinator, id, { spoorSamen: 'b8', opSamen: day() }))
    await undo(id, 'b8/uitreiking-sepot')
    expect(await open(id)).toEqual(['K7 ind'])
    await undo(id, 'b8/uitreiking-voornemen')
    expect(await open(id)).toEqual([])
  })

  it('[R-KET-116] a task that is finished while its step is taken back: both happen, one after the other, and nothing stays open', async () => {
    await turnOn('K2', 'ind')
    const politie = await account('ketenmedewerker', 'politie')
    for (let round = 0; round < 4; round += 1) {
      const id = await onTracks('b8')
      await step(id, 'b8/aangifte', day())
      const [taak] = await panel.sql.query<{ id: string }>('select id::text as id from keten_taak where dossier_id = $1::uuid', [id])
      const second = { ...panel.secondWerk(), clock: werk.clock }
      await Promise.all([doTask(second, politie, { taak: taak?.id ?? '', kanaal: 'e-mail' }), undo(id, 'b8/aangifte')])
      expect(await open(id)).toEqual([])
    }
  })

  it('[R-KET-117] an exit that ends the case closes its tasks, but not what others must hear of the end; aangehouden closes nothing; taken up again they wait again where they were', async () => {
    await turnOn('K5', 'ind', 'politie')
    await turnOn('A2', 'gemeente')
    await turnOn('P2', 'paneel')
    const id = await onTracks('b8')
    await step(id, 'b8/sepot', day())
    await step(id, 'b8/intrekking', day(), { uitkomst: 'ingetrokken' })
    await report(id, 'paneel-stuk')
    const all = ['A2 gemeente', 'K5 ind', 'K5 politie', 'P2 paneel verwerken open']
    const leave = (uitgang: 'aangehouden' | 'onbekend-vertrokken') => must(leaveCourse(werk, coordinator, id, { uitgang, opUitgang: day(), waaromUitgang: 'Gemeld door de opvang.' }))
    await leave('aangehouden')
    expect(await open(id)).toEqual(all)
    await leave('onbekend-vertrokken')
    expect(await open(id)).toEqual(['A2 gemeente'])
    expect(await tasks(id, `koppelvlak = 'P2'`)).toEqual(['P2 paneel verwerken niet_mogelijk De zaak is beëindigd.'])
    await must(switchOff(werk, coordinator, { koppelvlak: 'K5', ontvanger: 'politie' }))
    hours(1)
    const resume = () => must(resumeCourse(werk, coordinator, id, { opHervat: day(), waaromHervat: 'Betrokkene is terug.' }))
    await resume()
    expect((await open(id)).sort()).toEqual(['A2 gemeente', 'K5 ind', 'P2 paneel verwerken open'])
    await leave('onbekend-vertrokken')
    hours(1)
    await resume()
    expect((await open(id)).sort()).toEqual(['A2 gemeente', 'K5 ind', 'P2 paneel verwerken open'])
  })

  it('[R-KET-116] [R-KET-117] a step that was taken back while the case had ended does not come back with the case', async () => {
    await turnOn('K5', 'ind')
    await turnOn('K6', 'om')
    const id = await onTracks('b8')
    await step(id, 'b8/sepot', day())
    await step(id, 'b8/voornemen', day())
    await must(leaveCourse(werk, coordinator, id, { uitgang: 'ingetrokken', opUitgang: day(), waaromUitgang: 'Op eigen verzoek.' }))
    await undo(id, 'b8/sepot')
    await must(resumeCourse(werk, coordinator, id, { opHervat: day(), waaromHervat: 'Toch verder.' }))
    expect(await open(id)).toEqual(['K6 om'])
  })
})
