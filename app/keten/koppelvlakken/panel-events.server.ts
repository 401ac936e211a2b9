import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { ketenversie } from './current'
import { reportKetenEvent } from './report-event.server'
import type { KetenGebeurtenisSoort, Partij } from './schema'

/** How many are looked at in one round. What is left is looked at a minute later. */
const AT_ONCE = 500

/**
 * The panel's own deeds, read from what they left behind: nobody has to tell the chain, and a deed cannot forget to. Each gives `dossier_id`, `sleutel`, `op` and `ontvangers` (null: all);
 * `$1` is the moment from which its koppelvlak is on.
 */
const sources: Partial<Record<KetenGebeurtenisSoort, string>> = {
  'paneel-aanmelding': `select id as dossier_id, id as sleutel, aangemeld_op as op, null::text[] as ontvangers from dossier`,
  'paneel-stuk': `select dossier_id, id as sleutel, toegevoegd_op as op, null::text[] as ontvangers from stuk where toegevoegd_op is not null`,
  'paneel-zitting-gepland': `select h.dossier_id, z.id as sleutel, z.gemaakt_op as op,
      array['betrokkene'] || case when exists (select 1 from gemachtigde g where g.dossier_id = h.dossier_id and g.beeindigd_op is null) then array['gemachtigde'] else '{}' end
        || case when z.tolk_id is not null then array['tolk'] else '{}' end
        || case when exists (select 1 from zitting_deelnemer b where b.zitting_id = z.id and b.actief and b.rol = 'voogd') then array['voogd'] else '{}' end as ontvangers
    from zitting z join hoorzitting h on h.id = z.hoorzitting_id where z.staat = 'gepland'`,
  'paneel-verslag-concept': `select r.dossier_id, r.id as sleutel, r.gemaakt_op as op,
      array['betrokkene'] || case when exists (select 1 from gemachtigde g where g.dossier_id = r.dossier_id and g.beeindigd_op is null) then array['gemachtigde'] else '{}' end as ontvangers
    from record r where r.soort = 'verslag-concept'`,
  'paneel-advies-uitgebracht': `select d.id as dossier_id, u.id as sleutel, u.uitgebracht_op as op,
      array['ind', 'betrokkene'] || case when exists (select 1 from gemachtigde g where g.dossier_id = d.id and g.beeindigd_op is null) then array['gemachtigde'] else '{}' end as ontvangers
    from uitgegeven_advies u join dossier d on d.kenmerk = u.kenmerk`,
  'paneel-terugmelding': `select d.id as dossier_id, t.id as sleutel, t.gemeld_op as op, null::text[] as ontvangers from terugmelding t join uitgegeven_advies u on u.id = t.advies_id join dossier d on d.kenmerk = u.kenmerk`
}

/** Which events the panel reads from its own deeds. */
export const paneelGebeurtenissen = Object.keys(sources) as KetenGebeurtenisSoort[]

/** Makes the tasks that the panel's own deeds ask and that are not there yet. Gives how many. Several processes may do this at once (R-KET-72). */
export async function sweepPanelEvents(werk: Pick<Werk, 'clock' | 'ids'> & { db: Pick<PrismaClient, '$transaction'> }): Promise<number> {
  return werk.db.$transaction(async (tx) => sweep(tx, werk), { timeout: 20_000, maxWait: 10_000 })
}

async function sweep(tx: Tx, werk: Pick<Werk, 'clock' | 'ids'>): Promise<number> {
  const sql = sqlOfPrisma(tx)
  const now = werk.clock.now()
  const aan = await sql.query<{ koppelvlak: string; sinds: Date }>('select koppelvlak, min(sinds) as sinds from keten_aan($1::timestamptz) group by koppelvlak', [now.toISOString()])
  let made = 0
  for (const { koppelvlak, sinds } of aan) {
    const found = ketenversie.koppelvlakken.find(({ code }) => code === koppelvlak)
    const source = found && sources[found.gebeurtenis]
    if (found && source) made += await sweepSource(sql, werk, found.gebeurtenis, source, koppelvlak, sinds, now)
  }
  return made
}

interface Happened {
  dossier_id: string
  sleutel: string
  op: Date
  ontvanger: Partij
}

/** Per receiver: what happened before its koppelvlak went on is not caught up (R-KET-71). */
async function sweepSource(sql: Sql, werk: Pick<Werk, 'clock' | 'ids'>, soort: KetenGebeurtenisSoort, source: string, koppelvlak: string, sinds: Date, now: Date): Promise<number> {
  const rows = await sql.query<Happened>(
    `select e.dossier_id::text as dossier_id, e.sleutel::text as sleutel, e.op, k.ontvanger from (${source}) e join keten_aan($3::timestamptz) k on k.koppelvlak = $2 and k.sinds <= e.op
     where e.op >= $1::timestamptz and (e.ontvangers is null or k.ontvanger = any (e.ontvangers))
       and not exists (select 1 from keten_taak t where t.koppelvlak = $2 and t.ontvanger = k.ontvanger and t.gebeurtenis = e.sleutel::text)
     order by e.op, e.sleutel, k.ontvanger limit ${AT_ONCE}`,
    [sinds.toISOString(), koppelvlak, now.toISOString()]
  )
  let made = 0
  for (const { dossier_id: dossierId, sleutel, op, ontvanger } of rows) made += await reportKetenEvent(sql, werk, { sleutel, dossierId, soort, op, ontvangers: [ontvanger] })
  return made
}

interface Timer {
  start(): void
  stop(): Promise<void>
}

/** Looks every minute. */
export function createKetenTimer(werk: Pick<Werk, 'db' | 'clock' | 'ids'>, failed: (error: unknown) => void): Timer {
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    underWay = underWay.then(() => sweepPanelEvents(werk).then(() => undefined, failed))
  }
  return {
    start() {
      timer ??= setInterval(look, 60_000).unref()
      look()
    },
    async stop() {
      clearInterval(timer)
      await underWay
    }
  }
}
