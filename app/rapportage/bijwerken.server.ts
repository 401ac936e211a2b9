import type { Clock } from '~/platform/clock'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { zaakVanDossier, type RuwDossier } from './afleiden/rules'
import { zaakSchema, type Zaak } from './schema'
import { keepingZaken, readZaken, tryLockCounts } from './store.server'

/** How many dossiers are taken up in one transaction. */
const BATCH = 500

/**
 * Takes up the dossiers in which a deed was done since the last time, and the answers of the IND that came since: their rows in zaak_historie and the counts. Returns how
 * many. Called before a report is read; with nothing new it costs two look-ups. While somebody else writes the counts (an import holds them for minutes) it takes up nothing:
 * the report shows the counts as they are, and the next reader takes up the rest (R-RAP-65).
 */
export async function werkRapportBij(db: PrismaClient, clock: Clock): Promise<number> {
  for (let done = 0; ; ) {
    const taken = await db.$transaction((tx) => takeUp(sqlOfPrisma(tx), clock), { timeout: 60_000, maxWait: 10_000 })
    done += taken
    if (taken < BATCH) return done
  }
}

async function takeUp(sql: Sql, clock: Clock): Promise<number> {
  const [waiting] = await sql.query<{ er: boolean }>(
    `select exists (select 1 from dossier_gewijzigd) or exists (select 1 from terugmelding t where t.gemeld_op > (select antwoorden_tot from rapport_stand)) as er`
  )
  if (!waiting?.er) return 0
  if (!(await tryLockCounts(sql))) return 0
  // A minute further back: an answer may have been written a moment earlier than one that was seen, and have come after it.
  await sql.query(
    `with nieuw as (select t.advies_id, t.gemeld_op from terugmelding t where t.gemeld_op > (select antwoorden_tot - interval '1 minute' from rapport_stand)),
       gezet as (update rapport_stand set antwoorden_tot = coalesce((select max(gemeld_op) from nieuw), antwoorden_tot))
     insert into dossier_gewijzigd select distinct a.dossier_id from nieuw n join advies a on a.id = n.advies_id on conflict do nothing`
  )
  const ids = await sql.query<{ id: string }>(
    `delete from dossier_gewijzigd where dossier_id in (select dossier_id from dossier_gewijzigd order by dossier_id limit $1::int) returning dossier_id::text as id`,
    [BATCH]
  )
  const ruw = await readRuw(sql, ids.map(({ id }) => id))
  const zaken = ruw.map(({ ruw: dossier }) => zaakSchema.parse(zaakVanDossier(dossier)))
  const before = await readZaken(sql, 'dossier', zaken.map(({ nummer }) => nummer))
  const history = keepingZaken(sql, clock.now())
  await history.keep(zaken, [...before.values()], new Map(ruw.map(({ dossierId, ruw: { kenmerk } }) => [kenmerk, dossierId])))
  await history.end()
  return ids.length
}

/**
 * What a dossier is counted by, out of its tables. This is the one place that reads them for the report; what the chain knows (`keten`: tracks and their dates) comes
 * from zaak_spoor_gegevens when that view is there (decision 0071).
 */
async function readRuw(sql: Sql, ids: readonly string[]): Promise<{ dossierId: string; ruw: RuwDossier }[]> {
  if (ids.length === 0) return []
  const rows = await sql.query<{ dossierId: string; ruw: Omit<RuwDossier, 'keten'> }>(
    `select d.id::text as "dossierId", json_build_object(
       'kenmerk', d.kenmerk, 'fase', d.fase, 'aangemeldOp', (d.aangemeld_op at time zone 'Europe/Amsterdam')::date, 'minderjarig', d.minderjarig, 'regio', d.regio,
       'uitgang', (select r.inhoud::jsonb ->> 'soort' from record r where r.dossier_id = d.id and r.soort = 'uitgang' order by r.versie desc limit 1),
       'geslacht', b.geslacht, 'leeftijdOpgave', b.leeftijd_opgave, 'nationaliteit', b.nationaliteit, 'taalOfTolk', b.taal_of_tolk,
       'kwetsbaarheid', coalesce(b.kwetsbaarheid, '{}'), 'vormUitbuiting', coalesce(b.vorm_uitbuiting, '{}'),
       'hoorstaat', h.staat,
       'verslagOp', (select (min(r.gemaakt_op) at time zone 'Europe/Amsterdam')::date from record r where r.dossier_id = d.id and r.soort in ('verslag-concept', 'verslag')),
       'correctieOp', (select (min(r.gemaakt_op) at time zone 'Europe/Amsterdam')::date from record r where r.dossier_id = d.id and r.soort = 'verslag'),
       'heropend', exists (select 1 from ronde n where n.dossier_id = d.id and n.soort = 'heropend'),
       'zittingen', coalesce((select json_agg(json_build_object('staat', z.staat, 'aanleiding', z.aanleiding, 'op', (z.begint_op at time zone 'Europe/Amsterdam')::date,
           'tolk', case when z.tolk_id is null then 'geen' when t.beedigd then 'beedigd' else 'niet-beedigd' end) order by z.begint_op)
         from zitting z left join tolk t on t.id = z.tolk_id where z.hoorzitting_id = h.id), '[]'),
       'advies', case when u.id is not null then json_build_object('op', (e.eerst at time zone 'Europe/Amsterdam')::date,
           'uitkomst', u.inhoud::jsonb #>> '{conclusie,uitkomst}',
           'tegenstem', exists (select 1 from jsonb_array_elements(coalesce(u.inhoud::jsonb -> 'standpunten', '[]')) s where s ->> 'uitkomst' is distinct from u.inhoud::jsonb #>> '{conclusie,uitkomst}')) end,
       'keuze', (select m.keuze from terugmelding m where m.advies_id = u.id order by m.volgnummer desc limit 1),
       'motief', (select m.motief from terugmelding m where m.advies_id = u.id order by m.volgnummer desc limit 1),
       'oordelen', case when u.id is null then '[]'::json else coalesce((select json_agg(o) from (
           select l.inhoud::jsonb ->> 'catalogusVersie' as catalogus, x ->> 'code' as code, x ->> 'oordeel' as oordeel, count(*) as n
           from (select distinct on (r.lid_id) r.inhoud from record r where r.soort = 'score' and r.ronde_id = n.id order by r.lid_id, r.versie desc) l,
             jsonb_array_elements(l.inhoud::jsonb -> 'entries') x
           where x ? 'oordeel' group by 1, 2, 3 order by 1, 2, 3) o), '[]'::json) end,
       'bronnen', coalesce((select json_agg(distinct x ->> 'soortBron') from (
           select distinct on (r.lid_id) r.inhoud from record r where r.soort = 'score' and r.ronde_id = n.id order by r.lid_id, r.versie desc) l, jsonb_array_elements(l.inhoud::jsonb -> 'entries') x
         where u.id is not null and x ? 'ontbrekendeBron'), '[]'::json)
     ) as ruw
     from dossier d
     left join betrokkene b on b.dossier_id = d.id
     left join hoorzitting h on h.dossier_id = d.id
     left join lateral (select v.* from uitgegeven_advies v where v.kenmerk = d.kenmerk order by v.versie desc limit 1) u on true
     left join lateral (select min(v.uitgebracht_op) as eerst from uitgegeven_advies v where v.kenmerk = d.kenmerk) e on true
     left join lateral (select q.id from ronde q where q.dossier_id = d.id and q.onthuld_op is not null and (u.id is null or q.onthuld_op <= u.uitgebracht_op) order by q.nummer desc limit 1) n on true
     where d.id = any ($1::uuid[])`,
    [ids]
  )
  const keten = await readKeten(sql, ids)
  return rows.map(({ dossierId, ruw }) => ({ dossierId, ruw: { ...ruw, keten: keten.get(dossierId) ?? {} } }))
}

/** The columns that the chain may fill in, and nothing else of it. */
const ketenVelden = zaakSchema.pick({
  spoor: true, eerderAsiel: true, eerderRegulier: true, eerstBedenktijd: true, asielVerkozen: true, uitSituatieDagen: true, aangifteOp: true, ontvangstIndOp: true, verleningOp: true, pasOp: true,
  sepotOp: true, voornemenOp: true, intrekkingOp: true, aanvraagOp: true, besluitOp: true, besluit: true, weigeringPrimair: true, weigeringSecundair: true, bezwaarOp: true, besluitBezwaarOp: true,
  besluitBezwaar: true, beroepOp: true, uitspraak: true, meldingGemeenteUren: true
}).partial()

/** What the view of the chain says of these dossiers; nothing when the chain has no such view. */
async function readKeten(sql: Sql, ids: readonly string[]): Promise<Map<string, Partial<Zaak>>> {
  const [view] = await sql.query<{ er: boolean }>(`select to_regclass('public.zaak_spoor_gegevens') is not null as er`)
  if (!view?.er) return new Map()
  const rows = await sql.query<{ dossierId: string; gegevens: unknown }>('select dossier_id::text as "dossierId", gegevens from zaak_spoor_gegevens where dossier_id = any ($1::uuid[])', [ids])
  return new Map(rows.map(({ dossierId, gegevens }) => [dossierId, ketenVelden.parse(gegevens)]))
}
