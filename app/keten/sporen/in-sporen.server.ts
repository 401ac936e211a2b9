import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { DossierDeed } from '~/dossier/policy'
import type { DossierFacts } from '~/dossier/facts'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { spoorUit } from './catalogus'
import type { SpoorStand } from './rules'
import type { Spoor } from './schema'
import { keepTermijnen, readSporen, type SporenStand } from './store.server'

/** What a deed on the tracks has at hand. `vandaag`: in Amsterdam. */
export interface InSporen {
  tx: Tx
  sql: Sql
  facts: DossierFacts
  vandaag: string
  stand: SporenStand
  /** A track that this dossier carries, with its steps and terms; undefined when it does not. */
  spoor(code: string): { def: Spoor; spoor: SpoorStand } | undefined
}

/** One deed on the tracks of a dossier, as `inDossier`; afterwards the terms of the worklist are as the records make them. */
export const inSporen = (werk: Werk, wie: Wie, deed: DossierDeed, dossierId: string, act: (at: InSporen) => Promise<Uitkomst>): Promise<Uitkomst> =>
  inDossier(werk, wie, deed, dossierId, async (tx, facts, sql) => {
    const vandaag = dagInAmsterdam(werk.clock.now())
    const stand = await readSporen(tx, sql, dossierId)
    const spoor = (code: string) => {
      const found = stand.sporen.find((one) => one.code === code)
      return found && { def: spoorUit(found.catalogus, found.code), spoor: found }
    }
    const uitkomst = await act({ tx, sql, facts, vandaag, stand, spoor })
    if (uitkomst.ok) await keepTermijnen(tx, sql, dossierId, vandaag)
    return uitkomst
  })

export const nee = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })
export const gedaan = { ok: true, value: undefined } as const
export const GEEN_SPOOR = 'Dit dossier heeft dit spoor niet. Open de pagina opnieuw.'
export const NIET_LATER = 'Kies een dag die niet later is dan vandaag.'
