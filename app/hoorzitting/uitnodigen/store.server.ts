import type { Sql } from '~/platform/sql'
import type { EarlierMessage, Invitee, Soort, Staat } from './rules'

/** One session with where it belongs. */
export interface SessionRow {
  id: string
  dossierId: string
  kenmerk: string
  hoorzittingId: string
  nummer: number
  uid: string
  volgorde: number
  staat: 'gepland' | 'verzet' | 'vervallen' | 'gehouden'
  begintOp: Date
  eindigtOp: Date
  ruimte: string | null
}

const columns = `z.id::text as id, h.dossier_id::text as "dossierId", d.kenmerk, z.hoorzitting_id::text as "hoorzittingId", z.nummer, z.uid::text as uid, z.volgorde, z.staat,
  z.begint_op as "begintOp", z.eindigt_op as "eindigtOp", r.naam as ruimte`
const joins = `from zitting z join hoorzitting h on h.id = z.hoorzitting_id join dossier d on d.id = h.dossier_id left join ruimte r on r.id = z.ruimte_id`

/** The plan that counts now of the session that this row (UUID) is a plan of: the one with the highest volgorde. Undefined when there is no such session. */
export async function readCurrentSession(sql: Sql, zittingId: string): Promise<SessionRow | undefined> {
  const [row] = await sql.query<SessionRow>(`select ${columns} ${joins} where z.uid = (select uid from zitting where id = $1::uuid) order by z.volgorde desc limit 1`, [zittingId])
  return row
}

/** The sessions of a dossier as they stand now, each once, in their order. */
export const readSessions = (sql: Sql, dossierId: string): Promise<SessionRow[]> =>
  sql.query<SessionRow>(
    `select ${columns} ${joins} where h.dossier_id = $1::uuid and not exists (select 1 from zitting l where l.uid = z.uid and l.volgorde > z.volgorde) order by z.nummer, z.begint_op`,
    [dossierId]
  )

/** The plan before this one; undefined for the first. */
export async function readPlanBefore(sql: Sql, uid: string, volgorde: number): Promise<{ begintOp: Date } | undefined> {
  const [row] = await sql.query<{ begintOp: Date }>(`select begint_op as "begintOp" from zitting where uid = $1::uuid and volgorde < $2 order by volgorde desc limit 1`, [uid, volgorde])
  return row
}

/**
 * `alias` is a row of zitting_deelnemer that an account still answers to: a seat of this panel without a conflict of interest, or who represents betrokkene, as long as
 * that lasts. The one place that says so: invitations, feed and page all look here (R-UIT-4).
 */
export const stillSits = (alias: string, dossier: string): string => `(
  ${alias}.actief and ${alias}.persoon like 'account:%' and exists (
    select 1 from account a where a.id = substr(${alias}.persoon, 9)::uuid and a.actief and (
      exists (select 1 from lidmaatschap l where l.dossier_id = ${dossier} and l.account_id = a.id and l.zetel = ${alias}.rol and l.beeindigd_op is null and l.verklaring <> 'belang')
      or ${alias}.rol = 'gemachtigde' and exists (select 1 from gemachtigde g where g.dossier_id = ${dossier} and g.account_id = a.id and g.beeindigd_op is null)
    )
  )
)`

/** Who has an account and sits at this session now. */
export const readInvitees = (sql: Sql, zittingId: string): Promise<Invitee[]> =>
  sql.query<Invitee>(
    `select substr(p.persoon, 9) as "accountId", p.rol from zitting_deelnemer p join zitting z on z.id = p.zitting_id join hoorzitting h on h.id = z.hoorzitting_id
     where p.zitting_id = $1::uuid and ${stillSits('p', 'h.dossier_id')} order by p.rol, p.persoon`,
    [zittingId]
  )

/** What was put in about any plan of this session, by mail. */
export const readMessages = (sql: Sql, uid: string): Promise<EarlierMessage[]> =>
  sql.query<EarlierMessage>(
    `select v.account_id::text as "accountId", v.rol, v.soort, z.volgorde, v.staat, v.verstuurd_op is not null as verstuurd
     from verzending v join zitting z on z.id = v.zitting_id where z.uid = $1::uuid and v.kanaal = 'mail' order by z.volgorde, v.gemaakt_op`,
    [uid]
  )

export interface SentRow {
  id: string
  rol: string
  soort: Soort
  kanaal: 'mail' | 'brief'
  staat: Staat
  waarom: 'geen adres' | 'opgegeven' | null
  nummer: number
  uid: string
  /** What the message told of. */
  begintOp: Date
  gemaaktOp: Date
  verstuurdOp: Date | null
}

/** The state of a message, as the queue has it: a job that was given up without a word, when a process died at its last attempt, counts as failed (R-UIT-11). */
const lateFailure = `(v.kanaal = 'mail' and v.staat = 'wacht' and not exists (select 1 from pgboss.job j where j.name = 'mail' and j.id = v.id and j.state in ('created', 'retry', 'active')))`

const sentColumns = `v.id::text as id, v.rol, v.soort, v.kanaal, case when ${lateFailure} then 'mislukt' else v.staat end as staat,
  case when ${lateFailure} then 'opgegeven' else v.waarom end as waarom, z.nummer, z.uid::text as uid, z.begint_op as "begintOp", v.gemaakt_op as "gemaaktOp", v.verstuurd_op as "verstuurdOp"`

/** Everything that was sent or waits in this dossier, newest first. */
export const readSent = (sql: Sql, dossierId: string): Promise<SentRow[]> =>
  sql.query<SentRow>(`select ${sentColumns} from verzending v join zitting z on z.id = v.zitting_id where v.dossier_id = $1::uuid order by v.gemaakt_op desc, v.rol, v.id`, [dossierId])

/** Who was not reached by mail in this dossier, by function, with what can be done about it. */
export const readFailed = async (sql: Sql, dossierId: string): Promise<SentRow[]> => (await readSent(sql, dossierId)).filter(({ staat }) => staat === 'mislukt')
