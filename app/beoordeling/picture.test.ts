import { describe, expect, it } from 'vitest'
import { criteriaFor } from './catalogus/criteria'
import { disciplines, type Discipline } from './catalogus/schema'
import { differences } from './differences'
import { readDraft } from './draft'
import { missingSources, movementOf, pictureRows, spreadInWords } from './picture'
import { catalogus, context, fullDraft, row, sheet } from './test-sheets'

const codes = criteriaFor(catalogus, { minderjarig: 'nee' }).map(({ criterium }) => criterium.code)
type Choice = Record<string, string>
const cannot: Choice = { oordeel: 'niet te beoordelen', reden: 'Er is geen brief.', ontbrekend: 'Brief van de behandelaar' }
const rowsOf = (code: string, choices: readonly [Choice, Choice, Choice]) =>
  differences(
    disciplines.map((discipline: Discipline, i) => sheet(discipline, readDraft({ ...fullDraft(context({ discipline })), ...row(code, choices[i]) }, context({ discipline })).entries)),
    catalogus
  )
const rowOf = (code: string, choices: readonly [Choice, Choice, Choice]) => {
  const found = rowsOf(code, choices).find((one) => one.code === code)
  if (!found) throw new Error(`Geen rij ${code}`)
  return found
}
const licht = { oordeel: 'versterkt', gewicht: 'licht' }
const zwaar = { oordeel: 'versterkt', gewicht: 'zwaar' }
const neutraal = { oordeel: 'neutraal' }
const verzwakt = { oordeel: 'verzwakt', gewicht: 'licht' }

describe('the picture of the whole sheet', () => {
  it('[R-BEO-137] shows differences first, or the order of the list, or only a part, without counting anything', () => {
    const rows = rowsOf('D2', [licht, neutraal, cannot])
    expect(pictureRows(rows, codes, { toon: 'alles', orde: 'verschillen eerst' })[0]?.code).toBe('D2')
    expect(pictureRows(rows, codes, { toon: 'alles', orde: 'volgorde van de lijst' }).map(({ code }) => code)).toEqual(codes)
    expect(pictureRows(rows, codes, { toon: 'verschillen', orde: 'verschillen eerst' }).map(({ code }) => code)).toEqual(['D2'])
    expect(pictureRows(rows, codes, { toon: 'niet te beoordelen', orde: 'verschillen eerst' }).map(({ code }) => code)).toEqual(['D2'])
  })

  it('[R-BEO-138] says in words how far members lie apart, and holds no number', () => {
    const said = {
      same: spreadInWords(rowOf('D2', [zwaar, zwaar, zwaar])),
      weight: spreadInWords(rowOf('D2', [zwaar, licht, zwaar])),
      near: spreadInWords(rowOf('D2', [licht, neutraal, neutraal])),
      opposite: spreadInWords(rowOf('D2', [licht, verzwakt, neutraal])),
      part: spreadInWords(rowOf('D2', [licht, cannot, cannot])),
      none: spreadInWords(rowOf('D2', [cannot, cannot, cannot])),
      text: spreadInWords(rowOf('E5', [{}, {}, {}])),
      not: spreadInWords(rowOf('A4', [{}, {}, {}]))
    }
    expect(said).toEqual({
      same: 'eensgezind: versterkt, zwaar',
      weight: 'dezelfde richting, een ander gewicht: versterkt',
      near: 'dicht bij elkaar: versterkt en neutraal',
      opposite: 'tegenover elkaar: versterkt en verzwakt',
      part: 'één oordeel: versterkt; niet iedereen kon dit beoordelen',
      none: 'niemand kon dit beoordelen',
      text: 'teksten, geen oordeel',
      not: 'niet van toepassing'
    })
    expect(Object.values(said).join(' ')).not.toMatch(/\d|%/)
  })

  it('[R-BEO-139] lists what is niet te beoordelen with the source that would settle it', () => {
    expect(missingSources(rowsOf('C5', [cannot, zwaar, cannot]))).toEqual(
      (['IND', 'politie'] as const).map((discipline) => ({ code: 'C5', naam: 'Medische en psychische informatie', discipline, reden: 'Er is geen brief.', bron: 'Brief van de behandelaar' }))
    )
  })

  it('[R-BEO-140] movement is from the last earlier revealed round to now, and only where something moved', () => {
    const [now] = rowOf('B1', [zwaar, zwaar, zwaar]).cellen
    const [was] = rowOf('B1', [neutraal, zwaar, zwaar]).cellen
    if (!now || !was) throw new Error('Geen cel')
    expect(movementOf(now, [{ ronde: 1, discipline: 'IND', entry: was.entry }])).toEqual({ ronde: 1, van: 'neutraal', naar: 'versterkt, zwaar' })
    expect(movementOf(now, [{ ronde: 1, discipline: 'zorg', entry: was.entry }])).toBeNull()
    expect(movementOf(now, [{ ronde: 1, discipline: 'IND', entry: was.entry }, { ronde: 2, discipline: 'IND', entry: now.entry }])).toBeNull()
    expect(movementOf(now, [])).toBeNull()
  })
})
