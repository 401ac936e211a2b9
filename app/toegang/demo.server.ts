import type { Sql } from '~/platform/sql'

export interface DemoPersoon {
  id: string
  functie: string
  registernummer: string
}

/** The demo people, by function. Called in demo mode only: the page does not exist otherwise (ontwerp §4). */
export const readDemoPeople = (sql: Sql): Promise<DemoPersoon[]> =>
  sql.query<DemoPersoon>('select id::text as id, functie, registernummer from account where actief order by split_part(registernummer, \'-\', 2), registernummer')
