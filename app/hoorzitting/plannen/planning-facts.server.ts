import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Tx } from '~/dossier/in-dossier.server'
import { disciplines, type Discipline } from '~/dossier/schema'
import type { Sql } from '~/platform/sql'
import { keyOf, type PersonKey } from './person-key'
import { isZetel, type Genodigde, type Rol } from './roles'

/** Who belongs to this dossier now, for who plans its hearing. */
export interface Betrokkenen {
  /** Who can be placed: by role the key under which it is booked. A seat that is empty, or whose member has a conflict of interest, is not there. */
  personen: ReadonlyMap<Genodigde | 'betrokkene', PersonKey>
  /** The discipline that this panel goes on without, by a decision of the voorzitter; null: it has three. */
  ontbreekt: Discipline | null
}

/** Reads them afresh; under the lock of the dossier when a deed asks. */
export async function readInvolved(sql: Sql, dossierId: string): Promise<Betrokkenen> {
  const seats = await sql.query<{ zetel: Genodigde; id: string }>(
    `select zetel, account_id::text as id from lidmaatschap where dossier_id = $1::uuid and beeindigd_op is null and verklaring <> 'belang'`,
    [dossierId]
  )
  const [row] = await sql.query<{ ontbreekt: Discipline | null }>('select ontbrekende_discipline($1::uuid) as ontbreekt', [dossierId])
  const gemachtigde = await readGemachtigde(sql, dossierId)
  const personen = new Map<Genodigde | 'betrokkene', PersonKey>([
    ['betrokkene', keyOf('betrokkene', dossierId)], ['voogd', keyOf('voogd', dossierId)], ['steunpersoon', keyOf('steunpersoon', dossierId)],
    ...seats.map(({ zetel, id }) => [zetel, keyOf('account', id)] as const)
  ])
  if (gemachtigde) personen.set('gemachtigde', keyOf('account', gemachtigde.accountId))
  return { personen, ontbreekt: disciplines.find((each) => each === row?.ontbreekt) ?? null }
}

/** Which of these said that they cannot in this time. */
export async function readAbsent(sql: Sql, people: readonly (readonly [Rol, PersonKey])[], begint: Date, eindigt: Date): Promise<Rol[]> {
  const rows = await sql.query<{ persoon: string }>(
    `select distinct persoon from afwezigheid where persoon = any ($1::text[]) and vervallen_op is null and soort = 'kan_niet' and tstzrange(van, tot) && tstzrange($2::timestamptz, $3::timestamptz)`,
    [people.map(([, key]) => key), begint.toISOString(), eindigt.toISOString()]
  )
  const absent = new Set(rows.map(({ persoon }) => persoon))
  return people.flatMap(([rol, key]) => (absent.has(key) ? [rol] : []))
}

/** The day (Amsterdam) on which the intake test was recorded last: from then on the file is complete. Null before. */
export async function readComplete(db: Pick<Tx, 'record'>, dossierId: string): Promise<Date | null> {
  const intake = await db.record.findFirst({ where: { soort: 'intake', dossierId }, orderBy: { versie: 'desc' }, select: { gemaaktOp: true } })
  return intake?.gemaaktOp ?? null
}

export const seatsOf = (personen: Betrokkenen['personen']) => [...personen.keys()].filter((rol): rol is Genodigde => rol !== 'betrokkene').filter(isZetel)
