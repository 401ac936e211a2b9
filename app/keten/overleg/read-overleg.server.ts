import type { Fase } from '~/dossier/schema'
import type { UitgangSoort } from '~/dossier/uitgangen'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { loadOverlegFacts } from './facts.server'
import { eersteDag, magInOverleg, volgendeStap, type OverlegStaat } from './rules'
import type { Regio } from './schema'

/** An open dossier as a meeting sees it: its number, where it stands, and what its coördinator said of it. Nothing of scores, rounds or anybody's judgement (R-KET-102). */
export interface OverlegRegel {
  dossierId: string
  kenmerk: string
  stap: string
  regio: Regio | null
  /** Calendar day: the first of what its coördinator said, what the panel must send and what its tracks ask; a day that was said and has passed hides none that is real (R-KET-128). */
  uiterlijk: string | null
  teLaat: boolean
  belemmering: string | null
  wieHeeft: string | null
  coordinator: string
  /** Signals that nobody looked at yet; of one's own dossiers only. */
  knelpunten: number
}

interface Row {
  id: string
  kenmerk: string
  fase: Fase
  regio: Regio | null
  /** What its coördinator said, and the first of what the panel must send and the tracks ask. */
  gezegd: string | null
  echt: string | null
  uitgang: UitgangSoort | null
  belemmering: string | null
  wie_heeft: string | null
  coordinator: string
  knelpunten: number
}

/** Nothing of a case that ended is gone through any more; one that is held is, as such. */
const OPEN = `d.fase not in ('nieuw', 'afgesloten', 'niet_in_behandeling') and d.coordinator_id is not null and (u.uitgang is null or u.uitgang = 'aangehouden')`
const SELECT = `select d.id::text as id, d.kenmerk, d.fase, d.regio, p.belemmering, p.wie_heeft, a.functie || ' (' || a.registernummer || ')' as coordinator,
    p.uiterlijk::text as gezegd, e.echt::text as echt, u.uitgang,
    case when d.coordinator_id = $1::uuid then (select count(*)::int from knelpunt k where k.dossier_id = d.id and k.gezien_op is null) else 0 end as knelpunten
  from dossier d join account a on a.id = d.coordinator_id
  left join lateral (select belemmering, wie_heeft, uiterlijk from overleg_punt where dossier_id = d.id order by volgnummer desc limit 1) p on true
  left join lateral (select r.inhoud::jsonb ->> 'soort' as uitgang from record r where r.soort = 'uitgang' and r.dossier_id = d.id order by r.versie desc limit 1) u on true
  cross join lateral (select least(
    (select min((t.uiterlijk at time zone 'Europe/Amsterdam')::date) from keten_taak t where t.dossier_id = d.id and t.staat = 'open' and t.organisatie = 'paneel'),
    (select min(s.uiterlijk) from spoor_termijn s where s.dossier_id = d.id and (d.coordinator_id = $1::uuid or s.bindt_panel) and not (s.tot_advies and d.fase = 'uitgebracht'))
  ) as echt) e`
const ORDER = 'order by least(p.uiterlijk, e.echt) nulls last, d.kenmerk limit 500'

function regelOf(row: Row, vandaag: string): OverlegRegel {
  const held = row.uitgang === 'aangehouden'
  const uiterlijk = eersteDag({ gezegd: row.gezegd, echt: row.echt, vandaag, stil: held })
  return {
    dossierId: row.id, kenmerk: row.kenmerk, stap: held ? 'Aangehouden: de termijnen van het panel staan stil' : volgendeStap(row.fase), regio: row.regio, uiterlijk, teLaat: uiterlijk !== null && uiterlijk < vandaag,
    belemmering: row.belemmering, wieHeeft: row.wie_heeft, coordinator: row.coordinator, knelpunten: row.knelpunten
  }
}

/** What is first due comes first, what has no day last. */
const regelsOf = (rows: readonly Row[], now: Date): OverlegRegel[] =>
  rows.map((row) => regelOf(row, dagInAmsterdam(now))).sort((one, other) => (one.uiterlijk ?? '9').localeCompare(other.uiterlijk ?? '9') || one.kenmerk.localeCompare(other.kenmerk))

/** The open dossiers of one coördinator, the first due first. */
export async function readOwnOpen(sql: Sql, wie: Wie, now: Date): Promise<OverlegRegel[]> {
  const rows = await sql.query<Row>(`${SELECT} where ${OPEN} and d.coordinator_id = $1::uuid ${ORDER}`, [wie.accountId])
  return regelsOf(rows, now)
}

export interface OverlegKop {
  id: string
  regio: Regio
  dag: string
  staat: OverlegStaat
  doetMee: boolean
}

/** Meetings that are to come or going on, and the last that were held. */
export const readMeetings = (sql: Sql, wie: Wie): Promise<OverlegKop[]> =>
  sql.query<OverlegKop>(
    `select o.id::text as id, o.regio, o.dag::text as dag, o.staat, exists (select 1 from overleg_deelnemer m where m.overleg_id = o.id and m.account_id = $1::uuid) as "doetMee"
     from overleg o where o.staat <> 'vervallen' order by (o.staat = 'gesloten'), o.dag desc, o.id limit 40`,
    [wie.accountId]
  )

export interface Actie {
  id: string
  kenmerk: string
  wat: string
  eigenaar: string
  eigen: boolean
  uiterlijk: string
  gedaanOp: string | null
}

const ACTIE = `select x.id::text as id, d.kenmerk, x.wat, a.functie || ' (' || a.registernummer || ')' as eigenaar, x.eigenaar_id = $1::uuid as eigen, x.uiterlijk::text as uiterlijk,
    to_char(x.gedaan_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "gedaanOp"
  from overleg_actie x join dossier d on d.id = x.dossier_id join account a on a.id = x.eigenaar_id`

export const readOwnActions = (sql: Sql, wie: Wie): Promise<Actie[]> => sql.query<Actie>(`${ACTIE} where x.eigenaar_id = $1::uuid and x.gedaan_op is null order by x.uiterlijk, x.id limit 200`, [wie.accountId])

export interface OverlegBeeld extends OverlegKop {
  /** Null for who does not take part. */
  inhoud: { regels: OverlegRegel[]; acties: Actie[]; deelnemers: { id: string; functie: string }[]; notities: string | null } | null
}

/** One meeting as this coördinator may see it; null when it is not there. */
export async function readOverleg(sql: Sql, wie: Wie, overlegId: string, now: Date): Promise<OverlegBeeld | null> {
  const facts = await loadOverlegFacts(sql, wie.accountId, overlegId)
  if (!facts || wie.hoedanigheid !== 'coordinator') return null
  const { regio, dag, staat, doetMee } = facts
  const kop = { id: overlegId, regio, dag, staat, doetMee }
  if (!magInOverleg(wie, 'lezen', facts)) return { ...kop, inhoud: null }
  const rows = await sql.query<Row>(`${SELECT} where ${OPEN} and d.regio = $2 ${ORDER}`, [wie.accountId, regio])
  const acties = await sql.query<Actie>(
    `${ACTIE} where x.overleg_id = $2::uuid or (x.gedaan_op is null and x.overleg_id in (select id from overleg where regio = $3)) order by (x.gedaan_op is not null), x.uiterlijk, x.id limit 200`,
    [wie.accountId, overlegId, regio]
  )
  const deelnemers = await sql.query<{ id: string; functie: string }>(`select a.id::text as id, a.functie || ' (' || a.registernummer || ')' as functie from overleg_deelnemer m join account a on a.id = m.account_id where m.overleg_id = $1::uuid order by a.functie, a.registernummer`, [overlegId])
  const [held] = await sql.query<{ notities: string | null }>('select notities from overleg where id = $1::uuid', [overlegId])
  return { ...kop, inhoud: { regels: regelsOf(rows, now), acties, deelnemers, notities: held?.notities ?? null } }
}
