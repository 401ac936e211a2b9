import type { Sql } from '~/platform/sql'

export interface DemoPersoon {
  id: string
  functie: string
  registernummer: string
}

/**
 * The demo people, by function, in the order of the procedure; the second set, for trying what others may not see, comes
 * last. Called in demo mode only: the page does not exist otherwise.
 */
export const readDemoPeople = (sql: Sql, volgorde: readonly string[]): Promise<DemoPersoon[]> =>
  sql.query<DemoPersoon>(
    `select a.id::text as id, a.functie, a.registernummer from account a
     join lateral (select min(array_position($1::text[], h.hoedanigheid)) as plaats from account_hoedanigheid h where h.account_id = a.id) h on true
     where a.actief order by split_part(a.registernummer, '-', 2), h.plaats, a.registernummer`,
    [[...volgorde]]
  )
