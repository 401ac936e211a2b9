import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
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
    return { ...rest, rapport: told?.blok[vraag.deling] ?? null, vastgesteldOp: told?.vastgesteldOp ?? null }
  }
  const tellingen = await readTellingen(sql, vraag)
  return { ...rest, rapport: rapportUit(tellingen, vraag.deling, { ...gewoneBanden, leeftijd: leeftijdsbanden(vraag.leeftijd) ?? gewoneBanden.leeftijd }), vastgesteldOp: null }
}
