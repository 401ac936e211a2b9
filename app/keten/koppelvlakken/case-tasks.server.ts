import type { Sql } from '~/platform/sql'
import { koppelvlakVan } from './current'
import { haast } from './rules'
import { partijNaam, type Partij } from './schema'

/** Where one thing that partners pass on stands now: its last task. */
export interface Doorgifte {
  id: string
  koppelvlak: string
  naam: string
  /** Which paper, where it is about one. */
  stuk: number | null
  van: string
  aan: string
  /** `te-versturen` and `verstuurd` wait for the sender and the receiver; the other three are over. */
  stand: 'te-versturen' | 'verstuurd' | 'afgegeven' | 'verwerkt' | 'niet-mogelijk'
  /** Why it was not possible. */
  reden: string | null
  /** While it waits: until when. */
  uiterlijk: string | null
  haast: 'te laat' | 'bijna' | null
  /** When it was over. */
  op: string | null
}

interface Row { id: string; koppelvlak: string; ontvanger: Partij; stuk: number | null; soort: 'verzenden' | 'verwerken'; staat: string; reden: string | null; uiterlijk: Date; op: Date | null }

/** What partners must pass on about one dossier and how far that is, what waits first. The caller has asked the policy: only who runs the dossier reads it, for it tells of the criminal case (R-KET-130). */
export async function readCaseTasks(sql: Sql, dossierId: string, now: Date): Promise<Doorgifte[]> {
  const rows = await sql.query<Row>(
    `select * from (
       select distinct on (t.koppelvlak, t.ontvanger, t.gebeurtenis) t.id::text as id, t.koppelvlak, t.ontvanger, s.nummer as stuk, t.soort, t.staat, t.reden, t.uiterlijk, t.afgedaan_op as op
       from keten_taak t left join stuk s on s.dossier_id = t.dossier_id and t.koppelvlak = 'P2' and s.id::text = t.gebeurtenis
       where t.dossier_id = $1::uuid order by t.koppelvlak, t.ontvanger, t.gebeurtenis, t.gemaakt_op desc, t.beurt desc, t.soort
     ) laatste order by (staat = 'open') desc, case when staat = 'open' then uiterlijk end, op desc, id limit 200`,
    [dossierId]
  )
  return rows.flatMap((row): Doorgifte[] => {
    const koppelvlak = koppelvlakVan(row.koppelvlak)
    if (!koppelvlak) return []
    const open = row.staat === 'open'
    return [{
      id: row.id, koppelvlak: row.koppelvlak, naam: koppelvlak.naam, stuk: row.stuk, van: partijNaam[koppelvlak.van], aan: partijNaam[row.ontvanger], stand: standVan(row), reden: row.staat === 'niet_mogelijk' ? row.reden : null,
      uiterlijk: open ? row.uiterlijk.toISOString() : null, haast: open ? haast(row.uiterlijk, now) : null, op: row.op?.toISOString() ?? null
    }]
  })
}

function standVan({ staat, soort }: Row): Doorgifte['stand'] {
  if (staat === 'niet_mogelijk') return 'niet-mogelijk'
  if (staat === 'open') return soort === 'verzenden' ? 'te-versturen' : 'verstuurd'
  return soort === 'verzenden' ? 'afgegeven' : 'verwerkt'
}
