-- Who was asked to read a weighing a second time, before an advies that says niet aannemelijk is fixed (R-BEO-144): one person at a time, in one capacity,
-- for one version of the weighing, until the last day of the term.
create table tegenlezer (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  account_id uuid not null references account (id),
  hoedanigheid text not null check (hoedanigheid in ('voorzitter', 'panellid-ind', 'panellid-zorg', 'panellid-politie')),
  weging_versie integer not null check (weging_versie > 0),
  gevraagd_op timestamptz not null,
  uiterlijk date not null,
  verklaring text not null default 'open' check (verklaring in ('open', 'geen_belang', 'belang')),
  verklaard_op timestamptz,
  beantwoord_op timestamptz,
  beeindigd_op timestamptz
);
create unique index tegenlezer_een_tegelijk on tegenlezer (dossier_id) where beeindigd_op is null;
create index tegenlezer_van on tegenlezer (account_id);

-- What was asked of whom does not change; a term is not stretched, and what ended or was answered stays so.
create function tegenlezer_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een vraag om een tegenlezing wordt niet verwijderd'; end if;
  if (new.id, new.dossier_id, new.account_id, new.hoedanigheid, new.weging_versie, new.gevraagd_op, new.uiterlijk)
      is distinct from (old.id, old.dossier_id, old.account_id, old.hoedanigheid, old.weging_versie, old.gevraagd_op, old.uiterlijk)
    or old.verklaring <> 'open' and (new.verklaring, new.verklaard_op) is distinct from (old.verklaring, old.verklaard_op)
    or old.beantwoord_op is not null and new.beantwoord_op is distinct from old.beantwoord_op
    or old.beeindigd_op is not null and new.beeindigd_op is distinct from old.beeindigd_op
  then raise exception 'een vraag om een tegenlezing verandert niet'; end if;
  return new;
end
$$;
create trigger tegenlezer_blijft before update or delete on tegenlezer for each row execute function tegenlezer_blijft();
create trigger tegenlezer_blijft_heel before truncate on tegenlezer execute function tegenlezer_blijft();

-- The dossiers that this account reads a second time on this day (in Amsterdam). The one place that says when that is over: after the last day, with another
-- version of the weighing, while a new round is going on, once the advies is fixed, for whoever has or ever had another part in the dossier, and with the
-- account or its capacity.
create function open_tegenlezingen(p_account uuid, p_dag date) returns setof tegenlezer language sql stable as $$
  select t.* from tegenlezer t
  join dossier d on d.id = t.dossier_id and d.fase = 'advies' and d.coordinator_id is distinct from t.account_id
  join advies a on a.dossier_id = t.dossier_id and a.staat = 'concept'
  where t.account_id = p_account and t.beeindigd_op is null and t.uiterlijk >= p_dag
    and t.weging_versie = (select max(r.versie) from record r where r.dossier_id = t.dossier_id and r.soort = 'weging')
    and exists (select 1 from account a join account_hoedanigheid h on h.account_id = a.id where a.id = t.account_id and a.actief and h.hoedanigheid = t.hoedanigheid)
    and not exists (select 1 from lidmaatschap l where l.dossier_id = t.dossier_id and l.account_id = t.account_id)
    and not exists (select 1 from gemachtigde g where g.dossier_id = t.dossier_id and g.account_id = t.account_id)
$$;

-- Who read a dossier for the panel cannot be its officer either.
create or replace view panel_zetel as
  select l.dossier_id, a.registernummer from lidmaatschap l join account a on a.id = l.account_id
  union
  select t.dossier_id, a.registernummer from tegenlezer t join account a on a.id = t.account_id;

revoke execute on function open_tegenlezingen, tegenlezer_blijft from public;
grant execute on function open_tegenlezingen to weging_app;
grant select, insert, update on tegenlezer to weging_app;
