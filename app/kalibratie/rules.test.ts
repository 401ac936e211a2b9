import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '~/platform/kalender/rules'
import { aantalBladen, blikOf, einddagPast, gaatDicht, gaatOpen, magAfzien, magScoren, magSluiten, magStoppen, magTerugnemen, magVerlengen, minimumPast, sluitdag, standOf, type Deelname, type Oefenfeiten } from './rules'

const dag = '2026-11-30'
const iemand = (id: number, changes: Partial<Deelname> = {}): Deelname => ({ id: String(id), ingediend: false, afgezien: false, ...changes })
const feiten = (changes: Partial<Oefenfeiten> = {}): Oefenfeiten => ({
  geopend: false, gesloten: false, gestopt: false, einddag: dag, minimum: 4, deelnemers: [0, 1, 2, 3, 4].map((id) => iemand(id)), ...changes
})
const metBladen = (aantal: number, changes: Partial<Oefenfeiten> = {}): Oefenfeiten =>
  feiten({ deelnemers: [0, 1, 2, 3, 4].map((id) => iemand(id, { ingediend: id < aantal })), ...changes })

type Gebeurtenis = { soort: 'indienen' | 'terugnemen' | 'afzien'; wie: number } | { soort: 'dag' | 'verlengen' | 'stoppen' | 'sluiten' }

interface Wereld {
  feiten: Oefenfeiten
  vandaag: string
  /** What stood there at the moment of opening. */
  bijOpening: number | null
}

/** The deeds as the server does them: refused by the same rules, and after each the server looks whether the exercise opens. */
function na({ feiten: f, vandaag, bijOpening }: Wereld, event: Gebeurtenis): Wereld {
  const stand = standOf(f, vandaag)
  const set = (wie: number, changes: Partial<Deelname>): Oefenfeiten => ({ ...f, deelnemers: f.deelnemers.map((one, index) => (index === wie ? { ...one, ...changes } : one)) })
  const own = 'wie' in event ? f.deelnemers[event.wie] : undefined
  let next = f
  let day = vandaag
  if (event.soort === 'indienen' && own && magScoren(stand, own).ok) next = set(event.wie, { ingediend: true })
  if (event.soort === 'terugnemen' && own && magTerugnemen(stand, own).ok) next = set(event.wie, { ingediend: false })
  if (event.soort === 'afzien' && own && magAfzien(stand, own).ok) next = set(event.wie, { ingediend: false, afgezien: true })
  if (event.soort === 'dag') day = addDays(vandaag, 1)
  if (event.soort === 'verlengen' && magVerlengen(stand).ok && einddagPast(addDays(vandaag, 3), vandaag, f.einddag).ok) next = { ...f, einddag: addDays(vandaag, 3) }
  if (event.soort === 'stoppen' && magStoppen(stand).ok) next = { ...f, gestopt: true, deelnemers: f.deelnemers.map((one) => ({ ...one, ingediend: false })) }
  if (event.soort === 'sluiten' && magSluiten(stand).ok) next = { ...f, gesloten: true, deelnemers: f.deelnemers.map((one) => ({ ...one, ingediend: false })) }
  return gaatOpen(next, day) ? { feiten: { ...next, geopend: true }, vandaag: day, bijOpening: aantalBladen(next) } : { feiten: next, vandaag: day, bijOpening }
}

const gebeurtenis: fc.Arbitrary<Gebeurtenis> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ soort: fc.constantFrom('indienen', 'indienen', 'terugnemen', 'afzien'), wie: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constantFrom('dag', 'verlengen', 'stoppen', 'sluiten') }) }
)

describe('an exercise', () => {
  it('[R-KAL-3] [R-KAL-4] no order of hand-in, taking back, leaving, days and ends shows anything before the opening, or opens too few sheets', () => {
    fc.assert(fc.property(fc.array(gebeurtenis, { maxLength: 40 }), (events) => {
      let wereld: Wereld = { feiten: feiten({ deelnemers: [0, 1, 2, 3, 4, 5].map((id) => iemand(id)) }), vandaag: '2026-11-28', bijOpening: null }
      for (const event of events) {
        const before = wereld
        wereld = na(wereld, event)
        const { feiten: f, vandaag, bijOpening } = wereld
        for (const { id } of f.deelnemers) expect(blikOf(f, vandaag, { deelnemer: id }).spreiding).toBe(f.geopend)
        expect(blikOf(f, vandaag, 'organisator')).toEqual({ aantal: aantalBladen(f), eigen: false, spreiding: false })
        if (f.geopend && !before.feiten.geopend) expect(bijOpening).toBeGreaterThanOrEqual(4)
        expect(f.geopend && f.gestopt).toBe(false)
        if (before.feiten.geopend) expect(f.geopend).toBe(true)
      }
    }), { numRuns: 100 })
  })

  it('[R-KAL-3] opens when everybody who takes part handed in, and else after the end date; nobody can open it', () => {
    expect(gaatOpen(metBladen(4), dag)).toBe(false)
    expect(gaatOpen(metBladen(5), dag)).toBe(true)
    expect(gaatOpen(metBladen(4), addDays(dag, 1))).toBe(true)
    expect(gaatOpen({ ...metBladen(4), deelnemers: [...metBladen(4).deelnemers.slice(0, 4), iemand(4, { afgezien: true })] }, dag)).toBe(true)
  })

  it('[R-KAL-4] with fewer sheets than the minimum it never opens: it waits, to be prolonged or stopped', () => {
    const after = addDays(dag, 1)
    expect(gaatOpen(metBladen(3), after)).toBe(false)
    expect(standOf(metBladen(3), after)).toBe('te-weinig')
    expect(magVerlengen('te-weinig').ok && magStoppen('te-weinig').ok).toBe(true)
    expect(magScoren('te-weinig', iemand(0))).toMatchObject({ ok: false })
    expect(minimumPast(4, 4)).toMatchObject({ ok: false })
    expect(minimumPast(5, 5)).toMatchObject({ ok: false })
    expect(minimumPast(4, 5)).toEqual({ ok: true })
  })

  it('[R-KAL-6] a sheet is handed in once; it can be taken back, or dropped by leaving, until the opening and not after', () => {
    const ingediend = iemand(0, { ingediend: true })
    expect(magScoren('loopt', ingediend)).toMatchObject({ ok: false })
    expect(magTerugnemen('loopt', ingediend).ok && magTerugnemen('te-weinig', ingediend).ok && magAfzien('loopt', ingediend).ok).toBe(true)
    for (const stand of ['geopend', 'gesloten', 'gestopt'] as const) {
      expect([magTerugnemen(stand, ingediend).ok, magAfzien(stand, ingediend).ok, magScoren(stand, iemand(1)).ok]).toEqual([false, false, false])
    }
    expect(magScoren('loopt', iemand(0, { afgezien: true })).ok).toBe(false)
    expect(magAfzien('loopt', iemand(0, { afgezien: true })).ok).toBe(false)
    expect(magTerugnemen('loopt', iemand(0)).ok).toBe(false)
  })

  it('[R-KAL-9] closes by itself after 28 calendar days, and only when it was opened', () => {
    expect(sluitdag('2026-11-30')).toBe('2026-12-28')
    expect(gaatDicht('2026-11-30', '2026-12-28')).toBe(false)
    expect(gaatDicht('2026-11-30', '2026-12-29')).toBe(true)
    expect(magSluiten('geopend').ok).toBe(true)
    expect([magSluiten('loopt').ok, magSluiten('gestopt').ok, magSluiten('gesloten').ok]).toEqual([false, false, false])
  })

  it('[R-KAL-4] an end date is a calendar day after today, within half a year, and later than the one it replaces', () => {
    expect(einddagPast('2026-11-28', '2026-11-28').ok).toBe(false)
    expect(einddagPast('2026-11-29', '2026-11-28').ok).toBe(true)
    expect(einddagPast('2027-11-29', '2026-11-28').ok).toBe(false)
    expect(einddagPast('2026-11-29', '2026-11-28', '2026-11-29').ok).toBe(false)
  })
})
