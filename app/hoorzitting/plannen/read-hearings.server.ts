import { replacesCoordinator } from '~/dossier/deputy'
import type { Sql } from '~/platform/sql'
import { holidayOn } from '~/platform/kalender/feestdagen/rules'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { mondayOf, weekNumber } from './calendar-view'
import { readHearingWork } from './hearing-risk.server'
import { quorumVan } from './place'
import { rolNaam, type Rol } from './roles'

export interface HoorzittingRegel {
  dossierId: string
  /** Where the hearing is planned; the dossier itself once nothing of it can be planned any more. */
  pad: string
  kenmerk: string
  /** The number of the session; null: nothing is planned. */
  nummer: number | null
  begintOp: string | null
  eindigtOp: string | null
  plaats: string | null
  staat: 'gepland' | 'gehouden' | null
  uiterlijk: string | null
  risico: 'ruim' | 'krap' | 'mist' | null
  /** The term stands still: the case is off its course. */
  stil: boolean
  mist: string[]
}

export interface HoorzittingenMaand {
  maand: string
  vorige: string
  volgende: string
  weken: { nummer: number; dagen: { dag: string; buiten: boolean; feestdag: string | null; zittingen: { pad: string; kenmerk: string; begintOp: string }[]; termijnen: string[] }[] }[]
}

interface Row {
  dossierId: string; kenmerk: string; planbaar: boolean; nummer: number | null; begintOp: Date | null; eindigtOp: Date | null; plaats: string | null; staat: 'gepland' | 'gehouden' | null
  rollen: Rol[] | null; ontbreekt: 'IND' | 'zorg' | 'politie' | null; open: boolean
}

/** Every hearing of the dossiers of this coördinator, what is planned and what must still be; the membership stands inside the query (R-PLN-61). */
export async function readHearings(sql: Sql, coordinatorId: string, now: Date): Promise<HoorzittingRegel[]> {
  const rows = await sql.query<Row>(
    `select d.id::text as "dossierId", d.kenmerk, d.fase = 'beoordeling' as planbaar, z.nummer, z.begint_op as "begintOp", z.eindigt_op as "eindigtOp", z.plaats, z.staat, ontbrekende_discipline(d.id) as ontbreekt,
       (select json_agg(p.rol) from zitting_deelnemer p where p.zitting_id = z.id and p.actief) as rollen, d.fase = 'beoordeling' and coalesce(h.staat, 'gepland') = 'gepland' as open
     from dossier d left join hoorzitting h on h.dossier_id = d.id left join zitting z on z.hoorzitting_id = h.id and z.staat in ('gepland', 'gehouden')
     where (d.coordinator_id = $1::uuid or ${replacesCoordinator('$1', '$2')}) and d.fase in ('beoordeling', 'weging', 'advies') and (z.id is not null or (d.fase = 'beoordeling' and coalesce(h.staat, 'gepland') = 'gepland'))
     order by z.begint_op nulls first, d.kenmerk`,
    [coordinatorId, dagInAmsterdam(now)]
  )
  const work = await readHearingWork(sql, [...new Set(rows.filter(({ open }) => open).map(({ dossierId }) => dossierId))], now)
  return rows.map(({ dossierId, kenmerk, planbaar, nummer, begintOp, eindigtOp, plaats, staat, rollen, ontbreekt }) => {
    const horen = work.get(dossierId)
    const iso = (moment: Date | null): string | null => (moment ? new Date(moment).toISOString() : null)
    const mist = staat === 'gepland' ? quorumVan(ontbreekt).filter((rol) => !(rollen ?? []).includes(rol)).map((rol) => rolNaam[rol]) : []
    return { dossierId, pad: `/dossiers/${dossierId}${planbaar ? '/hoorzitting' : ''}`, kenmerk, nummer, begintOp: iso(begintOp), eindigtOp: iso(eindigtOp), plaats, staat, uiterlijk: horen?.uiterlijk ?? null, risico: horen?.risico ?? null, stil: horen?.stil ?? false, mist }
  })
}

/** The same by the days of a month. `maand` as `2026-12`. */
export function hearingsMonth(maand: string, regels: readonly HoorzittingRegel[]): HoorzittingenMaand {
  const first = `${maand}-01`
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1)
  const weken: HoorzittingenMaand['weken'] = []
  for (let maandag = mondayOf(first); maandag <= last; maandag = addDays(maandag, 7)) {
    const dagen = Array.from({ length: 5 }, (_, index) => addDays(maandag, index))
    if (!dagen.some((dag) => dag.startsWith(maand))) continue
    weken.push({
      nummer: weekNumber(maandag),
      dagen: dagen.map((dag) => ({
        dag, buiten: !dag.startsWith(maand), feestdag: holidayOn(dag),
        zittingen: regels.flatMap(({ pad, kenmerk, begintOp }) => (begintOp && dagInAmsterdam(new Date(begintOp)) === dag ? [{ pad, kenmerk, begintOp }] : [])),
        termijnen: regels.filter(({ uiterlijk, begintOp }) => uiterlijk === dag && begintOp === null).map(({ kenmerk }) => kenmerk)
      }))
    })
  }
  return { maand, vorige: addDays(first, -1).slice(0, 7), volgende: addDays(last, 1).slice(0, 7), weken }
}
