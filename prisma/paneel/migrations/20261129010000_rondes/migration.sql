-- What kind of round it is, and since when every sheet of it is in. Rounds from before were the only one of their panel.
alter table ronde
  add column soort text not null default 'enige' check (soort in ('op_stukken', 'na_horen', 'enige', 'heropend')),
  add column compleet_op timestamptz;
alter table ronde alter column soort drop default;
-- Law 2: never two sealed rounds of another kind side by side. On the papers and after the hearing open together.
create unique index ronde_een_gesloten on ronde (dossier_id, (soort = 'op_stukken')) where onthuld_op is null;

-- The numbers of the stukken that this member may read. The one place in the database that says so; papers with a compartment of their own change it.
create function leesbare_stukken(p_lid uuid) returns setof integer language sql stable as $$
  select s.nummer from stuk s join lidmaatschap l on l.dossier_id = s.dossier_id where l.id = p_lid
$$;

-- How the last sheet of this member in this round stands: 'geen'; 'criteria', 'stuk' or 'verslag' when it must be confirmed or changed, because there
-- are criteria of a later version, a stuk or a verslag that it did not judge, or it cites what its member may not read any more; 'telt'. Tells nothing else of a sheet (law 2).
create function blad_stand(p_ronde uuid, p_lid uuid) returns text language sql stable as $$
  select coalesce((
    select case
      when n.onthuld_op is not null then 'telt'
      when r.blad ->> 'catalogusVersie' is distinct from d.catalogus_versie then 'criteria'
      when exists (select 1 from leesbare_stukken(p_lid) nummer where not r.blad #> '{beoordeeldeVersies,stukken}' @> to_jsonb(nummer)) then 'stuk'
      when exists (
        select 1 from jsonb_path_query(r.blad, '$.entries[*].citaten[*].stuk') stuk
        where stuk not in (select to_jsonb(nummer) from leesbare_stukken(p_lid) nummer)) then 'stuk'
      when n.soort <> 'op_stukken' and h.staat = 'vastgesteld' and (r.blad #>> '{beoordeeldeVersies,verslag}')::integer is distinct from (
        select max(v.versie) from record v where v.dossier_id = n.dossier_id and v.soort = 'verslag') then 'verslag'
      else 'telt' end
    from (
      select inhoud::jsonb as blad from record where soort = 'score' and ronde_id = p_ronde and lid_id = p_lid order by versie desc limit 1
    ) r
    join ronde n on n.id = p_ronde
    join dossier d on d.id = n.dossier_id
    left join hoorzitting h on h.dossier_id = n.dossier_id
  ), 'geen')
$$;

-- The discipline that the voorzitter decided to go on without, as long as nobody of that discipline has a seat.
create function ontbrekende_discipline(p_dossier uuid) returns text language sql stable as $$
  select b.inhoud::jsonb ->> 'ontbreekt'
  from record b
  where b.dossier_id = p_dossier and b.soort = 'ronde-besluit' and b.inhoud::jsonb ->> 'besluit' = 'twee disciplines'
    and not exists (
      select 1 from lidmaatschap l
      where l.dossier_id = p_dossier and l.beeindigd_op is null and l.verklaring <> 'belang' and l.zetel = b.inhoud::jsonb ->> 'ontbreekt')
  order by b.versie desc limit 1
$$;

revoke execute on function leesbare_stukken, blad_stand, ontbrekende_discipline from public;
grant execute on function leesbare_stukken, blad_stand, ontbrekende_discipline to weging_app;
