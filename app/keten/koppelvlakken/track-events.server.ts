import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import { ketenversie } from './current'
import { closeTasks, reportKetenEvent } from './report-event.server'
import { partijen, type KetenGebeurtenisSoort, type Partij } from './schema'
import { isGebeurd, meldingenVan, namenVan, type Melding, type StapRegel } from './track-rules'

interface Plek {
  dossierId: string
  spoor: string
  stap: string
}

/** A step that was recorded: of which track, which step, with what outcome, and the day it happened (YYYY-MM-DD). */
export interface GezetteStap extends Plek {
  uitkomst: string | null
  op: string
}

const ANDERS = 'De uitkomst van de stap is gecorrigeerd.'
const TERUG = 'De stap is teruggenomen.'

/**
 * Tells the chain what a recorded step asks, in the transaction of `sql` and after its record was written; gives how many tasks that made. A step that is corrected is the same event;
 * what its corrected outcome does not ask any more is closed. A step has a day only, so the clock runs from its recording. R-KET-73, R-KET-113 to R-KET-116.
 */
export async function reportStap(sql: Sql, werk: { clock: Clock; ids: Ids }, stap: GezetteStap): Promise<number> {
  let made = 0
  for (const melding of meldingenVan(stap.spoor, stap.stap)) {
    const { nu } = await settle(sql, werk, stap, melding, ANDERS)
    if (!isGebeurd(melding, stap.uitkomst)) continue
    const ontvangers = await ontvangersVan(sql, stap.dossierId, melding)
    made += await reportKetenEvent(sql, werk, { sleutel: sleutel(stap, nu ?? stap.stap), dossierId: stap.dossierId, soort: melding.soort, op: werk.clock.now(), dag: stap.op, ontvangers })
  }
  return made
}

/** A recorded step did not happen after all: what it asked and is still open is closed, in the transaction of `sql` and after the record that says so. R-KET-116. */
export async function withdrawStap(sql: Sql, werk: { clock: Clock }, plek: Plek): Promise<void> {
  for (const melding of meldingenVan(plek.spoor, plek.stap)) await settle(sql, werk, plek, melding, TERUG)
}

/** Whether what was told under this key still holds; a deed of the panel always does. */
export async function isToldStill(sql: Sql, { dossierId, soort, sleutel: told }: { dossierId: string; soort: KetenGebeurtenisSoort; sleutel: string }): Promise<boolean> {
  const [, spoor = '', stap = ''] = told.startsWith(`${dossierId}/`) ? told.split('/') : []
  const plek = { dossierId, spoor, stap }
  const melding = meldingenVan(spoor, stap).find((each) => each.soort === soort)
  return !melding || !namenVan(await readRegels(sql, plek, melding), stap, melding).vervallen.some((naam) => sleutel(plek, naam) === told)
}

const sleutel = ({ dossierId, spoor }: Plek, naam: string): string => `${dossierId}/${spoor}/${naam}`

/** Closes what was told under names that do not hold any more; gives the name that this step has now. */
async function settle(sql: Sql, werk: { clock: Clock }, plek: Plek, melding: Melding, reden: string): Promise<{ nu: string | null }> {
  const regels = await readRegels(sql, plek, melding)
  const { nu, vervallen } = namenVan(regels, plek.stap, melding)
  const last = regels.at(-1)
  if (last && vervallen.length > 0) {
    const koppelvlakken = ketenversie.koppelvlakken.filter(({ gebeurtenis }) => gebeurtenis === melding.soort).map(({ code }) => code)
    await closeTasks(sql, werk.clock.now(), { dossierId: plek.dossierId, koppelvlakken, gebeurtenissen: vervallen.map((naam) => sleutel(plek, naam)), reden, door: last.door })
  }
  return { nu }
}

/** The records of a step, and of the one it goes together with, in the order in which they were made; `door`: whose record it is. */
const readRegels = (sql: Sql, { dossierId, spoor, stap }: Plek, { samen }: Melding): Promise<(StapRegel & { door: string })[]> =>
  sql.query(
    `select i.regel ->> 'stap' as stap, i.regel ->> 'op' as op, i.regel ->> 'uitkomst' as uitkomst, r.gemaakt_door::text as door
     from record r cross join lateral (select r.inhoud::jsonb as regel) i
     where r.dossier_id = $1::uuid and r.soort = 'spoor' and i.regel ->> 'schema' = 'weging-spoor-stap/v1' and i.regel ->> 'spoor' = $2 and i.regel ->> 'stap' = any ($3) order by r.versie`,
    [dossierId, spoor, samen === undefined ? [stap] : [stap, samen]]
  )

/** Whom it concerns; undefined: everybody of its koppelvlak. R-KET-113. */
async function ontvangersVan(sql: Sql, dossierId: string, { alsMinderjarig }: Melding): Promise<readonly Partij[] | undefined> {
  if (!alsMinderjarig) return undefined
  const [minor] = await sql.query(
    `select 1 as er from dossier d where d.id = $1::uuid and (d.minderjarig in ('ja', 'twijfel') or 'weging-spoor-begin/v1' = (
       select i.regel ->> 'schema' from record r cross join lateral (select r.inhoud::jsonb as regel) i
       where r.dossier_id = d.id and r.soort = 'spoor' and i.regel ->> 'spoor' = 'minderjarig' and i.regel ->> 'schema' in ('weging-spoor-begin/v1', 'weging-spoor-terug/v1') order by r.versie desc limit 1))`,
    [dossierId]
  )
  return minor ? undefined : partijen.filter((each) => !alsMinderjarig.includes(each))
}
