import type { Clock } from '~/platform/clock'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { readKalibratieFiguren } from '~/kalibratie/read-model.server'
import { werkRapportBij } from './bijwerken.server'
import { readBlok, readJaren } from './blok.server'
import { rapportUit } from './deel-namen'
import { leesVraag, type RapportVraag } from './rules'
import { delingen } from './schema'
import { readTellingen } from './store.server'
import { gewoneBanden, GEWONE_GRENZEN, leeftijdsbanden } from './tabellen/rules'
import type { Rapport } from './tabellen/schema'

export interface GelezenRapport {
  vraag: RapportVraag
  fouten: string[]
  jaren: number[]
  /** Null: nothing can be told about this year (too few cases, or no year is over). */
  rapport: Rapport | null
  /** When what is told outside was fixed; null in the report of the team. */
  vastgesteldOp: string | null
  /** What practice says of the group as a whole (R-KAL-11); null outside the team. */
  oefenen: { oefeningen: number; bladen: number; alfa: number | null } | null
  /** When these numbers were read. */
  op: string
}

/** The report for this reader. The team sees every number; for who is outside only what is fixed per year is read (R-RAP-10, R-RAP-23). */
export async function readRapport({ db, sql, clock }: { db: PrismaClient; sql: Sql; clock: Clock }, lezer: 'team' | 'buiten', params: URLSearchParams): Promise<GelezenRapport> {
  await werkRapportBij(db, clock)
  const jaren = await readJaren(sql, clock)
  const now = clock.now()
  const { vraag, fouten } = leesVraag(params, { lezer, vandaag: dagInAmsterdam(now), jaren, delingen: delingen.codes, grenzen: GEWONE_GRENZEN })
  const rest = { vraag, fouten, jaren, op: now.toISOString() }
  if (vraag.soort === 'buiten') {
    const told = vraag.jaar === null ? undefined : await readBlok(sql, clock, vraag.jaar)
    return { ...rest, rapport: told?.blok[vraag.deling] ?? null, vastgesteldOp: told?.vastgesteldOp ?? null, oefenen: null }
  }
  const tellingen = await readTellingen(sql, vraag)
  const { oefeningen, bladen, alfa } = await readKalibratieFiguren(db, { van: new Date(`${vraag.van}T00:00:00Z`), tot: new Date(`${addDays(vraag.totEnMet, 1)}T00:00:00Z`) })
  return { ...rest, rapport: rapportUit(tellingen, vraag.deling, { ...gewoneBanden, leeftijd: leeftijdsbanden(vraag.leeftijd) ?? gewoneBanden.leeftijd }), vastgesteldOp: null, oefenen: { oefeningen, bladen, alfa } }
}
