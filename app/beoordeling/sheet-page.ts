import type { Stuk } from '~/dossier/stukken.server'
import type { Catalogus, Discipline, Minderjarig } from './catalogus/schema'
import type { Ingediend } from './store.server'

/**
 * All that the score sheet's page is sent. Of the member's own draft nothing (it comes through the room), of the others
 * only "ingediend: ja/nee", of betrokkene nothing beside the papers: nationality is no criterion (law 2, law 4).
 */
export interface SheetPage {
  dossierId: string
  kenmerk: string
  ronde: number
  /** The name of the member's own room. */
  room: string
  discipline: Discipline
  catalogus: Catalogus
  minderjarig: Minderjarig
  stukken: Stuk[]
  hoorzitting: 'verslag niet vast' | 'verslag vast' | 'afgezien'
  /** The member's own last sheet: version and moment (ISO). */
  eigen: { versie: number; op: string } | null
  zetels: Ingediend[]
}
