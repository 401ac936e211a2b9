import type { Tx } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import { foldZaal, gebeurtenisSoorten, type Gebeurtenis, type GebeurtenisSoort, type ZaalStand } from './rules'
import { isFunctie, type Functie } from './schema'

const isSoort = (soort: string): soort is GebeurtenisSoort => gebeurtenisSoorten.some((known) => known === soort)

/** What happened in the room so far, in its order. The caller has asked the policy. */
export async function readGebeurtenissen(db: Pick<Tx, 'zittingGebeurtenis'>, hoorzittingId: string): Promise<Gebeurtenis[]> {
  const rows = await db.zittingGebeurtenis.findMany({ where: { hoorzittingId }, orderBy: { volgnummer: 'asc' }, select: { soort: true, waarde: true, tijd: true } })
  return rows.map(({ soort, waarde, tijd }) => {
    if (!isSoort(soort)) throw new Error('zitting_gebeurtenis: een onbekende soort')
    return { soort, waarde, tijd }
  })
}

export const readZaal = async (db: Pick<Tx, 'zittingGebeurtenis'>, hoorzittingId: string): Promise<ZaalStand> => foldZaal(await readGebeurtenissen(db, hoorzittingId))

/** Whom the planning put in the next session, and where; the number of the interpreter who was booked, null when none was. */
export interface Verwacht {
  mensen: { functie: Functie; plek: 'zaal' | 'elders' }[]
  tolknummer: string | null
}

/** Who is expected at the session that is planned next, or being held: by function, from its bookings. Empty where no session was planned on a day (R-HRZ-80). */
export async function readVerwacht(sql: Sql, hoorzittingId: string): Promise<Verwacht> {
  const [next] = await sql.query<{ id: string; tolknummer: string | null }>(
    `select z.id, t.nummer as tolknummer from zitting z left join tolk t on t.id = z.tolk_id
     where z.hoorzitting_id = $1::uuid and z.staat = 'gepland' order by z.nummer limit 1`,
    [hoorzittingId]
  )
  if (!next) return { mensen: [], tolknummer: null }
  const rows = await sql.query<{ rol: string; inZaal: boolean }>('select rol, in_zaal as "inZaal" from zitting_deelnemer where zitting_id = $1::uuid and actief order by rol', [next.id])
  return { mensen: rows.flatMap(({ rol, inZaal }) => (isFunctie(rol) ? [{ functie: rol, plek: inZaal ? ('zaal' as const) : ('elders' as const) }] : [])), tolknummer: next.tolknummer }
}
