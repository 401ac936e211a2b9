import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceKinds, differences } from './differences'
import { readDraft } from './draft'
import type { Discipline } from './catalogus/schema'
import type { ScoreSheetRecord } from './schema'
import { anyThreeSheets, catalogus, context, fullDraft, row, sheet } from './test-sheets'

const made = (discipline: Discipline, code: string, changes: Record<string, string>): ScoreSheetRecord =>
  sheet(discipline, readDraft({ ...fullDraft(), ...row(code, changes) }, context()).entries)
const three = (code: string, ind: Record<string, string>, zorg: Record<string, string> = {}, politie: Record<string, string> = {}) =>
  differences([made('IND', code, ind), made('zorg', code, zorg), made('politie', code, politie)], catalogus)
const kindOf = (rows: ReturnType<typeof differences>, code: string) => rows.find((one) => one.code === code)?.soort

/** Every number in a value, except the numbers of cited stukken. */
function numbersIn(value: unknown, key = ''): number[] {
  if (typeof value === 'number') return key === 'stuk' ? [] : [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => numbersIn(part, name))
}

describe('the differences after the reveal', () => {
  it('[R-BEO-25] tell apart a difference of direction, of weight only, agreement, and texts', () => {
    expect(kindOf(three('B3', { oordeel: 'verzwakt', gewicht: 'zwaar' }), 'B3')).toBe('richting')
    expect(kindOf(three('C5', { oordeel: 'niet te beoordelen', ontbrekend: 'Brief' }), 'C5')).toBe('richting')
    expect(kindOf(three('B3', { gewicht: 'zwaar' }), 'B3')).toBe('gewicht')
    expect(kindOf(three('B3', { reden: 'Een andere reden' }), 'B3')).toBe('eensgezind')
    expect(kindOf(three('E5', { tekst: 'Iets anders' }), 'E5')).toBe('tekst')
    expect(kindOf(three('B3', {}), 'A4')).toBe('n.v.t.')
  })

  it('[R-BEO-26] stand first, then in the order of the catalogue, with all three members side by side', () => {
    const rows = three('F3', { oordeel: 'verzwakt' })
    const order = catalogus.groepen.flatMap((groep) => groep.criteria.map((one) => one.code))
    expect(rows[0]).toMatchObject({ code: 'F3', groep: 'F', soort: 'richting', cellen: [{ discipline: 'IND' }, { discipline: 'zorg' }, { discipline: 'politie' }] })
    fc.assert(
      fc.property(anyThreeSheets, (sheets) => {
        const found = differences(sheets, catalogus)
        const rank = found.map((one) => differenceKinds.indexOf(one.soort) * 1000 + order.indexOf(one.code))
        expect(rank).toEqual([...rank].sort((one, two) => one - two))
        expect(found).toHaveLength(47)
      }),
      { numRuns: 20 }
    )
  })

  it('[R-BEO-27] hold no total, no sum and no rank: no number but those of cited stukken', () => {
    fc.assert(
      fc.property(anyThreeSheets, (sheets) => {
        expect(numbersIn(differences(sheets, catalogus))).toEqual([])
      }),
      { numRuns: 20 }
    )
  })

  it('[R-BEO-27] do not depend on the order of the sheets', () => {
    fc.assert(
      fc.property(anyThreeSheets, (sheets) => {
        expect(differences([...sheets].reverse(), catalogus)).toEqual(differences(sheets, catalogus))
      }),
      { numRuns: 20 }
    )
  })

  it('[R-BEO-26] a member who was not asked has an empty cell and makes no difference', () => {
    const without = made('politie', 'C5', {})
    without.entries = without.entries.filter((entry) => entry.code !== 'C5')
    const rows = differences([made('IND', 'C5', {}), made('zorg', 'C5', {}), without], catalogus)
    expect(rows.find((one) => one.code === 'C5')).toMatchObject({ soort: 'eensgezind', cellen: [{}, {}, { entry: null }] })
  })

  it('[R-BEO-26] sheets of another catalogue are not compared', () => {
    expect(() => differences([sheet('IND', [], { catalogusVersie: 'ander' })], catalogus)).toThrow(RangeError)
  })
})
