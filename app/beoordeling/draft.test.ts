import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criteriaFor } from './catalogus/criteria'
import type { Catalogus } from './catalogus/schema'
import { draftState, readDraft, sheetProgress } from './draft'
import { draftKey, keuzeVelden, readCitaten, tekstVelden, writeCitaten } from './draft-fields'
import { scoreSheetSchema } from './schema'
import { anyFullDraft, catalogus, context, criterium, fullDraft, row, sheet } from './test-sheets'

const problemsOf = (code: string, changes: Record<string, string>) =>
  readDraft({ ...fullDraft(), ...row(code, changes) }, context()).problems.map((problem) => `${problem.code}/${problem.veld}`)
const entryOf = (code: string, changes: Record<string, string>) =>
  readDraft({ ...fullDraft(), ...row(code, changes) }, context()).entries.find((entry) => entry.code === code)

describe('a draft that is read', () => {
  it('[R-BEO-9] an empty draft lists one missing thing for every criterion that applies, in words', () => {
    const { entries, problems } = readDraft({}, context())
    expect(problems).toHaveLength(42)
    expect(problems[0]).toEqual({ code: 'A1', veld: 'oordeel', bericht: 'A1 Handeling: kies een oordeel.' })
    expect(entries).toEqual(['A4', 'M1', 'M2', 'M3', 'M4'].map((code) => ({ code, nvt: true })))
  })

  it('[R-BEO-9] every complete draft becomes a valid record in the order of the catalogue', () => {
    fc.assert(
      fc.property(anyFullDraft, ({ fields, context: facts }) => {
        const { entries, problems } = readDraft(fields, facts)
        expect(problems).toEqual([])
        expect(entries.map((entry) => entry.code)).toEqual(criteriaFor(catalogus, facts).map((one) => one.criterium.code))
        const record = sheet(facts.discipline, entries)
        expect(scoreSheetSchema.parse(record)).toEqual(record)
      }),
      { numRuns: 50 }
    )
  })

  it('[R-BEO-9] whatever a browser sends, each criterion ends as an entry or as a problem, never as neither or both', () => {
    const keys = criteriaFor(catalogus, { minderjarig: 'ja' }).flatMap(({ criterium: { code } }) => [...keuzeVelden, ...tekstVelden].map((veld) => draftKey(code, veld)))
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('versterkt', 'neutraal', 'verzwakt', 'niet te beoordelen', 'licht', 'ja', '[]', '[{"stuk":1,"plaats":null}]', '[1]', '{"stuk":1}', '__proto__'))
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), value), (fields) => {
        const { entries, problems } = readDraft(fields, context({ minderjarig: 'ja' }))
        const done = entries.map((entry) => entry.code)
        const open = [...new Set(problems.map((problem) => problem.code))]
        expect([...done, ...open].sort()).toEqual(criteriaFor(catalogus, { minderjarig: 'ja' }).map((one) => one.criterium.code).sort())
        if (entries.length > 0) expect(scoreSheetSchema.safeParse(sheet('zorg', entries)).success).toBe(true)
      })
    )
  })

  it('[R-BEO-5] verzwakt is refused where the catalogue does not allow it', () => {
    expect(readDraft({ ...fullDraft(), ...row('G2', { oordeel: 'verzwakt' }) }, context()).problems).toEqual([
      { code: 'G2', veld: 'oordeel', bericht: 'G2 Inperking van basisvrijheden: kies versterkt, neutraal of niet te beoordelen.' }
    ])
  })

  it('[R-BEO-10] versterkt and verzwakt ask a weight, neutraal has none', () => {
    expect(problemsOf('B3', { oordeel: 'versterkt', gewicht: '' })).toEqual(['B3/gewicht'])
    expect(problemsOf('B3', { oordeel: 'verzwakt', gewicht: 'enorm' })).toEqual(['B3/gewicht'])
    expect(entryOf('B3', { oordeel: 'neutraal', gewicht: 'zwaar' })).toMatchObject({ oordeel: 'neutraal', gewicht: null })
  })

  it('[R-BEO-11] a judgement without a reason in words is refused', () => {
    for (const reden of ['', '   ', ' - ', '\u200b', '...']) expect(problemsOf('C1', { reden })).toEqual(['C1/reden'])
    expect(problemsOf('C1', { reden: 'a'.repeat(4001) })).toEqual(['C1/reden'])
    expect(problemsOf('C1', { reden: 'a'.repeat(4000) })).toEqual([])
  })

  it('[R-BEO-12] a judgement without a reference to a stuk is refused, also when it is neutral', () => {
    for (const oordeel of ['versterkt', 'neutraal', 'verzwakt']) expect(problemsOf('D1', { oordeel, citaten: '[]' })).toEqual(['D1/citaten'])
    expect(problemsOf('D1', { citaten: 'geen json' })).toEqual(['D1/citaten'])
  })

  it('[R-BEO-12] where the catalogue asks a citation only at verzwakt, or none, the other judgements may go without', () => {
    const asking = (citaat: 'bij-verzwakt' | 'geen'): Catalogus => ({
      ...catalogus,
      groepen: catalogus.groepen.map((groep) => ({ ...groep, criteria: groep.criteria.map((one) => (one.soort === 'oordeel' ? { ...one, citaat } : one)) }))
    })
    const read = (citaat: 'bij-verzwakt' | 'geen', oordeel: string) =>
      readDraft({ ...fullDraft(), ...row('D1', { oordeel, citaten: '' }) }, context({ catalogus: asking(citaat) })).problems.map((problem) => problem.veld)
    expect([read('bij-verzwakt', 'versterkt'), read('bij-verzwakt', 'neutraal'), read('geen', 'verzwakt')]).toEqual([[], [], []])
    expect(read('bij-verzwakt', 'verzwakt')).toEqual(['citaten'])
  })

  it('[R-BEO-13] [R-BEO-180] niet te beoordelen asks a reason, the missing source and its kind, and takes no weight and no citation', () => {
    expect(problemsOf('C5', { oordeel: 'niet te beoordelen', reden: '', soortBron: 'opsporing' })).toEqual(['C5/reden', 'C5/ontbrekend', 'C5/soortBron'])
    const entry = entryOf('C5', { oordeel: 'niet te beoordelen', reden: 'Er is geen stuk.', ontbrekend: 'Brief van de behandelaar' })
    expect(entry).toEqual({ code: 'C5', oordeel: 'niet te beoordelen', reden: 'Er is geen stuk.', ontbrekendeBron: 'Brief van de behandelaar', soortBron: 'medisch' })
  })

  it('[R-BEO-14] a reference to a stuk outside the dossier is refused by its number', () => {
    const { problems } = readDraft({ ...fullDraft(), ...row('A3', { citaten: writeCitaten([{ stuk: 99, plaats: null }]) }) }, context())
    expect(problems).toEqual([{ code: 'A3', veld: 'citaten', bericht: 'A3 Uitbuiting of oogmerk daarvan: stuk 99 hoort niet bij dit dossier. Kies een ander stuk.' }])
  })

  it('[R-BEO-15] group E is a text per code, or geen bijzonderheden, and not both', () => {
    expect(problemsOf('E5', { tekst: '' })).toEqual(['E5/tekst'])
    expect(entryOf('E5', { tekst: '', geenBijzonderheden: 'ja' })).toEqual({ code: 'E5', geenBijzonderheden: true })
    expect(problemsOf('E5', { geenBijzonderheden: 'ja' })).toEqual(['E5/geenBijzonderheden'])
  })

  it('[R-BEO-15] where geen bijzonderheden is not allowed, it does not take the place of a text', () => {
    const minor = context({ minderjarig: 'twijfel' })
    const { problems } = readDraft({ ...fullDraft(minor), ...row('M3', { tekst: '', geenBijzonderheden: 'ja' }) }, minor)
    expect(problems.map((problem) => `${problem.code}/${problem.veld}`)).toEqual(['M3/tekst'])
  })

  it('[R-BEO-4] what intake made n.v.t. stays n.v.t., whatever stands in the fields', () => {
    expect(entryOf('A4', { oordeel: 'versterkt' })).toEqual({ code: 'A4', nvt: true })
  })

  it('[R-BEO-16] a discipline the catalogue does not ask may leave the row empty, but not half done', () => {
    const onlyCare = structuredClone(catalogus)
    onlyCare.groepen.flatMap((groep) => groep.criteria).forEach((one) => {
      if (one.code === 'C5' && one.soort !== 'geen') one.wieScoort = { disciplines: ['zorg'], minimum: 1 }
    })
    const police = context({ catalogus: onlyCare, discipline: 'politie' })
    const rest = Object.fromEntries(Object.entries(fullDraft()).filter(([key]) => !key.startsWith('C5/')))
    const read = readDraft(rest, police)
    expect(read.problems).toEqual([])
    expect(read.entries.some((entry) => entry.code === 'C5')).toBe(false)
    expect(readDraft({ ...rest, 'C5/reden': 'Half' }, police).problems).toMatchObject([{ code: 'C5', veld: 'oordeel' }])
    expect(readDraft(rest, context({ catalogus: onlyCare })).problems).toMatchObject([{ code: 'C5', veld: 'oordeel' }])
    expect(sheetProgress(rest, police).oordelen).toEqual({ gedaan: 32, totaal: 32 })
  })

  it('[R-BEO-31] the progress counts complete rows that apply, judgements and texts apart', () => {
    const half = Object.fromEntries(Object.entries(fullDraft()).filter(([key]) => !/^(B4|B5|B6)\//.test(key)))
    const progress = sheetProgress(half, context())
    expect(progress.oordelen).toEqual({ gedaan: 30, totaal: 33 })
    expect(progress.teksten).toEqual({ gedaan: 9, totaal: 9 })
    expect(progress.groepen.slice(0, 2)).toEqual([{ code: 'A', soort: 'oordeel', gedaan: 7, totaal: 7 }, { code: 'B', soort: 'oordeel', gedaan: 3, totaal: 6 }])
  })

  it('[R-BEO-31] a row is leeg, bezig or klaar', () => {
    expect(draftState({ 'B3/citaten': '[]' }, criterium('B3'), context())).toBe('leeg')
    expect(draftState({ 'B3/reden': 'Er is' }, criterium('B3'), context())).toBe('bezig')
    expect(draftState(row('B3'), criterium('B3'), context())).toBe('klaar')
  })

  it('[R-BEO-12] citations survive writing and reading', () => {
    const some = [{ stuk: 3, plaats: 'p. 2' }, { stuk: 1, plaats: null }]
    expect(readCitaten(writeCitaten(some))).toEqual(some)
    expect(readCitaten('[{"stuk":1.5,"plaats":null}]')).toBeNull()
  })
})
