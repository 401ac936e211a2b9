import type { Sql } from '~/platform/sql'
import { replacesCoordinator } from './deputy'
import { zetelVan } from './schema'
import type { WerkRegel } from './work'

/** The query of the list of work: account, one dossier or null, today. Exported for who looks at its plan (R-DOS-49). */
export const WERK_LEZEN = `with mijn as (
   select d.id, 'coordinator' as rol, null::text as verklaring, null::uuid as lid_id, null::tegenlezer as lezer
   from dossier d
   where exists (select 1 from account_hoedanigheid h where h.account_id = $1::uuid and h.hoedanigheid = 'coordinator')
     and (d.coordinator_id = $1::uuid or (d.fase = 'nieuw' and d.coordinator_id is null))
   union all
   select d.id, 'coordinator', null::text, null::uuid, null::tegenlezer
   from dossier d
   where d.coordinator_id in (select v.account_id from vervanging v where v.vervanger_id = $1::uuid and v.hoedanigheid = 'coordinator' and v.ingetrokken_op is null and $3::date between v.van and v.tot)
     and d.coordinator_id <> $1::uuid and ${replacesCoordinator('$1', '$3')}
   union all
   select l.dossier_id, l.zetel, l.verklaring, l.id, null::tegenlezer from lidmaatschap l where l.account_id = $1::uuid and l.beeindigd_op is null
   union all
   select t.dossier_id, 'tegenlezer', t.verklaring, null::uuid, t from open_tegenlezingen($1::uuid, $3::date) t
 )
 select d.id::text as "dossierId", d.kenmerk, d.fase, m.rol, m.verklaring,
   h.staat as hoorzitting, to_char(h.begint_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "hoorzittingOp",
   (select r.inhoud::jsonb ->> 'horen' from record r where r.soort = 'hoorwensen' and r.dossier_id = d.id and d.fase = 'beoordeling' order by r.versie desc limit 1) as "hoorWens",
   n.soort as "rondeSoort",
   case when d.fase = 'beoordeling' and n.id is not null and m.lid_id is not null then blad_stand(n.id, m.lid_id) else 'geen' end as stand,
   exists (select 1 from record r where r.dossier_id = d.id and r.soort = 'standpunt' and r.lid_id = m.lid_id and r.gemaakt_op >= n.onthuld_op offset 0) as standpunt,
   exists (select 1 from akkoord k where k.advies_id = a.id and k.lid_id = m.lid_id offset 0) as akkoord,
   a.staat as "adviesStaat",
   (select count(*) from akkoord k where k.advies_id = a.id) = z.leden as "allesAkkoord",
   exists (select 1 from record r where r.soort = 'brief' and r.dossier_id = d.id and r.inhoud::jsonb ->> 'adviesSha256' = a.sha256 offset 0) as "briefKlaar",
   case when a.staat = 'concept' and m.rol in ('voorzitter', 'secretaris') then (
     select case when exists (select 1 from record x where x.soort = 'reactie' and x.dossier_id = d.id and (x.inhoud::jsonb ->> 'verzoek')::int = q.versie offset 0) then 'ontvangen' else q.inhoud::jsonb ->> 'aan' end
     from record q where q.soort = 'reactie-verzoek' and q.dossier_id = d.id
       and (q.inhoud::jsonb ->> 'adviesVersie')::int > coalesce((select max(u.versie) from uitgegeven_advies u where u.kenmerk = d.kenmerk), 0)
     order by q.versie desc limit 1
   ) end as reactie,
   coalesce(a.staat = 'concept', false) and m.rol in ('voorzitter', 'secretaris') and z.leden = (
     select count(*) from lidmaatschap i
     join lateral (select s.inhoud from record s where s.dossier_id = d.id and s.soort = 'standpunt' and s.lid_id = i.id and s.gemaakt_op >= n.onthuld_op order by s.versie desc limit 1) s on true
     where i.dossier_id = d.id and i.beeindigd_op is null and i.verklaring <> 'belang' and s.inhoud::jsonb ->> 'uitkomst' <> 'aannemelijk'
   ) as "reactieNodig",
   (m.lezer).hoedanigheid as "leestAls", coalesce((m.lezer).uiterlijk, tl.uiterlijk)::text as "lezingTot", (m.lezer).beantwoord_op is not null as "lezingKlaar",
   case when m.rol = 'voorzitter' and a.staat = 'concept' and d.fase = 'advies' and not tl.zonder then case
     when tl.oordeel is not null then case when tl.oordeel = 'vragen' and not tl.geantwoord then 'vragen' end
     when tl.uiterlijk is not null then 'gevraagd'
     when tl.eerder then 'opnieuw'
     when tl.nodig then 'nodig'
   end end as tegenlezing,
   exists (select 1 from vraag_aan_panel v join advies b on b.id = v.advies_id left join antwoord_panel p on p.vraag_id = v.id where b.dossier_id = d.id and p.vraag_id is null offset 0) as "vraagOpen",
   d.fase in ('beoordeling', 'weging', 'advies') and (select count(*) from lidmaatschap i where i.dossier_id = d.id and i.beeindigd_op is null and i.verklaring <> 'belang') < z.leden + 2 as "zetelLeeg",
   (select min(b.uiterlijk)::text from zorgbelletje b where b.hoorzitting_id = h.id and b.gebeld_op is null and b.beller = m.rol) as "zorgBellen",
   m.rol = 'coordinator' and h.staat = 'gepland' and coalesce((
     select g.soort from zitting_gebeurtenis g where g.hoorzitting_id = h.id and g.soort in ('geopend', 'gestopt', 'gesloten') order by g.volgnummer desc limit 1
   ) = 'gestopt', false) and not exists (select 1 from zitting z where z.hoorzitting_id = h.id and z.staat = 'gepland' offset 0) as "zittingGestopt",
   case when h.staat = 'nalezen' and m.rol in ('voorzitter', 'secretaris') then (
     select case when max(r.inhoud::jsonb ->> 'uiterlijk') is null then 'aanbieden'
       when bool_or(r.inhoud::jsonb ->> 'schema' in ('weging-nalezing-klaar/v1', 'weging-nalezing-afstand/v1')) or max(r.inhoud::jsonb ->> 'uiterlijk') < $3::text then 'vaststellen'
       else 'loopt' end
     from record r where r.dossier_id = d.id and r.soort = 'nalezing'
   ) end as nalezing,
   m.rol in ('voorzitter', 'secretaris') and exists (
     select 1 from record r where r.dossier_id = d.id and r.soort = 'toestemming' and r.gemaakt_door <> $1::uuid
       and r.inhoud::jsonb ->> 'schema' = 'weging-acuut-gevaar/v1' and r.inhoud::jsonb ->> 'zetel' <> m.rol
       and not exists (select 1 from record s where s.dossier_id = d.id and s.soort = 'toestemming' and s.inhoud::jsonb -> 'van' = to_jsonb(r.versie) offset 0)
    offset 0) as "gevaarWacht",
   m.rol in ('voorzitter', 'coordinator') and exists (
     select 1 from record r where r.dossier_id = d.id and r.soort = 'bezwaar-lid' and (r.inhoud::jsonb ->> 'zetel' = 'voorzitter') = (m.rol = 'coordinator')
       and not exists (select 1 from record s where s.dossier_id = d.id and s.soort = 'bezwaar-lid-besluit' and s.inhoud::jsonb -> 'bezwaar' = to_jsonb(r.versie) offset 0)
    offset 0) as "bezwaarWacht",
   m.rol = 'voorzitter' and exists (select 1 from stuk s join stuk_laat w on w.stuk_id = s.id and w.besluit is null where s.dossier_id = d.id offset 0) as "laatStuk",
   case when m.rol = 'coordinator' and h.staat = 'gepland' and h.begint_op is not null and exists (select 1 from toegangslink k where k.dossier_id = d.id and k.ingetrokken_op is null offset 0)
     and not exists (select 1 from inzage i where i.dossier_id = d.id offset 0) then ((h.begint_op at time zone 'Europe/Amsterdam')::date - 7)::text end as "inzageTot",
   case when m.rol = 'coordinator' or (m.rol <> 'tegenlezer' and m.verklaring = 'geen_belang') then (
     select json_build_object('naam', t.naam, 'uiterlijk', t.uiterlijk::text) from spoor_termijn t
     where t.dossier_id = d.id and t.uiterlijk <= $3::date + 7 and (m.rol = 'coordinator' or t.bindt_panel) and not (t.tot_advies and d.fase in ('uitgebracht', 'afgesloten'))
     order by t.uiterlijk, t.spoor, t.termijn limit 1
   ) end as "spoorTermijn",
   case when m.rol = 'coordinator' or m.verklaring = 'geen_belang' then (select r.inhoud::jsonb ->> 'soort' from record r where r.soort = 'uitgang' and r.dossier_id = d.id order by r.versie desc limit 1) end as uitgang,
   m.rol = 'coordinator' and d.fase in ('panel', 'beoordeling') and coalesce(h.staat = 'gepland', false) and exists (select 1 from zitting z where z.hoorzitting_id = h.id and z.staat = 'gepland' and z.begonnen_op is null offset 0) as "zittingStaat",
   case when m.rol = 'coordinator' then (select count(*)::int from knelpunt k where k.dossier_id = d.id and k.gezien_op is null) else 0 end as knelpunten
 from mijn m
 join lateral (select * from dossier where id = m.id limit 1) d on true
 left join lateral (select * from hoorzitting where dossier_id = d.id limit 1) h on true
 left join lateral (select * from advies where dossier_id = d.id and staat <> 'vervallen' limit 1) a on true
 left join lateral (select * from ronde where dossier_id = d.id order by nummer desc limit 1) n on true
 left join lateral (
   select l.inhoud::jsonb ->> 'oordeel' as oordeel, l.versie is not null as eerder, o.uiterlijk,
     exists (select 1 from record x where x.dossier_id = d.id and x.soort = 'tegenlezing-antwoord' and (x.inhoud::jsonb ->> 'tegenlezingVersie')::int = l.versie offset 0) as geantwoord,
     exists (select 1 from record x where x.dossier_id = d.id and x.soort = 'tegenlezing-besluit' and (x.inhoud::jsonb ->> 'wegingVersie')::int = w.versie offset 0) as zonder,
     not exists (
       select 1 from lidmaatschap i
       left join lateral (select s.inhoud from record s where s.dossier_id = d.id and s.soort = 'standpunt' and s.lid_id = i.id and s.gemaakt_op >= n.onthuld_op order by s.versie desc limit 1) s on true
       where i.dossier_id = d.id and i.zetel in ('IND', 'zorg', 'politie') and i.beeindigd_op is null and i.verklaring <> 'belang' and s.inhoud::jsonb ->> 'uitkomst' is distinct from 'niet aannemelijk'
      offset 0) as nodig
   from (select max(r.versie) as versie from record r where r.dossier_id = d.id and r.soort = 'weging') w
   left join lateral (
     select r.versie, r.inhoud from record r where r.dossier_id = d.id and r.soort = 'tegenlezing' and (r.inhoud::jsonb ->> 'wegingVersie')::int = w.versie order by r.versie desc limit 1
   ) l on true
   left join lateral (
     select t.uiterlijk from tegenlezer q join open_tegenlezingen(q.account_id, $3::date) t on t.id = q.id
     where q.dossier_id = d.id and q.beeindigd_op is null and q.beantwoord_op is null
   ) o on true
   where m.rol = 'voorzitter' and a.staat = 'concept'
 ) tl on true
 cross join lateral (select case when ontbrekende_discipline(d.id) is null then 3 else 2 end as leden) z
 where $2::uuid is null or m.id = $2::uuid
 order by d.aangemeld_op desc, d.kenmerk desc`

/**
 * The dossiers this person takes part in, in whatever capacity they have, newest first; for a coördinator also those
 * nobody took yet, and what somebody was asked to read a second time until the last day of that. `dag`: today in Amsterdam. The membership stands inside the query: nobody can forget it. Only one's own flags are read (law 2). With a `dossierId`,
 * a UUID, that dossier only: one line per role there. Each dossier is looked up by its key (`limit 1`), whatever the planner believes of how many there are, and `offset 0` keeps it from reading a whole table to answer *exists* for a few:
 * as quick among a million dossiers as among ten thousand (R-DOS-49).
 */
export const readWork = (sql: Sql, accountId: string, dag: string, dossierId: string | null = null): Promise<WerkRegel[]> => sql.query<WerkRegel>(WERK_LEZEN, [accountId, dossierId, dag])

export interface Kandidaat {
  id: string
  functie: string
  registernummer: string
  hoedanigheid: string
}

/** Who can take a seat: active accounts with a panel capacity. */
export const readCandidates = (sql: Sql): Promise<Kandidaat[]> =>
  sql.query<Kandidaat>(
    `select a.id::text as id, a.functie, a.registernummer, h.hoedanigheid from account a
     join account_hoedanigheid h on h.account_id = a.id
     where a.actief and h.hoedanigheid = any ($1::text[]) order by a.registernummer`,
    [Object.keys(zetelVan)]
  )

export interface ZetelStand {
  zetel: 'voorzitter' | 'secretaris' | 'IND' | 'zorg' | 'politie'
  functie: string
  registernummer: string
  verklaring: 'open' | 'geen_belang' | 'belang'
}

/** Who sits on the panel now, and whether they declared. */
export const readSeats = (sql: Sql, dossierId: string): Promise<ZetelStand[]> =>
  sql.query<ZetelStand>(
    `select l.zetel, a.functie, a.registernummer, l.verklaring from lidmaatschap l join account a on a.id = l.account_id
     where l.dossier_id = $1::uuid and l.beeindigd_op is null
     order by array_position(array['voorzitter', 'secretaris', 'IND', 'zorg', 'politie'], l.zetel)`,
    [dossierId]
  )
