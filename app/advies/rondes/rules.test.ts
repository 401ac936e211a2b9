import { describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAdviesZonder, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { sheet } from '~/beoordeling/test-sheets'
import type { ScoreEntry, ScoreSheetRecord } from '~/beoordeling/schema'
import { adviesSha256 } from '../canonical'
import { fixedTextsOf } from '../fixed-texts'
import { checkAdvies, checkAkkoorden, checkBevroren, checkBezetting } from '../rules'
import { AdviesDocument, type AdviesV3 } from '../schema'
import { secondReadingOf, withoutSecondReading } from '../second-reading'
import { movementOf, strengtheningOf } from './derive'
import { checkRondes, signersOf } from './rules'

const judge = (change: (document: AdviesV3) => void): string => {
  const document = exampleAdvies()
  change(document)
  const found = checkRondes(document)
  return found.ok ? 'ok' : `${found.refusal}: ${found.at}`
}
const holds = (document: unknown): boolean => AdviesDocument.safeParse(document).success

describe('the rounds in an advies', () => {
  it('[R-ADV-143] stand in order, and what was judged are the sheets of the last one', () => {
    expect([
      judge(() => undefined), judge(({ rondes }) => { rondes.reverse() }), judge(({ rondes }) => { rondes.pop() }),
      judge(({ rondes }) => { for (const blad of rondes[1]?.bladen ?? []) blad.versie = 3 }), judge(({ rondes }) => { rondes[1]?.bladen.pop() })
    ]).toEqual(['ok', 'round-numbering: ronde 1', 'round-sheets-differ: IND', 'round-sheets-differ: IND', 'round-sheets-differ: politie'])
    expect(holds({ ...exampleAdvies(), rondes: [] })).toBe(false)
  })

  it('[R-ADV-144] what strengthens is listed whole: no point can be left out, added or made heavier', () => {
    expect([
      judge(({ positief }) => { positief.shift() }), judge(({ positief }) => { positief[0]?.leden.pop() }),
      judge(({ positief }) => { for (const { leden } of positief) for (const lid of leden) lid.gewicht = 'zwaar' }),
      judge(({ positief }) => { positief.push({ groep: 'B', code: 'B3', naam: 'Consistentie', leden: [{ discipline: 'zorg', gewicht: 'licht' }], gronden: [{ soort: 'stuk', nummer: 1, plaats: null }] }) })
    ]).toEqual(['strengthening-differs: B1', 'strengthening-differs: B1', 'strengthening-differs: B1', 'strengthening-differs: B3'])
    const { groepen, records } = exampleAdvies()
    expect(strengtheningOf(groepen, records).map(({ code, leden, gronden }) => [code, leden.map(({ discipline }) => discipline), gronden.length])).toEqual([['B1', ['IND', 'zorg'], 4], ['C2', ['politie'], 3]])
    expect(strengtheningOf([], records)).toEqual([])
  })

  const sheets = (...entries: ScoreEntry[]): ScoreSheetRecord[] => [sheet('zorg', entries), sheet('IND', entries)]
  const entry = (oordeel: 'versterkt' | 'neutraal', gewicht: 'licht' | null): ScoreEntry =>
    (oordeel === 'neutraal' ? { code: 'B1', oordeel, gewicht: null, reden: 'x', citaten: [] } : { code: 'B1', oordeel, gewicht, reden: 'x', citaten: [] })
  const B1 = [{ code: 'B1', naam: 'Gedetailleerdheid' }]

  it('[R-ADV-148] movement is shown where a judgement moved, from the first round to the last, and nowhere else', () => {
    const moved = movementOf([{ nummer: 1, sheets: sheets(entry('neutraal', null)) }, { nummer: 2, sheets: [...sheets(entry('versterkt', 'licht')).slice(0, 1), ...sheets(entry('neutraal', null)).slice(1)] }], B1, ['IND', 'zorg', 'politie'])
    expect(moved).toEqual([{ ...B1[0], leden: [{ discipline: 'zorg', stappen: [{ ronde: 1, oordeel: 'neutraal', gewicht: null }, { ronde: 2, oordeel: 'versterkt', gewicht: 'licht' }] }] }])
    expect(movementOf([{ nummer: 1, sheets: sheets(entry('neutraal', null)) }], B1, ['IND', 'zorg'])).toEqual([])
    expect(movementOf([{ nummer: 1, sheets: sheets() }, { nummer: 2, sheets: sheets(entry('versterkt', null)) }], B1, ['IND'])[0]?.leden[0]?.stappen[0]).toEqual({ ronde: 1, oordeel: null, gewicht: null })
    const step = (document: AdviesV3) => document.beweging[0]?.leden[0]?.stappen ?? []
    expect([
      judge((document) => { for (const own of step(document).slice(1)) own.oordeel = 'versterkt' }), judge((document) => { for (const own of step(document).slice(0, 1)) Object.assign(own, { oordeel: 'neutraal', gewicht: null }) }),
      judge((document) => { for (const own of step(document).slice(0, 1)) own.ronde = 7 })
    ]).toEqual(['movement-differs: B1, politie', 'movement-differs: B1, politie', 'movement-differs: B1, politie'])
  })

  it('[R-ADV-150] after a reopened round the advies says that the members had seen each other’s earlier judgement', () => {
    const document = exampleAdvies()
    for (const ronde of document.rondes.slice(1)) ronde.soort = 'heropend'
    expect(checkAdvies(document, fixedTextsOf(document))).toMatchObject({ refusal: 'fixed-text-changed', at: 'zorgvuldigheid' })
    expect(fixedTextsOf(document).zorgvuldigheid.some((zin) => zin.includes('kenden de leden elkaars eerdere oordeel'))).toBe(true)
    expect(fixedTextsOf(exampleAdvies()).zorgvuldigheid.some((zin) => zin.includes('heropend'))).toBe(false)
  })
})

describe('a panel of two disciplines', () => {
  it('[R-ADV-145] is an advies only when the third is named by a recorded decision and stands nowhere as one that judged', () => {
    for (const missing of ['IND', 'zorg', 'politie'] as const) {
      const document = exampleAdviesZonder(missing)
      expect(AdviesDocument.safeParse(document).error?.issues ?? []).toEqual([])
      expect(checkAdvies(document, fixedTextsOf(document))).toEqual({ ok: true })
    }
    const [two, three] = [exampleAdviesZonder('zorg'), exampleAdvies()]
    const broken = [
      { ...two, ontbrekendeDiscipline: null }, { ...two, ontbrekendeDiscipline: 'politie' }, { ...two, rondeBesluiten: [] }, { ...three, ontbrekendeDiscipline: 'zorg' },
      { ...three, besluit: two.besluit }, { ...three, standpunten: two.standpunten }, { ...three, paneel: two.paneel },
      ...(['besluit', 'standpunten', 'paneel', 'verklaringen', 'vervangers', 'rondes', 'records', 'referentiekader', 'groepen', 'positief'] as const).map((part) => ({ ...two, [part]: three[part] }))
    ]
    expect(broken.map(holds)).toEqual(broken.map(() => false))
  })

  it('[R-ADV-145] the two that are left sign it off, and nobody else', () => {
    const document = exampleAdviesZonder('zorg')
    const [sha256, akkoorden] = [adviesSha256(document), exampleAkkoorden(document)]
    expect(signersOf(document)).toEqual(['IND', 'politie'])
    expect(checkAkkoorden(akkoorden, document, sha256)).toEqual({ ok: true })
    expect(checkAkkoorden({ ...akkoorden, akkoorden: akkoorden.akkoorden.slice(1) }, document, sha256)).toMatchObject({ refusal: 'akkoord-missing', at: 'IND' })
    const third = exampleAkkoorden(exampleAdvies()).akkoorden.filter(({ discipline }) => discipline === 'zorg')
    expect(checkAkkoorden({ ...akkoorden, akkoorden: [...akkoorden.akkoorden, ...third] }, document, sha256)).toMatchObject({ refusal: 'other-member', at: 'zorg' })
    const seats = document.paneel.leden.map(({ discipline, registernummer }) => ({ zetel: discipline, registernummer, verklaring: 'geen_belang' as const }))
    expect([checkBezetting(seats, 'zorg'), checkBevroren(seats, document), checkBezetting(seats, null)]).toEqual([{ ok: true }, { ok: true }, { ok: false, refusal: 'seat-empty', at: 'zorg' }])
  })
})

describe('the second reading', () => {
  const lezing = {
    schema: 'weging-tegenlezing/v1' as const, lezer: { functie: 'Panellid', registernummer: 'REG-9' }, wegingVersie: 1, gevraagdOp: '2026-11-20', uiterlijk: '2026-11-25', werkdagen: 3,
    ontvangenOp: '2026-11-24', oordeel: 'vragen' as const, tekst: ['Waarom?']
  }
  const antwoord = { schema: 'weging-tegenlezing-antwoord/v1' as const, tegenlezingVersie: 2, op: '2026-11-25', tekst: ['Daarom.'] }
  const zonder = { schema: 'weging-tegenlezing-besluit/v1' as const, wegingVersie: 1, op: '2026-11-25', reden: 'Er is niemand.' }
  const nothing = { lezing: null, antwoord: null, zonder: null }

  it('[R-ADV-147] niet aannemelijk is not fixed before it is there and answered, or a recorded reason says why not', () => {
    const states = [nothing, { ...nothing, lezing: { ...lezing, ontvangenOp: null, oordeel: null, tekst: [] } }, { ...nothing, lezing }, { lezing, antwoord, zonder: null }, { ...nothing, lezing, zonder }, { ...nothing, zonder }]
    expect(states.map(withoutSecondReading)).toEqual([
      expect.stringContaining('hoort een tegenlezing'), expect.stringContaining('nog niet geantwoord'), expect.stringContaining('heeft vragen'), null, null, null
    ])
    const document = exampleAdvies({ uitkomst: 'niet aannemelijk' })
    expect(states.map((state) => holds({ ...document, tegenlezing: secondReadingOf(state) }))).toEqual([false, false, false, true, true, true])
    expect(holds({ ...document, tegenlezing: null })).toBe(false)
    expect(holds({ ...exampleAdvies(), tegenlezing: document.tegenlezing })).toBe(false)
  })
})
