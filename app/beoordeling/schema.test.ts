import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, entrySoort, scoreSheetSchema, standpuntSchema, wegingSchema, type ScoreEntry } from './schema'
import { sheet } from './test-sheets'

const entry: ScoreEntry = { code: 'B3', oordeel: 'verzwakt', gewicht: 'licht', reden: 'Verschil in tijd', citaten: [{ stuk: 3, plaats: 'p. 2' }] }
const accepts = (entries: unknown[]) => scoreSheetSchema.safeParse({ ...sheet('IND', []), entries }).success

describe('what is recorded', () => {
  it('[R-BEO-32] a text is recorded in one form, and recording it again changes nothing', () => {
    expect(cleanText(' e\u0301e\u0301n\r\nregel\u0000 ')).toBe('één\nregel')
    expect(cleanText('a\u00a0b\tc\u200b\u202ed')).toBe('a b cd')
    expect(cleanLine('p. 2\n  en 3')).toBe('p. 2 en 3')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[^\S ]/u)
        expect(cleanLine(clean)).not.toContain('\n')
        expect(clean).toBe(clean.normalize('NFC'))
      })
    )
  })

  it('[R-BEO-32] a lone surrogate, which canonical JSON cannot hold, becomes a visible mark', () => {
    expect(cleanText('a\ud800b')).toBe('a\ufffdb')
  })

  it('[R-BEO-10] neutraal with a weight and verzwakt with an unknown weight are no records', () => {
    expect(accepts([entry])).toBe(true)
    expect(accepts([{ ...entry, oordeel: 'neutraal' }])).toBe(false)
    expect(accepts([{ ...entry, gewicht: 'middel' }])).toBe(false)
    expect(accepts([{ ...entry, punten: 3 }])).toBe(false)
  })

  it('[R-BEO-13] niet te beoordelen with a weight or a citation is no record', () => {
    const open = { code: 'C5', oordeel: 'niet te beoordelen', reden: 'Geen stuk', ontbrekendeBron: 'Brief', soortBron: 'medisch' }
    expect(accepts([open])).toBe(true)
    expect(accepts([{ ...open, gewicht: 'licht' }])).toBe(false)
    expect(accepts([{ ...open, citaten: entry.citaten }])).toBe(false)
    expect(accepts([{ ...open, ontbrekendeBron: ' ' }])).toBe(false)
  })

  it('[R-BEO-180] the kind of source that is missing is one of the list, in sheets of version 3 and not before', () => {
    const before = { code: 'C5', oordeel: 'niet te beoordelen', reden: 'Geen stuk', ontbrekendeBron: 'Brief' } as const
    const at = (schema: string, one: object) => scoreSheetSchema.safeParse({ ...sheet('IND', [before]), schema, entries: [one] }).success
    expect([at('weging-scoresheet/v3', { ...before, soortBron: 'medisch' }), at('weging-scoresheet/v3', before), at('weging-scoresheet/v3', { ...before, soortBron: 'opsporing' })]).toEqual([true, false, false])
    expect([at('weging-scoresheet/v2', before), at('weging-scoresheet/v2', { ...before, soortBron: 'medisch' })]).toEqual([true, false])
  })

  it('[R-BEO-14] a sheet cites only the stukken it says it judged', () => {
    expect(accepts([{ ...entry, citaten: [{ stuk: 99, plaats: null }] }])).toBe(false)
  })

  it('[R-BEO-33] a sheet names the versions judged, holds each criterion once, and may say that the hearing was waived', () => {
    expect(accepts([entry, entry])).toBe(false)
    expect(scoreSheetSchema.safeParse({ ...sheet('IND', [entry]), beoordeeldeVersies: { verslag: null, stukken: [3] } }).success).toBe(true)
    expect(scoreSheetSchema.safeParse({ ...sheet('IND', [entry]), beoordeeldeVersies: undefined }).success).toBe(false)
  })

  it('[R-BEO-33] each form of entry is told apart', () => {
    expect(entrySoort(entry)).toBe('oordeel')
    expect(entrySoort({ code: 'C5', oordeel: 'niet te beoordelen', reden: 'x', ontbrekendeBron: 'y' })).toBe('niet te beoordelen')
    expect(entrySoort({ code: 'E1', tekst: 'x' })).toBe('tekst')
    expect(entrySoort({ code: 'E1', geenBijzonderheden: true })).toBe('geen bijzonderheden')
    expect(entrySoort({ code: 'A4', nvt: true })).toBe('n.v.t.')
  })

  it('[R-BEO-30] a standpunt onvoldoende informatie without what is missing is no record', () => {
    const standpunt = { schema: 'weging-standpunt/v1', discipline: 'zorg', uitkomst: 'onvoldoende informatie', toelichting: ['Er is te weinig.'], afwijkend: [], ontbreekt: [] }
    expect(standpuntSchema.safeParse(standpunt).success).toBe(false)
    expect(standpuntSchema.safeParse({ ...standpunt, ontbreekt: [{ wat: 'Brief', wie: 'behandelaar' }] }).success).toBe(true)
  })

  it('[R-BEO-28] a weging holds each group once', () => {
    const groep = { code: 'A', balans: ['Tekst'] }
    expect(wegingSchema.safeParse({ schema: 'weging-weging/v1', groepen: [groep] }).success).toBe(true)
    expect(wegingSchema.safeParse({ schema: 'weging-weging/v1', groepen: [groep, groep] }).success).toBe(false)
  })
})
