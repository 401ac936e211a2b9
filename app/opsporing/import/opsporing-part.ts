import { certainDay } from '~/platform/zaak/dates'
import type { Day } from '~/platform/zaak/days'
import { asKnownBy } from '~/platform/zaak/peildatum'
import { dossierIdOf } from '~/platform/zaak/read-zaak'
import type { Zaak } from '~/platform/zaak/schema'
import { uuid5 } from '~/platform/zaak/uuid5'
import { ingelezen, type IndicatieInhoud, type ZaakInhoud } from '../schema'

export interface IndicatieRij {
  id: string
  nummer: number
  inhoud: IndicatieInhoud
}

/** Everything the closed compartment gets of a case file. */
export interface OpsporingPart {
  dossierId: string
  inhoud: ZaakInhoud
  peildatum: Day | null
  indicaties: IndicatieRij[]
}

type Kern = Pick<IndicatieInhoud, 'herkomst' | 'tekst' | 'vindplaats'> & { datum: string | null }

/**
 * The opsporing part of a case: everything under `opsporing`, then the rows of the criminal case from every other list,
 * with the list they came from (R-OPS-1). The outcome and the compiler's verdict are left behind here too.
 */
export function opsporingPart(whole: Zaak, peildatum: Day | null): OpsporingPart {
  const zaak = asKnownBy(whole, peildatum)
  const dossierId = dossierIdOf(whole)
  return {
    dossierId,
    inhoud: { aanduiding: zaak.betrokkene.aanduiding, zaaknummer: zaak.bron.zaaknummer },
    peildatum,
    indicaties: [...leadsOf(zaak), ...criminalCaseOf(zaak)].map((kern, index) => ({
      id: indicatieId(dossierId, index + 1),
      nummer: index + 1,
      inhoud: ingelezen({ ...kern, datumTekst: kern.datum ?? 'onbekend', datum: certainDay(kern.datum) })
    }))
  }
}

export const indicatieId = (dossierId: string, nummer: number): string => uuid5('indicatie', dossierId, nummer)

const leadsOf = (zaak: Zaak): Kern[] =>
  zaak.opsporing.map((row) => ({ herkomst: 'opsporing', datum: row.datum, tekst: row.indicatie_of_stap, vindplaats: row.par }))

function criminalCaseOf(zaak: Zaak): Kern[] {
  const from = <Row extends { uit_strafzaak?: boolean }>(herkomst: keyof Zaak, rows: readonly Row[], kernOf: (row: Row) => Omit<Kern, 'herkomst'>): Kern[] =>
    rows.filter((row) => row.uit_strafzaak === true).map((row) => ({ herkomst, ...kernOf(row) }))
  return [
    ...from('tijdlijn', zaak.tijdlijn, (row) => ({ datum: row.datum, tekst: row.gebeurtenis, vindplaats: row.par })),
    ...from('verklaringen', zaak.verklaringen, (row) => ({
      datum: row.moment,
      tekst: lines(labelled('Verklaring tegenover', row.tegenover), row.kern, labelled('Afwijkend van eerder', row.afwijkend_van_eerder), labelled('Uitleg', row.uitleg_afwijking)),
      vindplaats: row.par
    })),
    ...from('stukken', zaak.stukken, (row) => ({ datum: row.datum, tekst: lines(`Soort: ${row.soort}`, row.inhoud), vindplaats: row.par })),
    ...from('beoordeling_door_instanties', zaak.beoordeling_door_instanties, (row) => ({
      datum: row.datum,
      tekst: lines(row.instantie, labelled('Oordeel', row.oordeel), labelled('Motivering', row.motivering)),
      vindplaats: row.par
    })),
    ...from('tegenstrijdigheden_in_bronnen', zaak.tegenstrijdigheden_in_bronnen, (row) => ({ datum: null, tekst: row.punt, vindplaats: row.bronnen })),
    ...from('bronfragmenten', zaak.bronfragmenten, (row) => ({
      datum: null,
      tekst: lines(...Object.entries(row).map(([name, value]) => (typeof value === 'string' ? `${name}: ${value}` : null))),
      vindplaats: null
    }))
  ]
}

const labelled = (label: string, value: string | null): string | null => (value === null ? null : `${label}: ${value}`)

const lines = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join('\n')
