import { describe, expect, it } from 'vitest'
import { groupsToBalance } from './catalogus/criteria'
import { differences } from './differences'
import { readDraft } from './draft'
import { readStandpunt, strengthening, type StandpuntBasis, type StandpuntDraft } from './standpunt'
import { standpuntSchema } from './schema'
import { catalogus, context, fullDraft, row, sheet } from './test-sheets'

const draft: StandpuntDraft = { uitkomst: 'aannemelijk', toelichting: ['De kern staat vast.', ''], afwijkend: [], ontbreekt: [{ wat: '', wie: '' }], dragend: ['A', 'G'], versterkt: ['A1'] }
const basis: StandpuntBasis = { discipline: 'zorg', groepen: groupsToBalance(catalogus, { minderjarig: 'nee' }), versterkend: ['A1', 'C3'] }
const fields = (changes: Partial<StandpuntDraft>, on = basis) => {
  const read = readStandpunt({ ...draft, ...changes }, on)
  return read.ok || read.refusal.soort !== 'standpunt onvolledig' ? [] : read.refusal.problems.map((problem) => problem.veld)
}

describe('a standpunt', () => {
  it('[R-BEO-29] becomes a valid record, without its empty lines', () => {
    const read = readStandpunt(draft, basis)
    if (!read.ok) throw new Error(read.refusal.soort)
    expect(read.value).toEqual({ schema: 'weging-standpunt/v2', discipline: 'zorg', uitkomst: 'aannemelijk', toelichting: ['De kern staat vast.'], afwijkend: [], ontbreekt: [], dragend: ['A', 'G'], versterkt: ['A1'] })
    expect(standpuntSchema.parse(read.value)).toEqual(read.value)
  })

  it('[R-BEO-29] asks an outcome and a reason; nothing is preset', () => {
    expect(fields({ uitkomst: '', toelichting: [] })).toEqual(['uitkomst', 'toelichting'])
    expect(fields({ uitkomst: 'waarschijnlijk' })).toEqual(['uitkomst'])
    expect(fields({ toelichting: ['x'.repeat(10_001)] })).toEqual(['toelichting'])
  })

  it('[R-BEO-30] onvoldoende informatie names what is missing and who could supply it', () => {
    expect(fields({ uitkomst: 'onvoldoende informatie' })).toEqual(['ontbreekt'])
    expect(fields({ uitkomst: 'onvoldoende informatie', ontbreekt: [{ wat: 'Verslag van de arts', wie: '' }] })).toEqual(['ontbreekt'])
    expect(fields({ uitkomst: 'onvoldoende informatie', ontbreekt: [{ wat: 'Verslag van de arts', wie: 'de behandelaar' }] })).toEqual([])
  })

  it('[R-BEO-141] aannemelijk and niet aannemelijk name the groups that carry them, and group G alone never carries one', () => {
    for (const uitkomst of ['aannemelijk', 'niet aannemelijk']) {
      expect(fields({ uitkomst, dragend: [] })).toEqual(['dragend'])
      for (const dragend of [['G'], ['E'], ['G', 'E'], ['X']]) expect(fields({ uitkomst, dragend })).toEqual(['dragend'])
      expect(fields({ uitkomst, dragend: ['G', 'B'] })).toEqual([])
    }
    expect(fields({ uitkomst: 'onvoldoende informatie', dragend: [], ontbreekt: [{ wat: 'Verslag', wie: 'de arts' }] })).toEqual([])
  })

  it('[R-BEO-142] where anything strengthens, an end view names it, whatever it concludes', () => {
    for (const uitkomst of ['aannemelijk', 'niet aannemelijk']) {
      for (const versterkt of [[], ['B2']]) expect(fields({ uitkomst, versterkt })).toEqual(['versterkt'])
      expect(fields({ uitkomst, versterkt: ['C3'] })).toEqual([])
    }
    expect(fields({ versterkt: [] }, { ...basis, versterkend: [] })).toEqual([])
  })

  it('[R-BEO-142] what strengthens is what at least one member judged so', () => {
    const weak = readDraft({ ...fullDraft(), ...row('B1', { oordeel: 'verzwakt' }), ...row('C1', { oordeel: 'neutraal' }) }, context()).entries
    const named = strengthening(differences([sheet('zorg', weak)], catalogus))
    expect(named).toContain('A1')
    expect(named).not.toContain('B1')
    expect(named).not.toContain('C1')
    expect(strengthening(differences([sheet('zorg', weak), sheet('IND', readDraft(fullDraft(), context()).entries)], catalogus))).toContain('B1')
  })

  it('[R-BEO-141] end views of version 1 stay readable', () => {
    const old = { schema: 'weging-standpunt/v1', discipline: 'zorg', uitkomst: 'aannemelijk', toelichting: ['x'], afwijkend: [], ontbreekt: [] }
    expect(standpuntSchema.safeParse(old).success).toBe(true)
    expect(standpuntSchema.safeParse({ ...old, schema: 'weging-standpunt/v2' }).success).toBe(false)
    expect(standpuntSchema.safeParse({ ...old, dragend: ['A'], versterkt: [] }).success).toBe(false)
  })
})
