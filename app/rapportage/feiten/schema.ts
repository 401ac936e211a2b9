import type { Zaak } from '../schema'

type Datum = { [Key in keyof Zaak]: Zaak[Key] extends string | null ? (Key extends `${string}Op` ? Key : never) : never }[keyof Zaak]

export const eenheden = ['werkdagen', 'weken', 'dagen', 'uur'] as const
export type Eenheid = (typeof eenheden)[number]

/** One throughput: from one date to another, or a number that is kept as such. `eenheid`: weken are calendar days divided by seven. */
export interface Doorlooptijd {
  code: string
  naam: string
  van?: Datum
  tot?: Datum
  eenheid: Eenheid
  streef: { waarde: number; in: string } | null
  /** Counted only where all of these dates are known too: then it is the whole way and no shorter one. */
  viaAlle?: readonly Datum[]
}

/** The eleven of the pilot (domein.md §9.4), the whole stay, and those of the panel (§10.14). */
export const doorlooptijden: readonly Doorlooptijd[] = [
  { code: 'T1', naam: 'Aangifte tot sepot', van: 'aangifteOp', tot: 'sepotOp', eenheid: 'werkdagen', streef: { waarde: 10, in: '10 werkdagen' } },
  { code: 'T2', naam: 'Ontvangst aangifte IND tot verlening', van: 'ontvangstIndOp', tot: 'verleningOp', eenheid: 'werkdagen', streef: { waarde: 1, in: '24 uur, als 1 werkdag' } },
  { code: 'T3', naam: 'Verlening tot verzending pas', van: 'verleningOp', tot: 'pasOp', eenheid: 'werkdagen', streef: null },
  { code: 'T4', naam: 'Sepot tot voornemen', van: 'sepotOp', tot: 'voornemenOp', eenheid: 'werkdagen', streef: null },
  { code: 'T5', naam: 'Sepot tot intrekking zonder nieuwe aanvraag', van: 'sepotOp', tot: 'intrekkingOp', eenheid: 'weken', streef: null },
  { code: 'T6', naam: 'Sepot tot aanvraag voortgezet verblijf', van: 'sepotOp', tot: 'aanvraagOp', eenheid: 'weken', streef: null },
  { code: 'T7', naam: 'Aanvraag voortgezet verblijf tot besluit', van: 'aanvraagOp', tot: 'besluitOp', eenheid: 'weken', streef: { waarde: 49, in: '7 weken' } },
  { code: 'T8', naam: 'Besluit tot bezwaar', van: 'besluitOp', tot: 'bezwaarOp', eenheid: 'weken', streef: null },
  { code: 'T9', naam: 'Bezwaar tot besluit op bezwaar', van: 'bezwaarOp', tot: 'besluitBezwaarOp', eenheid: 'weken', streef: { waarde: 70, in: '10 weken' } },
  { code: 'T10', naam: 'Einde procedure tot melding gemeente', eenheid: 'uur', streef: { waarde: 48, in: '48 uur' } },
  {
    code: 'T11', naam: 'Aangifte tot besluit op bezwaar, hele weg bekend', van: 'aangifteOp', tot: 'besluitBezwaarOp', eenheid: 'weken', streef: null,
    viaAlle: ['verleningOp', 'pasOp', 'sepotOp', 'voornemenOp', 'aanvraagOp', 'besluitOp', 'bezwaarOp']
  },
  { code: 'T12', naam: 'Aangifte tot laatste besluit', van: 'aangifteOp', eenheid: 'dagen', streef: null },
  { code: 'P1', naam: 'Aanmelding tot hoorzitting', van: 'aangemeldOp', tot: 'hoorzittingOp', eenheid: 'dagen', streef: null },
  { code: 'P2', naam: 'Hoorzitting tot verslag', van: 'hoorzittingOp', tot: 'verslagOp', eenheid: 'dagen', streef: null },
  { code: 'P3', naam: 'Verslag tot einde correctie', van: 'verslagOp', tot: 'correctieOp', eenheid: 'dagen', streef: null },
  { code: 'P4', naam: 'Einde correctie tot advies', van: 'correctieOp', tot: 'adviesOp', eenheid: 'dagen', streef: null },
  { code: 'P5', naam: 'Aanmelding tot advies', van: 'aangemeldOp', tot: 'adviesOp', eenheid: 'dagen', streef: null }
]
