// Any leads a case can hold: how many, in which lists, between which rows of the panel, with a canary in every field.
import fc from 'fast-check'
import { rawDemo, type RawZaak } from '~tests/zaak-file'

/** No text of a case, no UUID and no date contains this; no other test writes it to a database. */
export const canary = 'ZKWALLEADSZ'
const k = (word: string): string => `${canary}-${word}`

/** One row of the criminal case between those of the panel: in which list, before which row, and how much is known of it. */
interface Between {
  list: keyof typeof rowsOf
  at: number
  known: boolean
}

const rowsOf = {
  tijdlijn: { datum: '2005-01-01', gebeurtenis: k('gebeurtenis') },
  verklaringen: { moment: '2005-01-02', tegenover: k('tegenover'), kern: k('kern'), afwijkend_van_eerder: k('afwijkend'), uitleg_afwijking: k('uitleg') },
  stukken: { soort: k('soort'), datum: '2005-01-03', inhoud: k('inhoud'), steunt_of_weerspreekt: k('steunt') },
  beoordeling_door_instanties: { instantie: k('instantie'), datum: '2005-01-04', oordeel: k('oordeel'), motivering: k('motivering') }
} as const

export interface Leads {
  /** One per lead: the certain day, or words. */
  dates: readonly string[]
  between: readonly Between[]
  /** What the compiler of the file noted beside the case. */
  notes: boolean
}

const date = fc.constantFrom('2006-12-28', '2007-01-15', `${canary}-datum`, 'onbekend')

/** Leads in any number; `none`: also no lead at all. */
export const anyLeads = ({ min }: { min: number }): fc.Arbitrary<Leads> =>
  fc.record({
    dates: fc.array(date, { minLength: min, maxLength: 9 }),
    between: fc.array(fc.record({ list: fc.constantFrom(...(Object.keys(rowsOf) as (keyof typeof rowsOf)[])), at: fc.nat(5), known: fc.boolean() }), { minLength: min, maxLength: 8 }),
    notes: fc.boolean()
  })

/** The same case with other leads: nothing of the panel's own rows differs. */
export function caseWith({ dates, between, notes }: Leads): RawZaak {
  const zaak = rawDemo()
  zaak.opsporing = dates.map((datum, n) => ({ datum, indicatie_of_stap: k(`stap-${n}`), par: k('par') }))
  zaak.beoordeling_door_instanties = zaak.beoordeling_door_instanties.filter((row) => row.uit_strafzaak !== true)
  for (const { list, at, known } of between) zaak[list].splice(at, 0, { ...rowsOf[list], uit_strafzaak: true, par: known ? k('vindplaats') : null })
  if (!notes) return zaak
  zaak.tegenstrijdigheden_in_bronnen = [{ punt: k('punt'), bronnen: k('bronnen'), uit_strafzaak: true }, ...(zaak.tegenstrijdigheden_in_bronnen as object[])]
  zaak.bronfragmenten = [{ id: k('id'), url: k('url'), wat: k('wat'), uit_strafzaak: true }]
  return Object.assign(zaak, { uitkomst_rechter: k('uitkomst'), compleetheid: k('compleetheid'), leeswijzer: k('leeswijzer') })
}
