import { disciplines, type Discipline } from '~/dossier/schema'
import { hoorTermijn } from '~/dossier/termijnen'
import { foldUitgangen, opschortingenVan } from '~/dossier/uitgang/rules'
import { uitgangRegelSchema } from '~/dossier/uitgang/schema'
import type { UitgangSoort } from '~/dossier/uitgangen'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { endOf } from '~/platform/kalender/termijn/rules'
import type { DagTermijn } from '~/platform/kalender/termijn/schema'
import type { Sql } from '~/platform/sql'
import { keyOf, type PersonKey } from './person-key'
import { horizonOf, type Agenda, type Middelen, type PlanKennis, type TePlannen } from './planning-question'
import { isZetel, type Genodigde } from './roles'
import type { Interval } from './schema'
import { wishesSchema } from './wishes'

export interface PlanDossier extends TePlannen {
  /** Null before the intake test. */
  termijn: DagTermijn | null
  spoed: boolean
  /** The exit that stands; while it does the term stands still (R-DOS-50). */
  uitgang: UitgangSoort | null
}

export interface PlanningOf {
  dossiers: PlanDossier[]
  kennis: PlanKennis
}

/** Which days of the agendas are read; today until the horizon of the planner when nothing is said. `verzet`: a session that is moved takes nobody's time. */
interface ReadFrom {
  vanaf?: string | undefined
  totEnMet?: string | undefined
  verzet?: string | null
}

interface DossierRow {
  id: string; kenmerk: string; compleetOp: Date | null; spoed: boolean; ontbreekt: string | null; wensen: string | null; gemachtigde: string | null
  /** Its records of exits, in their order. */
  uitgangen: unknown[]
  zetels: { zetel: Genodigde; account: string }[]
  gegeven: PersonKey[]
}

/** What the planning of these dossiers depends on, in a fixed number of queries however many there are. The caller knows that the reader plans their hearings. */
export async function readPlanning(sql: Sql, dossierIds: readonly string[], now: Date, { vanaf = dagInAmsterdam(now), totEnMet, verzet = null }: ReadFrom = {}): Promise<PlanningOf> {
  const vandaag = dagInAmsterdam(now)
  const rows = await sql.query<DossierRow>(
    `select d.id::text as id, d.kenmerk, ontbrekende_discipline(d.id) as ontbreekt,
       (select r.gemaakt_op from record r where r.soort = 'intake' and r.dossier_id = d.id order by r.versie desc limit 1) as "compleetOp",
       exists (select 1 from record r where r.soort = 'ronde-besluit' and r.dossier_id = d.id and r.inhoud::jsonb ->> 'besluit' = 'spoed') as spoed,
       (select r.inhoud from record r where r.soort = 'hoorwensen' and r.dossier_id = d.id order by r.versie desc limit 1) as wensen,
       (select g.account_id::text from gemachtigde g where g.dossier_id = d.id and g.beeindigd_op is null) as gemachtigde,
       coalesce((select json_agg(r.inhoud::jsonb order by r.versie) from record r where r.soort = 'uitgang' and r.dossier_id = d.id), '[]') as uitgangen,
       coalesce((select json_agg(json_build_object('zetel', l.zetel, 'account', l.account_id::text)) from lidmaatschap l where l.dossier_id = d.id and l.beeindigd_op is null and l.verklaring <> 'belang'), '[]') as zetels,
       coalesce((select json_agg(b.persoon) from beschikbaarheid_gegeven b where b.dossier_id = d.id and b.tot_en_met >= $2::date), '[]') as gegeven
     from dossier d where d.id = any ($1::uuid[]) order by d.kenmerk`,
    [dossierIds, vandaag]
  )
  const dossiers = rows.map(dossierOf)
  const until = totEnMet ?? addDays(vandaag, Math.max(0, ...dossiers.map(({ uiterlijk }) => horizonOf(vandaag, uiterlijk))) + 1)
  const middelen = await readMeans(sql)
  const keys = [...new Set([...dossiers.flatMap(({ personen }) => [...personen.values()]), ...middelen.ruimten.map(({ id }) => keyOf('ruimte', id)), ...middelen.tolken.map(({ id }) => keyOf('tolk', id))])]
  const [agendas, geslachten] = await Promise.all([readAgendas(sql, keys, vanaf, until, verzet), readSexes(sql, keys)])
  return { dossiers, kennis: { vandaag, middelen, agenda: (persoon) => agendas.get(persoon) ?? empty, geslacht: (persoon) => geslachten.get(persoon) } }
}

const empty: Agenda = { bezet: [], liever: [] }

function dossierOf({ id, kenmerk, compleetOp, spoed, ontbreekt, wensen, gemachtigde, uitgangen, zetels, gegeven }: DossierRow): PlanDossier {
  const personen = new Map<Genodigde | 'betrokkene', PersonKey>([['betrokkene', keyOf('betrokkene', id)], ...zetels.filter(({ zetel }) => isZetel(zetel)).map(({ zetel, account }) => [zetel, keyOf('account', account)] as const)])
  personen.set('voogd', keyOf('voogd', id)).set('steunpersoon', keyOf('steunpersoon', id))
  if (gemachtigde) personen.set('gemachtigde', keyOf('account', gemachtigde))
  const uitgang = foldUitgangen(uitgangen.map((regel) => uitgangRegelSchema.parse(regel)))
  const termijn = compleetOp ? hoorTermijn(dagInAmsterdam(new Date(compleetOp)), spoed, opschortingenVan(uitgang)) : null
  const end = termijn ? endOf(termijn) : null
  return {
    dossierId: id, kenmerk, personen, spoed, uitgang: uitgang.nu?.soort ?? null, termijn, uiterlijk: end?.ok ? end.value.dag : null,
    ontbreekt: disciplines.find((each): each is Discipline => each === ontbreekt) ?? null,
    wensen: wensen === null ? null : wishesSchema.parse(JSON.parse(wensen)),
    gegeven: new Set(gegeven)
  }
}

async function readMeans(sql: Sql): Promise<Middelen> {
  const [ruimten, tolken] = await Promise.all([
    sql.query<Middelen['ruimten'][number]>(`select id::text as id, naam, plaatsen, eigen_ingang as "eigenIngang", kindvriendelijk from ruimte where actief order by naam`),
    sql.query<Middelen['tolken'][number]>(`select id::text as id, nummer, talen, geslacht, beedigd from tolk where actief order by beedigd desc, nummer`)
  ])
  return { ruimten, tolken }
}

async function readAgendas(sql: Sql, keys: readonly PersonKey[], van: string, tot: string, verzet: string | null): Promise<Map<PersonKey, { bezet: Interval[]; liever: Interval[] }>> {
  const rows = await sql.query<{ persoon: PersonKey; soort: string; van: Date; tot: Date }>(
    `select persoon, soort, van, tot from afwezigheid where vervallen_op is null and persoon = any ($1::text[]) and tot > $2::timestamptz and van < $3::timestamptz
     union all select persoon, 'bezet', begint_op, eindigt_op from zitting_deelnemer where actief and zitting_id is distinct from $4::uuid and persoon = any ($1::text[]) and eindigt_op > $2::timestamptz and begint_op < $3::timestamptz`,
    [keys, `${van}T00:00:00Z`, `${tot}T23:59:59Z`, verzet]
  )
  const agendas = new Map<PersonKey, { bezet: Interval[]; liever: Interval[] }>()
  for (const { persoon, soort, van: from, tot: until } of rows) {
    const agenda = agendas.get(persoon) ?? { bezet: [], liever: [] }
    agendas.set(persoon, agenda)
    agenda[soort === 'liever_niet' ? 'liever' : 'bezet'].push({ van: new Date(from).getTime(), tot: new Date(until).getTime() })
  }
  return agendas
}

async function readSexes(sql: Sql, keys: readonly PersonKey[]): Promise<Map<PersonKey, string>> {
  const accounts = keys.flatMap((key) => (key.startsWith('account:') ? [key.slice('account:'.length)] : []))
  const rows = await sql.query<{ id: string; geslacht: string }>('select account_id::text as id, geslacht from vrager where account_id = any ($1::uuid[]) and geslacht is not null', [accounts])
  return new Map(rows.map(({ id, geslacht }) => [keyOf('account', id), geslacht]))
}
