import type { Tx } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import type { Aanleiding } from './aanleiding'
import type { Deelnemer, GeplandeZitting } from './after-planning'

export type ZittingStaat = 'gepland' | 'verzet' | 'vervallen' | 'gehouden'

export interface Afwijkingen {
  dag?: string
  stukken?: string
  wens?: string
}

export interface Zitting extends GeplandeZitting {
  staat: ZittingStaat
  /** What moved or cancelled it, and why in words. */
  aanleiding: Aanleiding | null
  reden: string | null
  ruimteId: string | null
  tolkId: string | null
  tolkNummer: string | null
  tolkReden: string | null
  sjabloon: 'volwassene' | 'kind'
  afwijkingen: Afwijkingen
  gemaaktOp: Date
  /** Who of them is booked no more: they left the panel. */
  weg: readonly Deelnemer[]
}

interface Row {
  zittingId: string; hoorzittingId: string; dossierId: string; kenmerk: string; nummer: number; uid: string; volgorde: number
  begintOp: Date; eindigtOp: Date; plaats: string; staat: ZittingStaat; aanleiding: Aanleiding | null; reden: string | null; ruimteId: string | null; tolkId: string | null
  tolkNummer: string | null; tolkReden: string | null; sjabloon: 'volwassene' | 'kind'; afwijkingen: string; gemaaktOp: Date
  wie: (Deelnemer & { actief: boolean })[]
}

/**
 * Every session of this dossier that was ever placed, those that were moved or cancelled too, by number and in the order in which they were placed. The people of a session that
 * was moved are those it was placed with. The caller has asked the policy.
 */
export async function readSessions(sql: Sql, dossierId: string): Promise<Zitting[]> {
  const rows = await sql.query<Row>(
    `select z.id::text as "zittingId", h.id::text as "hoorzittingId", d.id::text as "dossierId", d.kenmerk, z.nummer, z.uid::text as uid, z.volgorde, z.begint_op as "begintOp", z.eindigt_op as "eindigtOp",
       z.plaats, z.staat, z.aanleiding, z.reden, z.ruimte_id::text as "ruimteId", z.tolk_id::text as "tolkId", t.nummer as "tolkNummer", z.tolk_reden as "tolkReden", z.sjabloon, z.afwijkingen, z.gemaakt_op as "gemaaktOp",
       coalesce((select json_agg(json_build_object('persoon', p.persoon, 'rol', p.rol, 'inZaal', p.in_zaal, 'actief', p.actief) order by p.persoon) from zitting_deelnemer p where p.zitting_id = z.id), '[]') as wie
     from dossier d join hoorzitting h on h.dossier_id = d.id join zitting z on z.hoorzitting_id = h.id left join tolk t on t.id = z.tolk_id
     where d.id = $1::uuid order by z.nummer, z.gemaakt_op, z.volgorde`,
    [dossierId]
  )
  return rows.map(({ wie, afwijkingen, ...row }) => {
    const people = wie.map(({ persoon, rol, inZaal, actief }) => ({ persoon, rol, inZaal, actief }))
    const ended = row.staat === 'verzet' || row.staat === 'vervallen'
    const of = (actief: boolean): Deelnemer[] => people.filter((one) => ended || one.actief === actief).map(({ persoon, rol, inZaal }) => ({ persoon, rol, inZaal }))
    return { ...row, begintOp: new Date(row.begintOp), eindigtOp: new Date(row.eindigtOp), gemaaktOp: new Date(row.gemaaktOp), afwijkingen: JSON.parse(afwijkingen) as Afwijkingen, deelnemers: of(true), weg: ended ? [] : of(false) }
  })
}

/**
 * Keeps what other pages read of the hearing: moment and place of the next session that is planned, else of the last that was; nothing when none is left. To be called in the transaction of
 * every deed that places, moves, cancels or holds a session.
 */
export async function keepHearingMoment(tx: Pick<Tx, 'zitting' | 'hoorzitting'>, hoorzittingId: string, now: Date): Promise<void> {
  const next = await tx.zitting.findFirst({ where: { hoorzittingId, staat: 'gepland', eindigtOp: { gt: now } }, orderBy: { begintOp: 'asc' } })
  const last = next ?? (await tx.zitting.findFirst({ where: { hoorzittingId, staat: { in: ['gepland', 'gehouden'] } }, orderBy: { begintOp: 'desc' } }))
  await tx.hoorzitting.update({ where: { id: hoorzittingId }, data: { begintOp: last?.begintOp ?? null, plaats: last?.plaats ?? null, gewijzigdOp: now } })
}
