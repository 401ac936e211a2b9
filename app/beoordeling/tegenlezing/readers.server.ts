import { hoedanigheidVanZetel } from '~/dossier/schema'
import type { Sql } from '~/platform/sql'

/** Who can read a weighing: who weighs elsewhere. A secretaris writes and does not weigh. The first one of their own counts. */
const lezende = [hoedanigheidVanZetel.IND, hoedanigheidVanZetel.zorg, hoedanigheidVanZetel.politie, hoedanigheidVanZetel.voorzitter]

export interface KandidaatLezer {
  id: string
  functie: string
  registernummer: string
  /** The capacity in which this person would read. */
  hoedanigheid: string
}

/**
 * Who can be asked: active accounts of who weighs, that have no and never had a part in this dossier: no seat, not its coördinator, not its gemachtigde, not
 * the receiver of an advies in it, and not a reader who declared an interest (R-BEO-145). By register number.
 */
export const readCandidateReaders = (sql: Sql, dossierId: string): Promise<KandidaatLezer[]> =>
  sql.query<KandidaatLezer>(
    `select distinct on (a.registernummer) a.id::text as id, a.functie, a.registernummer, h.hoedanigheid
     from account a
     join account_hoedanigheid h on h.account_id = a.id and h.hoedanigheid = any ($2::text[])
     join dossier d on d.id = $1::uuid and d.coordinator_id is distinct from a.id
     where a.actief
       and not exists (select 1 from lidmaatschap l where l.dossier_id = d.id and l.account_id = a.id)
       and not exists (select 1 from gemachtigde g where g.dossier_id = d.id and g.account_id = a.id)
       and not exists (select 1 from uitgegeven_advies u where u.kenmerk = d.kenmerk and u.ontvanger_id = a.id)
       and not exists (select 1 from tegenlezer t where t.dossier_id = d.id and t.account_id = a.id and t.verklaring = 'belang')
     order by a.registernummer, array_position($2::text[], h.hoedanigheid)`,
    [dossierId, lezende]
  )

export interface HuidigeLezer {
  id: string
  accountId: string
  verklaring: 'open' | 'geen_belang'
  beantwoord: boolean
}

/** Who reads the weighing of this dossier on this day (in Amsterdam), or answered; undefined when nobody does. */
export async function readCurrentReader(sql: Sql, dossierId: string, dag: string): Promise<HuidigeLezer | undefined> {
  const [row] = await sql.query<HuidigeLezer>(
    `select t.id::text as id, t.account_id::text as "accountId", t.verklaring, t.beantwoord_op is not null as beantwoord
     from tegenlezer q join open_tegenlezingen(q.account_id, $2::date) t on t.id = q.id
     where q.dossier_id = $1::uuid and q.beeindigd_op is null`,
    [dossierId, dag]
  )
  return row
}

/** The account of the voorzitter of this dossier; empty while the seat is. */
export const readChair = async (sql: Sql, dossierId: string): Promise<string[]> =>
  (await sql.query<{ id: string }>(`select account_id::text as id from lidmaatschap where dossier_id = $1::uuid and zetel = 'voorzitter' and beeindigd_op is null`, [dossierId])).map(({ id }) => id)
