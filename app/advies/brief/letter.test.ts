import { describe, expect, it } from 'vitest'
import { exampleAdvies } from '~tests/fixtures/advies-document'
import type { Uitkomst } from '../schema'
import { talen } from './languages'
import { briefSchema, letterFormSchema, ownLanguageParagraphs } from './schema'
import { holdsNumber, letterFrom } from './write-letter.server'

const typed = { uitleg: 'de tolk', vragen: 'uw gemachtigde', taal: 'fa', eigenTaal: 'این نامه\nمی\u200cخوانید' }
const letter = (uitkomst: Uitkomst) => briefSchema.parse(letterFrom(exampleAdvies({ uitkomst }), 'a'.repeat(64), letterFormSchema.parse(typed)))
const dutch = (uitkomst: Uitkomst): string => letter(uitkomst).delen.flatMap(({ kop, alineas, lijst }) => [kop, ...alineas, ...lijst]).join('\n')

describe('what the letter says', () => {
  it('[R-ADV-138] each conclusion in fixed plain words: not that she lied, what is missing and who can give it, who decides', () => {
    expect(dutch('aannemelijk')).toContain('Het panel vindt het aannemelijk dat u slachtoffer bent van mensenhandel.')
    expect(dutch('niet aannemelijk')).toMatch(/niet aannemelijk dat u slachtoffer bent van mensenhandel\.\nDit betekent niet dat u hebt gelogen\./)
    expect(dutch('onvoldoende informatie')).toMatch(/telt niet tegen u\.[^]*Het proces-verbaal van het eerste contact met de politie\. Wie dit kan geven: Politie, via de IND\./)
    for (const uitkomst of ['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'] as const) expect(dutch(uitkomst)).toMatch(/Het is geen besluit\.[^]*Daarna neemt de IND een besluit\./)
    expect(dutch('aannemelijk')).not.toContain('Wie dit kan geven')
  })

  it('[R-ADV-138] no judgement per criterion, no member and no paper stands in it', () => {
    const { groepen, paneel, bronnen } = exampleAdvies()
    for (const uitkomst of ['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'] as const) {
      for (const { naam, oordelen } of groepen) for (const words of [naam, ...oordelen.flatMap((rij) => [rij.naam, ...rij.perDiscipline.map(({ reden }) => reden)])]) expect(dutch(uitkomst)).not.toContain(words)
      for (const { registernummer } of paneel.leden) expect(dutch(uitkomst)).not.toContain(registernummer)
      for (const { vindplaats } of bronnen) expect(dutch(uitkomst)).not.toContain(vindplaats)
      expect(dutch(uitkomst)).not.toMatch(/versterkt|verzwakt|\bzwaar gewicht|standpunt/)
    }
  })

  it('[R-ADV-138] the V-nummer is found in any script and however it is written', () => {
    for (const text of ['Uw nummer is 2803451167.', '280-345-11 67', '٢٨٠٣٤٥١١٦٧', '۲۸۰۳۴۵۱۱۶۷']) expect([text, holdsNumber([text], '2803451167')]).toEqual([text, true])
    expect(holdsNumber(['Uw nummer is 2803451167.'], '28 03.451-167')).toBe(true)
    expect(holdsNumber(['Bel 06 28034511 of kom op 67 januari'], '2803451167')).toBe(false)
  })
})

describe('her own language', () => {
  it('[R-ADV-139] keeps its script and joiners, with language and direction; signs that turn a line around do not come in', () => {
    expect(letter('aannemelijk')).toMatchObject({ taal: { code: 'fa', richting: 'rtl' }, eigenTaal: ['این نامه', 'می\u200cخوانید'], geenTekst: null })
    expect(ownLanguageParagraphs('a\u202eb\u2066c\u2069\r\n\u200f\r\n\u00e1')).toEqual(['abc', 'á'])
    expect(talen.filter(({ richting }) => richting === 'rtl').map(({ code }) => code).sort()).toEqual(['ar', 'ckb', 'fa', 'prs', 'ps', 'ur'])
    for (const { code } of talen) expect(() => new Intl.Locale(code)).not.toThrow()
  })

  it('[R-ADV-139] a text in it, or why there is none; for who reads Dutch neither', () => {
    const asks = (given: Record<string, string>) => letterFormSchema.safeParse({ ...typed, eigenTaal: '', ...given }).success
    expect([asks({}), asks({ geenTekst: 'Zij leest niet; de tolk vertelt het.' }), asks({ taal: 'nl' }), asks({ taal: 'nl', eigenTaal: 'مرحبا' }), asks({ taal: 'xx', eigenTaal: 'x' })]).toEqual([false, true, true, false, false])
  })
})
