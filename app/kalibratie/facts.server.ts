import { dagInAmsterdam } from '~/platform/kalender/rules'
import { isUuid } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { OefeningFacts } from './policy'
import { standOf, type Oefenfeiten } from './rules'

interface OefeningRow {
  organisator_id: string
  minimum: number
  einddag: string
  geopend: boolean
  gesloten: boolean
  gestopt: boolean
}

interface DeelnemerRow {
  id: string
  account_id: string
  hoedanigheid: string
  afgezien: boolean
  ingediend: boolean
}

export interface Oefening {
  organisatorId: string
  feiten: Oefenfeiten
  deelnemers: { id: string; accountId: string; hoedanigheid: string }[]
}

/**
 * An exercise with all that decides about it; null when there is none. `lock` takes its row, so that deeds come one by one. Of the
 * sheets only whether they are in: what is not read cannot leak.
 */
export async function loadOefening(sql: Sql, oefeningId: string, how: 'read' | 'lock'): Promise<Oefening | null> {
  if (!isUuid(oefeningId)) return null
  const [row] = await sql.query<OefeningRow>(
    `select organisator_id::text as organisator_id, minimum, einddag::text as einddag, geopend_op is not null as geopend, gesloten_op is not null as gesloten, gestopt_op is not null as gestopt
     from oefening where id = $1::uuid ${how === 'lock' ? 'for update' : ''}`,
    [oefeningId]
  )
  if (!row) return null
  const rows = await sql.query<DeelnemerRow>(
    `select d.id::text as id, d.account_id::text as account_id, d.hoedanigheid, d.afgezien, b.id is not null as ingediend
     from oefening_deelnemer d left join oefening_blad b on b.deelnemer_id = d.id where d.oefening_id = $1::uuid order by d.id`,
    [oefeningId]
  )
  const { organisator_id: organisatorId, ...rest } = row
  return {
    organisatorId,
    feiten: { ...rest, deelnemers: rows.map(({ id, ingediend, afgezien }) => ({ id, ingediend, afgezien })) },
    deelnemers: rows.map(({ id, account_id: accountId, hoedanigheid }) => ({ id, accountId, hoedanigheid }))
  }
}

/** The same as this account sees it, for the policy. */
export function factsFor(oefening: Oefening, oefeningId: string, accountId: string, now: Date): OefeningFacts {
  const invited = oefening.deelnemers.find((one) => one.accountId === accountId)
  const deelname = oefening.feiten.deelnemers.find((one) => one.id === invited?.id)
  return {
    oefeningId,
    organisatorId: oefening.organisatorId,
    stand: standOf(oefening.feiten, dagInAmsterdam(now)),
    einddag: oefening.feiten.einddag,
    deelname: invited && deelname ? { ...deelname, hoedanigheid: invited.hoedanigheid } : null
  }
}

export async function loadOefeningFacts(sql: Sql, accountId: string, oefeningId: string, now: Date): Promise<OefeningFacts | null> {
  const oefening = await loadOefening(sql, oefeningId, 'read')
  return oefening && factsFor(oefening, oefeningId, accountId, now)
}
