import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays, dagInAmsterdam, momentInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import { naiveMoments, naiveSlots, type NaiveSlot } from '~tests/bench/plannen/naive'
import { largeQuestion } from '~tests/bench/plannen/questions'
import type { ZetelNaam } from './bezetting/rules'
import { compareRang, earliestDay, plan, type Knelpunt, type Voorstel, type Zitting } from './rules'
import { plannenSchema, type Interval, type Persoon, type Planvraag, type PlanvraagInvoer } from './schema'

const at = (dag: string, tijd: string): number => {
  const moment = momentInAmsterdam(dag, tijd)
  if (!moment.ok) throw new Error(`${dag} ${tijd}: ${moment.refusal}`)
  return moment.value.getTime()
}
const on = (dag: string, van = '09:00', tot = '17:00'): Interval => ({ van: at(dag, van), tot: at(dag, tot) })

type PersoonInvoer = PlanvraagInvoer['personen'][number]
const panel: PersoonInvoer[] = [
  { sleutel: 'betrokkene', rol: 'betrokkene' },
  { sleutel: 'ind', rol: 'lid', discipline: 'IND' },
  { sleutel: 'zorg', rol: 'lid', discipline: 'zorg' },
  { sleutel: 'politie', rol: 'lid', discipline: 'politie' },
  { sleutel: 'voorzitter', rol: 'voorzitter' },
  { sleutel: 'secretaris', rol: 'secretaris' }
]

/** Monday 1 June 2026; the papers lay ready a week before, and a week is looked at: Tuesday to Monday 8 June. */
const ask = (other: Partial<PlanvraagInvoer> = {}): Planvraag =>
  plannenSchema.parse({
    minuten: 120, personen: panel, ruimten: [{ sleutel: 'zaal', plaatsen: 12, apartIngang: true }], tolkTaal: null, vandaag: '2026-06-01', stukkenGereed: '2026-05-25', horizonDagen: 7, aantal: 50, perDag: 16, ...other
  })
/** The panel, with what is said of one of them changed. */
const but = (sleutel: string, other: Partial<PersoonInvoer>, ...more: PersoonInvoer[]): PersoonInvoer[] => [...panel.map((one) => (one.sleutel === sleutel ? { ...one, ...other } : one)), ...more]

function proposals(vraag: Planvraag): Voorstel[] {
  const found = plan(vraag)
  return found.ok ? found.value : []
}
function refusal(vraag: Planvraag): Knelpunt {
  const found = plan(vraag)
  if (found.ok) throw new Error('er is een moment')
  return found.refusal
}
const first = (vraag: Planvraag): Zitting => {
  const zitting = proposals(vraag)[0]?.zittingen[0]
  if (!zitting) throw new Error('er is geen moment')
  return zitting
}
const clock = ({ dag, van }: Pick<Zitting, 'dag' | 'van'>): string => `${dag} ${tijdInAmsterdam(new Date(van))}`
const clocks = (vraag: Planvraag): string[] => proposals(vraag).map(({ zittingen }) => zittingen.map(clock).join(' + '))

describe('when a hearing can be', () => {
  it('[R-PLN-1] on working days from nine to five, by the half hour, within the horizon', () => {
    const found = clocks(ask())
    // Five working days of thirteen beginnings; the list holds fifty of them.
    expect(found).toHaveLength(50)
    expect(found[0]).toBe('2026-06-02 09:00')
    expect(found.slice(0, 13).at(-1)).toBe('2026-06-02 15:00')
    expect(clocks(ask({ minuten: 480 }))).toEqual(['2026-06-02 09:00', '2026-06-03 09:00', '2026-06-04 09:00', '2026-06-05 09:00', '2026-06-08 09:00'])
    expect(plannenSchema.safeParse({ ...ask(), minuten: 45 }).success).toBe(false)
  })

  it('[R-PLN-1] the clock on the wall is nine on both sides of both changes', () => {
    for (const [vandaag, before, after] of [['2027-03-25', '2027-03-26', '2027-03-30'], ['2026-10-22', '2026-10-23', '2026-10-26']] as const) {
      const found = proposals(ask({ vandaag, stukkenGereed: '2026-01-01', horizonDagen: 5, perDag: 1 })).map(({ zittingen: [zitting] }) => zitting && clock(zitting))
      expect(found).toContain(`${after} 09:00`)
      if (!isFreeDay(before)) expect(found).toContain(`${before} 09:00`)
    }
    // An appointment at nine on the wall, in summer and in winter time, shuts nine on the wall.
    const taken = (dag: string) => clocks(ask({ vandaag: addDays(dag, -1), stukkenGereed: '2026-01-01', horizonDagen: 1, personen: but('zorg', { bezet: [on(dag, '09:00', '09:30')] }) }))[0]
    expect([taken('2026-10-23'), taken('2026-10-26')]).toEqual(['2026-10-23 09:30', '2026-10-26 09:30'])
  })

  it('[R-PLN-1] not before the papers lay there a week, and not today', () => {
    expect(clocks(ask({ stukkenGereed: '2026-05-27' }))[0]).toBe('2026-06-03 09:00')
    expect(clocks(ask({ stukkenGereed: '2026-05-27', inzageDagen: 10 }))[0]).toBe('2026-06-08 09:00')
    expect(refusal(ask({ stukkenGereed: '2026-06-20' }))).toEqual({ soort: 'geen-dagen', eerste: '2026-06-27', laatste: '2026-06-08' })
  })

  it('[R-PLN-6] what betrokkene cannot binds: never before ten, therapy on Wednesdays, school in the morning, no longer than she can', () => {
    const found = clocks(ask({ wensen: { nooitVoor: '10:00', nooitNa: '15:30', kanNiet: [{ weekdag: 3, van: '00:00', tot: '23:59' }, { weekdag: 4, van: '09:00', tot: '12:15' }] } }))
    expect(found.filter((one) => one.includes('06-03'))).toEqual([])
    expect(found.filter((one) => one.includes('06-02'))).toEqual(['10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30'].map((tijd) => `2026-06-02 ${tijd}`))
    expect(found.filter((one) => one.includes('06-04'))).toEqual(['12:30', '13:00', '13:30'].map((tijd) => `2026-06-04 ${tijd}`))
    expect(refusal(ask({ wensen: { maxMinuten: 90 } }))).toEqual({ soort: 'zitting-te-lang', maxMinuten: 90 })
  })

  it('[R-PLN-6] who of those who ask is too many for betrokkene listens elsewhere and counts', () => {
    const places = (maxVragers?: number) => first(ask({ wensen: { maxVragers } })).bezetting.filter(({ waar }) => waar === 'in de zaal').map(({ sleutel }) => sleutel)
    expect(places()).toEqual(['betrokkene', 'ind', 'voorzitter', 'secretaris', 'zaal'])
    expect(places(1)).toEqual(['betrokkene', 'voorzitter', 'secretaris', 'zaal'])
    expect(places(4)).toEqual(['betrokkene', 'ind', 'zorg', 'politie', 'voorzitter', 'secretaris', 'zaal'])
    const personen = but('zorg', { geslacht: 'v' })
    expect(first(ask({ personen, wensen: { geslachtVragers: 'v' } })).bezetting.filter(({ zetel, waar }) => zetel === 'zorg' && waar === 'in de zaal')).toHaveLength(1)
  })

  it('[R-PLN-7] several sessions lie on days of their own, and together are the best', () => {
    const personen = but('zorg', { bezet: [on('2026-06-02'), on('2026-06-04')] })
    expect(clocks(ask({ personen, zittingen: 2, minuten: 480 }))).toEqual(['2026-06-03 09:00 + 2026-06-05 09:00', '2026-06-05 09:00 + 2026-06-08 09:00'])
    expect(refusal(ask({ personen, zittingen: 4, minuten: 480 }))).toEqual({ soort: 'te-weinig-dagen', gevonden: 3, gevraagd: 4 })
    expect(clocks(ask({ personen, zittingen: 3, minuten: 480 }))).toEqual(['2026-06-03 09:00 + 2026-06-05 09:00 + 2026-06-08 09:00'])
    expect(earliestDay(ask({ personen, zittingen: 2 }))).toBe('2026-06-05')
  })
})

describe('who sits there', () => {
  it('[R-PLN-2] the quorum of each discipline is there, or there is no moment', () => {
    const without = (sleutel: string, other: Partial<PlanvraagInvoer> = {}) => ask({ personen: panel.filter((one) => one.sleutel !== sleutel), ...other })
    expect(refusal(without('zorg'))).toMatchObject({ soort: 'geen-moment', samen: ['zorg'] })
    expect(first(without('zorg', { quorum: { disciplines: 2 } })).leeg).toEqual(['zorg'])
    expect(refusal(ask({ personen: panel.filter(({ rol }) => rol !== 'lid'), quorum: { disciplines: 2 } }))).toMatchObject({ samen: ['quorum'] })
    expect(refusal(ask({ quorum: { perDiscipline: 2 } }))).toMatchObject({ soort: 'geen-moment' })
    const two = [...panel, ...(['IND', 'zorg', 'politie'] as const).map((discipline): PersoonInvoer => ({ sleutel: `tweede-${discipline}`, rol: 'lid', discipline }))]
    expect(first(ask({ personen: two, quorum: { perDiscipline: 2 } })).bezetting.filter(({ zetel }) => zetel === 'zorg').map(({ sleutel }) => sleutel)).toEqual(['zorg', 'tweede-zorg'])
    expect(refusal(ask({ personen: two, quorum: { perDiscipline: 3 } }))).toMatchObject({ soort: 'geen-moment' })
  })

  it('[R-PLN-3] who is excluded takes no seat, also where nobody else can', () => {
    expect(refusal(ask({ personen: but('zorg', { uitgesloten: true }) }))).toMatchObject({ samen: ['zorg'] })
    const deputy = but('zorg', { uitgesloten: true }, { sleutel: 'vervanger', rol: 'lid', discipline: 'zorg' })
    expect(first(ask({ personen: deputy })).bezetting.find(({ zetel }) => zetel === 'zorg')?.sleutel).toBe('vervanger')
    expect(refusal(ask({ personen: but('voorzitter', { uitgesloten: true }) }))).toMatchObject({ samen: ['voorzitter'] })
    expect(first(ask({ personen: [...panel, { sleutel: 'steun', rol: 'steunpersoon', nodig: false, uitgesloten: true }] })).leeg).toEqual(['steunpersoon'])
  })

  it('[R-PLN-5] nobody stands in a question twice, so that nobody is placed twice', () => {
    expect(plannenSchema.safeParse({ ...ask(), personen: [...ask().personen, { sleutel: 'zorg', rol: 'voorzitter' }] }).success).toBe(false)
    expect(plannenSchema.safeParse({ ...ask(), ruimten: [{ sleutel: 'zorg', plaatsen: 9, apartIngang: true }] }).success).toBe(false)
  })

  it('[R-PLN-4] of several who can take a seat the best one does: sworn, of the asked sex, answered, willing', () => {
    const tolk = (sleutel: string, other: Partial<PersoonInvoer>): PersoonInvoer => ({ sleutel, rol: 'tolk', talen: ['Dari'], beedigd: true, geslacht: 'v', ...other })
    const [unsworn, man, silent, unwilling, other] = [tolk('onbeedigd', { beedigd: false }), tolk('man', { geslacht: 'm' }), tolk('stil', { antwoord: false }), tolk('liever-niet', { liever: [on('2026-06-02')] }), tolk('andere-taal', { talen: ['Frans'] })]
    const chosen = (...tolken: PersoonInvoer[]) => {
      const zitting = first(ask({ personen: [...panel, ...tolken], tolkTaal: 'Dari', wensen: { geslachtTolk: 'v' }, horizonDagen: 1 }))
      return { wie: zitting.bezetting.find(({ zetel }) => zetel === 'tolk')?.sleutel, waarschuwingen: zitting.waarschuwingen }
    }
    expect(chosen(unsworn, man, silent, unwilling, tolk('goed', {}))).toEqual({ wie: 'goed', waarschuwingen: [] })
    expect(chosen(unsworn, man, silent, unwilling)).toEqual({ wie: 'liever-niet', waarschuwingen: [{ soort: 'liever-niet', zetel: 'tolk', sleutel: 'liever-niet' }] })
    expect(chosen(unsworn, man, silent)).toEqual({ wie: 'stil', waarschuwingen: [] })
    expect(chosen(unsworn, man, other)).toEqual({ wie: 'man', waarschuwingen: [{ soort: 'ander-geslacht', zetel: 'tolk', sleutel: 'man' }] })
    expect(chosen(unsworn, other)).toEqual({ wie: 'onbeedigd', waarschuwingen: [{ soort: 'niet-beedigd', sleutel: 'onbeedigd' }] })
    expect(refusal(ask({ personen: [...panel, other], tolkTaal: 'Dari' }))).toMatchObject({ samen: ['tolk'] })
  })

  it('[R-PLN-4] a room is large enough for who was asked, and has a door of its own where that is needed', () => {
    const rooms = (...ruimten: PlanvraagInvoer['ruimten']) => ({ ruimten })
    const small = { sleutel: 'klein', plaatsen: 3, apartIngang: true }
    // Betrokkene, two who ask, the secretaris.
    expect(first(ask(rooms(small, { sleutel: 'precies', plaatsen: 4, apartIngang: false }))).bezetting.at(-1)?.sleutel).toBe('precies')
    expect(refusal(ask(rooms(small)))).toMatchObject({ samen: ['ruimte'] })
    expect(refusal(ask({ ...rooms({ sleutel: 'een-deur', plaatsen: 9, apartIngang: false }), apartIngang: true }))).toMatchObject({ samen: ['ruimte'] })
  })

  it('[R-PLN-9] a proposal names who has not answered and which wished seat stays empty', () => {
    const zitting = first(ask({ personen: [...panel, { sleutel: 'gemachtigde', rol: 'gemachtigde', antwoord: false }, { sleutel: 'steun', rol: 'steunpersoon', nodig: false, bezet: [on('2026-06-02')] }], horizonDagen: 1 }))
    expect(zitting.bezetting.filter(({ stand }) => stand !== 'kan')).toEqual([{ zetel: 'gemachtigde', sleutel: 'gemachtigde', stand: 'onbekend', waar: 'in de zaal' }])
    expect(zitting.leeg).toEqual(['steunpersoon'])
  })
})

describe('which moment comes first', () => {
  it('[R-PLN-8] within the term before after it; then what betrokkene would rather not, before anybody else', () => {
    const wensen = { lieverNiet: [2, 3, 4].map((weekdag) => ({ weekdag, van: '09:00', tot: '17:00' })) }
    const personen = but('zorg', { liever: [on('2026-06-05')] }, { sleutel: 'steun', rol: 'steunpersoon', nodig: false, bezet: [on('2026-06-05')] })
    const order = clocks(ask({ personen, wensen, perDag: 1, termijnen: [{ naam: 'advies', uiterlijk: '2026-06-05' }] }))
    expect(order.map((one) => one.slice(0, 10))).toEqual(['2026-06-05', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-08'])
  })

  it('[R-PLN-8] a holiday warns and comes later, and forbids nothing', () => {
    const vakanties = [{ soort: 'school' as const, naam: 'vakantie', van: '2026-06-02', tot: '2026-06-05' }]
    expect(clocks(ask({ vakanties, perDag: 1 })).map((one) => one.slice(0, 10))).toEqual(['2026-06-08', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'])
    expect(first(ask({ vakanties, horizonDagen: 2 })).waarschuwingen).toEqual([{ soort: 'vakantie', waarvan: 'school', naam: 'vakantie' }])
  })

  it('[R-PLN-9] each term says whether it is met and how many working days are left', () => {
    const termijnen = [{ naam: 'advies', uiterlijk: '2026-06-10' }, { naam: 'spoed', uiterlijk: '2026-06-01' }]
    expect(first(ask({ termijnen })).termijnen).toEqual([
      { naam: 'advies', uiterlijk: '2026-06-10', gehaald: true, werkdagenOver: 6 },
      { naam: 'spoed', uiterlijk: '2026-06-01', gehaald: false, werkdagenOver: -1 }
    ])
  })

  it('[R-PLN-10] when there is no moment, the seats that have none together are named, and what each shuts', () => {
    const zorg = [on('2026-06-02'), on('2026-06-03'), on('2026-06-04')]
    const tolk: PersoonInvoer = { sleutel: 'tolk', rol: 'tolk', talen: ['Dari'], beedigd: true, bezet: [on('2026-06-05'), on('2026-06-08', '09:00', '15:30')] }
    const found = refusal(ask({ personen: but('zorg', { bezet: zorg }, tolk, { sleutel: 'gemachtigde', rol: 'gemachtigde', bezet: [on('2026-06-02', '09:00', '13:00')] }), tolkTaal: 'Dari' }))
    expect(found).toMatchObject({ soort: 'geen-moment', samen: ['zorg', 'tolk'] })
    expect(found.soort === 'geen-moment' && found.dicht.slice(0, 3)).toEqual([{ zetel: 'zorg', momenten: 39, van: 65 }, { zetel: 'tolk', momenten: 26, van: 65 }, { zetel: 'gemachtigde', momenten: 8, van: 65 }])
  })
})

const days = ['2026-05-29', '2026-10-21', '2027-03-24', '2026-12-22'] as const
const interval = (vandaag: string): fc.Arbitrary<Interval> =>
  fc.record({ day: fc.integer({ min: 0, max: 9 }), quarter: fc.integer({ min: 30, max: 70 }), length: fc.integer({ min: 1, max: 20 }) }).map(({ day, quarter, length }) => {
    const van = at(addDays(vandaag, day), '00:00') + quarter * 15 * 60_000
    return { van, tot: van + length * 15 * 60_000 }
  })

const person = (vandaag: string, index: number, fixed: Partial<Persoon> = {}): fc.Arbitrary<PersoonInvoer> =>
  fc.record({
    rol: fc.constantFrom('lid', 'lid', 'lid', 'voorzitter', 'secretaris', 'tolk', 'gemachtigde', 'voogd', 'steunpersoon'), discipline: fc.constantFrom('IND', 'zorg', 'politie'), nodig: fc.constantFrom(true, false, false), antwoord: fc.boolean(),
    bezet: fc.array(interval(vandaag), { maxLength: 3 }), liever: fc.array(interval(vandaag), { maxLength: 3 }), uitgesloten: fc.integer({ min: 0, max: 15 }).map((chance) => chance === 0),
    geslacht: fc.constantFrom('v', 'm'), beedigd: fc.boolean()
  } as const).map((one) => ({ ...one, ...fixed, sleutel: `p${index}`, talen: one.rol === 'tolk' ? ['Dari'] : [] })).map(({ discipline, ...rest }): PersoonInvoer => (rest.rol === 'lid' ? { ...rest, discipline } : rest))

const part = fc.record({ weekdag: fc.integer({ min: 1, max: 5 }), hour: fc.integer({ min: 9, max: 15 }), minute: fc.constantFrom('00', '15', '30') }).map(({ weekdag, hour, minute }) => ({ weekdag, van: `${String(hour).padStart(2, '0')}:${minute}`, tot: `${hour + 1}:45` }))

const question: fc.Arbitrary<Planvraag> = fc.constantFrom(...days).chain((vandaag) =>
  fc.record({
    minuten: fc.constantFrom(60, 120, 210), zittingen: fc.constantFrom(1, 1, 2, 3), aantal: fc.constantFrom(3, 50), perDag: fc.constantFrom(1, 16), horizonDagen: fc.integer({ min: 2, max: 9 }),
    personen: fc.tuple(
      person(vandaag, 0, { rol: 'betrokkene' as const, uitgesloten: false }),
      ...(['IND', 'zorg', 'politie'] as const).map((discipline, index) => person(vandaag, index + 1, { rol: 'lid' as const }).map((one): PersoonInvoer => ({ ...one, rol: 'lid', discipline, talen: [] }))),
      ...[4, 5, 6, 7, 8].map((index) => person(vandaag, index))
    ),
    ruimten: fc.array(fc.record({ plaatsen: fc.integer({ min: 6, max: 12 }), apartIngang: fc.boolean(), bezet: fc.array(interval(vandaag), { maxLength: 2 }) }), { minLength: 1, maxLength: 3 }).map((rooms) => rooms.map((room, index) => ({ ...room, sleutel: `r${index}` }))),
    wensen: fc.record({ nooitVoor: fc.constantFrom(undefined, '10:00', '09:45'), nooitNa: fc.constantFrom(undefined, '16:00', '15:45'), kanNiet: fc.array(part, { maxLength: 1 }), lieverNiet: fc.array(part, { maxLength: 2 }), maxVragers: fc.integer({ min: 1, max: 3 }), geslachtVragers: fc.constantFrom(undefined, 'v' as const), geslachtTolk: fc.constantFrom(undefined, 'v' as const) }),
    tolkTaal: fc.constantFrom(null, null, 'Dari'), quorum: fc.record({ perDiscipline: fc.constantFrom(1, 1, 1, 1, 1, 2), disciplines: fc.constantFrom(2 as const, 3 as const) }),
    termijnen: fc.array(fc.integer({ min: 0, max: 6 }).map((day) => ({ naam: 't', uiterlijk: addDays(vandaag, day) })), { maxLength: 2 }),
    vakanties: fc.array(fc.integer({ min: 0, max: 6 }).map((day) => ({ soort: 'school' as const, naam: 'v', van: addDays(vandaag, day), tot: addDays(vandaag, day + 1) })), { maxLength: 1 })
  }).map((rest) => plannenSchema.parse({ ...rest, vandaag, stukkenGereed: addDays(vandaag, -7) }))
)

const overlaps = (one: Interval, two: Interval): boolean => one.van < two.tot && two.van < one.tot

/** Every moment at which one session can be, as the planner finds them. */
const all = (vraag: Planvraag): Zitting[] => proposals({ ...vraag, zittingen: 1, aantal: 1000, perDag: 16 }).map(({ zittingen }) => zittingen[0]).filter((one) => one !== undefined)

describe('proposals, generated', () => {
  const runs = { numRuns: 100 }

  it('[R-PLN-8] what is generated is mostly a question with an answer, and often one that must choose', () => {
    const counts = fc.sample(question, { numRuns: 200, seed: 1 }).map((vraag) => ({ vraag, found: proposals(vraag).length, moments: all(vraag).length }))
    const share = (fits: (one: (typeof counts)[number]) => boolean): number => counts.filter(fits).length / counts.length
    const shares = [share(({ found }) => found > 0), share(({ found, moments }) => found > 0 && moments > found), share(({ found, vraag }) => found > 0 && vraag.zittingen > 1), share(({ found }) => found === 0)]
    expect(shares.map((one, index) => one > ([0.4, 0.2, 0.15, 0.1][index] ?? 1)), shares.join(' ')).toEqual([true, true, true, true])
  })

  it('[R-PLN-5] [R-PLN-2] [R-PLN-3] nobody is taken, excluded or twice there, the quorum is, and betrokkene can', () => {
    fc.assert(fc.property(question, (vraag) => {
      for (const { zittingen } of proposals(vraag)) {
        expect(new Set(zittingen.map(({ dag }) => dag)).size).toBe(zittingen.length)
        for (const zitting of zittingen) {
          const people = zitting.bezetting.flatMap(({ sleutel }) => [...vraag.personen, ...vraag.ruimten].filter((one) => one.sleutel === sleutel))
          expect(new Set(people.map(({ sleutel }) => sleutel)).size).toBe(zitting.bezetting.length)
          expect(people.filter(({ bezet }) => bezet.some((one) => overlaps(one, zitting)))).toEqual([])
          expect(people.filter((one) => 'uitgesloten' in one && one.uitgesloten)).toEqual([])
          const filled = (['IND', 'zorg', 'politie'] as const).filter((discipline) => zitting.bezetting.filter(({ zetel }) => zetel === discipline).length >= vraag.quorum.perDiscipline)
          expect(filled.length).toBeGreaterThanOrEqual(vraag.quorum.disciplines)
          const [begin, end] = [tijdInAmsterdam(new Date(zitting.van)), tijdInAmsterdam(new Date(zitting.tot))]
          expect(begin >= (vraag.wensen.nooitVoor ?? '09:00') && end <= (vraag.wensen.nooitNa ?? '17:00') && begin >= '09:00' && end <= '17:00').toBe(true)
          expect(vraag.wensen.kanNiet.filter(({ weekdag, van, tot }) => new Date(`${zitting.dag}T00:00:00Z`).getUTCDay() === weekdag && begin < tot && van < end)).toEqual([])
          expect(isFreeDay(zitting.dag) || zitting.dag !== dagInAmsterdam(new Date(zitting.van))).toBe(false)
          expect(zitting.bezetting.filter(({ zetel, waar }) => waar === 'in de zaal' && ['IND', 'zorg', 'politie', 'voorzitter'].includes(zetel)).length).toBeLessThanOrEqual(vraag.wensen.maxVragers)
        }
      }
    }), runs)
  })

  it('[R-PLN-8] the same as trying every moment beside every appointment: the same moments, in the same order', () => {
    fc.assert(fc.property(question, (vraag) => {
      const slots = naiveSlots(vraag, naiveMoments(vraag))
      const expected = chains(slots, vraag.zittingen).sort((one, two) => compareRang(sumOf(one), sumOf(two)))
      const kept = expected.filter((chain, index) => expected.slice(0, index).filter(([other]) => other?.dag === chain[0]?.dag).length < vraag.perDag).slice(0, vraag.aantal)
      expect(proposals(vraag).map(({ rang, zittingen }) => ({ rang, when: zittingen.map(clock) }))).toEqual(kept.map((chain) => ({ rang: sumOf(chain), when: chain.map(clock) })))
    }), runs)
  })

  it('[R-PLN-5] one more appointment of anybody never gives another moment, nor a better one', () => {
    const extra = question.chain((vraag) => fc.record({ vraag: fc.constant(vraag), who: fc.nat(vraag.personen.length + vraag.ruimten.length - 1), taken: interval(vraag.vandaag) }))
    fc.assert(fc.property(extra, ({ vraag, who, taken }) => {
      const busier = <T extends { bezet: Interval[] }>(list: readonly T[], offset: number): T[] => list.map((one, index) => (index + offset === who ? { ...one, bezet: [...one.bezet, taken] } : one))
      const busy = { ...vraag, personen: busier(vraag.personen, 0), ruimten: busier(vraag.ruimten, vraag.personen.length) }
      const before = new Set(all(vraag).map(clock))
      expect(all(busy).map(clock).filter((one) => !before.has(one))).toEqual([])
      const [best, then] = [proposals(vraag)[0], proposals(busy)[0]]
      if (then) expect(best && compareRang(best.rang, then.rang)).toBeLessThanOrEqual(0)
    }), runs)
  })

  it('[R-PLN-10] the seats that are named have no moment together, and without any one of them there is one', () => {
    fc.assert(fc.property(question, (vraag) => {
      const found = plan({ ...vraag, zittingen: 1 })
      if (found.ok || found.refusal.soort !== 'geen-moment') return
      const { samen, dicht } = found.refusal
      expect(samen.length).toBeGreaterThan(0)
      const others = dicht.map(({ zetel }) => zetel).filter((zetel) => !samen.includes(zetel)).reduce(relieve, { ...vraag, zittingen: 1 })
      expect(plan(others).ok).toBe(false)
      for (const zetel of samen) expect(plan(relieve(others, zetel)).ok, zetel).toBe(true)
    }), runs)
  })
})

const disciplinesOf = (zetel: ZetelNaam | 'quorum') => (['IND', 'zorg', 'politie'] as const).filter((discipline) => zetel === 'quorum' || zetel === discipline)

/** The same question without this one thing that must be so. */
function relieve(vraag: Planvraag, zetel: ZetelNaam | 'quorum'): Planvraag {
  const added = (others: PersoonInvoer[]): Planvraag => plannenSchema.parse({ ...vraag, personen: [...vraag.personen, ...others] })
  const lids = disciplinesOf(zetel).flatMap((discipline) => [1, 2].map((number): PersoonInvoer => ({ sleutel: `vrij-${discipline}-${number}`, rol: 'lid', discipline })))
  if (lids.length > 0) return added(lids)
  if (zetel === 'tolk') return added([{ sleutel: 'vrije-tolk', rol: 'tolk', talen: ['Dari'] }])
  if (zetel === 'ruimte') return { ...vraag, ruimten: [...vraag.ruimten, { sleutel: 'vrije-zaal', plaatsen: 99, apartIngang: true, bezet: [] }] }
  if (zetel !== 'betrokkene') return { ...vraag, personen: vraag.personen.map((one) => (one.rol === zetel ? { ...one, nodig: false } : one)) }
  return { ...vraag, wensen: { ...vraag.wensen, nooitVoor: undefined, nooitNa: undefined, kanNiet: [] }, personen: vraag.personen.map((one) => (one.rol === 'betrokkene' ? { ...one, bezet: [] } : one)) }
}

/** Each first moment with the best that can follow it on later days. */
function chains(slots: readonly NaiveSlot[], sessions: number): NaiveSlot[][] {
  if (sessions === 1) return slots.map((slot) => [slot])
  return slots.flatMap((slot) => {
    const rest = chains(slots.filter(({ dag }) => dag > slot.dag), sessions - 1).sort((one, two) => compareRang(sumOf(one), sumOf(two)))[0]
    return rest ? [[slot, ...rest]] : []
  })
}
const sumOf = (chain: readonly NaiveSlot[]): Voorstel['rang'] => chain.map(({ rang }) => rang).reduce((one, two) => one.map((value, index) => value + (two[index] ?? 0)) as unknown as Voorstel['rang'])

describe('the work of planning', () => {
  const work = (days: number, perDay = 2): number => plan(largeQuestion(days, perDay)).bekeken

  it('[R-PLN-14] grows no faster than the days, with sixty people and their appointments', () => {
    const [thirty, ninety, hundredEighty] = [work(30), work(90), work(180)]
    expect(largeQuestion(90).personen).toHaveLength(60)
    expect(ninety / thirty).toBeLessThan(3 * 1.25)
    expect(hundredEighty / ninety).toBeLessThan(2 * 1.25)
  })

  it('[R-PLN-14] looks at a small part of what trying everything looks at', () => {
    const vraag = largeQuestion(90)
    const count = { bekeken: 0 }
    naiveSlots(vraag, naiveMoments(vraag), count)
    expect(plan(vraag).bekeken / count.bekeken).toBeLessThan(0.05)
  })

  it('[R-PLN-14] five times as many appointments are at most five times the work', () => {
    expect(work(90, 10) / work(90, 2)).toBeLessThan(5)
  })
})
