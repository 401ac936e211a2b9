import type { Sql } from '~/platform/sql'

export interface Gemachtigde {
  accountId: string
  registernummer: string
}

/** Who represents betrokkene in this dossier now; undefined when nobody does. */
export async function readGemachtigde(sql: Sql, dossierId: string): Promise<Gemachtigde | undefined> {
  const [row] = await sql.query<Gemachtigde>(
    `select g.account_id::text as "accountId", a.registernummer from gemachtigde g join account a on a.id = g.account_id
     where g.dossier_id = $1::uuid and g.beeindigd_op is null`,
    [dossierId]
  )
  return row
}

export interface Vertegenwoordigd {
  dossierId: string
  kenmerk: string
  /** Until which day a reaction can still be given, `2026-12-09`; null when none is asked or it was given. */
  reagerenTot: string | null
  /** The last version of the advies that was issued; null before that. */
  uitgebracht: number | null
}

/** The dossiers in which this account represents betrokkene, or works for who does: first where a reaction is asked, then in order of their number. `nu`: what has a term is over or not. */
export const readRepresented = (sql: Sql, accountId: string, nu: Date): Promise<Vertegenwoordigd[]> =>
  sql.query<Vertegenwoordigd>(
    `select d.id::text as "dossierId", d.kenmerk, u.versie as uitgebracht,
       case when q.aan = 'gemachtigde' and not exists (select 1 from record x where x.soort = 'reactie' and x.dossier_id = d.id and (x.inhoud::jsonb ->> 'verzoek')::int = q.versie) then q.uiterlijk end as "reagerenTot"
     from open_toegang($1::uuid, $2::timestamptz) g
     join dossier d on d.id = g.dossier_id
     left join advies a on a.dossier_id = d.id and a.staat = 'concept'
     left join lateral (select max(versie) as versie from uitgegeven_advies where kenmerk = d.kenmerk) u on true
     left join lateral (
       select r.versie, r.inhoud::jsonb ->> 'aan' as aan, r.inhoud::jsonb ->> 'uiterlijk' as uiterlijk from record r
       where r.soort = 'reactie-verzoek' and r.dossier_id = d.id and a.id is not null and (r.inhoud::jsonb ->> 'adviesVersie')::int > coalesce(u.versie, 0)
       order by r.versie desc limit 1
     ) q on true
     order by "reagerenTot" nulls last, d.kenmerk desc`,
    [accountId, nu.toISOString()]
  )
