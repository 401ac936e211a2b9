import { canonicalJson } from '~/platform/canonical'
import type { Kluis, Verzegeld } from './kluis.server'
import { indicatieInhoud, zaakInhoud, type IndicatieInhoud, type ZaakInhoud } from './schema'

/** Which lead, which version, of which case. */
export interface VersiePlek {
  dossierId: string
  indicatieId: string
  versie: number
}

const placeOfZaak = (dossierId: string) => ({ tabel: 'zaak_inhoud', dossierId, id: dossierId, versie: 1 }) as const

const placeOfVersie = ({ dossierId, indicatieId, versie }: VersiePlek) => ({ tabel: 'indicatie_versie', dossierId, id: indicatieId, versie }) as const

export const sealZaak = (kluis: Kluis, dossierId: string, inhoud: ZaakInhoud): Verzegeld => kluis.seal(placeOfZaak(dossierId), canonicalJson(zaakInhoud, inhoud))

/** Throws `KluisGebroken` when the row is not what was sealed for this case, also when there is no row. */
export const openZaak = (kluis: Kluis, dossierId: string, row: Verzegeld | null): ZaakInhoud =>
  zaakInhoud.parse(JSON.parse(kluis.open(placeOfZaak(dossierId), row ?? nothing)))

export const sealVersie = (kluis: Kluis, plek: VersiePlek, inhoud: IndicatieInhoud): Verzegeld => kluis.seal(placeOfVersie(plek), canonicalJson(indicatieInhoud, inhoud))

/** Throws `KluisGebroken` when the row is not this version of this lead of this case. */
export const openVersie = (kluis: Kluis, plek: VersiePlek, row: Verzegeld): IndicatieInhoud =>
  indicatieInhoud.parse(JSON.parse(kluis.open(placeOfVersie(plek), row)))

const nothing: Verzegeld = { sleutel: new Uint8Array(), verzegeld: new Uint8Array() }
