import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disciplines, type Discipline } from '../catalogus/schema'
import { visibleToOthers, type HearingState, type Seat } from '../rules'
import { acceptsHandIn, nextStep, refuseTwo } from './rules'
import { rondeSoorten, type RondeSoort } from './schema'
import { verbeterenTot, wieZietDit } from './words'

const seat = (discipline: Discipline, changes: Partial<Seat> = {}): Seat => ({ discipline, status: 'open', ingediend: true, ...changes })
const all = disciplines.map((one) => seat(one))

describe('what the server does', () => {
  it.each([
    ['op_stukken', 'verslag niet vast', 'compleet'],
    ['op_stukken', 'verslag vast', 'volgende'],
    ['op_stukken', 'afgezien', 'onthullen'],
    ['na_horen', 'verslag vast', 'onthullen'],
    ['enige', 'verslag niet vast', 'compleet'],
    ['enige', 'verslag vast', 'onthullen'],
    ['enige', 'afgezien', 'onthullen'],
    ['heropend', 'afgezien', 'onthullen']
  ] as const)('[R-BEO-92] [R-BEO-93] when all sheets of %s are in and the hearing is %s: %s', (soort, hoorzitting, step) => {
    expect(nextStep({ soort, onthuld: false, hoorzitting, seats: all, ontbreekt: null })).toBe(step)
    expect(nextStep({ soort, onthuld: false, hoorzitting, seats: [seat('IND'), seat('zorg', { ingediend: false }), seat('politie')], ontbreekt: null })).toBe('wachten')
    expect(nextStep({ soort, onthuld: true, hoorzitting, seats: all, ontbreekt: null })).toBe('wachten')
  })

  it('[R-BEO-91] only on the papers a sheet is taken before the hearing is over', () => {
    const takes = (hoorzitting: HearingState) => rondeSoorten.filter((soort) => acceptsHandIn(soort, hoorzitting))
    expect([takes('verslag niet vast'), takes('verslag vast'), takes('afgezien')]).toEqual([['op_stukken'], rondeSoorten, rondeSoorten])
  })

  it('[R-BEO-104] two disciplines only where allowed, with the third seat closed and the other two open', () => {
    const facts = { toegestaan: true, ontbreekt: 'zorg' as const, seats: [seat('IND'), seat('politie')] }
    expect(refuseTwo(facts)).toBeNull()
    expect(refuseTwo({ ...facts, seats: [...facts.seats, seat('zorg', { status: 'gesloten' })] })).toBeNull()
    for (const other of [{ toegestaan: false }, { seats: all }, { seats: [seat('IND')] }, { ontbreekt: 'IND' as const }]) expect(refuseTwo({ ...facts, ...other })).not.toBeNull()
  })
})

it('[R-BEO-110] for each kind of round the form says who will see the sheet, when, and until when it can be corrected', () => {
  for (const soort of rondeSoorten) {
    expect(wieZietDit[soort]).toContain('Alleen u ziet dit')
    expect(wieZietDit[soort]).toMatch(/als alle leden/i)
    expect(verbeterenTot[soort]).toContain('De eerdere versie blijft bewaard')
  }
})

type Deed =
  | { doe: 'indienen' | 'sluiten' | 'vervangen' | 'terugtreden' | 'twee'; wie: Discipline }
  | { doe: 'verslag' | 'afzien' | 'stuk' | 'één ronde' | 'heropenen' }
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ doe: fc.constant('indienen' as const), wie: fc.constantFrom(...disciplines) }) },
  { weight: 3, arbitrary: fc.record({ doe: fc.constantFrom('sluiten' as const, 'vervangen' as const, 'terugtreden' as const, 'twee' as const), wie: fc.constantFrom(...disciplines) }) },
  { weight: 3, arbitrary: fc.record({ doe: fc.constantFrom('verslag' as const, 'afzien' as const, 'stuk' as const, 'één ronde' as const, 'heropenen' as const) }) }
)

interface Lid {
  discipline: Discipline
  /** Per round: how many stukken the last sheet judged, and whether it judged the verslag. */
  bladen: Map<number, { stukken: number; verslag: boolean }>
}
interface Panel {
  leden: (Lid & { status: 'open' | 'gesloten' })[]
  rondes: { soort: RondeSoort; onthuld: boolean }[]
  hoorzitting: HearingState
  stukken: number
  ontbreekt: Discipline | null
}

const current = (panel: Panel) => panel.rondes.length - 1
/** What blad_stand in the database answers, said once more. */
function counts(panel: Panel, lid: Lid): boolean {
  const blad = lid.bladen.get(current(panel))
  const soort = panel.rondes[current(panel)]?.soort
  return blad !== undefined && blad.stukken === panel.stukken && (soort === 'op_stukken' || panel.hoorzitting !== 'verslag vast' || blad.verslag)
}
const seatsOf = (panel: Panel): Seat[] => panel.leden.map((lid) => ({ discipline: lid.discipline, status: lid.status, ingediend: counts(panel, lid) }))

/** The panel after one deed, as the server goes on. Deeds that the rules refuse do nothing. Gives whether this deed revealed. */
function act(panel: Panel, deed: Deed): boolean {
  const ronde = panel.rondes[current(panel)]
  if (!ronde) throw new Error('geen ronde')
  const lid = 'wie' in deed ? panel.leden.find((one) => one.discipline === deed.wie && one.status === 'open') : undefined
  if (deed.doe === 'indienen' && lid && !ronde.onthuld && acceptsHandIn(ronde.soort, panel.hoorzitting)) {
    lid.bladen.set(current(panel), { stukken: panel.stukken, verslag: ronde.soort !== 'op_stukken' && panel.hoorzitting === 'verslag vast' })
  }
  if ((deed.doe === 'sluiten' || deed.doe === 'terugtreden') && lid) lid.status = 'gesloten'
  if (deed.doe === 'vervangen' && !lid) panel.leden.push({ discipline: deed.wie, status: 'open', bladen: new Map() })
  if (deed.doe === 'twee' && !ronde.onthuld && refuseTwo({ toegestaan: true, ontbreekt: deed.wie, seats: seatsOf(panel) }) === null) panel.ontbreekt = deed.wie
  if (deed.doe === 'stuk') panel.stukken += 1
  if (panel.hoorzitting === 'verslag niet vast' && deed.doe === 'verslag') panel.hoorzitting = 'verslag vast'
  if (panel.hoorzitting === 'verslag niet vast' && deed.doe === 'afzien') panel.hoorzitting = 'afgezien'
  if (deed.doe === 'één ronde' && ronde.soort === 'op_stukken' && !ronde.onthuld) ronde.soort = 'enige'
  if (deed.doe === 'heropenen' && ronde.onthuld) panel.rondes.push({ soort: 'heropend', onthuld: false })
  if (panel.leden.some((one) => one.discipline === panel.ontbreekt && one.status === 'open')) panel.ontbreekt = null

  const now = panel.rondes[current(panel)]
  if (!now) throw new Error('geen ronde')
  const step = nextStep({ soort: now.soort, onthuld: now.onthuld, hoorzitting: panel.hoorzitting, seats: seatsOf(panel), ontbreekt: panel.ontbreekt })
  if (step === 'volgende') panel.rondes.push({ soort: 'na_horen', onthuld: false })
  if (step === 'onthullen') for (const one of panel.rondes) one.onthuld = true
  return step === 'onthullen'
}

/** What anybody else can see: nothing of a sealed round but ja or nee. */
const shown = (panel: Panel) =>
  panel.rondes.map(({ onthuld }, index) =>
    panel.leden.map((lid) =>
      visibleToOthers({ discipline: lid.discipline, status: lid.status, concept: {}, sheet: lid.bladen.has(index) ? ({ secret: `${lid.discipline} ${index}` } as never) : null }, onthuld)
    )
  )

describe('whatever happens, in whatever order', () => {
  it('[R-BEO-113] [R-BEO-94] nothing is shown or revealed before everybody has spoken, and all rounds open together', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 60 }), (deeds) => {
        const panel: Panel = {
          leden: disciplines.map((discipline) => ({ discipline, status: 'open', bladen: new Map() })),
          rondes: [{ soort: 'op_stukken', onthuld: false }], hoorzitting: 'verslag niet vast', stukken: 3, ontbreekt: null
        }
        for (const deed of deeds) {
          const before = panel.rondes.filter(({ onthuld }) => onthuld).length
          const revealed = act(panel, deed)
          const open = panel.leden.filter(({ status }) => status === 'open')
          if (revealed) {
            // Everybody who has a seat has spoken, about all there is; and every discipline has a seat, but one by decision.
            expect(open.every((lid) => lid.bladen.get(current(panel))?.stukken === panel.stukken)).toBe(true)
            expect(disciplines.filter((one) => !open.some(({ discipline }) => discipline === one))).toEqual(panel.ontbreekt ? [panel.ontbreekt] : [])
            expect(panel.hoorzitting).not.toBe('verslag niet vast')
            expect(panel.rondes.every(({ onthuld }) => onthuld)).toBe(true)
          } else expect(panel.rondes.filter(({ onthuld }) => onthuld).length).toBe(before)
          panel.rondes.forEach(({ onthuld }, index) => {
            const text = JSON.stringify(shown(panel)[index])
            if (!onthuld) expect(text).not.toContain('secret')
          })
          // Of a closed seat nothing is shown, in any round.
          shown(panel).forEach((views) => views.forEach((view, index) => panel.leden[index]?.status === 'gesloten' && expect(JSON.stringify(view)).not.toContain('secret')))
        }
      }),
      { numRuns: 400 }
    )
  })

  it('[R-BEO-113] the way to the reveal is always open: a deputy for every empty seat, and everybody hands in', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), (deeds) => {
        const panel: Panel = {
          leden: disciplines.map((discipline) => ({ discipline, status: 'open', bladen: new Map() })),
          rondes: [{ soort: 'op_stukken', onthuld: false }], hoorzitting: 'verslag niet vast', stukken: 3, ontbreekt: null
        }
        for (const deed of deeds) act(panel, deed)
        const ending: Deed[] = [{ doe: 'verslag' }, ...disciplines.map((wie): Deed => ({ doe: 'vervangen', wie })), ...[1, 2].flatMap(() => disciplines.map((wie): Deed => ({ doe: 'indienen', wie })))]
        for (const deed of ending) act(panel, deed)
        expect(panel.rondes.every(({ onthuld }) => onthuld)).toBe(true)
      }),
      { numRuns: 200 }
    )
  })
})
