import { describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { akkoordenOf } from './akkoorden'
import { adviesSha256, canonicalAdvies, challengeFor } from './canonical'
import { toDocumentLine, toDocumentText, toParagraphs } from './document-text'
import { conclusionSentence, carefulnessSentences, fixedTextsFor } from './fixed-texts'
import { checkAdvies, checkAkkoorden, checkBezetting, type Bezet } from './rules'
import { AdviesDocument, Akkoorden, type Uitkomst } from './schema'

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

it('[R-ADV-70] the panel is every seat, each with one person who declared, and in a frozen advies the same people', () => {
  const { leden } = exampleAdvies().paneel
  const seats: Bezet[] = leden.map(({ discipline, registernummer }) => ({ zetel: discipline, registernummer, verklaring: 'geen_belang' }))
  const change = (zetel: string, to: Partial<Bezet>): Bezet[] => seats.map((seat) => (seat.zetel === zetel ? { ...seat, ...to } : seat))
  expect([checkBezetting(seats), checkBezetting(seats, leden)]).toEqual([{ ok: true }, { ok: true }])
  expect(checkBezetting(seats.slice(1))).toEqual({ ok: false, refusal: 'seat-empty', at: 'voorzitter' })
  expect(checkBezetting(change('zorg', { verklaring: 'belang' }))).toEqual({ ok: false, refusal: 'conflict-open', at: 'zorg' })
  expect(checkBezetting(change('secretaris', { verklaring: 'open' }))).toEqual({ ok: false, refusal: 'not-declared', at: 'secretaris' })
  expect(checkBezetting(change('zorg', { registernummer: 'REG-9' }))).toEqual({ ok: true })
  expect(checkBezetting(change('zorg', { registernummer: 'REG-9' }), leden)).toEqual({ ok: false, refusal: 'panel-changed', at: 'zorg' })
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
    expect(() => akkoordenOf(document, adviesSha256(document), read.data?.akkoorden ?? [])).toThrow()
  })
})
