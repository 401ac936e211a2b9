import { describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAdviesV1, exampleAdviesV2, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { akkoordenOf } from './akkoorden'
import { adviesSha256, canonicalAdvies, challengeFor } from './canonical'
import { toDocumentLine, toDocumentText, toParagraphs } from './document-text'
import { conclusionSentence, carefulnessSentences, fixedTextsOf } from './fixed-texts'
import { strengtheningOf } from './rondes/derive'
import { checkAdvies, checkAkkoorden, checkBevroren, checkBezetting, type Bezet } from './rules'
import { AdviesDocument, Akkoorden, type AdviesV3, type Uitkomst } from './schema'

const judge = (change: (document: AdviesV3) => void, uitkomst: Uitkomst = 'aannemelijk') => {
  const document = exampleAdvies({ uitkomst })
  const fixed = fixedTextsOf(document)
  change(document)
  return checkAdvies(document, fixed)
}
const refusalOf = (verdict: ReturnType<typeof judge>): string => (verdict.ok ? 'ok' : `${verdict.refusal}: ${verdict.at}`)
const nothing = (): void => undefined

describe('what an advies is', () => {
  it('[R-ADV-1] the schema takes no field more, and no value that does not print', () => {
    const document = exampleAdvies()
    expect(AdviesDocument.safeParse(document).success).toBe(true)
    const broken = [
      { ...document, notitie: 'x' }, { ...document, versie: 1.5 }, { ...document, vastgesteldOp: '2026-02-30' }, { ...document, vastgesteldOp: new Date() },
      { ...document, doel: 'café'.normalize('NFD') }, { ...document, doel: 'a\u202eb' }, { ...document, doel: 'a\u200bb' }, { ...document, doel: 'a\u00a0b' },
      { ...document, doel: ' wit' }, { ...document, doel: '' }, { ...document, doel: 'twee\nregels' }, { ...document, verzoeker: undefined }
    ]
    expect(broken.map((value) => AdviesDocument.safeParse(value).success)).toEqual(broken.map(() => false))
  })

  it('[R-ADV-2] the hash does not depend on the order of fields, and changes with every word', () => {
    const document = exampleAdvies()
    const reversed = Object.fromEntries(Object.entries(document).reverse())
    expect(canonicalAdvies(reversed)).toBe(canonicalAdvies(document))
    expect(adviesSha256({ ...document, doel: `${document.doel} x` })).not.toBe(adviesSha256(document))
    expect(() => canonicalAdvies({ ...document, versie: Number.NaN })).toThrow()
  })

  it('[R-ADV-2] typed text is made fit without changing a word', () => {
    expect(toDocumentText(' a\u00adb\r\nc\u00a0d\u200b\t')).toBe('ab\nc d')
    expect(toDocumentLine('een\n twee')).toBe('een twee')
    expect(toParagraphs('een\ntwee\n\n \n drie\n')).toEqual(['een\ntwee', 'drie'])
    expect(toParagraphs(' \n ')).toEqual([])
  })

  it('[R-ADV-15] every seat, view, source, weight and fixed sentence must be in order', () => {
    for (const uitkomst of ['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'] as const) expect(judge(nothing, uitkomst)).toEqual({ ok: true })
    const refusals = [
      judge((document) => { document.paneel.leden.pop() }),
      judge((document) => { document.paneel.leden.shift() }),
      judge((document) => { document.paneel.leden.splice(1, 1) }),
      judge((document) => { for (const lid of document.paneel.leden) lid.registernummer = 'REG-1' }),
      judge((document) => { document.standpunten.pop() }),
      judge((document) => { for (const view of document.standpunten) view.afwijkend = [] }),
      judge((document) => { document.bronnen.reverse() }),
      judge((document) => { document.bronnen.pop() }),
      judge((document) => { for (const groep of document.groepen) for (const oordeel of groep.oordelen) for (const own of oordeel.perDiscipline) own.discipline = 'IND' }),
      judge((document) => { for (const groep of document.groepen) for (const oordeel of groep.oordelen) for (const own of oordeel.perDiscipline) own.gewicht = own.oordeel === 'neutraal' ? 'licht' : own.gewicht }),
      judge((document) => { document.ontbreekt = [] }, 'onvoldoende informatie'),
      judge((document) => { document.conclusie.zin = 'Zeker weten.' }),
      judge((document) => { document.zorgvuldigheid.shift() })
    ].map((verdict) => verdict.ok ? 'ok' : verdict.refusal)
    expect(refusals).toEqual([
      'seat-missing', 'chair-missing', 'secretary-missing', 'register-number-double', 'view-missing', 'dissent-without-reason', 'source-numbering',
      'unknown-source', 'double-judgement', 'weight-does-not-fit', 'missing-information-unnamed', 'fixed-text-changed', 'fixed-text-changed'
    ])
  })

  it('[R-ADV-16] a negative outcome says that betrokkene did not therefore lie, and missing facts do not count against her', () => {
    expect(conclusionSentence('niet aannemelijk')).toContain('Dit betekent niet dat betrokkene heeft gelogen.')
    expect(conclusionSentence('onvoldoende informatie')).toContain('telt niet tegen betrokkene')
  })

  it('[R-ADV-50] the vergewisplicht follows the grondslag: Awb 3:9 for an adviseur of Awb 3:5, naar analogie for any other', () => {
    const [adviseur] = carefulnessSentences({ grondslagIsAwb35: true, ietsGemeld: false })
    expect([adviseur, carefulnessSentences({ grondslagIsAwb35: false, ietsGemeld: false })[0]]).toEqual([
      expect.not.stringContaining('analogie'), expect.stringContaining('naar analogie van artikel 3:9')
    ])
    const turned = exampleAdvies()
    turned.grondslagIsAwb35 = true
    expect(checkAdvies(turned, fixedTextsOf(turned))).toMatchObject({ refusal: 'fixed-text-changed', at: 'zorgvuldigheid' })
  })

  it('[R-ADV-51] every paragraph of the panel names a stuk or record of this advies', () => {
    expect([
      judge(({ samenvatting }) => { samenvatting[1]?.gronden.splice(0) }),
      judge(({ zorgvuldigheid }) => { zorgvuldigheid.at(-1)?.gronden.splice(0) }),
      judge(({ contraIndicaties }) => { contraIndicaties[2]?.gronden.splice(0) }),
      judge(({ groepen }) => { groepen[1]?.balans[0]?.gronden.splice(0) }),
      judge(({ samenvatting }) => { samenvatting[0]?.gronden.push({ soort: 'stuk', nummer: 9, plaats: null }) }),
      judge(({ samenvatting }) => { samenvatting[0]?.gronden.push({ soort: 'verslag', discipline: null, versie: 1, plaats: null }) }),
      judge(({ samenvatting }) => { samenvatting[0]?.gronden.push({ soort: 'standpunt', discipline: 'zorg', versie: 1, plaats: null }) })
    ].map(refusalOf)).toEqual([
      'ground-missing: Wat betrokkene vertelde, alinea 2', 'ground-missing: Zorgvuldigheid, alinea 4', 'ground-missing: Contra-indicatie 3',
      'ground-missing: Balans van groep C, alinea 1', 'unknown-record: Wat betrokkene vertelde, alinea 1', 'unknown-record: Wat betrokkene vertelde, alinea 1', 'ok'
    ])
  })

  it('[R-ADV-52] a contra-indication is whole: where it was put to betrokkene and the answer, or why it was not', () => {
    const halves = [
      (contra: AdviesV3['contraIndicaties'][number]) => ({ ...contra, antwoord: null }),
      (contra: AdviesV3['contraIndicaties'][number]) => ({ ...contra, voorgelegd: { waar: 'niet voorgelegd', reden: 'Geen tijd.' } }),
      (contra: AdviesV3['contraIndicaties'][number]) => ({ ...contra, voorgelegd: { waar: 'schriftelijk' } })
    ]
    const document = exampleAdvies()
    expect(halves.map((half) => AdviesDocument.safeParse({ ...document, contraIndicaties: document.contraIndicaties.map(half) }).success)).toEqual([false, false, false])
    expect(refusalOf(judge((advies) => { advies.hoorzitting = { gehouden: false, reden: 'Betrokkene wil niet worden gehoord.' } }))).toBe('unknown-place: Contra-indicatie 1')
  })

  it('[R-ADV-53] who calls the panel unanimous must be right, and the views under the decision are those on record', () => {
    expect([
      judge((advies) => { advies.besluit = { ...advies.besluit, wijze: 'eenstemmig', regel: null } }),
      judge(({ besluit }) => { besluit.stemmen = besluit.stemmen.map((stem) => ({ ...stem, uitkomst: 'aannemelijk' })) }),
      judge(({ besluit }) => { besluit.stemmen[1] = { discipline: 'IND', uitkomst: 'aannemelijk' } })
    ].map(refusalOf)).toEqual(['not-unanimous: IND', 'votes-differ: IND', 'votes-differ: IND'])
    expect(AdviesDocument.safeParse({ ...exampleAdvies(), besluit: { ...exampleAdvies().besluit, regel: null } }).success).toBe(false)
  })

  it('[R-ADV-54] nobody may be said to have declared who did not, and each discipline has one sheet', () => {
    expect([
      judge(({ verklaringen }) => { verklaringen.shift() }),
      judge(({ verklaringen }) => { for (const own of verklaringen) own.registernummer = 'REG-1003' }),
      judge((advies) => { advies.records = advies.records.filter(({ soort, discipline }) => soort !== 'score' || discipline !== 'zorg') })
    ].map(refusalOf)).toEqual(['declaration-missing: Voorzitter', 'declaration-missing: Voorzitter', 'sheet-missing: zorg'])
  })

  it('[R-ADV-73] of who came after the reveal there is no sheet and no judgement, and the advies says so', () => {
    const document = exampleAdvies()
    const ofOthers = <Own extends { discipline: string | null }>(all: Own[]): Own[] => all.filter(({ discipline }) => discipline !== 'zorg')
    document.records = document.records.filter(({ soort, discipline }) => soort !== 'score' || discipline !== 'zorg')
    document.referentiekader = document.referentiekader.map((row) => ({ ...row, teksten: ofOthers(row.teksten) }))
    document.groepen = document.groepen.map((groep) => ({ ...groep, oordelen: groep.oordelen.map((row) => ({ ...row, perDiscipline: ofOthers(row.perDiscipline) })) }))
    document.rondes = document.rondes.map((ronde) => ({ ...ronde, bladen: ofOthers(ronde.bladen) }))
    document.positief = strengtheningOf(document.groepen, document.records)
    document.samenvatting.pop()
    expect(refusalOf(checkAdvies(document, fixedTextsOf(document)))).toBe('fixed-text-changed: zorgvuldigheid')
    const said = carefulnessSentences({ grondslagIsAwb35: false, ietsGemeld: true, zonderBeoordeling: ['zorg'] }).map((tekst) => ({ tekst, gronden: [] }))
    expect(said.at(-1)?.tekst).toContain('Het lid namens de zorg kwam in het panel nadat')
    document.zorgvuldigheid = said
    expect(refusalOf(checkAdvies(document, fixedTextsOf(document)))).toBe('ok')
  })

  it('[R-ADV-141] a gap in the numbers of the stukken stands in the way of nothing; a number twice does, and so does a stuk in the gap', () => {
    const last = (document: ReturnType<typeof exampleAdvies>, nummer: number) => { for (const bron of document.bronnen.slice(-1)) document.bronnen.push({ ...bron, nummer }) }
    expect(judge((document) => { last(document, 7) })).toEqual({ ok: true })
    expect(judge((document) => { last(document, 2) })).toMatchObject({ refusal: 'source-numbering' })
    expect(judge((document) => { last(document, 7); document.samenvatting[0]?.gronden.push({ soort: 'stuk', nummer: 5, plaats: null }) })).toMatchObject({ refusal: 'unknown-record' })
  })

  it('[R-ADV-15] a criterion without a weight is no fault', () => {
    expect(refusalOf(judge((document) => {
      for (const { perDiscipline } of document.groepen.flatMap(({ oordelen }) => oordelen)) for (const own of perDiscipline) own.gewicht = null
      document.positief = strengtheningOf(document.groepen, document.records)
    }))).toBe('ok')
  })

  it('[R-ADV-55] a source without an exact day has the date in the words of the stuk, and its long lines are whole', () => {
    const document = exampleAdvies()
    const [first, ...rest] = document.bronnen
    const read = (change: object): boolean => AdviesDocument.safeParse({ ...document, bronnen: [{ ...first, ...change }, ...rest] }).success
    expect([read({}), read({ datum: null }), read({ datumTekst: 'voorjaar' }), read({ datum: null, datumTekst: 'voorjaar' }), read({ vindplaats: 'x'.repeat(5_000) })]).toEqual([true, false, false, true, true])
  })

  it('[R-ADV-56] an advies of the second version is still an advies: nothing of the third is asked of it', () => {
    const second = exampleAdviesV2()
    expect(AdviesDocument.safeParse(second).success).toBe(true)
    expect(checkAdvies(second, fixedTextsOf(second))).toEqual({ ok: true })
    expect(AdviesDocument.safeParse({ ...second, rondes: [] }).success).toBe(false)
  })

  it('[R-ADV-56] an advies of the first version is still an advies, in the fixed sentences of then', () => {
    const first = exampleAdviesV1()
    expect(checkAdvies(first, fixedTextsOf(first))).toEqual({ ok: true })
    expect(AdviesDocument.safeParse(first).success).toBe(true)
    expect(checkAdvies({ ...first, zorgvuldigheid: fixedTextsOf(exampleAdvies()).zorgvuldigheid.slice() }, fixedTextsOf(first))).toMatchObject({ refusal: 'fixed-text-changed' })
  })
})

describe('approvals', () => {
  it('[R-ADV-10] belong to this advies, this member and one key each', () => {
    const document = exampleAdvies()
    const hash = adviesSha256(document)
    const akkoorden = exampleAkkoorden(document)
    expect(checkAkkoorden(akkoorden, document, hash)).toEqual({ ok: true })
    expect(checkAkkoorden(akkoorden, document, 'f'.repeat(64))).toMatchObject({ refusal: 'other-advies' })
    expect(checkAkkoorden({ ...akkoorden, akkoorden: akkoorden.akkoorden.slice(1) }, document, hash)).toMatchObject({ refusal: 'akkoord-missing', at: 'IND' })
    expect(checkAkkoorden({ ...akkoorden, akkoorden: [...akkoorden.akkoorden, ...akkoorden.akkoorden] }, document, hash)).toMatchObject({ refusal: 'akkoord-double' })
  })

  it('[R-ADV-10] the challenge changes with every part of the statement', () => {
    const statement = { soort: 'akkoord', kenmerk: 'W-2026-0017', versie: 1, sha256: 'a'.repeat(64), discipline: 'zorg', registernummer: 'REG-1' }
    const variants = [statement, { ...statement, versie: 2 }, { ...statement, sha256: 'b'.repeat(64) }, { ...statement, discipline: 'IND' }, { ...statement, registernummer: 'REG-2' }]
    expect(new Set(variants.map(challengeFor)).size).toBe(variants.length)
    expect(() => challengeFor({ ...statement, extra: 1 })).toThrow()
  })
})

it('[R-ADV-70] the panel is every seat, each with one person who declared, and in a frozen advies the same people', () => {
  const document = exampleAdvies()
  const { leden } = document.paneel
  const seats: Bezet[] = leden.map(({ discipline, registernummer }) => ({ zetel: discipline, registernummer, verklaring: 'geen_belang' }))
  const change = (zetel: string, to: Partial<Bezet>): Bezet[] => seats.map((seat) => (seat.zetel === zetel ? { ...seat, ...to } : seat))
  expect([checkBezetting(seats, null), checkBevroren(seats, document)]).toEqual([{ ok: true }, { ok: true }])
  expect(checkBezetting(seats.slice(1), null)).toEqual({ ok: false, refusal: 'seat-empty', at: 'voorzitter' })
  expect(checkBezetting(change('zorg', { verklaring: 'belang' }), null)).toEqual({ ok: false, refusal: 'conflict-open', at: 'zorg' })
  expect(checkBezetting(change('secretaris', { verklaring: 'open' }), null)).toEqual({ ok: false, refusal: 'not-declared', at: 'secretaris' })
  expect(checkBezetting(change('zorg', { registernummer: 'REG-9' }), null)).toEqual({ ok: true })
  expect(checkBevroren(change('zorg', { registernummer: 'REG-9' }), document)).toEqual({ ok: false, refusal: 'panel-changed', at: 'zorg' })
})

describe('dissent', () => {
  const redenen = ['De periode in Nederland is niet beschreven.', 'Daarom kan dit lid niet instemmen.']
  /** The three members answer as v2; IND dissents. The rules look at the statements; who frozen text it is about, its hash says. */
  const answers = (soort: 'akkoord' | 'afwijkend', own: readonly string[]) => {
    const document = exampleAdvies()
    const v1 = exampleAkkoorden(document)
    const akkoorden = v1.akkoorden.map((akkoord) => ({ ...akkoord, verklaring: { ...akkoord.verklaring, soort: akkoord.discipline === 'IND' ? soort : ('akkoord' as const), redenen: akkoord.discipline === 'IND' ? own : [] } }))
    return { document, read: Akkoorden.safeParse({ ...v1, schema: 'weging-akkoorden/v2', akkoorden }) }
  }

  it('[R-ADV-76] a statement holds reasons exactly when it is dissent, and the passkey is asked about these words', () => {
    const statement = { soort: 'afwijkend', kenmerk: 'W-2026-0017', versie: 1, sha256: 'a'.repeat(64), discipline: 'zorg', registernummer: 'REG-1', redenen }
    expect(challengeFor(statement)).not.toBe(challengeFor({ ...statement, redenen: [redenen[0]] }))
    const { redenen: _none, ...v1 } = { ...statement, soort: 'akkoord' }
    expect(challengeFor({ ...statement, soort: 'akkoord', redenen: [] })).not.toBe(challengeFor(v1))
    for (const wrong of [{ soort: 'afwijkend', redenen: [] }, { soort: 'akkoord', redenen }, { soort: 'afwijkend', redenen: ['onzichtbaar\u200b'] }]) expect(() => challengeFor({ ...statement, ...wrong })).toThrow()
    expect([answers('afwijkend', redenen), answers('akkoord', []), answers('afwijkend', []), answers('akkoord', redenen)].map(({ read }) => read.success)).toEqual([true, true, false, false])
    expect(Akkoorden.safeParse({ ...answers('afwijkend', redenen).read.data, schema: 'weging-akkoorden/v1' }).success).toBe(false)
  })

  it('[R-ADV-77] each member must have answered, in whichever way', () => {
    const { document, read } = answers('afwijkend', redenen)
    if (!read.success) throw new Error('dit heeft zijn vorm')
    expect(checkAkkoorden(read.data, document, adviesSha256(document))).toEqual({ ok: true })
    expect(checkAkkoorden({ ...read.data, akkoorden: read.data.akkoorden.slice(1) }, document, adviesSha256(document))).toEqual({ ok: false, refusal: 'akkoord-missing', at: 'IND' })
  })

  it('[R-ADV-76] what the members signed off is kept in the order of the seats, and an advies of v1 knows approval only', () => {
    const { document, read } = answers('afwijkend', redenen)
    const given = exampleAkkoorden(document).akkoorden
    expect(akkoordenOf(document, adviesSha256(document), [...given].reverse())).toEqual(exampleAkkoorden(document))
    const first = exampleAdviesV1()
    expect(() => akkoordenOf(first, adviesSha256(first), read.data?.akkoorden ?? [])).toThrow()
  })
})
