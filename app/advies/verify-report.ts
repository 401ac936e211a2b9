import type { Uitkomst } from './schema'

export const checkIds = [
  'bestand', 'schema', 'canoniek', 'inhoud', 'herbouw', 'zegel-aantal', 'zegel-bereik', 'zegel-geldig', 'ondertekenaar', 'toevoeging',
  'latere-versies', 'akkoord-IND', 'akkoord-zorg', 'akkoord-politie', 'akkoord-sleutels'
] as const
export type CheckId = typeof checkIds[number]

/** One thing that was looked at. `niet-gecontroleerd`: an earlier failure made it impossible; that never counts as good. */
export type Check = { id: CheckId, oordeel: 'goed' | 'fout' | 'niet-gecontroleerd', zin: string }

/** Who sealed, told apart from whether the seal is intact. `test` is never trusted, whatever root is given. */
export type Trust = 'vertrouwd' | 'test' | 'onbekend' | 'geen'

/** The machine-readable outcome of a verification, `weging-verificatie/v1`. Each check has a sentence in plain Dutch. */
export type VerifyReport = {
  schema: 'weging-verificatie/v1'
  /** True only when every check is `goed`. A TEST seal can hold; look at `vertrouwen` before relying on it. */
  houdt: boolean
  vertrouwen: Trust
  samenvatting: string
  advies: { kenmerk: string, versie: number, vastgesteldOp: string, uitkomst: Uitkomst, sha256: string, proef: boolean } | null
  ondertekenaar: { naam: string, vingerafdruk: string, geldigVan: string, geldigTot: string } | null
  /** The time the seal claims (ISO, UTC). Not proven: only a timestamp service proves a time. */
  verzegeldVolgensBestand: string | null
  latereVersies: number
  controles: Check[]
}

/** The sentence above the report: first whether it holds, then how far to trust it. */
export function summarise(houdt: boolean, vertrouwen: Trust): string {
  if (!houdt) return 'Dit bestand houdt niet stand. Vertrouw het niet als advies van het panel. Hieronder staat waarom.'
  if (vertrouwen === 'test') {
    return 'LET OP: dit is een TEST en heeft geen rechtskracht. Het bestand is ongewijzigd sinds het zegel en alle akkoorden kloppen.'
  }
  return 'Dit advies is ongewijzigd sinds het zegel. Alle akkoorden kloppen en het zegel is van een vertrouwde ondertekenaar.'
}

/** What the program cannot say, printed under each report. */
export const verifyLimits: readonly string[] = [
  'De tijd van het zegel is een opgave van het programma en is niet bewezen met een tijdstempel.',
  'Het zegel is geen gekwalificeerde handtekening.',
  'Of het certificaat is ingetrokken, is niet nagegaan.'
]
