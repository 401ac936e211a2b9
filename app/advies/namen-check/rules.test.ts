import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleAdvies } from '~tests/fixtures/advies-document'
import { fixedTextsOf } from '../fixed-texts'
import { adviesPlaatsen } from './advies-plaatsen'
import { isIban, openMerken, zoekMerken } from './rules'

const merken = (tekst: string, namen: string[] = []): string[] => zoekMerken([{ plaats: 'p', tekst }], namen).map(({ soort, woorden }) => `${soort}: ${woorden}`)

describe('what the check marks', () => {
  it.each([
    ['Zij woonde aan de Dorpsstraat 12a in een kamer.', 'adres: Dorpsstraat 12a'],
    ['Het huis stond aan de Laan van Meerdervoort 1024-2.', 'adres: Laan van Meerdervoort 1024-2'],
    ['De post ging naar 2511 BT.', 'adres: 2511 BT'],
    ['De post ging naar 1012AB in die stad.', 'adres: 1012AB'],
    ['Zij belde 06-12345678 elke dag.', 'telefoonnummer: 06-12345678'],
    ['Zij belde 06 12 34 56 78.', 'telefoonnummer: 06 12 34 56 78'],
    ['Het nummer was +31 (0)20 123 4567.', 'telefoonnummer: +31 (0)20 123 4567'],
    ['Het nummer was 0031612345678.', 'telefoonnummer: 0031612345678'],
    ['Een nummer in Nigeria: +234 803 123 4567.', 'telefoonnummer: +234 803 123 4567'],
    ['Het vaste nummer 070-1234567 hoorde bij het pand.', 'telefoonnummer: 070-1234567'],
    ['Het loon ging naar NL91 ABNA 0417 1643 00.', 'rekeningnummer: NL91 ABNA 0417 1643 00'],
    ['Het loon ging naar NL91ABNA0417164300 van een ander.', 'rekeningnummer: NL91ABNA0417164300'],
    ['Een auto met kenteken 12-AB-34 bracht haar.', 'kenteken: 12-AB-34'],
    ['Een busje, G-123-BB, stond klaar.', 'kenteken: G-123-BB'],
    ['Zij werd gebracht door mevrouw Voorbeeld naar het huis.', 'naam: Voorbeeld'],
    ['De heer A.B. van der Proef hield haar paspoort.', 'naam: A.B. van der Proef'],
    ['Zij noemt een man, genaamd Proefman, als baas.', 'naam: Proefman'],
    ['Volgens J. de Voorbeeld was zij vrij.', 'naam: J. de Voorbeeld'],
    ['Zij ging met Testina Proefsma mee naar het huis.', 'naam: Testina Proefsma']
  ])('[R-WAL-50] %s', (tekst, expected) => {
    expect(merken(tekst)).toEqual([expected])
  })

  it('[R-WAL-50] a name of the dossier\'s own list is marked wherever it stands, also at the start of a sentence', () => {
    const namen = ['Proefnaam (eigenaar van het huis)', 'K.A. (reisagent)', 'een tante van betrokkene']
    expect(merken('Proefnaam zei niets. Later hielp K.A. haar, en een tante ook.', namen)).toEqual(['naam: Proefnaam', 'naam: K.A.'])
    expect(merken('Een proefnaamgever is niemand.', namen)).toEqual([])
    expect(merken('De Griekse autoriteiten en de Directeur wisten ervan.', ['Griekse asielautoriteiten', 'Directeur vreemdelingenpolitie'])).toEqual([])
  })

  it('[R-WAL-50] the same words are one mark, with each place where they stand', () => {
    const found = zoekMerken([{ plaats: 'alinea 1', tekst: 'Bel 06-12345678.' }, { plaats: 'alinea 2', tekst: 'Of 06 12345678, of 06-12345678.' }], [])
    expect(found).toEqual([{ soort: 'telefoonnummer', woorden: '06-12345678', plaatsen: ['alinea 1', 'alinea 2'] }])
  })

  it('[R-WAL-50] an account number must have its check figures right', () => {
    expect([isIban('NL91ABNA0417164300'), isIban('NL92ABNA0417164300'), isIban('GB82 WEST 1234 5698 7654 32'), isIban('BE68 5390 0754 7034')]).toEqual([true, false, true, true])
  })
})

it('[R-WAL-50] of an advies all that people wrote is looked through, places of grounds and the rule of the decision too; no fixed sentence, and nothing the program fills in', () => {
  const document = exampleAdvies({ text: 'Merkteken.' })
  const found = adviesPlaatsen(document)
  const texts = found.map(({ tekst }) => tekst)
  const { zin, maatstaf, nietBeoordeeld, zorgvuldigheid } = fixedTextsOf(document)
  const filledIn = ['op de hoorzitting', 'niet voorgelegd', 'verslag', 'versterkt', 'zwaar', '2026-11-14', document.logboek.wortel]
  expect([zin, maatstaf, ...nietBeoordeeld, ...zorgvuldigheid, ...filledIn].filter((each) => texts.includes(each))).toEqual([])
  expect(found).toContainEqual({ plaats: 'Hoe het panel besloot', tekst: 'Artikel 6 van de afspraak: de meerderheid van de leden beslist. Merkteken.' })
  expect(found).toContainEqual({ plaats: 'Wat ertegenin is gebracht, 1', tekst: 'Betrokkene gebruikte eerder een andere naam. Merkteken.' })
  expect(texts).toContain('alinea 4')
})

describe('what the check leaves alone', () => {
  it.each([
    'Zij kwam op 12-07-2004 aan en bleef tot 2006-11-30.',
    'Zij betaalde 40.000 euro, later nog 1200 euro, samen 41200.',
    'Zie stuk 3, p. 12, en artikel 273f, eerste lid, onder 4, Sr.',
    'Dossier W-2026-0001 en overdracht O-2026-0001, V-nummer 2803451167.',
    'Het Europees Hof voor de Rechten van de Mens en de Hoge Raad oordeelden anders dan het Openbaar Ministerie.',
    'Zij reisde van Benin City naar Lagos, en via Den Haag naar het Verenigd Koninkrijk.',
    'In 2012 AD of in 1999 was dat zo.',
    'De IND, het panel en de secretaris lazen zaak 71545/12, §§ 59-63.',
    'De Nigeriaanse vrouw sprak Engels en Edo; in Saoedi Arabië werkte zij niet.',
    'Zij verdiende 0,50 euro per uur en werkte 24/7.'
  ])('[R-WAL-51] %s', (tekst) => {
    expect(merken(tekst)).toEqual([])
  })

  it('[R-WAL-51] in the texts of real, public cases hardly anything is marked, and no number', () => {
    const folder = new URL('../../../prisma/demo/zaken/', import.meta.url)
    const texts = readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => stringsIn(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    const found = zoekMerken(texts.map((tekst, index) => ({ plaats: String(index), tekst })), [])
    expect(texts.join('').length).toBeGreaterThan(25_000)
    expect(found.filter(({ soort }) => soort !== 'naam')).toEqual([])
    // The name of an organisation that helps: a person decides.
    expect(found.map(({ woorden }) => woorden)).toEqual(['Nea Zoi'])
  })
})

const stringsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [])

it('[R-WAL-52] a mark stands in the way until somebody decided to leave it, or its words are gone', () => {
  const merk = { soort: 'naam' as const, woorden: 'x', plaatsen: ['p'], merk: 'a'.repeat(64) }
  const staan = { merk: merk.merk, soort: 'naam', besluit: 'laten staan', reden: 'zelf gevraagd' } as const
  const algemener = { merk: merk.merk, soort: 'naam', besluit: 'algemener schrijven' } as const
  expect(openMerken([merk], []).map(({ reden }) => reden)).toEqual(['onbeslist'])
  expect(openMerken([merk], [algemener]).map(({ reden }) => reden)).toEqual(['staat er nog'])
  expect(openMerken([merk], [algemener, staan])).toEqual([])
  expect(openMerken([], [algemener])).toEqual([])
})
