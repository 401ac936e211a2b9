import {
  behoeften, besluiten, bezwaarbesluiten, bronnen, concordanties, geslachten, hoorstanden, motieven, panelStanden, panelUitkomsten, sporen, tolken, uitspraken, vormen, weigeringsgronden, zittingCodes, type Zaak
} from '../schema'

/** One column of a case list. `leeg`: what an empty field means, when that is not "not known" or "did not happen". */
export interface Kolom {
  naam: string
  veld?: keyof Zaak
  soort: 'sleutel' | 'plaats' | 'land' | 'taal' | 'dag' | 'getal' | 'ja-nee' | 'code' | 'codes'
  waarden?: readonly string[]
  verplicht?: true
  leeg?: string
}

const dag = (naam: string, veld: keyof Zaak): Kolom => ({ naam, veld, soort: 'dag' })
const code = (naam: string, veld: keyof Zaak, waarden: readonly string[], leeg?: string): Kolom => ({ naam, veld, soort: 'code', waarden, ...(leeg === undefined ? {} : { leeg }) })
const jaNee = (naam: string, veld: keyof Zaak): Kolom => ({ naam, veld, soort: 'ja-nee' })

/** The columns of a case list (docs/handleiding/zaken-inlezen.md). Together `lijst` and `nummer` name a case: the same ones again are the same case (R-RAP-42). */
export const kolommen: readonly Kolom[] = [
  { naam: 'lijst', soort: 'plaats', verplicht: true },
  { naam: 'nummer', soort: 'sleutel', verplicht: true },
  { naam: 'regio', veld: 'regio', soort: 'plaats', leeg: 'onbekend' },
  code('spoor', 'spoor', sporen.codes, 'onbekend'),
  code('geslacht', 'geslacht', geslachten.codes, 'onbekend'),
  { naam: 'geboortejaar', soort: 'getal' },
  { naam: 'leeftijd', veld: 'leeftijd', soort: 'getal' },
  { naam: 'nationaliteit', veld: 'nationaliteit', soort: 'land', leeg: 'onbekend' },
  jaNee('eerder_asiel', 'eerderAsiel'),
  jaNee('eerder_regulier', 'eerderRegulier'),
  jaNee('eerst_bedenktijd', 'eerstBedenktijd'),
  jaNee('asiel_verkozen', 'asielVerkozen'),
  code('vorm', 'vorm', vormen.codes, 'onbekend'),
  { naam: 'uit_situatie_dagen', veld: 'uitSituatieDagen', soort: 'getal' },
  { naam: 'taal', veld: 'taal', soort: 'taal', leeg: 'onbekend' },
  { naam: 'behoeften', veld: 'behoeften', soort: 'codes', waarden: behoeften.codes },
  dag('aangemeld_op', 'aangemeldOp'),
  dag('aangifte_op', 'aangifteOp'),
  dag('ontvangst_ind_op', 'ontvangstIndOp'),
  dag('verlening_op', 'verleningOp'),
  dag('pas_op', 'pasOp'),
  dag('sepot_op', 'sepotOp'),
  dag('voornemen_op', 'voornemenOp'),
  dag('intrekking_op', 'intrekkingOp'),
  dag('aanvraag_op', 'aanvraagOp'),
  dag('besluit_op', 'besluitOp'),
  code('besluit', 'besluit', besluiten.codes),
  code('weigering_primair', 'weigeringPrimair', weigeringsgronden.codes),
  code('weigering_secundair', 'weigeringSecundair', weigeringsgronden.codes),
  dag('bezwaar_op', 'bezwaarOp'),
  dag('besluit_bezwaar_op', 'besluitBezwaarOp'),
  code('besluit_bezwaar', 'besluitBezwaar', bezwaarbesluiten.codes),
  dag('beroep_op', 'beroepOp'),
  code('uitspraak', 'uitspraak', uitspraken.codes),
  { naam: 'melding_gemeente_uren', veld: 'meldingGemeenteUren', soort: 'getal' },
  code('panel_stand', 'panelStand', panelStanden.codes, 'geen'),
  code('hoorzitting', 'hoorzitting', hoorstanden.codes, 'geen'),
  dag('hoorzitting_op', 'hoorzittingOp'),
  dag('verslag_op', 'verslagOp'),
  dag('correctie_op', 'correctieOp'),
  dag('advies_op', 'adviesOp'),
  code('panel_uitkomst', 'panelUitkomst', panelUitkomsten.codes, 'geen-advies'),
  jaNee('tegenstem', 'tegenstem'),
  { naam: 'zittingen', veld: 'zittingen', soort: 'codes', waarden: zittingCodes },
  code('tolk', 'tolk', tolken.codes, 'onbekend'),
  jaNee('heropend', 'heropend'),
  code('concordantie', 'concordantie', concordanties.codes, 'nvt'),
  code('motief', 'motief', motieven.codes, 'nvt'),
  { naam: 'ontbrekende_bronnen', veld: 'ontbrekendeBronnen', soort: 'codes', waarden: bronnen.codes }
]
