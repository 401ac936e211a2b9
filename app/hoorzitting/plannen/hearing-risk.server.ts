import type { HoorzittingWerk, WerkRegel } from '~/dossier/work'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { quorumVan } from './place'
import { questionFor } from './planning-question'
import { readPlanning } from './read-planning.server'
import { riskOf } from './risico/rules'
import { earliestDay } from './rules'
import type { Rol } from './roles'

interface SessionRow {
  dossierId: string
  begintOp: Date
  rollen: Rol[]
}

/**
 * Of each of these dossiers, whose hearing is still to be held, how it stands with its term, before that is certain: exact, by the planner's own first day on the agendas as they are now, so that
 * nothing has to be kept up to date. Four queries for all of them together; the planner looks at some forty working days for each, a few milliseconds (R-PLN-56). The caller asks for a coördinator's own dossiers.
 */
export async function readHearingWork(sql: Sql, dossierIds: readonly string[], now: Date): Promise<Map<string, HoorzittingWerk>> {
  if (dossierIds.length === 0) return new Map()
  const [{ dossiers, kennis }, sessions] = await Promise.all([readPlanning(sql, dossierIds, now), readPlannedSessions(sql, dossierIds)])
  return new Map(
    dossiers.map((dossier) => {
      const planned = sessions.filter(({ dossierId }) => dossierId === dossier.dossierId)
      const booked = planned.map(({ begintOp }) => dagInAmsterdam(new Date(begintOp))).sort()
      const wanted = dossier.wensen?.horen !== 'wel' && dossier.wensen !== null ? 'niet' : dossier.wensen ? 'ja' : 'onbekend'
      const mist = planned.some(({ rollen }) => quorumVan(dossier.ontbreekt).some((rol) => !rollen.includes(rol)))
      const eerste = booked.at(-1) ?? earliestDay(questionFor(dossier, kennis, dossier.wensen?.zittingen ?? 1))
      const risico = dossier.uiterlijk === null ? null : riskOf({ eerste, uiterlijk: dossier.uiterlijk })
      return [dossier.dossierId, { wensen: wanted, gepland: booked.length > 0, quorumMist: mist, stil: dossier.termijn !== null && dossier.uiterlijk === null, uiterlijk: dossier.uiterlijk, risico: risico?.stand ?? null }]
    })
  )
}

/** The worklist with, for the coördinator's own dossiers whose hearing is still to come, how it stands with its term. */
export async function addHearingWork(sql: Sql, regels: readonly WerkRegel[], now: Date): Promise<WerkRegel[]> {
  const own = regels.filter(({ rol, fase, hoorzitting }) => rol === 'coordinator' && fase === 'beoordeling' && (hoorzitting === null || hoorzitting === 'gepland'))
  const work = await readHearingWork(sql, own.map(({ dossierId }) => dossierId), now)
  return regels.map((regel) => (regel.rol === 'coordinator' ? { ...regel, horen: work.get(regel.dossierId) } : regel))
}

const readPlannedSessions = (sql: Sql, dossierIds: readonly string[]): Promise<SessionRow[]> =>
  sql.query<SessionRow>(
    `select h.dossier_id::text as "dossierId", z.begint_op as "begintOp", coalesce((select json_agg(p.rol) from zitting_deelnemer p where p.zitting_id = z.id and p.actief), '[]') as rollen
     from zitting z join hoorzitting h on h.id = z.hoorzitting_id where h.dossier_id = any ($1::uuid[]) and z.staat = 'gepland'`,
    [dossierIds]
  )
