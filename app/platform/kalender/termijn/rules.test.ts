import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFreeDay } from '../feestdagen/rules'
import { addDays, dagInAmsterdam, daysBetween } from '../rules'
import { endOf, endOfHours, fallsUnderAtw, lastDayUnderAtw } from './rules'
import { dagTermijnSchema, dageenheden, termijnSchema, urenTermijnSchema, type Dageenheid, type DagTermijn, type UrenTermijn } from './schema'

const term = (begin: string, aantal: number, eenheid: Dageenheid, other: Partial<DagTermijn> = {}): DagTermijn =>
  dagTermijnSchema.parse({ naam: 'zienswijze', soort: 'wettelijk', bron: 'art. 3:16 Awb', gebeurtenis: 'de terinzagelegging', begin, lengte: { aantal, eenheid }, ...other })

function lastDay(termijn: DagTermijn): string {
  const end = endOf(termijn)
  return end.ok ? end.value.dag : end.refusal
}
const end = (begin: string, aantal: number, eenheid: Dageenheid, other: Partial<DagTermijn> = {}) => lastDay(term(begin, aantal, eenheid, other))

/** A day of domein §7.6 and its row: +2 weeks under the Atw, 8, 10, 20 and 35 working days, 7 weeks, 50 working days, 10 weeks. */
const rows: [string, string, string, string, string, string, string, string, string][] = [
  ['2026-04-21', '2026-05-06', '2026-05-04', '2026-05-07', '2026-05-22', '2026-06-15', '2026-06-09', '2026-07-06', '2026-06-30'],
  ['2026-04-02', '2026-04-16', '2026-04-16', '2026-04-20', '2026-05-06', '2026-05-29', '2026-05-21', '2026-06-19', '2026-06-11'],
  ['2026-12-11', '2026-12-28', '2026-12-23', '2026-12-28', '2027-01-12', '2027-02-02', '2027-01-29', '2027-02-23', '2027-02-19'],
  ['2026-07-06', '2026-07-20', '2026-07-16', '2026-07-20', '2026-08-03', '2026-08-24', '2026-08-24', '2026-09-14', '2026-09-14']
]

describe('the end of a term', () => {
  it('[R-TER-2] the day of the event does not count: each row of the table comes out, weeks and working days apart', () => {
    for (const [begin, twee, ...rest] of rows) {
      const working = (aantal: number) => end(begin, aantal, 'werkdagen', { soort: 'beleid' })
      expect([end(begin, 2, 'weken'), working(8), working(10), working(20), working(35), end(begin, 7, 'weken'), working(50), end(begin, 10, 'weken')], begin).toEqual([twee, ...rest])
    }
  })

  it('[R-TER-2] months end on the same day of the month, or on its last day', () => {
    const months = (begin: string, aantal: number) => end(begin, aantal, 'maanden', { soort: 'beleid' })
    expect([months('2026-01-15', 1), months('2027-01-31', 1), months('2028-01-31', 1), months('2026-11-30', 3), months('2026-12-31', 2)]).toEqual(['2026-02-15', '2027-02-28', '2028-02-29', '2027-02-28', '2027-02-28'])
  })

  it('[R-TER-3] a unit is one of the five, and what lengthens a term has its unit', () => {
    expect(termijnSchema.safeParse({ ...term('2026-04-21', 2, 'weken'), lengte: { aantal: 2, eenheid: 'dagen' } }).success).toBe(false)
    expect(termijnSchema.safeParse({ ...term('2026-04-21', 2, 'weken'), verlengingen: [{ aantal: 1, eenheid: 'werkdagen', reden: 'ziekte' }] }).success).toBe(false)
    expect(termijnSchema.safeParse({ ...term('2026-04-21', 2, 'weken'), soort: 'streef' }).success).toBe(false)
    expect(termijnSchema.parse(term('2026-04-21', 2, 'weken'))).toEqual(term('2026-04-21', 2, 'weken'))
  })
})

describe('the Algemene termijnenwet', () => {
  it('[R-ADV-136] a term that ends on a Saturday, Sunday or holiday runs to the next working day', () => {
    expect(['2026-04-21', '2026-04-02', '2026-12-11', '2026-07-06'].map((start) => lastDayUnderAtw(start, { aantal: 14, eenheid: 'kalenderdagen' }))).toEqual(['2026-05-06', '2026-04-16', '2026-12-28', '2026-07-20'])
  })

  it('[R-TER-4] art. 1: only a term of the law, or one that says it follows that law, runs on', () => {
    expect(end('2026-11-13', 6, 'weken')).toBe('2026-12-28')
    expect(endOf(term('2026-11-13', 6, 'weken'))).toEqual({ ok: true, value: { dag: '2026-12-28', zonderAtw: '2026-12-25', atw: 'art. 1', geschorst: 0 } })
    for (const soort of ['beleid', 'afspraak'] as const) {
      expect(end('2026-11-13', 6, 'weken', { soort })).toBe('2026-12-25')
      expect(end('2026-11-13', 6, 'weken', { soort, volgtAtw: true })).toBe('2026-12-28')
    }
  })

  it('[R-TER-5] art. 2: a term of three days or more holds two ordinary days; a shorter one need not', () => {
    expect(endOf(term('2026-04-02', 3, 'kalenderdagen'))).toMatchObject({ value: { dag: '2026-04-08', zonderAtw: '2026-04-05', atw: 'art. 2' } })
    expect(end('2026-04-02', 2, 'kalenderdagen')).toBe('2026-04-07')
    // Thursday to Monday holds Friday and Monday.
    expect(end('2026-06-04', 4, 'kalenderdagen')).toBe('2026-06-08')
    expect(end('2026-06-05', 3, 'kalenderdagen')).toBe('2026-06-09')
  })

  it('[R-TER-6] counted backwards nothing moves: a week and ten days before the hearing', () => {
    const before = (begin: string, aantal: number, eenheid: Dageenheid) => end(begin, aantal, eenheid, { richting: 'voor' })
    expect(before('2027-01-08', 1, 'weken')).toBe('2027-01-01')
    expect(before('2027-01-05', 10, 'kalenderdagen')).toBe('2026-12-26')
    expect(before('2027-01-05', 5, 'werkdagen')).toBe('2026-12-28')
    expect(before('2027-03-31', 1, 'maanden')).toBe('2027-02-28')
    expect(fallsUnderAtw(term('2027-01-08', 1, 'weken', { richting: 'voor' }))).toBe(false)
    expect(termijnSchema.safeParse({ ...term('2027-01-08', 1, 'weken', { richting: 'voor' }), verlengingen: [{ aantal: 1, reden: 'ziekte' }] }).success).toBe(false)
    expect(termijnSchema.safeParse({ ...term('2027-01-08', 1, 'weken', { richting: 'voor' }), volgtAtw: true }).success).toBe(false)
  })

  it('[R-TER-7] art. 4: 90 days, 12 weeks and 3 months are extended; what is longer ends where it ends', () => {
    const last = [['kalenderdagen', 90], ['weken', 12], ['maanden', 3]] as const
    for (const [eenheid, aantal] of last) {
      expect([fallsUnderAtw(term('2026-04-21', aantal, eenheid)), fallsUnderAtw(term('2026-04-21', aantal + 1, eenheid))], eenheid).toEqual([true, false])
    }
    // 25 December 2026, from 91 days and from 90 days before it.
    expect([end('2026-09-25', 91, 'kalenderdagen'), end('2026-09-26', 90, 'kalenderdagen')]).toEqual(['2026-12-25', '2026-12-28'])
    expect([end('2026-09-25', 13, 'weken'), end('2026-10-02', 12, 'weken')]).toEqual(['2026-12-25', '2026-12-28'])
    expect([end('2026-08-25', 4, 'maanden'), end('2026-09-25', 3, 'maanden')]).toEqual(['2026-12-25', '2026-12-28'])
    // An extension counts: twelve weeks and six are eighteen.
    expect(fallsUnderAtw(term('2026-04-21', 12, 'weken', { verlengingen: [{ aantal: 6, reden: 'verdaagd' }] }))).toBe(false)
  })
})

describe('suspension and extension', () => {
  const still = (van: string, tot: string | null) => ({ van, tot, reden: 'er ontbreken stukken' })

  it('[R-TER-8] an extension lengthens the bare term, in its own unit; what the law adds is added once', () => {
    expect(end('2026-11-13', 6, 'weken', { verlengingen: [{ aantal: 1, reden: 'ziekte' }] })).toBe('2027-01-04')
    expect(end('2026-07-06', 8, 'werkdagen', { soort: 'beleid', verlengingen: [{ aantal: 2, reden: 'ziekte' }] })).toBe('2026-07-20')
  })

  it('[R-TER-9] suspended days, first and last included, are added back; the end never falls among them', () => {
    // Tuesday 9 June and two weeks is 23 June. Three days stood still; a weekend does too.
    expect(end('2026-06-09', 2, 'weken', { opschortingen: [still('2026-06-15', '2026-06-17')] })).toBe('2026-06-26')
    expect(endOf(term('2026-06-09', 2, 'weken', { opschortingen: [still('2026-06-15', '2026-06-19')] }))).toEqual({ ok: true, value: { dag: '2026-06-29', zonderAtw: '2026-06-28', atw: 'art. 1', geschorst: 5 } })
    // In working days only working days are added back: 8 from 6 July is 16 July; Friday to Monday are two.
    expect(end('2026-07-06', 8, 'werkdagen', { soort: 'beleid', opschortingen: [still('2026-07-10', '2026-07-13')] })).toBe('2026-07-20')
    // Twice the same days count once. What stood still before the event or after the end does nothing.
    expect(end('2026-06-09', 2, 'weken', { opschortingen: [still('2026-06-15', '2026-06-17'), still('2026-06-16', '2026-06-17'), still('2026-05-01', '2026-06-09'), still('2026-07-01', '2026-07-31')] })).toBe('2026-06-26')
    // It began while the term ran on to Monday 28 December only because of the law.
    expect(end('2026-11-13', 6, 'weken', { opschortingen: [still('2026-12-27', '2026-12-29')] })).toBe('2026-12-30')
  })

  it('[R-TER-9] while a term stands still its end is not known; an end before that is', () => {
    expect(end('2026-06-09', 2, 'weken', { opschortingen: [still('2026-06-15', null)] })).toBe('opschorting-loopt')
    expect(end('2026-11-13', 6, 'weken', { opschortingen: [still('2026-12-27', null)] })).toBe('opschorting-loopt')
    expect(end('2026-06-09', 2, 'weken', { opschortingen: [still('2026-06-24', null)] })).toBe('2026-06-23')
    expect(termijnSchema.safeParse({ ...term('2026-06-09', 2, 'weken'), opschortingen: [still('2026-06-17', '2026-06-15')] }).success).toBe(false)
  })
})

describe('terms in days, generated', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2000-01-01', offset))
  /** Within what the law extends: beyond it, one day more can end earlier, because art. 4 lets the longer term end on a Sunday. */
  const length = fc.constantFrom(...dageenheden).chain((eenheid) => fc.integer({ min: 1, max: { kalenderdagen: 90, weken: 12, maanden: 3, werkdagen: 90 }[eenheid] }).map((aantal) => ({ aantal, eenheid })))
  const stops = fc.array(fc.record({ after: fc.integer({ min: -5, max: 120 }), days: fc.integer({ min: 0, max: 30 }) }), { maxLength: 3 })
  const stopped = (begin: string, list: { after: number; days: number }[]) => list.map(({ after, days }) => ({ van: addDays(begin, after), tot: addDays(begin, after + days), reden: 'stukken' }))

  it('[R-ADV-136] [R-TER-4] [R-TER-5] where the law forbids it no term ends on a free day, and one of three days or more holds two others', () => {
    fc.assert(fc.property(day, length, stops, (begin, { aantal, eenheid }, list) => {
      const termijn = term(begin, aantal, eenheid, { opschortingen: stopped(begin, list) })
      const found = lastDay(termijn)
      const still = (dag: string) => termijn.opschortingen.some(({ van, tot }) => dag >= van && dag <= (tot ?? ''))
      expect(isFreeDay(found) || still(found)).toBe(false)
      if (eenheid === 'kalenderdagen' && aantal < 3) return
      if (eenheid === 'werkdagen' && aantal < 3) return
      const ordinary = Array.from({ length: daysBetween(begin, found) }, (_, index) => addDays(begin, index + 1)).filter((dag) => !isFreeDay(dag) && !still(dag))
      expect(ordinary.length).toBeGreaterThanOrEqual(2)
    }))
  })

  it('[R-ADV-136] [R-TER-2] one more of its unit, or a later beginning, never ends earlier', () => {
    fc.assert(fc.property(day, length, fc.constantFrom('wettelijk', 'beleid'), stops, (begin, { aantal, eenheid }, soort, list) => {
      const other = { soort, opschortingen: stopped(begin, list) } as const
      const found = end(begin, aantal, eenheid, other)
      expect(end(addDays(begin, 1), aantal, eenheid, other) >= found).toBe(true)
      if (soort === 'wettelijk' && !fallsUnderAtw(term(begin, aantal + 1, eenheid))) return
      expect(end(begin, aantal + 1, eenheid, other) >= found).toBe(true)
    }))
  })

  it('[R-TER-9] a suspension never shortens, a longer one neither, and each suspended day is added back', () => {
    fc.assert(fc.property(day, length, stops, fc.constantFrom('wettelijk', 'beleid'), (begin, { aantal, eenheid }, list, soort) => {
      const without = end(begin, aantal, eenheid, { soort })
      const some = end(begin, aantal, eenheid, { soort, opschortingen: stopped(begin, list) })
      const more = end(begin, aantal, eenheid, { soort, opschortingen: stopped(begin, list.map(({ after, days }) => ({ after, days: days + 3 }))) })
      expect(some >= without && more >= some).toBe(true)
      if (soort === 'wettelijk' || eenheid === 'werkdagen') return
      const found = endOf(term(begin, aantal, eenheid, { soort, opschortingen: stopped(begin, list) }))
      expect(found.ok && daysBetween(without, found.value.dag)).toBe(found.ok && found.value.geschorst)
    }))
  })

  it('[R-TER-6] counted backwards and forwards again the event comes back', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 90 }), fc.constantFrom('kalenderdagen', 'weken'), (begin, aantal, eenheid) => {
      expect(end(end(addDays(begin, 800), aantal, eenheid, { richting: 'voor' }), aantal, eenheid, { soort: 'beleid' })).toBe(addDays(begin, 800))
    }))
  })
})

describe('terms in hours', () => {
  const hours = (begin: string, aantal: number, other: Partial<UrenTermijn> = {}): UrenTermijn =>
    urenTermijnSchema.parse({ naam: 'informatie delen', soort: 'beleid', bron: 'ketenafspraak', gebeurtenis: 'de aangifte', begin, lengte: { aantal, eenheid: 'uren' }, klok: 'loopt-door', ...other })
  const moment = (termijn: UrenTermijn): string => {
    const found = endOfHours(termijn)
    return found.ok ? found.value.toISOString() : found.refusal
  }

  it('[R-TER-10] an hour is sixty minutes: 24 and 48 hours are exact over both changes of the clock, on any day', () => {
    // Saturday noon; on Sunday the clock shows 13:00 in spring and 11:00 in autumn.
    expect(moment(hours('2027-03-27T11:00:00Z', 24))).toBe('2027-03-28T11:00:00.000Z')
    expect(moment(hours('2026-10-24T10:00:00Z', 48))).toBe('2026-10-26T10:00:00.000Z')
    expect(moment(hours('2026-12-24T15:30:00Z', 24))).toBe('2026-12-25T15:30:00.000Z')
  })

  it('[R-TER-10] time that stood still is added back', () => {
    const opschortingen = [{ van: '2026-06-09T10:00:00Z', tot: '2026-06-09T11:30:00Z', reden: 'storing' }, { van: '2026-06-09T11:00:00Z', tot: '2026-06-09T12:00:00Z', reden: 'storing' }]
    expect(moment(hours('2026-06-09T08:00:00Z', 24, { opschortingen }))).toBe('2026-06-10T10:00:00.000Z')
    expect(moment(hours('2026-06-09T08:00:00Z', 24, { opschortingen: [{ van: '2026-06-09T10:00:00Z', tot: null, reden: 'storing' }] }))).toBe('opschorting-loopt')
    expect(moment(hours('2026-06-09T08:00:00Z', 24, { verlengingen: [{ aantal: 24, reden: 'storing' }] }))).toBe('2026-06-11T08:00:00.000Z')
  })

  it('[R-TER-11] a clock that stops on free days goes on where it stopped, over both changes too', () => {
    const stopping = (begin: string, aantal: number) => moment(hours(begin, aantal, { klok: 'stopt-op-vrije-dagen' }))
    // Friday 16:00 to Monday 16:00, in winter, over the change in spring and over the one in autumn.
    expect(stopping('2026-11-27T15:00:00Z', 24)).toBe('2026-11-30T15:00:00.000Z')
    expect(stopping('2027-03-25T15:00:00Z', 24)).toBe('2027-03-30T14:00:00.000Z')
    expect(stopping('2026-10-23T14:00:00Z', 24)).toBe('2026-10-26T15:00:00.000Z')
    // What begins on a Sunday begins on Monday at midnight.
    expect(stopping('2026-11-29T12:00:00Z', 10)).toBe('2026-11-30T09:00:00.000Z')
  })

  it('[R-TER-11] a clock that stops never ends earlier than one that goes on, and never inside a free day', () => {
    const at = fc.integer({ min: Date.parse('2020-01-01T00:00:00Z') / 60_000, max: Date.parse('2040-01-01T00:00:00Z') / 60_000 }).map((minute) => new Date(minute * 60_000).toISOString())
    fc.assert(fc.property(at, fc.integer({ min: 1, max: 200 }), (begin, aantal) => {
      const [on, stopping] = [moment(hours(begin, aantal)), moment(hours(begin, aantal, { klok: 'stopt-op-vrije-dagen' }))]
      expect(Date.parse(on) - Date.parse(begin)).toBe(aantal * 3_600_000)
      expect(stopping >= on).toBe(true)
      // The very end of a working day is midnight, which already carries the name of the next.
      expect(isFreeDay(dagInAmsterdam(new Date(Date.parse(stopping) - 1)))).toBe(false)
    }))
  })
})
