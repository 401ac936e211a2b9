import type { Sql } from '~/platform/sql'
import { neutralRoom, type Appointment } from './appointment'
import { stillSits } from './store.server'

/** How long what was called off stays in a subscription, in days: long enough for every program to fetch it. */
const CALLED_OFF_DAYS = 30

/** A session of one account, as its agenda has it. */
export interface AgendaRow extends Appointment {
  dossierId: string
  kenmerk: string
  rol: string
}

/**
 * The sessions of this account that are planned, and those that were called off for everybody, or for this person, in the last thirty days; by time. Who sits in a dossier no more
 * sees nothing of it here, not even that it was called off (R-UIT-5).
 */
export async function readAgenda(sql: Sql, accountId: string, now: Date): Promise<AgendaRow[]> {
  const rows = await sql.query<Omit<AgendaRow, 'ruimte' | 'vervallen'> & { ruimte: string | null; gepland: boolean; inZaal: boolean }>(
    `select d.id::text as "dossierId", d.kenmerk, p.rol, p.in_zaal as "inZaal", z.uid::text as uid, z.volgorde, z.begint_op as "begintOp", z.eindigt_op as "eindigtOp", z.gewijzigd_op as "gewijzigdOp", r.naam as ruimte,
       erbij.ja is not null as gepland
     from (
       select distinct on (m.uid) m.uid, x.persoon, x.rol, x.in_zaal, true as actief
       from zitting_deelnemer x join zitting m on m.id = x.zitting_id where x.persoon = 'account:' || $1 order by m.uid, m.volgorde desc
     ) p
     join lateral (select * from zitting c where c.uid = p.uid order by c.volgorde desc limit 1) z on true
     join hoorzitting h on h.id = z.hoorzitting_id join dossier d on d.id = h.dossier_id left join ruimte r on r.id = z.ruimte_id
     left join lateral (select 1 as ja from zitting_deelnemer x where x.zitting_id = z.id and x.persoon = p.persoon and x.actief and z.staat = 'gepland') erbij on true
     where ${stillSits('p', 'd.id')}
       and (erbij.ja is not null or z.staat in ('gepland', 'vervallen') and z.gewijzigd_op > $2::timestamptz)
     order by z.begint_op, z.uid`,
    [accountId, new Date(now.getTime() - CALLED_OFF_DAYS * 24 * 60 * 60 * 1_000).toISOString()]
  )
  return rows.map(({ ruimte, gepland, inZaal, ...row }) => ({
    ...row, volgorde: gepland ? row.volgorde : row.volgorde + 1, vervallen: !gepland, ruimte: gepland && inZaal ? neutralRoom(ruimte) : undefined
  }))
}
