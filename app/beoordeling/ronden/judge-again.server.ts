import type { Tx, Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import { closeRoomsOfWeighing, openNewRound } from './open-round.server'

/**
 * Betrokkene took her consent for a paper back after the reveal: a sheet that counts and cites what its own member may not read any more goes to a new
 * sealed round beside the revealed one, opened by the server. Until the advies is fixed: what was fixed first is taken back by the voorzitter, and then this
 * looks again. There is no decision with a reason: a reason would tell the panel of a paper that does not exist for them (R-STU-20, R-BEO-160). Inside the
 * caller's transaction, under the dossier's lock. Gives whether a round was opened.
 */
export async function judgeAgain(tx: Tx, sql: Sql, werk: Werk, dossierId: string, onthuld: { id: string; nummer: number }): Promise<boolean> {
  const { fase } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { fase: true } })
  const advies = await tx.advies.findFirst({ where: { dossierId, staat: { not: 'vervallen' } }, select: { id: true, staat: true } })
  const open = fase === 'weging' || (fase === 'advies' && advies?.staat === 'concept')
  if (!open || !(await restsOnUnreadable(sql, onthuld.id))) return false
  await closeRoomsOfWeighing(sql, dossierId, advies?.id)
  await tx.dossier.update({ where: { id: dossierId, fase }, data: { fase: 'beoordeling' } })
  await openNewRound(tx, sql, werk, { dossierId, vorige: onthuld, soort: 'heropend' })
  return true
}

/** Does the last sheet of a present member in this round cite a stuk that this member may not read? */
async function restsOnUnreadable(sql: Sql, rondeId: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 as blad
     from lidmaatschap l
     join lateral (
       select r.inhoud::jsonb as inhoud from record r where r.soort = 'score' and r.ronde_id = $1::uuid and r.lid_id = l.id order by r.versie desc limit 1
     ) blad on true
     join jsonb_path_query(blad.inhoud, '$.entries[*].citaten[*].stuk') stuk on stuk not in (select to_jsonb(nummer) from leesbare_stukken(l.id) nummer)
     where l.beeindigd_op is null and l.verklaring <> 'belang' limit 1`,
    [rondeId]
  )
  return rows.length > 0
}
