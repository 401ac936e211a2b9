-- A copy of the sealed advies that a member signed outside Weging with a signature of their own (R-ADV-100): our bytes, and the signature behind them.
-- It stands beside the advies and never in its place; one a member, and it never changes.
create table ondertekend_exemplaar (
  id uuid primary key,
  advies_id uuid not null references advies (id),
  lid_id uuid not null references lidmaatschap (id),
  pdf bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uitgever text not null,
  vingerafdruk text not null,
  ontvangen_op timestamptz not null,
  unique (advies_id, lid_id),
  unique (advies_id, vingerafdruk)
);

create function begint_met_advies() returns trigger language plpgsql as $$
declare
  ons bytea := (select pdf from advies where id = new.advies_id and staat in ('verzegeld', 'uitgebracht'));
begin
  if ons is null or length(new.pdf) <= length(ons) or substring(new.pdf from 1 for length(ons)) <> ons
  then raise exception 'een ondertekend exemplaar begint met precies het verzegelde advies'; end if;
  return new;
end
$$;
revoke execute on function begint_met_advies() from public;

create trigger exemplaar_begint before insert on ondertekend_exemplaar for each row execute function begint_met_advies();
create trigger exemplaar_blijft before update or delete on ondertekend_exemplaar for each row execute function weiger_wijziging();
create trigger exemplaar_blijft_heel before truncate on ondertekend_exemplaar execute function weiger_wijziging();

grant select, insert on ondertekend_exemplaar to weging_app;
