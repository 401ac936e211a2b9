import { certainDay } from '~/platform/zaak/dates'
import type { Day } from '~/platform/zaak/days'
import { asKnownBy } from '~/platform/zaak/peildatum'
import { dossierIdOf } from '~/platform/zaak/read-zaak'
import type { Zaak } from '~/platform/zaak/schema'
import { uuid5 } from '~/platform/zaak/uuid5'
import { listStukken, type StukTekst } from './stukken'

export interface GebeurtenisRij {
  id: string
  volgnummer: number
  datumTekst: string
  datum: Day | null
  omschrijving: string
  vindplaats: string | null
}

export interface StukRij extends StukTekst {
  id: string
  nummer: number
  datum: Day | null
}

/** Everything the panel gets of a case file. What is not in here never reaches cluster A. */
export interface PanelPart {
  dossierId: string
  aanduiding: string
  peildatum: Day | null
  betrokkene: {
    geslacht: string | null
    leeftijdOpgave: string | null
    minderjarigOpgave: string | null
    nationaliteit: string | null
    taalOfTolk: string | null
    kwetsbaarheid: string[]
    vormUitbuiting: string[]
    landHerkomst: string | null
    landTransit: string | null
    landUitbuiting: string | null
  }
  /** What a member sees before declaring that there is no conflict of interest. */
  namen: string[]
  gebeurtenissen: GebeurtenisRij[]
  stukken: StukRij[]
}

/**
 * The panel's part of a case. Rows of the criminal case and everything under `opsporing` are gone before anything is
 * counted or numbered, so that no gap and no id tells that they were there (R-WAL-11). Left behind as well: the outcome,
 * the compiler's verdict per stuk, and the undated remarks of the compiler (R-DOS-16).
 */
export function panelPart(whole: Zaak, peildatum: Day | null): PanelPart {
  const zaak = withoutCriminalCase(asKnownBy(whole, peildatum))
  const dossierId = dossierIdOf(whole)
  return {
    dossierId,
    aanduiding: zaak.betrokkene.aanduiding,
    peildatum,
    betrokkene: betrokkeneOf(zaak),
    namen: namesIn(zaak),
    gebeurtenissen: zaak.tijdlijn.map((row, index) => ({
      id: gebeurtenisId(dossierId, index + 1),
      volgnummer: index + 1,
      datumTekst: row.datum ?? 'onbekend',
      datum: certainDay(row.datum),
      omschrijving: row.gebeurtenis,
      vindplaats: row.par
    })),
    stukken: listStukken(zaak).map((stuk, index) => ({
      ...stuk,
      id: stukId(dossierId, index + 1),
      nummer: index + 1,
      datum: certainDay(stuk.datumTekst)
    }))
  }
}

export const gebeurtenisId = (dossierId: string, volgnummer: number): string => uuid5('gebeurtenis', dossierId, volgnummer)
export const stukId = (dossierId: string, nummer: number): string => uuid5('stuk', dossierId, nummer)

function withoutCriminalCase(zaak: Zaak): Zaak {
  const panel = <Row extends { uit_strafzaak?: boolean }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.uit_strafzaak !== true)
  return {
    ...zaak,
    opsporing: [],
    tijdlijn: panel(zaak.tijdlijn),
    verklaringen: panel(zaak.verklaringen),
    stukken: panel(zaak.stukken),
    beoordeling_door_instanties: panel(zaak.beoordeling_door_instanties),
    tegenstrijdigheden_in_bronnen: panel(zaak.tegenstrijdigheden_in_bronnen)
  }
}

function betrokkeneOf({ betrokkene, landen, vorm_uitbuiting }: Zaak): PanelPart['betrokkene'] {
  return {
    geslacht: betrokkene.geslacht,
    leeftijdOpgave: betrokkene.geboortejaar_of_leeftijd,
    minderjarigOpgave: inWords(betrokkene.minderjarig_tijdens_feiten),
    nationaliteit: betrokkene.nationaliteit,
    taalOfTolk: betrokkene.taal_of_tolk,
    kwetsbaarheid: betrokkene.kwetsbaarheid,
    vormUitbuiting: vorm_uitbuiting,
    landHerkomst: landen.herkomst,
    landTransit: landen.transit,
    landUitbuiting: landen.uitbuiting
  }
}

const inWords = (value: boolean | string | null): string | null => (typeof value === 'boolean' ? (value ? 'ja' : 'nee') : value)

/** Persons and organisations involved, as they stand, each once. */
function namesIn(zaak: Zaak): string[] {
  const parties = [...zaak.verklaringen.map((row) => row.tegenover), ...zaak.beoordeling_door_instanties.map((row) => row.instantie)]
  const known = parties.filter((name): name is string => name !== null && name.trim() !== '' && !/^onbekend\b/i.test(name))
  return [...new Set([zaak.betrokkene.aanduiding, ...known])]
}
