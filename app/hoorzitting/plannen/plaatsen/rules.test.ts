import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../rules'
import { plannenSchema, wensenSchema, type Interval } from '../schema'
import { mayHold, mayPlace, type Boeking, type TeHouden, type TePlaatsen } from './rules'

/** Tuesday 2 June 2026, 10:00 to 12:00 in Amsterdam. */
const slot: Interval = { van: Date.parse('2026-06-02T08:00:00Z'), tot: Date.parse('2026-06-02T10:00:00Z') }
const hour = 3_600_000
const shifted = (hours: number): Interval => ({ van: slot.van + hours * hour, tot: slot.tot + hours * hour })
const someone = (other: Partial<TePlaatsen> = {}): TePlaatsen => ({ sleutel: 'lid', rol: 'lid', discipline: 'zorg', uitgesloten: false, bezet: [], ...other })
const panel: TePlaatsen[] = (['IND', 'zorg', 'politie'] as const).map((discipline) => someone({ sleutel: discipline, discipline }))
const hearing = (other: Partial<TeHouden> = {}): TeHouden => ({ slot, personen: panel, ruimte: 'zaal', quorum: { perDiscipline: 1, disciplines: 3 }, ...other })

describe('one person at one moment', () => {
  it('[R-PLN-3] who is excluded is never placed, and that is told before anything else', () => {
    expect(mayPlace(someone({ uitgesloten: true, bezet: [slot] }), slot, [{ sleutel: 'lid', ...slot }])).toEqual({ ok: false, refusal: 'uitgesloten' })
  })

  it('[R-PLN-5] nobody sits at two hearings at once; what ends when the other begins is no clash', () => {
    for (const hours of [-1.5, -1, 0, 1, 1.5]) expect(mayPlace(someone(), slot, [{ sleutel: 'lid', ...shifted(hours) }]), String(hours)).toEqual({ ok: false, refusal: 'dubbel-geboekt' })
    for (const hours of [-2, 2]) expect(mayPlace(someone(), slot, [{ sleutel: 'lid', ...shifted(hours) }]), String(hours)).toEqual({ ok: true })
    expect(mayPlace(someone(), slot, [{ sleutel: 'ander', ...slot }])).toEqual({ ok: true })
  })

  it('[R-PLN-6] nobody is placed when she said she cannot; for betrokkene also what she asked for every week', () => {
    expect(mayPlace(someone({ bezet: [shifted(1)] }), slot, [])).toEqual({ ok: false, refusal: 'kan-niet' })
    const asks = (wensen: object, rol: 'betrokkene' | 'voogd' = 'betrokkene') => mayPlace(someone({ rol, discipline: undefined }), slot, [], wensenSchema.parse(wensen)).ok
    expect([asks({ nooitVoor: '10:00' }), asks({ nooitVoor: '10:30' }), asks({ nooitNa: '12:00' }), asks({ nooitNa: '11:30' })]).toEqual([true, false, true, false])
    const tuesday = (van: string, tot: string) => ({ kanNiet: [{ weekdag: 2, van, tot }] })
    expect([asks(tuesday('09:00', '10:00')), asks(tuesday('11:45', '13:00')), asks({ kanNiet: [{ weekdag: 3, van: '09:00', tot: '17:00' }] }), asks({ maxMinuten: 90 })]).toEqual([true, false, true, false])
    expect(asks({ nooitVoor: '10:30' }, 'voogd')).toBe(true)
  })
})

describe('a whole hearing', () => {
  it('[R-PLN-11] everything that stands in the way is told at once', () => {
    expect(mayHold(hearing(), [])).toEqual({ ok: true })
    expect(mayHold(hearing({ personen: [...panel.slice(0, 2), someone({ sleutel: 'politie', discipline: 'politie', uitgesloten: true })] }), [{ sleutel: 'zorg', ...slot }, { sleutel: 'zaal', ...slot }])).toEqual({
      ok: false,
      refusals: [{ soort: 'persoon', sleutel: 'zorg', waarom: 'dubbel-geboekt' }, { soort: 'persoon', sleutel: 'politie', waarom: 'uitgesloten' }, { soort: 'geen-quorum', ontbreekt: ['politie'] }, { soort: 'ruimte-bezet' }]
    })
  })

  it('[R-PLN-2] the quorum counts different people; a setting may allow two disciplines', () => {
    const two = panel.slice(0, 2)
    expect(mayHold(hearing({ personen: two }), [])).toEqual({ ok: false, refusals: [{ soort: 'geen-quorum', ontbreekt: ['politie'] }] })
    expect(mayHold(hearing({ personen: two, quorum: { perDiscipline: 1, disciplines: 2 } }), [])).toEqual({ ok: true })
    expect(mayHold(hearing({ personen: [...panel, ...panel], quorum: { perDiscipline: 2, disciplines: 3 } }), [])).toMatchObject({ refusals: [{ waarom: 'dubbel-geboekt' }, {}, {}, { soort: 'geen-quorum', ontbreekt: ['IND', 'zorg', 'politie'] }] })
  })

  it('[R-PLN-11] whatever the planner proposes may be booked, and once it is booked not again', () => {
    const vraag = plannenSchema.parse({
      minuten: 90, personen: [{ sleutel: 'betrokkene', rol: 'betrokkene' }, ...(['IND', 'zorg', 'politie'] as const).flatMap((discipline) => [1, 2].map((number) => ({ sleutel: `${discipline}-${number}`, rol: 'lid' as const, discipline })))],
      ruimten: [{ sleutel: 'zaal', plaatsen: 9, apartIngang: true }], wensen: { nooitVoor: '09:45', kanNiet: [{ weekdag: 2, van: '11:15', tot: '13:00' }] }, tolkTaal: null, vandaag: '2026-06-01', stukkenGereed: '2026-05-01', horizonDagen: 8, aantal: 50, perDag: 16
    })
    const taken = fc.array(fc.record({ who: fc.nat(vraag.personen.length - 1), half: fc.nat(15), day: fc.integer({ min: 1, max: 8 }) }), { maxLength: 40 })
    fc.assert(fc.property(taken, (list) => {
      const boekingen: Boeking[] = list.map(({ who, half, day }) => {
        const van = Date.parse('2026-06-01T07:00:00Z') + day * 24 * hour + half * hour / 2
        return { sleutel: vraag.personen[who]?.sleutel ?? '', van, tot: van + hour }
      })
      const personen = vraag.personen.map((one) => ({ ...one, bezet: boekingen.filter(({ sleutel }) => sleutel === one.sleutel).map(({ van, tot }) => ({ van, tot })) }))
      const found = plan({ ...vraag, personen })
      for (const { zittingen } of found.ok ? found.value : []) {
        for (const { van, tot, bezetting } of zittingen) {
          const booked = hearing({ slot: { van, tot }, wensen: vraag.wensen, personen: vraag.personen.filter(({ sleutel }) => bezetting.some((plaats) => plaats.sleutel === sleutel)) })
          expect(mayHold(booked, boekingen)).toEqual({ ok: true })
          expect(mayHold(booked, [...boekingen, ...bezetting.map(({ sleutel }) => ({ sleutel, van, tot }))]).ok).toBe(false)
        }
      }
    }), { numRuns: 30 })
  })
})
