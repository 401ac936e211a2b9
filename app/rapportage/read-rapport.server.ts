import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { readKalibratieFiguren } from '~/kalibratie/read-model.server'
import { werkRapportBij } from './bijwerken.server'
import { readBlok, readJaren } from './blok.server'
import { rapportUit } from './deel-namen'
import { leesVraag, momentenVan, type RapportVraag } from './rules'
import { delingen } from './schema'
import { readTellingen } from './store.server'
import { gewoneBanden, GEWONE_GRENZEN, leeftijdsbanden, voorTeam } from './tabellen/rules'
import type { Rapport } from './tabellen/schema'
import type { Oefenen } from './teambladen'
import { readVerlengingen } from './verlengingen/read-verlengingen.server'
import type { Verlenging } from './verlengingen/schema'

export interface GelezenRapport {
  vraag: RapportVraag
  fouten: string[]
  jaren: number[]
  /** Null: nothing can be told about this year (too few cases, or no year is over). */
  rapport: Rapport | null
  /** When what is told outside was fixed; null in the report of the team. */
  vastgesteldOp: string | null
  /** What practice says of the group as a whole (R-KAL-11); null outside the team. */
  oefenen: Oefenen | null
  /** Which terms were lengthened, how often and why; null outside the team. */
  verlengingen: Verlenging[] | null
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
    return { ...rest, rapport: told?.blok[vraag.deling] ?? null, vastgesteldOp: told?.vastgesteldOp ?? null, oefenen: null, verlengingen: null }
  }
  const tellingen = await readTellingen(sql, vraag)
  const { oefeningen, bladen, alfa } = await readKalibratieFiguren(db, momentenVan(vraag))
  const verlengingen = await readVerlengingen(sql, vraag)
  return { ...rest, rapport: voorTeam(rapportUit(tellingen, vraag.deling, { ...gewoneBanden, leeftijd: leeftijdsbanden(vraag.leeftijd) ?? gewoneBanden.leeftijd })), vastgesteldOp: null, oefenen: { oefeningen, bladen, alfa }, verlengingen }
}
