import { eindigtZaak, type UitgangSoort } from '~/dossier/uitgangen'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { ketenversie, koppelvlakVan } from './current'
import { closeTasks, makeTask } from './report-event.server'
import type { KetenGebeurtenisSoort, Partij } from './schema'
import { isToldStill } from './track-events.server'

const EINDE = 'De zaak is beëindigd.'

/** What others must hear all the more when a case ends: that somebody's stay ended or changed, that somebody must leave, and an advies that was issued. */
const blijftBijEinde: readonly KetenGebeurtenisSoort[] = ['besluit-intrekking', 'verblijfstitel-gewijzigd', 'besluit-bezwaar', 'verwijderbaar', 'paneel-advies-uitgebracht']

/** The case left its course: an exit that ends it closes its open tasks, but for what others must hear all the more. Aangehouden closes nothing. R-KET-117. */
export async function closeTasksOfCase(sql: Sql, werk: { clock: Clock }, wie: Pick<Wie, 'accountId'>, { dossierId, uitgang }: { dossierId: string; uitgang: UitgangSoort }): Promise<void> {
  if (!eindigtZaak(uitgang)) return
  const koppelvlakken = ketenversie.koppelvlakken.filter(({ gebeurtenis }) => !blijftBijEinde.includes(gebeurtenis)).map(({ code }) => code)
  await closeTasks(sql, werk.clock.now(), { dossierId, koppelvlakken, gebeurtenissen: null, reden: EINDE, door: wie.accountId })
}

interface Gesloten {
  id: string
  koppelvlak: string
  ontvanger: Partij
  soort: 'verzenden' | 'verwerken'
  organisatie: Partij
  gebeurtenis: string
  gebeurd_op: Date
  beurt: number
}

/**
 * The case took up its course again: what its end closed waits again, where it was, from this moment; not where its koppelvlak is off now, and not what a step asked that was taken back
 * meanwhile. R-KET-116, R-KET-117.
 */
export async function reopenTasksOfCase(sql: Sql, werk: { clock: Clock; ids: Ids }, dossierId: string): Promise<void> {
  const now = werk.clock.now()
  const rows = await sql.query<Gesloten>(
    `select t.id::text as id, t.koppelvlak, t.ontvanger, t.soort, t.organisatie, t.gebeurtenis, t.gebeurd_op, t.beurt from keten_taak t join keten_aan($3::timestamptz) k on k.koppelvlak = t.koppelvlak and k.ontvanger = t.ontvanger
     where t.dossier_id = $1::uuid and t.staat = 'niet_mogelijk' and t.reden = $2 and not exists (select 1 from keten_taak n where n.vorige = t.id) order by t.uiterlijk, t.id`,
    [dossierId, EINDE, now.toISOString()]
  )
  for (const { id, ontvanger, soort, organisatie, gebeurtenis, gebeurd_op: gebeurdOp, beurt, ...row } of rows) {
    const koppelvlak = koppelvlakVan(row.koppelvlak)
    if (koppelvlak && (await isToldStill(sql, { dossierId, soort: koppelvlak.gebeurtenis, sleutel: gebeurtenis }))) await makeTask(sql, werk, { ontvanger, soort, organisatie }, { dossierId, koppelvlak, gebeurtenis, gebeurdOp, beurt: beurt + 1, vorige: id, vanaf: now })
  }
}
