// Questions of the size the planner is built for, the same for the same seed.
import { plannenSchema, type Interval, type Persoon, type Planvraag, type PlanvraagInvoer } from '~/hoorzitting/plannen/schema'
import { officeDays } from '~/hoorzitting/plannen/rooster/rules'
import { addDays } from '~/platform/kalender/rules'

/** Numbers from 0 to 1 that look like chance and are not (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const vandaag = '2026-11-30'

/** So many appointments on each working day of the horizon, between 09:00 and 17:00, of half an hour to two hours. */
function appointments(random: () => number, horizon: number, perDay: number): Interval[] {
  return officeDays(addDays(vandaag, 1), addDays(vandaag, horizon)).flatMap(({ begin }) =>
    Array.from({ length: perDay }, () => {
      const van = begin + Math.floor(random() * 28) * 15 * 60_000
      return { van, tot: van + (1 + Math.floor(random() * 4)) * 30 * 60_000 }
    })
  )
}

/**
 * Sixty people (six of each discipline or role that takes one of several, and those of this dossier) and six rooms, over so many days, each with so many
 * appointments a day.
 */
export function largeQuestion(horizonDagen: number, perDay = 2, seed = 6): Planvraag {
  const random = seeded(seed)
  const person = (sleutel: string, other: Pick<Persoon, 'rol'> & Partial<Persoon>) => ({
    sleutel, antwoord: random() > 0.2, geslacht: (['v', 'm'] as const)[Math.floor(random() * 2)], bezet: appointments(random, horizonDagen, perDay), liever: appointments(random, horizonDagen, 1), ...other
  })
  const several = (count: number, name: string, other: Pick<Persoon, 'rol'> & Partial<Persoon>) => Array.from({ length: count }, (_, index) => person(`${name}-${index}`, other))
  const invoer: PlanvraagInvoer = {
    minuten: 120,
    personen: [
      person('betrokkene', { rol: 'betrokkene', bezet: [], antwoord: true }),
      ...several(12, 'lid-ind', { rol: 'lid', discipline: 'IND' }), ...several(12, 'lid-zorg', { rol: 'lid', discipline: 'zorg' }), ...several(12, 'lid-politie', { rol: 'lid', discipline: 'politie' }),
      ...several(6, 'voorzitter', { rol: 'voorzitter' }), ...several(6, 'secretaris', { rol: 'secretaris' }),
      ...several(8, 'tolk', { rol: 'tolk', talen: ['Tigrinya'], beedigd: true }),
      person('gemachtigde', { rol: 'gemachtigde' }), person('voogd', { rol: 'voogd', nodig: false }), person('steunpersoon', { rol: 'steunpersoon', nodig: false })
    ],
    ruimten: Array.from({ length: 6 }, (_, index) => ({ sleutel: `zaal-${index}`, plaatsen: 8 + index, apartIngang: index > 2, bezet: appointments(random, horizonDagen, perDay) })),
    wensen: { nooitVoor: '10:00', kanNiet: [{ weekdag: 3, van: '13:00', tot: '17:00' }], geslachtVragers: 'v', geslachtTolk: 'v' },
    tolkTaal: 'Tigrinya', apartIngang: true, vandaag, stukkenGereed: addDays(vandaag, -7), horizonDagen,
    termijnen: [{ naam: 'advies', uiterlijk: addDays(vandaag, 60) }],
    vakanties: [{ soort: 'school', naam: 'kerstvakantie 2026', van: '2026-12-19', tot: '2027-01-03' }]
  }
  return plannenSchema.parse(invoer)
}
