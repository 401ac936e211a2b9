-- The reply of the IND has versions: who has not decided yet may say more later, and what was said stays. At most one of them is a decision.
alter table terugmelding drop constraint terugmelding_advies_id_key, drop constraint terugmelding_keuze_check;
alter table terugmelding
  add column volgnummer integer not null default 1 check (volgnummer > 0),
  add constraint terugmelding_keuze_check check (keuze in ('volgt', 'volgt_deels', 'wijkt_af', 'nog_niet_beslist', 'besloten_zonder_advies'));
alter table terugmelding alter column volgnummer drop default;
create unique index terugmelding_advies_id_volgnummer_key on terugmelding (advies_id, volgnummer);
create unique index terugmelding_een_beslissing on terugmelding (advies_id) where keuze <> 'nog_niet_beslist';

create table uitspraak_rechter (
  id uuid primary key,
  advies_id uuid not null references uitgegeven_advies (id),
  account_id uuid not null references account (id),
  instantie text not null check (instantie in ('rechtbank', 'afdeling_bestuursrechtspraak')),
  uitspraak_op date not null,
  uitkomst text not null check (uitkomst in ('gegrond', 'ongegrond', 'niet_ontvankelijk', 'ingetrokken')),
  toelichting text not null,
  gemeld_op timestamptz not null
);
create index uitspraak_rechter_advies_id_idx on uitspraak_rechter (advies_id);

-- A question to the panel. The answer is a record of the dossier; what stands here is the copy for who asked.
create table vraag_aan_panel (
  id uuid primary key,
  advies_id uuid not null references uitgegeven_advies (id),
  account_id uuid not null references account (id),
  vraag text not null,
  gesteld_op timestamptz not null,
  uiterlijk date not null
);
create index vraag_aan_panel_advies_id_idx on vraag_aan_panel (advies_id);

create table antwoord_panel (
  vraag_id uuid primary key references vraag_aan_panel (id),
  record_id uuid not null unique references record (id),
  antwoord text not null,
  functie text not null,
  gegeven_op timestamptz not null
);

-- What was said stays said, for the owner of the tables too.
create trigger terugmelding_blijft before update or delete on terugmelding for each row execute function weiger_wijziging();
create trigger terugmelding_blijft_heel before truncate on terugmelding execute function weiger_wijziging();
create trigger ontvangst_blijft before update or delete on ontvangst for each row execute function weiger_wijziging();
create trigger ontvangst_blijft_heel before truncate on ontvangst execute function weiger_wijziging();
create trigger uitspraak_blijft before update or delete on uitspraak_rechter for each row execute function weiger_wijziging();
create trigger uitspraak_blijft_heel before truncate on uitspraak_rechter execute function weiger_wijziging();
create trigger vraag_blijft before update or delete on vraag_aan_panel for each row execute function weiger_wijziging();
create trigger vraag_blijft_heel before truncate on vraag_aan_panel execute function weiger_wijziging();
create trigger antwoord_blijft before update or delete on antwoord_panel for each row execute function weiger_wijziging();
create trigger antwoord_blijft_heel before truncate on antwoord_panel execute function weiger_wijziging();

grant select, insert on uitspraak_rechter, vraag_aan_panel to weging_lezer;
grant select on antwoord_panel to weging_lezer;
grant select on uitspraak_rechter, vraag_aan_panel to weging_app;
grant select, insert on antwoord_panel to weging_app;
