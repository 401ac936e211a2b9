import { describe, expect, it } from 'vitest'
import { criteriaFor } from './catalogus/criteria'
import type { Eis, OordeelCriterium } from './catalogus/schema'
import { readDraft } from './draft'
import { writeCitaten } from './draft-fields'
import { scoreSheetSchema } from './schema'
import { catalogus, context, fullDraft, row, sheet } from './test-sheets'

const weak = { oordeel: 'verzwakt' }
const read = (code: string, changes: Record<string, string>, some = context()) => readDraft({ ...fullDraft(some), ...row(code, { ...weak, ...changes }) }, some)
const refusals = (...asked: Parameters<typeof read>): string[] => read(...asked).problems.map(({ bericht }) => bericht)
const entryOf = (code: string, changes: Record<string, string> = {}) => read(code, changes).entries.find((entry) => entry.code === code)
const demanding = (vraagt: Eis['vraagt']): string[] =>
  criteriaFor(catalogus, { minderjarig: 'ja' })
    .flatMap(({ criterium }) => (criterium.soort === 'oordeel' ? [criterium] : []))
    .filter((one: OordeelCriterium) => one.eisen.some((eis) => eis.vraagt === vraagt && eis.als === 'verzwakt'))
    .map(({ code }) => code)

describe('what a weakened judgement asks besides itself', () => {
  it('[R-BEO-120] verzwakt on B1, B2, B3, D1 and F3 asks a note about the referentiekader', () => {
    expect(demanding('notitie')).toEqual(['B1', 'B2', 'B3', 'D1', 'F3'])
    for (const code of demanding('notitie')) expect(refusals(code, { notitie: ' - ' })).toEqual([expect.stringMatching(/: schrijf bij verzwakt een notitie over het referentiekader \(groep E\)\.$/)])
    expect(entryOf('B1')).toMatchObject({ antwoorden: [{ vraagt: 'notitie', tekst: 'Gelezen in het licht van E5.' }] })
  })

  it('[R-BEO-121] verzwakt on B3 asks a judgement on B4; where it was not put to betrokkene, B4 may be niet te beoordelen', () => {
    expect(demanding('oordeel')).toEqual(['B3'])
    const cannot = row('B4', { oordeel: 'niet te beoordelen', ontbrekend: 'Haar uitleg' })
    const b3 = (changes: Record<string, string>, b4 = cannot) => readDraft({ ...fullDraft(), ...row('B3', { ...weak, ...changes }), ...b4 }, context()).problems
    expect(b3({})).toEqual([{ code: 'B3', veld: 'oordeel', bericht: 'B3 Consistentie tussen verklaringen: geef bij verzwakt ook een oordeel bij B4.' }])
    expect(b3({ voorgelegd: 'niet', voorlegging: 'Zij is niet gehoord.' })).toEqual([])
    expect(b3({}, row('B4', { oordeel: '' })).map(({ code }) => code)).toEqual(['B3', 'B4'])
  })

  it('[R-BEO-122] verzwakt on C5 asks an extra motivation', () => {
    expect(demanding('motivering')).toEqual(['C5'])
    expect(refusals('C5', { motivering: '' })).toEqual(['C5 Medische en psychische informatie: schrijf bij verzwakt een extra motivering.'])
  })

  it('[R-BEO-123] C3, C4, C5, C8 and M1 are weakened only by a citation that contradicts, and by saying what', () => {
    expect(demanding('weersprekend citaat')).toEqual(['C3', 'C4', 'C5', 'C8', 'M1'])
    const minor = context({ minderjarig: 'ja' })
    for (const code of demanding('weersprekend citaat')) {
      expect(refusals(code, { weersprekend: '' }, minor)).toEqual([expect.stringContaining('kies welk citaat de verklaring weerspreekt')])
      expect(refusals(code, { weerspreekt: '' }, minor)).toEqual([expect.stringContaining('schrijf wat dit citaat weerspreekt')])
      expect(refusals(code, {}, minor)).toEqual([])
    }
  })

  it('[R-BEO-123] a citation that is not, or no longer, one of the row does not count', () => {
    expect(refusals('C3', { weersprekend: writeCitaten([{ stuk: 2, plaats: null }]) })).toEqual([expect.stringContaining('kies welk citaat')])
    expect(refusals('C3', { weersprekend: 'geen json' })).toHaveLength(1)
  })

  it('[R-BEO-124] C7 is never weakened by a sepot for lack of leads; another ground is named', () => {
    expect(demanding('andere grond')).toEqual(['C7'])
    expect(refusals('C7', { alleenDat: 'ja' })).toEqual([
      'C7 Informatie van politie en OM: een sepot omdat aanwijzingen voor opsporing ontbreken telt nooit als verzwakt. Kies een ander oordeel, of noem een andere grond.'
    ])
    expect(refusals('C7', { alleenDat: '' })).toEqual([expect.stringContaining('zeg of uw oordeel alleen rust op')])
    expect(refusals('C7', { grond: '' })).toEqual([expect.stringContaining('noem wat er is onderzocht en wat daaruit kwam')])
  })

  it('[R-BEO-125] E7 carries no value: whatever stands in the fields, its entry is a text', () => {
    const some = { ...fullDraft(), 'E7/oordeel': 'verzwakt', 'E7/gewicht': 'zwaar', 'E7/citaten': writeCitaten([{ stuk: 1, plaats: null }]) }
    expect(readDraft(some, context()).entries.find(({ code }) => code === 'E7')).toEqual({ code: 'E7', tekst: 'Betrokkene vertelt in kleine stappen.' })
  })

  it('[R-BEO-126] B3 and F4 count against betrokkene only with where it was put to her and her answer, or a reason why not', () => {
    expect(demanding('voorlegging')).toEqual(['B3', 'F4'])
    for (const code of demanding('voorlegging')) {
      expect(refusals(code, { voorgelegd: '' })).toEqual([expect.stringContaining('kies waar dit aan betrokkene is voorgelegd')])
      expect(refusals(code, { voorlegging: '' })).toEqual([expect.stringContaining('schrijf wat betrokkene antwoordde')])
      expect(refusals(code, { voorgelegd: 'niet', voorlegging: '' })).toEqual([expect.stringContaining('schrijf waarom dit niet aan betrokkene is voorgelegd')])
    }
    expect(entryOf('F4', { voorgelegd: writeCitaten([{ stuk: 1, plaats: 'p. 2' }]) })).toMatchObject({ antwoorden: [{ vraagt: 'voorlegging', waar: { stuk: 1, plaats: 'p. 2' }, antwoord: 'Betrokkene noemt verwarring.' }] })
    expect(entryOf('F4', { voorgelegd: 'niet' })).toMatchObject({ antwoorden: [{ vraagt: 'voorlegging', waar: null, reden: 'Betrokkene noemt verwarring.' }] })
  })

  it('[R-BEO-126] the verslag is a place only when one is fixed', () => {
    expect(refusals('F4', {}, context({ verslag: false }))).toEqual(['F4 Contra-indicaties: er is nog geen vastgesteld verslag. Kies een citaat, of “niet voorgelegd”.'])
  })

  it('[R-BEO-127] what the catalogue asks of one judgement is not asked of another, and leftovers are not recorded', () => {
    const left = { oordeel: 'neutraal', notitie: 'Nog van eerder.', voorgelegd: 'verslag' }
    const { entries, problems } = readDraft({ ...fullDraft(), ...row('B3', left) }, context())
    expect(problems).toEqual([])
    expect(entries.find(({ code }) => code === 'B3')).not.toHaveProperty('antwoorden')
  })

  it('[R-BEO-128] sheets of version 1 stay readable; answers stand only in version 2, and point only at what was judged', () => {
    const entries = readDraft({ ...fullDraft(), ...row('F4', weak) }, context()).entries
    const accepts = (changes: object) => scoreSheetSchema.safeParse({ ...sheet('zorg', entries), ...changes }).success
    expect(accepts({})).toBe(true)
    expect(accepts({ schema: 'weging-scoresheet/v1' })).toBe(false)
    expect(accepts({ schema: 'weging-scoresheet/v1', entries: readDraft(fullDraft(), context()).entries })).toBe(true)
    expect(accepts({ beoordeeldeVersies: { verslag: null, stukken: [1, 2, 3, 7] } })).toBe(false)
    const elsewhere = { code: 'C3', oordeel: 'verzwakt', gewicht: 'licht', reden: 'x', citaten: [], antwoorden: [{ vraagt: 'weersprekend citaat', citaat: { stuk: 99, plaats: null }, weerspreekt: 'x' }] }
    expect(accepts({ entries: [elsewhere] })).toBe(false)
  })
})
