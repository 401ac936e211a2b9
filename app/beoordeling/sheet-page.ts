import type { Stuk } from '~/stukken/stukken.server'
import type { Catalogus, Discipline, Minderjarig } from './catalogus/schema'
import type { RondeSoort } from './ronden/schema'
import type { BladStand, Ingediend } from './store.server'

/**
 * All that the score sheet's page is sent. Of the member's own draft nothing (it comes through the room), of the others
 * only "ingediend: ja/nee", of betrokkene nothing beside the papers: nationality is no criterion (law 2, law 4).
 */
export interface SheetPage {
  dossierId: string
  kenmerk: string
  ronde: number
  soort: RondeSoort
  /** The name of the member's own room. */
  room: string
  discipline: Discipline
  catalogus: Catalogus
  minderjarig: Minderjarig
  stukken: Stuk[]
  hoorzitting: 'verslag niet vast' | 'verslag vast' | 'afgezien'
  /** The receipt of the member's own last sheet: version, SHA-256 and moment (ISO). */
  eigen: { versie: number; sha256: string; op: string } | null
  /** Whether that sheet counts, or must be confirmed or changed first (R-BEO-97). */
  stand: BladStand
  spoed: boolean
  /** The last day to hand in, `JJJJ-MM-DD`; null while it does not run yet. */
  uiterlijk: string | null
  zetels: Ingediend[]
}
