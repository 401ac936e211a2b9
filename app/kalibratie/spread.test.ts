import { describe, expect, it } from 'vitest'
import { catalogus } from '~/beoordeling/test-sheets'
import type { Oordeel } from '~/beoordeling/catalogus/schema'
import type { ScoreEntry } from '~/beoordeling/schema'
import { kalibratieFiguren } from './read-model.server'
import type { Oefenblad } from './schema'
import { spreadFirst, spreadInWords, spreadOf, type Blad } from './spread'

const entry = (code: string, oordeel: Oordeel, reden: string): ScoreEntry =>
  oordeel === 'niet te beoordelen' ? { code, oordeel, reden, ontbrekendeBron: 'tolk' } : oordeel === 'neutraal' ? { code, oordeel, gewicht: null, reden, citaten: [] } : { code, oordeel, gewicht: 'zwaar', reden, citaten: [] }
const oefenblad = (...entries: ScoreEntry[]): Oefenblad => ({ schema: 'weging-oefenblad/v1', catalogusVersie: catalogus.versie, entries })
const bladen = (keuzes: Oordeel[], code = 'B1'): Blad[] => keuzes.map((oordeel, index) => ({ id: `blad-${index}`, eigen: index === 0, blad: oefenblad(entry(code, oordeel, `reden ${index}`)) }))
const order = (id: string): string => id
const b1 = (some: Blad[]) => spreadOf(some, catalogus, order).find((rij) => rij.code === 'B1')

describe('the spread', () => {
  it('[R-KAL-7] counts each choice, and marks the own one for its reader', () => {
    expect(b1(bladen(['versterkt', 'versterkt', 'neutraal', 'verzwakt']))?.keuzes).toEqual([
      { oordeel: 'versterkt', gewicht: 'zwaar', aantal: 2, eigen: true },
      { oordeel: 'neutraal', gewicht: null, aantal: 1, eigen: false },
      { oordeel: 'verzwakt', gewicht: 'zwaar', aantal: 1, eigen: false }
    ])
  })

  it('[R-KAL-4] a criterion with fewer than four answers shows no count and no reason', () => {
    const rij = b1([...bladen(['versterkt', 'neutraal', 'verzwakt']), ...bladen(['versterkt', 'versterkt'], 'B2').map((one) => ({ ...one, id: `${one.id}-b` }))])
    expect(rij).toMatchObject({ teWeinig: true, keuzes: [], redenen: [] })
  })

  it('[R-KAL-8] reasons stand in another order for each criterion, without anything of who wrote them', () => {
    const some = ['a', 'b', 'c', 'd'].map((id) => ({ id, eigen: false, blad: oefenblad(entry('B1', 'versterkt', `1 ${id}`), entry('B2', 'versterkt', `2 ${id}`)) }))
    const rijen = spreadOf(some, catalogus, (id, code) => (code === 'B1' ? id : String.fromCharCode(200 - id.charCodeAt(0))))
    expect(rijen.map((rij) => rij.redenen.map((reden) => reden.tekst))).toEqual([['1 a', '1 b', '1 c', '1 d'], ['2 d', '2 c', '2 b', '2 a']])
    expect(Object.keys(rijen[0]?.redenen[0] ?? {}).sort()).toEqual(['eigen', 'gewicht', 'oordeel', 'tekst'])
  })

  it('[R-KAL-7] the shapes are told in words, and what differs comes first', () => {
    expect(spreadInWords(b1(bladen(['versterkt', 'versterkt', 'neutraal', 'verzwakt'])) ?? { keuzes: [] })).toBe('2 van 4 kozen versterkt, 1 koos neutraal, 1 koos verzwakt.')
    expect(spreadInWords(b1(bladen(['neutraal', 'neutraal', 'neutraal', 'neutraal'])) ?? { keuzes: [] })).toBe('Alle 4 kozen neutraal.')
    const some = [0, 1, 2, 3].map((id) => ({ id: String(id), eigen: false, blad: oefenblad(entry('A1', 'neutraal', 'r'), entry('B1', id === 0 ? 'verzwakt' : 'versterkt', 'r')) }))
    expect(spreadFirst(spreadOf(some, catalogus, order)).map((rij) => rij.code)).toEqual(['B1', 'A1'])
  })
})

describe('the figures of the group', () => {
  const oefening = (...keuzes: Oordeel[]) => ({ catalogusVersie: catalogus.versie, bladen: bladen(keuzes).map(({ blad }) => blad) })

  it('[R-KAL-11] counts per criterion over the exercises; agreement only from two exercises on', () => {
    const one = kalibratieFiguren([oefening('versterkt', 'versterkt', 'neutraal', 'verzwakt')])
    expect(one).toEqual({ oefeningen: 1, bladen: 4, alfa: null, criteria: [{ catalogusVersie: catalogus.versie, code: 'B1', aantallen: { versterkt: 2, neutraal: 1, verzwakt: 1 }, alfa: null }] })
    const two = kalibratieFiguren([oefening('versterkt', 'versterkt', 'versterkt', 'versterkt'), oefening('neutraal', 'neutraal', 'neutraal', 'neutraal')])
    expect(two).toMatchObject({ oefeningen: 2, bladen: 8, alfa: 1, criteria: [{ aantallen: { versterkt: 4, neutraal: 4 }, alfa: 1 }] })
  })

  it('[R-KAL-11] an exercise or a criterion with fewer than four answers gives no figure', () => {
    expect(kalibratieFiguren([oefening('versterkt', 'versterkt', 'neutraal')])).toEqual({ oefeningen: 0, bladen: 0, criteria: [], alfa: null })
    const some = { catalogusVersie: catalogus.versie, bladen: [0, 1, 2, 3].map((id) => oefenblad(entry('B1', 'neutraal', 'r'), ...(id < 3 ? [entry('B2', 'versterkt', 'r')] : []))) }
    expect(kalibratieFiguren([some]).criteria).toEqual([expect.objectContaining({ code: 'B1', aantallen: { neutraal: 4 } }), expect.objectContaining({ code: 'B2', aantallen: null, alfa: null })])
  })
})
