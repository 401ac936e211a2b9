import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rapportUit } from '../deel-namen'
import { leegZaak, type Deling, type Telling, type Zaak } from '../schema'
import type { Rapport, Verdeling } from '../tabellen/schema'
import { telMee } from '../tellen/rules'
import { DREMPEL, eenweg, onderdruk, speelruimte, SPEELRUIMTE, tweeweg } from './rules'

// Who attacks knows every published number, every total, that counts are whole and not below nought, and how the tables hang together. Solving is by exact elimination:
// a number is recovered when the equations leave it one value.

const PRIME = 67_108_859

/**
 * Of which of the unknowns do these equations (coefficients, right side apart) fix the value? Elimination over a prime field, so that every step is exact; the
 * coefficients are 1 and −1 and what they make stays far from the prime.
 */
function fixedBy(equations: readonly ReadonlyMap<number, number>[]): Set<number> {
  const pivots = new Map<number, Map<number, number>>()
  const reduce = (row: Map<number, number>): void => {
    for (const column of [...row.keys()].sort((one, two) => one - two)) {
      const factor = row.get(column) ?? 0
      const pivot = pivots.get(column)
      if (factor !== 0 && pivot) subtract(row, pivot, factor)
    }
  }
  for (const equation of equations) {
    const row = new Map([...equation].map(([column, n]) => [column, ((n % PRIME) + PRIME) % PRIME]))
    reduce(row)
    const [lead] = row.keys()
    if (lead === undefined) continue
    const inverse = power(row.get(lead) ?? 1, PRIME - 2)
    for (const [column, n] of row) row.set(column, (n * inverse) % PRIME)
    for (const other of pivots.values()) if (other.has(lead)) subtract(other, row, other.get(lead) ?? 0)
    pivots.set(lead, row)
  }
  // Reduced all the way: an unknown is fixed when its row holds nothing else.
  return new Set([...pivots].filter(([, row]) => row.size === 1).map(([column]) => column))
}

function subtract(from: Map<number, number>, row: ReadonlyMap<number, number>, factor: number): void {
  for (const [column, n] of row) {
    const left = ((from.get(column) ?? 0) + (PRIME - factor) * n) % PRIME
    if (left === 0) from.delete(column)
    else from.set(column, left)
  }
}

function power(base: number, exponent: number): number {
  let result = 1
  for (let by = base, left = exponent; left > 0; left = Math.floor(left / 2), by = (by * by) % PRIME) if (left % 2 === 1) result = (result * by) % PRIME
  return result
}

const sporen = ['b8', 'b8-kort', 'dublin', 'minderjarig'] as const
const regios = ['groningen', 'friesland', 'drenthe', 'rotterdam', 'utrecht'] as const
const landen = ['NG', 'GN', 'SL', 'CN', 'RO', 'VN'] as const

const zaak = (jaar: fc.Arbitrary<number>): fc.Arbitrary<Zaak> =>
  fc.record({
    jaar, dag: fc.integer({ min: 1, max: 28 }), spoor: fc.constantFrom(...sporen), regio: fc.constantFrom(...regios, 'groningen', 'groningen', 'rotterdam'), geslacht: fc.constantFrom('vrouw', 'vrouw', 'vrouw', 'man', 'onbekend'),
    nationaliteit: fc.constantFrom(...landen, 'NG', 'NG'), leeftijd: fc.option(fc.integer({ min: 14, max: 60 })), verleend: fc.boolean(), aanvraag: fc.boolean(), uitkomst: fc.constantFrom('aannemelijk', 'niet-aannemelijk', 'geen-advies'),
    stand: fc.constantFrom('geen', 'geen', 'in-behandeling'), horen: fc.constantFrom('gehouden', 'gehouden', 'afgezien', 'gepland'), heropend: fc.option(fc.boolean()), behoefte: fc.constantFrom('medisch', 'kinderen', null)
  }).map(({ jaar: year, dag, verleend, aanvraag, uitkomst, stand, horen, heropend, behoefte, ...rest }) => {
    const day = `${year}-03-${String(dag).padStart(2, '0')}`
    return {
      ...leegZaak('proef', 'z', day), ...(rest as Pick<Zaak, 'spoor' | 'regio' | 'geslacht' | 'nationaliteit' | 'leeftijd'>), aangifteOp: day, verleningOp: verleend ? day : null, ontvangstIndOp: verleend ? day : null,
      panelStand: uitkomst === 'geen-advies' ? (stand as Zaak['panelStand']) : 'uitgebracht', hoorzitting: horen as Zaak['hoorzitting'], heropend, behoeften: behoefte === null ? [] : [behoefte as 'medisch' | 'kinderen'],
      aanvraagOp: aanvraag ? day : null, panelUitkomst: uitkomst as Zaak['panelUitkomst'], tegenstem: uitkomst === 'geen-advies' ? null : dag % 3 === 0, concordantie: uitkomst === 'geen-advies' ? 'nvt' : dag % 4 === 0 ? 'wijkt-af' : 'volgt'
    }
  })

function report(zaken: readonly Zaak[], deling: Deling): Rapport {
  const tellingen = new Map<string, Telling>([['totaal', {}]])
  for (const one of zaken) {
    const key = `${deling} ${deling === 'spoor' ? one.spoor : deling === 'regio' ? one.regio : one.panelUitkomst}`
    for (const each of deling === 'totaal' ? ['totaal'] : ['totaal', key]) {
      const telling = tellingen.get(each) ?? {}
      tellingen.set(each, telling)
      telMee(telling, one)
    }
  }
  return rapportUit(tellingen, deling)
}

/** All that a set of told reports says, as equations over what they do not tell. A number that stands in more tables than one is one unknown. */
class Attack {
  private readonly names = new Map<string, number>()
  private readonly equations: Map<number, number>[] = []
  /** The true number behind each unknown, to say which of them are small. */
  readonly truth: number[] = []
  /** The unknowns that a table shows as not told; others only stand between equations. */
  private readonly hidden = new Set<string>()

  private unknown(name: string, value: number): number {
    const at = this.names.get(name) ?? this.names.size
    this.names.set(name, at)
    this.truth[at] = value
    return at
  }

  private add(parts: readonly { name: string; told: number | null; value: number; times: number }[], between: ReadonlySet<string> = new Set()): void {
    const row = new Map<number, number>()
    for (const { name, told, value, times: factor } of parts) {
      if (told !== null) continue
      if (!between.has(name)) this.hidden.add(name)
      const at = this.unknown(name, value)
      row.set(at, (row.get(at) ?? 0) + factor)
    }
    if (row.size > 0) this.equations.push(row)
  }

  /** The equations of one told report: rows add up to their total, columns to theirs, and both to all. Shared numbers have one name over tables and splits. */
  read(blok: string, deling: Deling, told: Rapport, true_: Rapport): void {
    const columns = told.kolommen
    const column = (at: number): string => `${blok} ${partName(deling, columns[at]?.code ?? '')}`
    const cross = (tabel: string, rij: string, at: number): string => `${blok} ${[partName(deling, columns[at]?.code ?? ''), sameAs(tabel, rij)].sort().join(' en ')}`
    if (columns.length > 1) this.add([{ name: `${blok} alle`, told: told.zaken[0] ?? null, value: true_.zaken[0] ?? 0, times: 1 }, ...columns.slice(1).map((_, c) => ({ name: column(c + 1), told: told.zaken[c + 1] ?? null, value: true_.zaken[c + 1] ?? 0, times: -1 }))])
    for (const tabel of told.tabellen) {
      const own = true_.tabellen.find(({ code }) => code === tabel.code)
      if (tabel.soort !== 'verdeling' || own?.soort !== 'verdeling') continue
      const value = (code: string, c: number): number => own.rijen.find((rij) => rij.code === code)?.cellen[c] ?? 0
      const total = (code: string): string => `${blok} ${sameAs(tabel.code, code)}`
      const rows = tabel.meerdere ? [] : [tabel.rijen]
      for (const rijen of rows) {
        columns.forEach((_, c) => {
          const sum = rijen.map(({ code, cellen }) => ({ name: c === 0 ? total(code) : cross(tabel.code, code, c), told: cellen[c] ?? null, value: value(code, c), times: 1 }))
          this.add([...sum, { name: c === 0 ? `${blok} alle` : column(c), told: told.zaken[c] ?? null, value: true_.zaken[c] ?? 0, times: -1 }])
        })
        // A base that is told says what is outside it.
        tabel.bases.forEach((base, c) => { if (base !== null && tabel.rijen.some(({ nvt }) => nvt)) this.add([{ name: c === 0 ? total('nvt') : cross(tabel.code, 'nvt', c), told: tabel.rijen.find(({ nvt }) => nvt)?.cellen[c] ?? null, value: value('nvt', c), times: 1 }, { name: c === 0 ? `${blok} alle` : column(c), told: told.zaken[c] ?? null, value: 0, times: -1 }]) })
        for (const { code, cellen } of rijen) {
          if (columns.length > 1) this.add([...columns.slice(1).map((_, c) => ({ name: cross(tabel.code, code, c + 1), told: cellen[c + 1] ?? null, value: value(code, c + 1), times: 1 })), { name: total(code), told: cellen[0] ?? null, value: value(code, 0), times: -1 }])
        }
      }
      if (tabel.meerdere) {
        for (const { code, cellen } of tabel.rijen) {
          this.add([...columns.slice(1).map((_, c) => ({ name: cross(tabel.code, code, c + 1), told: cellen[c + 1] ?? null, value: value(code, c + 1), times: 1 })), ...(columns.length > 1 ? [{ name: total(code), told: cellen[0] ?? null, value: value(code, 0), times: -1 }] : [])])
          // Who is not among the permits is outside the base of the regions.
          if (total(code) === `${blok} verleend`) this.add([{ name: `${blok} niet-verleend`, told: null, value: (true_.zaken[0] ?? 0) - value(code, 0), times: 1 }, { name: `${blok} verleend`, told: cellen[0] ?? null, value: value(code, 0), times: 1 }, { name: `${blok} alle`, told: told.zaken[0] ?? null, value: 0, times: -1 }], new Set([`${blok} niet-verleend`]))
        }
      }
    }
  }

  /** What the tables tell of a number under another name, too. */
  tells(blok: string, told: Rapport): void {
    for (const tabel of told.tabellen) {
      if (tabel.soort !== 'verdeling' || tabel.meerdere) continue
      const out = tabel.rijen.find(({ nvt }) => nvt)
      const at = this.names.get(`${blok} ${sameAs(tabel.code, 'nvt')}`)
      if (out && out.cellen[0] !== null && at !== undefined) this.equations.push(new Map([[at, 1]]))
    }
  }

  /** What has one value only: of what a table does not tell, and of small numbers anywhere. */
  recovered(): string[] {
    const fixed = fixedBy(this.equations)
    return [...this.names].filter(([name, at]) => fixed.has(at) && (this.hidden.has(name) || ((this.truth[at] ?? 0) > 0 && (this.truth[at] ?? 0) < DREMPEL))).map(([name, at]) => `${name} = ${this.truth[at]}`)
  }
}

/** The same people under another name: outside the issued adviezen in three tables; without a permit in the table of regions. */
function sameAs(tabel: string, rij: string): string {
  if (rij === 'nvt' && ['uitkomst', 'tegenstem', 'concordantie'].includes(tabel)) return 'zonder-advies'
  if (rij === 'nvt' && ['hoorzitting', 'heropend'].includes(tabel)) return 'niet-bij-panel'
  if (rij === 'nvt' && tabel === 'regio') return 'niet-verleend'
  if (tabel === 'voortgezet' && rij === 'vergunningen') return 'verleend'
  return `${tabel} ${rij}`
}

/** A part of a split is a row of the table of that dimension, under the name it has there. */
function partName(deling: Deling, part: string): string {
  if (deling === 'spoor') return sameAs('zaken', part)
  if (deling === 'uitkomst') return sameAs('uitkomst', part === 'geen-advies' ? 'nvt' : part)
  return `alle zaken in ${part}`
}

const attack = (blokken: ReadonlyMap<string, readonly Zaak[]>, tell: (rapport: Rapport, deling: Deling) => Rapport | null): string[] => {
  const attacker = new Attack()
  for (const [blok, zaken] of blokken) {
    for (const deling of ['totaal', 'spoor', 'regio', 'uitkomst'] as const) {
      const true_ = report(zaken, deling)
      const told = tell(true_, deling)
      if (!told) continue
      attacker.read(blok, deling, told, true_)
      attacker.tells(blok, told)
    }
  }
  return attacker.recovered()
}

/** Suppression without its complement: every number below five is left out, and nothing else. */
const naive = (rapport: Rapport): Rapport => ({
  ...rapport,
  zaken: rapport.zaken.map((n, at) => (at > 0 && n !== null && n > 0 && n < DREMPEL ? null : n)),
  tabellen: rapport.tabellen.map((tabel) => (tabel.soort === 'verdeling' ? { ...tabel, rijen: tabel.rijen.map((rij) => ({ ...rij, cellen: rij.cellen.map((n) => (n !== null && n > 0 && n < DREMPEL ? null : n)) })) } : tabel))
})

/** What is left of each total when all that is told of it is taken off: the number of who is not told, together. */
function leftOver(tabel: Verdeling, zaken: readonly (number | null)[]): { waar: string; over: number; klein: boolean }[] {
  const left = (waar: string, total: number | null, told: readonly (number | null)[]): { waar: string; over: number; klein: boolean }[] => {
    if (total === null) return []
    const over = total - told.reduce<number>((sum, n) => sum + (n ?? 0), 0)
    return [{ waar: `${tabel.code} ${waar}`, over, klein: over > 0 && over < DREMPEL }]
  }
  return [
    ...zaken.flatMap((total, c) => left(`kolom ${c}`, total, tabel.rijen.map(({ cellen }) => cellen[c] ?? null))),
    ...(zaken.length > 1 ? tabel.rijen.flatMap(({ code, cellen: [total = null, ...parts] }) => left(code, total, parts)) : [])
  ]
}

describe('what is told outside the team', () => {
  it('[R-RAP-20] no number from 1 to 4 is told, in no table and no split', () => {
    fc.assert(
      fc.property(fc.array(zaak(fc.constant(2024)), { minLength: 20, maxLength: 120 }), (zaken) => {
        for (const deling of ['totaal', 'spoor', 'regio', 'uitkomst'] as const) {
          const told = onderdruk(report(zaken, deling), deling)
          const numbers = told?.tabellen.flatMap((tabel) => (tabel.soort === 'verdeling' ? [...tabel.rijen.flatMap(({ cellen }) => cellen), ...tabel.bases] : [])) ?? []
          expect([...numbers, ...(told?.zaken ?? [])].filter((n) => n !== null && n > 0 && n < DREMPEL)).toEqual([])
          expect(told?.tabellen.flatMap((tabel) => (tabel.soort === 'verdeling' && !tabel.meerdere ? leftOver(tabel, told.zaken) : []))).not.toContainEqual(expect.objectContaining({ klein: true }))
        }
      }),
      { numRuns: 15 }
    )
  })

  it('[R-RAP-21] what is not told cannot be solved from all totals, all splits and all tables together', () => {
    fc.assert(fc.property(fc.array(zaak(fc.constant(2024)), { minLength: 20, maxLength: 90 }), (zaken) => { expect(attack(new Map([['2024', zaken]]), onderdruk)).toEqual([]) }), { numRuns: 12 })
  })

  it('[R-RAP-14] why a session was moved, what source was missing and why the IND departed are for the team, in every split', () => {
    const zaken = fc.sample(zaak(fc.constant(2024)), { numRuns: 80, seed: 3 }).map((one): Zaak => ({ ...one, zittingen: ['verzet-ziekte', 'vervallen-tolk', 'gehouden'], ontbrekendeBronnen: ['medisch', 'land'] }))
    const ofTeam = ['zitting_aanleiding', 'ontbrekende_bron', 'motief']
    for (const deling of ['totaal', 'spoor', 'regio', 'uitkomst'] as const) {
      const all = report(zaken, deling)
      const codesOf = (rapport: Rapport | null): string[] => rapport?.tabellen.map(({ code }) => code).filter((code) => ofTeam.includes(code)) ?? []
      expect(codesOf(all).sort()).toEqual([...ofTeam].sort())
      expect({ deling, told: codesOf(onderdruk(all, deling)) }).toEqual({ deling, told: [] })
    }
  })

  it('[R-RAP-21] the same attack recovers small numbers when their complement is not left out', () => {
    const zaken = fc.sample(zaak(fc.constant(2024)), { numRuns: 60, seed: 7 })
    expect(attack(new Map([['2024', zaken]]), naive).length).toBeGreaterThan(0)
  })

  it('[R-RAP-22] every number that is not told has four values or more, whatever the table', () => {
    const margins = fc.integer({ min: 2, max: 5 }).chain((rows) => fc.integer({ min: 2, max: 5 }).chain((columns) => fc.array(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })))
    const whole = (cellen: number[][]): boolean => cellen.every((row) => row.reduce((sum, n) => sum + n, 0) >= DREMPEL) && (cellen[0] ?? []).every((_, c) => cellen.reduce((sum, row) => sum + (row[c] ?? 0), 0) >= DREMPEL)
    fc.assert(
      fc.property(margins.filter(whole), (cellen) => {
        const hidden = tweeweg(cellen)
        cellen.forEach((row, r) => row.forEach((n, c) => {
          if (n < DREMPEL) expect(hidden[r]?.[c]).toBe(true)
          if (hidden[r]?.[c]) expect(speelruimte(cellen, hidden, r, c)).toBeGreaterThanOrEqual(SPEELRUIMTE)
        }))
      }),
      { numRuns: 300 }
    )
  })

  it('[R-RAP-22] the room of a cell is what trying all tables with the same totals finds', () => {
    const small = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(small, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (cellen, flags) => {
        const hidden = cellen.map((row, r) => row.map((_, c) => flags[r * 3 + c] ?? false))
        const found = allTables(cellen, hidden)
        cellen.forEach((row, r) => row.forEach((_, c) => {
          if (!hidden[r]?.[c]) return
          const values = found.map((one) => one[r]?.[c] ?? 0)
          expect(speelruimte(cellen, hidden, r, c)).toBe(Math.min(SPEELRUIMTE, Math.max(...values) - Math.min(...values)))
        }))
      }),
      { numRuns: 100 }
    )
  })

  it('[R-RAP-23] two reports over overlapping years give back nothing: each tells of every year what was told of that year, and no more', () => {
    const years = fc.tuple(...([2023, 2024, 2025] as const).map((jaar) => fc.array(zaak(fc.constant(jaar)), { minLength: 20, maxLength: 60 })))
    fc.assert(
      fc.property(years, ([a = [], b = [], c = []]) => {
        // 2023–2024 and 2024–2025: what is told is a function of the three years.
        expect(attack(new Map([['2023', a], ['2024', b], ['2025', c]]), onderdruk)).toEqual([])
      }),
      { numRuns: 3 }
    )
  })

  it('[R-RAP-23] the difference of two periods that are each suppressed on their own gives a small number back, so that is not how it is done', () => {
    const zaken = [...Array.from({ length: 30 }, () => 'groningen'), ...Array.from({ length: 30 }, () => 'rotterdam')].map((regio): Zaak => ({ ...leegZaak('proef', 'z', '2024-03-01'), regio, verleningOp: '2024-03-01' }))
    const later = { ...leegZaak('proef', 'y', '2025-01-10'), regio: 'groningen', verleningOp: '2025-01-10' }
    const of = (all: readonly Zaak[]): number | null => { const tabel = onderdruk(report(all, 'totaal'), 'totaal')?.tabellen.find(({ code }) => code === 'regio'); return tabel?.soort === 'verdeling' ? (tabel.rijen.find(({ code }) => code === 'groningen')?.cellen[0] ?? null) : null }
    expect((of([...zaken, later]) ?? 0) - (of(zaken) ?? 0)).toBe(1)
  })

  it('[R-RAP-20] sessions, and how judgements lay beside each other, are for the team; a mean is of ten people or more', () => {
    const zaken = fc.sample(zaak(fc.constant(2024)), { numRuns: 200, seed: 5 }).map((one): Zaak => ({ ...one, panelStand: 'uitgebracht', hoorzitting: 'gehouden', zittingen: ['gehouden', 'gehouden'], beelden: ['v1|A1|2.1.0.0'] }))
    for (const deling of ['totaal', 'spoor'] as const) {
      const all = report(zaken, deling)
      const told = onderdruk(all, deling)
      expect(all.tabellen.map(({ code }) => code)).toEqual(expect.arrayContaining(['zittingen', 'beelden']))
      expect(told?.tabellen.filter(({ code }) => code === 'zittingen' || code === 'beelden')).toEqual([])
      const cells = (rapport: Rapport | null) => rapport?.tabellen.flatMap((tabel) => (tabel.soort === 'doorlooptijden' ? tabel.rijen.flatMap(({ code, cellen }) => cellen.map((cel, at) => ({ key: `${code} ${at}`, cel }))) : [])) ?? []
      const n = new Map(cells(all).map(({ key, cel }) => [key, cel?.n ?? 0]))
      const shown = cells(told).filter(({ cel }) => cel !== null)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.filter(({ key }) => (n.get(key) ?? 0) < 10)).toEqual([])
    }
  })

  it('[R-RAP-20] of two parts that are equally large the same one is hidden, in whatever order they stand', () => {
    expect(eenweg([20, 6, 6, 2], -1, ['b8', 'dublin', 'eu-burger', 'minderjarig'])).toEqual([false, true, false, true])
    expect(eenweg([2, 6, 6, 20], -1, ['minderjarig', 'eu-burger', 'dublin', 'b8'])).toEqual([true, false, true, false])
  })

  it('[R-RAP-22] what stays untold in a line is nought or five together', () => {
    // Range enough, and yet the column would say that two people are not women.
    const hidden = tweeweg([[10, 30], [1, 8], [1, 9]])
    const untold = (cells: readonly (readonly [number, boolean | undefined])[]): number => cells.reduce((sum, [n, is]) => sum + (is ? n : 0), 0)
    expect(untold([[10, hidden[0]?.[0]], [1, hidden[1]?.[0]], [1, hidden[2]?.[0]]])).toBeGreaterThanOrEqual(DREMPEL)
  })

  it('[R-RAP-20] what is outside the base is hidden by the base alone, and parts of nought are told', () => {
    expect(eenweg([30, 0, 12])).toEqual([false, false, false])
    expect(eenweg([30, 3, 12])).toEqual([false, true, true])
    expect(eenweg([15, 5, 6, 15, 3], 4)).toEqual([false, true, false, false, true])
    expect(eenweg([3, 3, 38], 2)).toEqual([true, true, false])
    expect(eenweg([1, 40], 1)).toEqual([true, true])
    expect(eenweg([1, 1, 1, 1, 1, 1])).toBeNull()
  })
})

/** Every table of the same totals and the same told cells, by trying. */
function allTables(cellen: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): number[][][] {
  const rows = cellen.map((row) => row.reduce((sum, n) => sum + n, 0))
  const columns = (cellen[0] ?? []).map((_, c) => cellen.reduce((sum, row) => sum + (row[c] ?? 0), 0))
  const found: number[][][] = []
  const fill = (at: number, table: number[][]): void => {
    const [r, c] = [Math.floor(at / 3), at % 3]
    if (at === 9) {
      if (columns.every((sum, column) => table.reduce((all, row) => all + (row[column] ?? 0), 0) === sum)) found.push(table.map((row) => [...row]))
      return
    }
    const sofar = (table[r] ?? []).slice(0, c).reduce((sum, n) => sum + n, 0)
    const values = hidden[r]?.[c] ? Array.from({ length: (rows[r] ?? 0) - sofar + 1 }, (_, n) => n) : [cellen[r]?.[c] ?? 0]
    for (const value of values) {
      if (c === 2 && sofar + value !== rows[r]) continue
      const row = table[r] as number[]
      row[c] = value
      fill(at + 1, table)
    }
    ;(table[r] as number[]).length = c
  }
  fill(0, [[], [], []])
  return found
}
