import type { Uitkomst } from './schema'

export const checkIds = [
  'bestand', 'schema', 'canoniek', 'inhoud', 'herbouw', 'bewijs', 'zegel-aantal', 'zegel-bereik', 'zegel-geldig', 'ondertekenaar', 'toevoeging',
  'tijdstempel', 'tijdstempel-dienst', 'bewaargegevens', 'archiefstempel', 'niveau', 'latere-versies', 'akkoord-IND', 'akkoord-zorg', 'akkoord-politie', 'akkoord-sleutels'
] as const
export type CheckId = typeof checkIds[number]

/**
 * One thing that was looked at. `niet-gecontroleerd`: an earlier failure made it impossible; that never counts as good. `afwezig`: a part that only a
 * higher level has; whether the level suffices is the check `niveau`.
 */
export type Check = { id: CheckId, oordeel: 'goed' | 'fout' | 'afwezig' | 'niet-gecontroleerd', zin: string }

/** The levels of a PAdES seal that the program knows (ETSI EN 319 142-1, §6.1), from low to high. */
export const sealLevels = ['B-B', 'B-T', 'B-LTA'] as const
export type SealLevel = typeof sealLevels[number]

/** A time that a service proved: when (ISO, UTC), by whom, and how far to trust that one. */
export type ProvenTime = { tijd: string, dienst: string, vertrouwen: Exclude<Trust, 'geen'> }

/** Who sealed, told apart from whether the seal is intact. `test` is never trusted, whatever root is given. */
export type Trust = 'vertrouwd' | 'test' | 'onbekend' | 'geen'

/** The machine-readable outcome of a verification, `weging-verificatie/v1`. Each check has a sentence in plain Dutch. */
export type VerifyReport = {
  schema: 'weging-verificatie/v1'
  /** True only when every check is `goed` or `afwezig`. A TEST seal can hold; look at `vertrouwen` before relying on it. */
  houdt: boolean
  vertrouwen: Trust
  samenvatting: string
  advies: { kenmerk: string, versie: number, vastgesteldOp: string, uitkomst: Uitkomst, sha256: string, proef: boolean } | null
  ondertekenaar: { naam: string, vingerafdruk: string, geldigVan: string, geldigTot: string } | null
  /** The level that the seal really reaches; null when there is no seal that holds. */
  niveau: SealLevel | null
  /** The time of the seal, proven by a timestamp service; null below B-T. */
  tijdstempel: ProvenTime | null
  /** The time at which the proof was last renewed; null below B-LTA. */
  archiefstempel: ProvenTime | null
  /** The time the seal claims (ISO, UTC). Not proven: only a timestamp service proves a time. */
  verzegeldVolgensBestand: string | null
  latereVersies: number
  /** Why these are the pages that were sealed: printed again and equal, or proven by the log; null when neither. With the SHA-256 (hex) of the unsealed file. */
  gelijkheid: { door: 'herbouw' | 'bewijs', onverzegeldSha256: string } | null
  controles: Check[]
}

/** Does a file with these checks hold? All must be good or absent; of printing again and the proof from the log one is enough, when the other is not wrong. */
export function holds(checks: readonly Check[]): boolean {
  const verdictOf = (id: CheckId): Check['oordeel'] | undefined => checks.find((check) => check.id === id)?.oordeel
  const equality = [verdictOf('herbouw'), verdictOf('bewijs')]
  return equality.includes('goed') && !equality.includes('fout') && checks.every(({ id, oordeel }) => oordeel === 'goed' || oordeel === 'afwezig' || id === 'herbouw' || id === 'bewijs')
}

/** The sentence above the report: first whether it holds, then how far to trust it. */
export function summarise(houdt: boolean, vertrouwen: Trust): string {
  if (!houdt) return 'Dit bestand houdt niet stand. Vertrouw het niet als advies van het panel. Hieronder staat waarom.'
  if (vertrouwen === 'test') {
    return 'LET OP: dit is een TEST en heeft geen rechtskracht. Het bestand is ongewijzigd sinds het zegel en alle akkoorden kloppen.'
  }
  return 'Dit advies is ongewijzigd sinds het zegel. Alle akkoorden kloppen en het zegel is van een vertrouwde ondertekenaar.'
}

/** What the program cannot say about a seal of this level, printed under each report. */
export function limitsOf({ niveau, tijdstempel }: Pick<VerifyReport, 'niveau' | 'tijdstempel'>): string[] {
  return [
    ...(tijdstempel === null ? ['De tijd van het zegel is een opgave van het programma en is niet bewezen met een tijdstempel.'] : []),
    ...(tijdstempel?.vertrouwen === 'test' ? ['Het tijdstempel is van een TEST-dienst. Die bewijst de tijd aan niemand.'] : []),
    'Het zegel is geen gekwalificeerde handtekening.',
    ...(niveau === 'B-LTA' ? [] : ['Of het certificaat is ingetrokken, is niet nagegaan.'])
  ]
}
