import { capital } from '~/platform/letters/rules'
import type { Zaak } from '~/platform/zaak/schema'

export interface StukTekst {
  soort: string
  titel: string
  auteur: string | null
  datumTekst: string
  inhoud: string
  toelichting: string | null
  vindplaats: string | null
}

const soortNaam: ReadonlyMap<string, string> = new Map([
  ['getuige', 'Getuige'],
  ['document', 'Document'],
  ['opvang', 'Opvang'],
  ['instantie', 'Stuk van een instantie'],
  ['landeninformatie', 'Landeninformatie'],
  ['medisch', 'Medisch stuk']
])

/** The stukken of the panel, in the order of the file: statements, papers, assessments, contradictions between sources. */
export function listStukken(zaak: Zaak): StukTekst[] {
  return [
    ...zaak.verklaringen.map(ofVerklaring),
    ...zaak.stukken.map(ofStuk),
    ...zaak.beoordeling_door_instanties.map(ofBeoordeling),
    ...zaak.tegenstrijdigheden_in_bronnen.map(ofTegenstrijdigheid)
  ]
}

function ofVerklaring(row: Zaak['verklaringen'][number]): StukTekst {
  return {
    soort: 'verklaring',
    titel: titleOf('Verklaring', row.moment),
    auteur: row.tegenover,
    datumTekst: row.moment ?? 'onbekend',
    inhoud: row.kern,
    toelichting: joined(labelled('Afwijkend van eerder', row.afwijkend_van_eerder), labelled('Uitleg van de afwijking', row.uitleg_afwijking)),
    vindplaats: row.par
  }
}

function ofStuk(row: Zaak['stukken'][number]): StukTekst {
  return {
    soort: row.soort,
    titel: titleOf(soortNaam.get(row.soort) ?? capital(row.soort), row.datum),
    auteur: null,
    datumTekst: row.datum ?? 'onbekend',
    inhoud: row.inhoud,
    toelichting: null,
    vindplaats: row.par
  }
}

function ofBeoordeling(row: Zaak['beoordeling_door_instanties'][number]): StukTekst {
  return {
    soort: 'beoordeling',
    titel: titleOf('Beoordeling door een instantie', row.datum),
    auteur: row.instantie,
    datumTekst: row.datum ?? 'onbekend',
    inhoud: joined(labelled('Oordeel', row.oordeel), labelled('Motivering', row.motivering)) ?? 'De inhoud is niet zichtbaar in de bron.',
    toelichting: null,
    vindplaats: row.par
  }
}

function ofTegenstrijdigheid(row: Zaak['tegenstrijdigheden_in_bronnen'][number]): StukTekst {
  return {
    soort: 'tegenstrijdigheid',
    titel: 'Tegenstrijdigheid in de bronnen',
    auteur: null,
    datumTekst: 'onbekend',
    inhoud: row.punt,
    toelichting: labelled('Bronnen', row.bronnen),
    vindplaats: null
  }
}

const titleOf = (what: string, when: string | null): string => (when === null || /^onbekend$/i.test(when.trim()) ? `${what}, datum onbekend` : `${what}, ${when}`)

const labelled = (label: string, value: string | null): string | null => (value === null || value.trim() === '' ? null : `${label}: ${value}`)

const joined = (...parts: (string | null)[]): string | null => parts.filter((part) => part !== null).join('\n') || null
