import { describe, expect, it } from 'vitest'
import { readStandpunt, type StandpuntDraft } from './standpunt'
import { standpuntSchema } from './schema'

const draft: StandpuntDraft = { uitkomst: 'aannemelijk', toelichting: ['De kern staat vast.', ''], afwijkend: [], ontbreekt: [{ wat: '', wie: '' }] }
const fields = (changes: Partial<StandpuntDraft>) => {
  const read = readStandpunt({ ...draft, ...changes }, 'zorg')
  return read.ok || read.refusal.soort !== 'standpunt onvolledig' ? [] : read.refusal.problems.map((problem) => problem.veld)
}

describe('a standpunt', () => {
  it('[R-BEO-29] becomes a valid record, without its empty lines', () => {
    const read = readStandpunt(draft, 'zorg')
    if (!read.ok) throw new Error(read.refusal.soort)
    expect(read.value).toEqual({ schema: 'weging-standpunt/v1', discipline: 'zorg', uitkomst: 'aannemelijk', toelichting: ['De kern staat vast.'], afwijkend: [], ontbreekt: [] })
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
})
