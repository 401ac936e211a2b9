import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays } from '~/platform/kalender/rules'
import type { Zaak } from '../schema'
import { doorlooptijden, type Doorlooptijd } from './schema'

/** In which table a case counts, and in which row of it. A table may have a case in more rows than one (`voorprocedure`, `behoeften`, `zittingen`, `zitting_aanleiding`, `ontbrekende_bron`). */
export type Feit = readonly [tabel: string, rij: string]

/**
 * All that one case counts for. Every table but those of several answers holds each case exactly once: who is outside its base stands in the row `nvt`, who is not
 * known in `onbekend`, so that all tables of one block are about the same cases (R-RAP-2, R-RAP-21).
 */
export function feitenVan(zaak: Zaak): Feit[] {
  return [
    ['zaken', zaak.spoor],
    ['regio', zaak.verleningOp === null ? 'nvt' : zaak.regio],
    ['geslacht', zaak.geslacht],
    ['nationaliteit', zaak.nationaliteit],
    ['leeftijd', numberOr(zaak.leeftijd)],
    ...earlier(zaak).map((rij): Feit => ['voorprocedure', rij]),
    ['voorprocedure_groep', earlier(zaak).length === 2 ? 'beide' : (earlier(zaak)[0] ?? 'onbekend')],
    ['vorm', zaak.vorm],
    ['uit_situatie', numberOr(zaak.uitSituatieDagen)],
    ['bedenktijd', yesNo(zaak.eerstBedenktijd)],
    ['asiel_verkozen', yesNo(zaak.asielVerkozen)],
    ...doorlooptijden.map((one): Feit => [one.code, numberOr(lengthOf(one, zaak), 'nvt')]),
    ...continued(zaak).map((rij): Feit => ['voortgezet', rij]),
    ['weigering_primair', refusal(zaak, zaak.weigeringPrimair)],
    ['weigering_secundair', zaak.besluit === 'afgewezen' ? (zaak.weigeringSecundair ?? 'geen') : 'nvt'],
    ['beroep', zaak.beroepOp === null ? 'nvt' : (zaak.uitspraak ?? 'nog-geen-uitspraak')],
    ['panel', zaak.panelStand === 'geen' ? 'nvt' : zaak.panelStand],
    ['uitkomst', zaak.panelUitkomst === 'geen-advies' ? 'nvt' : zaak.panelUitkomst],
    ['tegenstem', zaak.panelUitkomst === 'geen-advies' ? 'nvt' : yesNo(zaak.tegenstem)],
    ['hoorzitting', zaak.panelStand === 'geen' ? 'nvt' : zaak.hoorzitting],
    ...zaak.zittingen.flatMap(sessionFacts),
    ['tolk', zaak.hoorzitting === 'gehouden' ? zaak.tolk : 'nvt'],
    ['heropend', zaak.panelStand === 'geen' ? 'nvt' : yesNo(zaak.heropend)],
    ['concordantie', zaak.panelUitkomst === 'geen-advies' ? 'nvt' : zaak.concordantie === 'nvt' ? 'onbekend' : zaak.concordantie],
    ['motief', departs(zaak) ? (zaak.motief === 'nvt' ? 'onbekend' : zaak.motief) : 'nvt'],
    ['taal', zaak.taal],
    ...(zaak.behoeften.length === 0 ? ['geen'] : [...new Set(zaak.behoeften)]).map((rij): Feit => ['behoeften', rij]),
    ...[...new Set(zaak.ontbrekendeBronnen)].map((rij): Feit => ['ontbrekende_bron', rij]),
    ...zaak.beelden.map((rij): Feit => ['beeld', rij])
  ]
}

/** How a session ended, and of one that was moved or cancelled what did that. */
function sessionFacts(zitting: Zaak['zittingen'][number]): Feit[] {
  const [staat = '', ...aanleiding] = zitting.split('-')
  return [['zittingen', staat], ...(aanleiding.length > 0 ? [['zitting_aanleiding', aanleiding.join('-')] as const] : [])]
}

/** The IND departed from an advies that was issued, wholly or in part. */
const departs = ({ panelUitkomst, concordantie }: Zaak): boolean => panelUitkomst !== 'geen-advies' && (concordantie === 'wijkt-af' || concordantie === 'volgt-deels')

const numberOr = (value: number | null, otherwise = 'onbekend'): string => (value === null ? otherwise : String(value))
const yesNo = (value: boolean | null): string => (value === null ? 'onbekend' : value ? 'ja' : 'nee')

/** Persons, not procedures: somebody with two earlier procedures stands in both rows and once in the base. *Geen* is known of both (R-RAP-72). */
function earlier({ eerderAsiel, eerderRegulier }: Zaak): string[] {
  const rows = [...(eerderAsiel ? ['asiel'] : []), ...(eerderRegulier ? ['regulier'] : [])]
  if (rows.length > 0) return rows
  return eerderAsiel === null || eerderRegulier === null ? ['onbekend'] : ['geen']
}

function continued(zaak: Zaak): string[] {
  return [
    ...(zaak.verleningOp === null ? [] : ['vergunningen']),
    ...(zaak.aanvraagOp === null ? [] : ['aanvragen']),
    ...(zaak.besluit === 'ingewilligd' ? ['ingewilligd'] : []),
    ...(zaak.bezwaarOp === null ? [] : ['bezwaren']),
    ...(zaak.besluitBezwaar === 'gegrond' ? ['ingewilligd-in-bezwaar'] : [])
  ]
}

function refusal({ aanvraagOp, besluit }: Zaak, ground: string | null): string {
  if (aanvraagOp === null) return 'nvt'
  if (besluit === null) return 'nog-geen-besluit'
  return besluit === 'afgewezen' ? (ground ?? 'onbekend') : besluit
}

/** The length of one throughput in its own unit (weeks in calendar days); null where a date is not known, or the order is not that of the procedure. */
export function lengthOf({ code, van, tot, eenheid, viaAlle = [] }: Doorlooptijd, zaak: Zaak): number | null {
  if (code === 'T10') return zaak.meldingGemeenteUren
  // An application after the sepot makes it T6; only who did not apply has T5.
  if (code === 'T5' && zaak.aanvraagOp !== null) return null
  const first = van ? zaak[van] : null
  const last = code === 'T12' ? lastDecision(zaak) : tot ? zaak[tot] : null
  if (first === null || last === null || last < first || viaAlle.some((one) => zaak[one] === null)) return null
  return eenheid === 'werkdagen' ? workingDays(first, last) : dayNumber(last) - dayNumber(first)
}

function lastDecision({ intrekkingOp, besluitOp, besluitBezwaarOp }: Zaak): string | null {
  const days = [intrekkingOp, besluitOp, besluitBezwaarOp].filter((one): one is string => one !== null).sort()
  return days.at(-1) ?? null
}

const dayNumbers = new Map<string, number>()

/** The number of a day; days come again and again, so each is worked out once. */
function dayNumber(dag: string): number {
  const known = dayNumbers.get(dag)
  if (known !== undefined) return known
  const number = Math.round(Date.parse(`${dag}T00:00:00Z`) / 86_400_000)
  dayNumbers.set(dag, number)
  return number
}

const FIRST = '2000-01-01'
const LAST = '2100-12-31'
let upTo: Uint16Array | undefined

/** The working days after `first` up to and including `last`, as workingDaysBetween of the calendar says, from a table made once: a million cases ask this ten million times. */
export function workingDays(first: string, last: string): number {
  upTo ??= workingDaysUpTo()
  const offset = dayNumber(FIRST)
  const at = (dag: string): number => upTo?.[dayNumber(dag) - offset] ?? Number.NaN
  return at(last) - at(first)
}

function workingDaysUpTo(): Uint16Array {
  const days = dayNumber(LAST) - dayNumber(FIRST) + 1
  const table = new Uint16Array(days)
  for (let index = 1, dag = FIRST; index < days; index += 1) {
    dag = addDays(dag, 1)
    table[index] = (table[index - 1] ?? 0) + (isFreeDay(dag) ? 0 : 1)
  }
  return table
}
