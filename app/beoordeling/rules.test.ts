import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsToBalance } from './catalogus/criteria'
import { disciplines } from './catalogus/schema'
import { readDraft } from './draft'
import { balanceComplete, mayCorrect, mayOpenRound, mayReveal, maySubmit, standpuntComplete, visibleToOthers, type RoundState, type Seat } from './rules'
import type { StandpuntRecord } from './schema'
import { anyFullDraft, anyThreeSheets, catalogus, context, fullDraft, sheet } from './test-sheets'

const seat = (discipline: Seat['discipline'], changes: Partial<Seat> = {}): Seat => ({ discipline, status: 'open', ingediend: true, ...changes })
const all: Seat[] = [seat('IND'), seat('zorg'), seat('politie')]
const anySeat: fc.Arbitrary<Seat> = fc.record({ discipline: fc.constantFrom(...disciplines), status: fc.constantFrom('open' as const, 'gesloten' as const), ingediend: fc.boolean() })
const complete = readDraft(fullDraft(), context())
const no = (soort: string) => ({ ok: false, refusal: { soort } })

describe('a round', () => {
  it('[R-BEO-17] opens after intake, with all three disciplines, and not beside another sealed round', () => {
    const facts = { intakeGereed: true, seats: all, vorigeRonde: null }
    expect(mayOpenRound(facts)).toEqual({ ok: true, value: null })
    expect(mayOpenRound({ ...facts, vorigeRonde: 'onthuld' }).ok).toBe(true)
    expect(mayOpenRound({ ...facts, intakeGereed: false })).toMatchObject(no('intake niet gereed'))
    expect(mayOpenRound({ ...facts, vorigeRonde: 'open' })).toMatchObject(no('ronde loopt al'))
    expect(mayOpenRound({ ...facts, seats: [seat('IND'), seat('zorg', { status: 'gesloten' })] })).toEqual({
      ok: false,
      refusal: { soort: 'discipline ontbreekt', disciplines: ['zorg', 'politie'] }
    })
  })

  it('[R-BEO-18] takes a complete sheet once the verslag is fixed or the hearing waived', () => {
    const facts = { ronde: 'open' as const, seat: seat('zorg', { ingediend: false }), reading: complete }
    expect(maySubmit({ ...facts, hoorzitting: 'verslag vast' })).toEqual({ ok: true, value: complete.entries })
    expect(maySubmit({ ...facts, hoorzitting: 'afgezien' }).ok).toBe(true)
    expect(maySubmit({ ...facts, hoorzitting: 'verslag niet vast' })).toMatchObject(no('verslag nog niet vast'))
  })

  it('[R-BEO-18] takes nothing from a closed seat, before it is open, or after the reveal', () => {
    const facts = { hoorzitting: 'verslag vast' as const, reading: complete }
    expect(maySubmit({ ...facts, ronde: 'open', seat: seat('zorg', { status: 'gesloten' }) })).toMatchObject(no('stoel gesloten'))
    expect(maySubmit({ ...facts, ronde: 'niet geopend', seat: seat('zorg') })).toMatchObject(no('ronde nog niet geopend'))
    expect(maySubmit({ ...facts, ronde: 'onthuld', seat: seat('zorg') })).toMatchObject(no('ronde al onthuld'))
  })

  it('[R-BEO-40] refuses an incomplete sheet with the whole list', () => {
    const refused = maySubmit({ ronde: 'open', hoorzitting: 'verslag vast', seat: seat('zorg'), reading: readDraft({}, context()) })
    expect(refused).toMatchObject({ ok: false, refusal: { soort: 'beoordeling onvolledig', problems: { length: 42 } } })
  })

  it('[R-BEO-44] takes a corrected sheet until the reveal', () => {
    expect(mayCorrect({ ronde: 'open', seat: seat('IND') }).ok).toBe(true)
    expect(mayCorrect({ ronde: 'open', seat: seat('IND', { ingediend: false }) })).toMatchObject(no('nog niet ingediend'))
    expect(mayCorrect({ ronde: 'onthuld', seat: seat('IND') })).toMatchObject(no('ronde al onthuld'))
    expect(mayCorrect({ ronde: 'open', seat: seat('IND', { status: 'gesloten' }) })).toMatchObject(no('stoel gesloten'))
  })

  it('[R-BEO-21] is revealed only when every open seat has handed in, whatever the order or the number of seats', () => {
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 7 }), (seats) => {
        const open = seats.filter((one) => one.status === 'open')
        const everyone = open.every((one) => one.ingediend) && disciplines.every((one) => open.some((some) => some.discipline === one))
        expect(mayReveal({ ronde: 'open', seats }).ok).toBe(everyone)
        expect(mayReveal({ ronde: 'open', seats: [...seats].reverse() })).toEqual(mayReveal({ ronde: 'open', seats }))
      })
    )
  })

  it('[R-BEO-21] waits for the members by discipline only', () => {
    expect(mayReveal({ ronde: 'open', seats: [seat('politie', { ingediend: false }), seat('IND', { ingediend: false }), seat('zorg')] })).toEqual({
      ok: false,
      refusal: { soort: 'nog niet iedereen ingediend', disciplines: ['IND', 'politie'] }
    })
  })

  it('[R-BEO-22] a missing sheet is not declared away: a closed seat needs a deputy who hands in', () => {
    const absent = seat('zorg', { status: 'gesloten', ingediend: true })
    expect(mayReveal({ ronde: 'open', seats: [seat('IND'), absent, seat('politie')] })).toMatchObject(no('discipline ontbreekt'))
    expect(mayReveal({ ronde: 'open', seats: [...all, absent] }).ok).toBe(true)
    expect(mayReveal({ ronde: 'open', seats: [...all, { ...absent, ingediend: false }] }).ok).toBe(true)
    expect(mayReveal({ ronde: 'open', seats: [seat('IND'), absent, seat('zorg', { ingediend: false }), seat('politie')] })).toMatchObject(no('nog niet iedereen ingediend'))
  })

  it.each<[RoundState, string]>([
    ['niet geopend', 'ronde nog niet geopend'],
    ['onthuld', 'ronde al onthuld']
  ])('[R-BEO-21] a round that is %s is not revealed', (ronde, soort) => {
    expect(mayReveal({ ronde, seats: all })).toMatchObject(no(soort))
  })
})

describe('a sealed sheet', () => {
  it('[R-BEO-23] shows others only ingediend ja/nee: two sheets that differ look the same before the reveal', () => {
    fc.assert(
      fc.property(anyFullDraft, anyFullDraft, fc.boolean(), (one, two, handedIn) => {
        const work = (from: typeof one) => ({
          discipline: 'zorg' as const,
          status: 'open' as const,
          concept: from.fields,
          sheet: handedIn ? sheet('zorg', readDraft(from.fields, from.context).entries) : null
        })
        expect(visibleToOthers(work(one), false)).toStrictEqual(visibleToOthers(work(two), false))
        expect(visibleToOthers(work(one), false)).toStrictEqual({ verzegeld: true, discipline: 'zorg', ingediend: handedIn })
      }),
      { numRuns: 30 }
    )
  })

  it('[R-BEO-24] a draft is never shown to others, also not after the reveal or for a closed seat', () => {
    const record = sheet('zorg', complete.entries)
    const work = { discipline: 'zorg' as const, status: 'open' as const, concept: { 'B3/reden': 'geheim concept' }, sheet: record }
    expect(visibleToOthers(work, true)).toStrictEqual({ verzegeld: false, discipline: 'zorg', sheet: record })
    for (const revealed of [true, false]) {
      expect(JSON.stringify(visibleToOthers(work, revealed))).not.toContain('geheim concept')
      expect(visibleToOthers({ ...work, status: 'gesloten' }, revealed)).toStrictEqual({ verzegeld: true, discipline: 'zorg', ingediend: false })
    }
  })

  it('[R-BEO-23] three sheets show nothing of one another while one is missing', () => {
    fc.assert(
      fc.property(anyThreeSheets, (sheets) => {
        const views = sheets.map((one) => visibleToOthers({ discipline: one.discipline, status: 'open', concept: {}, sheet: one }, false))
        expect(views.every((view) => view.verzegeld && Object.keys(view).length === 3)).toBe(true)
      }),
      { numRuns: 20 }
    )
  })
})

describe('the weighing', () => {
  const groepen = groupsToBalance(catalogus, { minderjarig: 'nee' })
  const texts = Object.fromEntries('ABCDEFG'.split('').map((code) => [code, [`Balans ${code}`, '  ']]))

  it('[R-BEO-28] asks a balance text for each of A to G, and for M when it applies', () => {
    expect(balanceComplete(texts, groepen)).toEqual({
      ok: true,
      value: { schema: 'weging-weging/v1', groepen: 'ABCDEFG'.split('').map((code) => ({ code, balans: [`Balans ${code}`] })) }
    })
    expect(balanceComplete({ ...texts, C: ['', ' - '] }, groepen)).toMatchObject({ refusal: { soort: 'balans ontbreekt', groepen: [{ code: 'C' }] } })
    expect(balanceComplete(texts, groupsToBalance(catalogus, { minderjarig: 'twijfel' }))).toMatchObject({ refusal: { groepen: [{ code: 'M' }] } })
    expect(balanceComplete({ ...texts, B: ['x'.repeat(10_001)] }, groepen)).toMatchObject({ refusal: { soort: 'tekst te lang', waar: [expect.stringContaining('B ')] } })
  })

  it('[R-BEO-29] asks a standpunt of each of IND, zorg and politie', () => {
    const standpunt = (discipline: StandpuntRecord['discipline']): StandpuntRecord => ({ schema: 'weging-standpunt/v1', discipline, uitkomst: 'aannemelijk', toelichting: ['Omdat'], afwijkend: [], ontbreekt: [] })
    expect(standpuntComplete([standpunt('politie')])).toMatchObject({ refusal: { soort: 'standpunt ontbreekt', disciplines: ['IND', 'zorg'] } })
    const full = standpuntComplete([standpunt('politie'), standpunt('zorg'), standpunt('IND')])
    expect(full.ok && full.value.map((one) => one.discipline)).toEqual(['IND', 'zorg', 'politie'])
  })
})
