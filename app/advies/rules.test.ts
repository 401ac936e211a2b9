import { describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { adviesSha256, canonicalAdvies, challengeFor } from './canonical'
import { toDocumentLine, toDocumentText, toParagraphs } from './document-text'
import { conclusionSentence, carefulnessSentences, fixedTextsFor } from './fixed-texts'
import { checkAdvies, checkAkkoorden } from './rules'
import { AdviesDocument, type Uitkomst } from './schema'

const judge = (change: (document: AdviesDocument) => void, uitkomst: Uitkomst = 'aannemelijk') => {
  const document = exampleAdvies({ uitkomst })
  change(document)
  return checkAdvies(document, fixedTextsFor({ uitkomst, grondslagIsAwb35: document.grondslagIsAwb35 }))
}
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
      judge((document) => { for (const groep of document.groepen) for (const oordeel of groep.oordelen) for (const own of oordeel.perDiscipline) own.gewicht = 'licht' }),
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
    expect(carefulnessSentences(true)[0]).not.toContain('analogie')
    expect(carefulnessSentences(false)[0]).toContain('naar analogie van artikel 3:9')
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
