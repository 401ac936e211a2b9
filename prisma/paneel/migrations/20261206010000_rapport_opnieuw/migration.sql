-- Every dossier is counted again: its region, its age on the teldag, its nationality and how it left its course are read otherwise now (R-RAP-66 to R-RAP-71).
insert into dossier_gewijzigd select id from dossier on conflict do nothing;

-- What a case counts for changed in two tables (R-RAP-70, R-RAP-72): the kept counts are moved along, for a change of a case takes its facts off as they are counted today.
create function rapport_verplaats(telling jsonb, tabel text, van text, naar text, aantal int) returns jsonb language sql immutable as $$
  select case when aantal = 0 then telling else jsonb_set(telling, array[tabel], jsonb_strip_nulls(
    coalesce(telling -> tabel, '{}') || jsonb_build_object(van, nullif(coalesce((telling -> tabel ->> van)::int, 0) - aantal, 0), naar, nullif(coalesce((telling -> tabel ->> naar)::int, 0) + aantal, 0)))) end
$$;

with anders as (
  select teldag::text as dag, spoor, panel_uitkomst, regio,
    (panel_uitkomst <> 'geen-advies' and concordantie = 'nvt')::int as concordantie,
    (not coalesce(eerder_asiel, eerder_regulier) and (eerder_asiel is null) <> (eerder_regulier is null))::int as eerder
  from zaak_historie
  where (panel_uitkomst <> 'geen-advies' and concordantie = 'nvt') or (not coalesce(eerder_asiel, eerder_regulier) and (eerder_asiel is null) <> (eerder_regulier is null))
), vak as (
  select b.blok, v.deling, v.deel, sum(coalesce(concordantie, 0))::int as concordantie, sum(coalesce(eerder, 0))::int as eerder
  from anders
  cross join lateral (values (dag), (left(dag, 8) || substr('ABC', least(2, (right(dag, 2)::int - 1) / 10) + 1, 1)), (left(dag, 7)), (left(dag, 5) || 'Q' || (substr(dag, 6, 2)::int + 2) / 3), (left(dag, 4))) b(blok)
  cross join lateral (values ('totaal', 'totaal'), ('spoor', spoor), ('uitkomst', panel_uitkomst), ('regio', regio)) v(deling, deel)
  group by 1, 2, 3
)
update rapport_telling t
set inhoud = rapport_verplaats(rapport_verplaats(rapport_verplaats(t.inhoud::jsonb, 'concordantie', 'nvt', 'onbekend', vak.concordantie), 'voorprocedure', 'geen', 'onbekend', vak.eerder), 'voorprocedure_groep', 'geen', 'onbekend', vak.eerder)::text
from vak where (t.blok, t.deling, t.deel) = (vak.blok, vak.deling, vak.deel);

drop function rapport_verplaats(jsonb, text, text, text, int);
