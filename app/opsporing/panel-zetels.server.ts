import type { Logger } from 'pino'
import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import { fetchEveryMs } from './fetch-rhythm.server'

/** A list older than this, in milliseconds, is no longer believed: two rounds were missed. */
const believedForMs = 3 * fetchEveryMs

export interface PanelZetels {
  /** Does (or did) somebody with this registernummer sit on the panel of this dossier? `onbekend` when the list cannot be had. */
  isOpPanel(dossierId: string, registernummer: string): 'ja' | 'nee' | 'onbekend'
  /** Fetches once, now. Never rejects: a failure is remembered and logged. */
  fetch(): Promise<void>
}

interface Seats {
  keys: ReadonlySet<string>
  fetchedAt: number
}

const keyOf = (dossierId: string, registernummer: string): string => `${dossierId} ${registernummer.trim().toUpperCase()}`

/**
 * Who sits on which panel, fetched as weging_afhaler from the one view it may read, all of it: no
 * question about one case or one person ever goes to the panel's side (R-OPS-7). Fails closed: without a fresh list the
 * answer is `onbekend` (R-OPS-3).
 */
export function createPanelZetels({ sql, clock, logger }: { sql: Sql; clock: Clock; logger: Logger }): PanelZetels {
  let seats: Seats | undefined
  let busy = false

  const fetch = async (): Promise<void> => {
    if (busy) return
    busy = true
    try {
      const rows = await sql.query<{ dossier_id: string; registernummer: string }>('select dossier_id::text as dossier_id, registernummer from panel_zetel')
      seats = { keys: new Set(rows.map((row) => keyOf(row.dossier_id, row.registernummer))), fetchedAt: clock.now().getTime() }
    } catch (error) {
      seats = undefined
      logger.error({ fout: error instanceof Error ? error.name : 'onbekend' }, 'de panelzetels zijn niet te lezen; er is geen zaak te zien')
    } finally {
      busy = false
    }
  }

  return {
    isOpPanel(dossierId, registernummer) {
      if (!seats || clock.now().getTime() - seats.fetchedAt > believedForMs) return 'onbekend'
      return seats.keys.has(keyOf(dossierId, registernummer)) ? 'ja' : 'nee'
    },
    fetch
  }
}
