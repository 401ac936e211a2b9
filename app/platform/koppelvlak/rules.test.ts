import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFreeDay } from '../kalender/feestdagen/rules'
import { addDays } from '../kalender/rules'
import { dueAt, grondslagGeldt, ketenklokVanaf, klokInWoorden } from './rules'
import { ketenklokSchema, type Ketenklok } from './schema'

const klok = (other: Partial<Ketenklok> = {}): Ketenklok => ({ ...ketenklokVanaf, ...other })
const due = (begin: string, some: Ketenklok, uren = 24): string => dueAt(new Date(begin), uren, some).toISOString()

describe('the clock of 24 hours', () => {
  it('[R-KET-66] goes on, stands still on free days, at night, or both, as the setting says', () => {
    const friday = '2026-11-27T14:00:00Z' // vr 15:00
    expect(due(friday, klok({ vrijeDagen: 'loopt-door' }))).toBe('2026-11-28T14:00:00.000Z')
    expect(due(friday, klok())).toBe('2026-11-30T14:00:00.000Z')
    // Friday 15:00 to 18:00 is three hours, Monday ten, Tuesday ten, Wednesday one.
    expect(due(friday, klok({ nacht: 'staat-stil' }))).toBe('2026-12-02T08:00:00.000Z')
    expect(due(friday, klok({ nacht: 'staat-stil', vrijeDagen: 'loopt-door' }))).toBe('2026-11-30T08:00:00.000Z')
    // Goede Vrijdag and Tweede paasdag are free days: Thursday 17:00 to Tuesday 17:00.
    expect(due('2026-04-02T15:00:00Z', klok())).toBe('2026-04-07T15:00:00.000Z')
  })

  it('[R-KET-67] an hour is sixty minutes over both changes of the clock', () => {
    const going = klok({ vrijeDagen: 'loopt-door' })
    expect(due('2027-03-27T12:00:00Z', going)).toBe('2027-03-28T12:00:00.000Z') // za 13:00 to zo 14:00 on the wall
    expect(due('2026-10-24T12:00:00Z', going)).toBe('2026-10-25T12:00:00.000Z') // za 14:00 to zo 13:00
    // A day at the office is ten hours in both seasons: Friday 12:00 wall time, in summer and then in winter time.
    expect(due('2026-10-23T10:00:00Z', klok({ nacht: 'staat-stil' }), 10)).toBe('2026-10-26T11:00:00.000Z')
  })

  it('[R-KET-66] [R-KET-67] from any moment exactly the hours that count lie between begin and end, and a later begin never ends earlier', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })
    const counts = (moment: number, some: Ketenklok): boolean => {
      const [dag = '', tijd = ''] = wall.format(moment).split(' ')
      if (some.vrijeDagen === 'staat-stil' && isFreeDay(dag)) return false
      return some.nacht === 'loopt-door' || (tijd >= some.dagBegin && tijd < some.dagEinde)
    }
    const setting = fc.record({ nacht: fc.constantFrom('loopt-door', 'staat-stil'), vrijeDagen: fc.constantFrom('loopt-door', 'staat-stil'), dagBegin: fc.constantFrom('05:00', '08:00', '12:30'), dagEinde: fc.constantFrom('16:00', '18:00', '23:45') } as const)
    const quarter = 15 * 60_000
    // Around clock changes, Christmas and Easter as often as anywhere else.
    const day = fc.oneof(fc.constantFrom('2026-03-27', '2026-10-23', '2027-03-26', '2027-10-29', '2026-12-23', '2026-12-31', '2026-04-01'), fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2025-01-01', days)))
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 95 }), fc.constantFrom(1, 10, 24, 48), setting, (dag, quarters, uren, some) => {
      const begin = Date.parse(`${dag}T00:00:00Z`) + quarters * quarter
      const end = dueAt(new Date(begin), uren, some).getTime()
      let running = 0
      for (let moment = begin; moment < end; moment += quarter) if (counts(moment, some)) running += 1
      expect(running).toBe(uren * 4)
      expect(counts(end - quarter, some)).toBe(true)
      expect(dueAt(new Date(begin + quarter), uren, some).getTime()).toBeGreaterThanOrEqual(end)
    }), { numRuns: 200 })
  })

  it('[R-KET-66] is told in words, and a day has a begin and an end', () => {
    expect(klokInWoorden(klok())).toBe('De klok van 24 uur loopt ’s nachts door, en staat stil in het weekend en op feestdagen.')
    expect(klokInWoorden(klok({ nacht: 'staat-stil', vrijeDagen: 'loopt-door' }))).toBe('De klok van 24 uur staat ’s nachts stil, van 18:00 tot 08:00, en loopt door in het weekend en op feestdagen.')
    for (const wrong of [{ dagBegin: '02:30' }, { dagBegin: '24:00' }, { dagEinde: '08:00' }, { nacht: 'soms' }]) expect([wrong, ketenklokSchema.safeParse({ ...klok(), ...wrong }).success]).toEqual([wrong, false])
  })
})

describe('a legal basis', () => {
  it('[R-KET-62] holds from its first to its last day, and no moment longer than it was ended', () => {
    const at = (moment: string) => new Date(moment)
    const basis = { van: '2026-11-01', tot: '2026-11-30', beeindigdOp: null }
    expect(['2026-10-31T22:59:00Z', '2026-10-31T23:00:00Z', '2026-11-30T22:59:00Z', '2026-11-30T23:00:00Z'].map((moment) => grondslagGeldt(basis, at(moment)))).toEqual([false, true, true, false])
    expect(grondslagGeldt({ ...basis, tot: null }, at('2036-01-01T00:00:00Z'))).toBe(true)
    const ended = { ...basis, beeindigdOp: at('2026-11-10T10:00:00Z') }
    expect(['2026-11-10T09:59:59Z', '2026-11-10T10:00:00Z'].map((moment) => grondslagGeldt(ended, at(moment)))).toEqual([true, false])
  })
})
