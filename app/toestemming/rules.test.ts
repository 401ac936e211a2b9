import { describe, expect, it } from 'vitest'
import { checkAsked, copyPassages, foldRegister, mayConfirm, mayHandOver, mayInform, mayStop, refusalText, type Regel, type Tweede } from './rules'
import type { Gevaar, RegisterRegel, Toestemming } from './schema'

const passages = [{ alinea: 2, tekst: 'Zij noemde een huis.' }]
const toestemming: Toestemming = {
  schema: 'weging-toestemming/v1', verslagVersie: 1, gehoordOp: '2026-11-25', passages, aan: 'x', waarvoor: 'x', gemachtigdeGevraagdOp: null, gevraagdOp: '2026-11-25', hoe: 'x', tolk: 'met',
  verteld: ['aan-wie', 'waarvoor', 'weigeren', 'intrekken'], antwoord: 'ja', zetel: 'secretaris'
}
const hash = 'a'.repeat(64)
const gevaar: Gevaar = { schema: 'weging-acuut-gevaar/v1', sha256: hash, zetel: 'secretaris', inhoud: { dossierId: '11111111-1111-4111-8111-111111111111', verslagVersie: 1, gehoordOp: '2026-11-25', passages, aan: 'x', grond: 'x' } }
const register = (...inhoud: RegisterRegel[]) => foldRegister(inhoud.map((each, index): Regel => ({ versie: index + 1, door: `wie-${index + 1}`, op: new Date(0), inhoud: each })))

const stopt = { schema: 'weging-overdragen-stopt/v1', van: 1, zetel: 'secretaris', reden: 'x' } as const
const over = { schema: 'weging-overgedragen/v1', van: 1, zetel: 'secretaris', grondslag: 'toestemming', postvak: '22222222-2222-4222-8222-222222222222', sha256: hash } as const
const nee = { ...toestemming, antwoord: 'nee' } as const
const ingelicht = (antwoord: 'ja' | 'nee') => ({ schema: 'weging-betrokkene-ingelicht/v1', van: 1, zetel: 'secretaris', ingelicht: antwoord, op: antwoord === 'ja' ? '2026-11-26' : null, toelichting: 'x' }) as const

const answer = (result: { ok: true } | { ok: false; refusal: string }): string => (result.ok ? 'ja' : result.refusal)

describe('handing over on consent', () => {
  it('[R-WAL-33] takes a yes that stands: not a no, not one that was taken back, not one that was used', () => {
    const tried = [[toestemming], [nee], [toestemming, stopt], [toestemming, over], [gevaar], []].map((regels) => answer(mayHandOver(register(...regels), 1)))
    expect(tried).toEqual(['ja', 'geweigerd', 'gestopt', 'al-overgedragen', 'geen-toestemming', 'onbekend'])
  })

  it('[R-WAL-33] is stopped until it is handed over, and no longer', () => {
    const tried = [[toestemming], [gevaar], [nee], [toestemming, stopt], [toestemming, over]].map((regels) => answer(mayStop(register(...regels), 1)))
    expect(tried).toEqual(['ja', 'ja', 'geweigerd', 'gestopt', 'al-overgedragen'])
  })

  it('[R-WAL-33] was asked on days that have been, after she was heard, and of the gemachtigde when there is one', () => {
    const asked = { gevraagdOp: '2026-11-26', gemachtigdeGevraagdOp: '2026-11-25', heeftGemachtigde: true, gehoordOp: '2026-11-25', vandaag: '2026-11-26' }
    expect(answer(checkAsked(asked))).toBe('ja')
    expect(answer(checkAsked({ ...asked, gemachtigdeGevraagdOp: null }))).toBe('gemachtigde-niet-gevraagd')
    expect(answer(checkAsked({ ...asked, gemachtigdeGevraagdOp: null, heeftGemachtigde: false }))).toBe('ja')
    expect(answer(checkAsked({ ...asked, gevraagdOp: '2026-11-27' }))).toBe('dag-moet-nog-komen')
    expect(answer(checkAsked({ ...asked, gevraagdOp: '2026-11-24' }))).toBe('voor-de-hoorzitting')
    expect(answer(checkAsked({ ...asked, gemachtigdeGevraagdOp: '2026-11-24' }))).toBe('voor-de-hoorzitting')
  })
})

it('[R-WAL-32] what is chosen is copied from the verslag that stood on the screen; a paragraph that is not there gives nothing', () => {
  const verslag = { versie: 2, alineas: ['een', 'twee', 'drie'] }
  expect(copyPassages(verslag, 2, [1, 3])).toEqual({ ok: true, value: [{ alinea: 1, tekst: 'een' }, { alinea: 3, tekst: 'drie' }] })
  expect([answer(copyPassages(verslag, 1, [1])), answer(copyPassages(null, 1, [1])), answer(copyPassages(verslag, 2, [1, 4])), answer(copyPassages(verslag, 2, []))])
    .toEqual(['verslag-anders', 'verslag-anders', 'passage-onbekend', 'passage-onbekend'])
})

describe('acute danger', () => {
  const tweede: Tweede = { account: 'ander', zetel: 'voorzitter', eersteZit: true, sha256: hash }

  it('[R-WAL-34] is confirmed by another person, in the other seat, over the same content, while the first still sits there', () => {
    const voornemens = register(gevaar)
    const tried = [tweede, { ...tweede, account: 'wie-1' }, { ...tweede, zetel: 'secretaris' as const }, { ...tweede, eersteZit: false }, { ...tweede, sha256: 'b'.repeat(64) }].map((who) => answer(mayConfirm(voornemens, 1, who)))
    expect(tried).toEqual(['ja', 'zelf', 'zelf', 'niet-meer-in-panel', 'anders'])
    expect([answer(mayConfirm(register(toestemming), 1, tweede)), answer(mayConfirm(register(gevaar, stopt), 1, tweede)), answer(mayConfirm(register(gevaar, over), 1, tweede))]).toEqual(['geen-gevaar', 'gestopt', 'al-overgedragen'])
  })

  it('[R-WAL-35] she is told after it was handed over; why not now can be followed by telling her, and telling ends it', () => {
    const tried = [[gevaar], [gevaar, over], [gevaar, over, ingelicht('nee')], [gevaar, over, ingelicht('ja')], [toestemming, over]].map((regels) => answer(mayInform(register(...regels), 1)))
    expect(tried).toEqual(['nog-niet-overgedragen', 'ja', 'ja', 'al-ingelicht', 'geen-gevaar'])
  })
})

it('[R-WAL-33] every refusal is said in a Dutch sentence', () => {
  for (const text of Object.values(refusalText)) expect(text).toMatch(/^[A-Z].+\.$/)
})
