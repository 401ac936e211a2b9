import type { KeyObject } from 'node:crypto'
import type { Logger } from 'pino'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { EnvelopDicht, openEnvelope } from '~/platform/postvak/envelope.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import type { Kluis } from '../kluis.server'
import { sealOvergekomen, type OvergekomenInhoud } from './sealed-overgekomen.server'

export interface PostvakOphaler {
  /** Fetches once, now. Never rejects: a failure is logged, and the next round finds the same rows again. */
  fetch(): Promise<void>
}

interface Parts {
  /** Role weging_afhaler, on the panel's cluster. */
  afhaler: Sql
  /** Role opsporing_app. */
  db: PrismaClient
  kluis: Kluis
  sleutel: KeyObject
  clock: Clock
  logger: Logger
}

interface Rij {
  id: string
  dossier_id: string
  tijd: Date
  envelop: string
}

/** The one question, always the same: all of it (R-OPS-7). */
const QUESTION = 'select id::text as id, dossier_id::text as dossier_id, tijd, envelop from postvak order by tijd, id'

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'onbekend')

/**
 * Pulls the inbox of the panel: asks for the whole of it, opens what is new here and keeps it in the vault, each row once, each with a line in this
 * compartment's own log (R-OPS-20). A row that does not open is kept shut and tried again in each round; one bad row stops no other (R-OPS-21).
 */
export function createPostvakOphaler(parts: Parts): PostvakOphaler {
  const { afhaler, db, logger } = parts
  let busy = false
  return {
    async fetch() {
      const rows = await ask(afhaler, logger)
      // What is done with the rows never delays or skips the next question.
      if (busy) return
      busy = true
      try {
        await keepNew(parts, rows)
      } catch (error) {
        logger.error({ fout: nameOf(error) }, 'wat in het postvak ligt is niet bewaard; de volgende ronde probeert het opnieuw')
      } finally {
        busy = false
      }
    }
  }

  async function keepNew({ db }: Parts, rows: readonly Rij[]): Promise<void> {
    const kept = await db.overgekomen.findMany({ select: { id: true, geopend: true } })
    const opened = new Set(kept.filter(({ geopend }) => geopend).map(({ id }) => id))
    const known = new Set(kept.map(({ id }) => id))
    for (const row of rows.filter(({ id }) => !opened.has(id))) await keepOne(row, known.has(row.id))
  }

  async function keepOne(row: Rij, tried: boolean): Promise<void> {
    try {
      const inhoud = open(parts.sleutel, row)
      if (inhoud.soort === 'dicht' && tried) return
      await keep(parts, row, tried ? 2 : 1, inhoud)
      if (inhoud.soort === 'dicht') logger.error({ postvak: row.id }, 'een rij van het postvak kon niet worden geopend')
    } catch (error) {
      logger.error({ postvak: row.id, fout: nameOf(error) }, 'een rij van het postvak is niet bewaard; de volgende ronde probeert het opnieuw')
    }
  }

  async function keep({ kluis, clock }: Parts, { id, dossier_id: dossierId, tijd }: Rij, versie: 1 | 2, inhoud: OvergekomenInhoud): Promise<void> {
    await db.$transaction(async (tx) => {
      const geopend = inhoud.soort === 'geopend'
      const data = { id, versie, dossierId, verzondenOp: tijd, opgehaaldOp: clock.now(), geopend, ...sealOvergekomen(kluis, { dossierId, id, versie }, inhoud) }
      const { count } = await tx.overgekomen.createMany({ data, skipDuplicates: true })
      // Another process of this side was faster: it wrote the line too.
      if (count === 0) return
      const line = { actor: null, hoedanigheid: null, object: `zaak/${dossierId}/postvak/${id}`, resultaat: 'gedaan', oorsprong: 'opsporing' } as const
      await appendLog(sqlOfPrisma(tx), clock, { ...line, deed: geopend ? 'postvak.ontvangen' : 'postvak.niet-te-openen' })
    })
  }
}

async function ask(afhaler: Sql, logger: Logger): Promise<Rij[]> {
  try {
    return await afhaler.query<Rij>(QUESTION)
  } catch (error) {
    logger.error({ fout: nameOf(error) }, 'het postvak is niet te lezen; de volgende ronde probeert het opnieuw')
    return []
  }
}

function open(sleutel: KeyObject, { id, dossier_id: dossierId, tijd, envelop }: Rij): OvergekomenInhoud {
  try {
    return { soort: 'geopend', bericht: openEnvelope(sleutel, { dossierId, id, tijd }, envelop) }
  } catch (error) {
    if (error instanceof EnvelopDicht) return { soort: 'dicht', envelop }
    throw error
  }
}
