-- What the management report counts: one row per case, coded fields only. Real dossiers (bron 'dossier') and imported case lists (any other bron) feed the same table
-- (decision 0071). No name, no number of a person, no free text has a column here.
create table zaak_historie (
  bron text not null check (bron ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  nummer text not null check (nummer ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
  -- Without a reference: its check would wait for who works in that dossier, who may be waiting for the report (dossier_gewijzigd). A dossier is never removed.
  dossier_id uuid unique,
  -- The day on which the case counts: of the aangifte, else of the aanmelding.
  teldag date not null check (teldag between '1990-01-01' and '2099-12-31'),
  regio text not null check (regio ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  spoor text not null,
  geslacht text not null,
  leeftijd smallint check (leeftijd between 0 and 120),
  nationaliteit text not null check (nationaliteit ~ '^([A-Z]{2}|onbekend|staatloos)$'),
  eerder_asiel boolean,
  eerder_regulier boolean,
  eerst_bedenktijd boolean,
  asiel_verkozen boolean,
  vorm text not null,
  uit_situatie_dagen integer check (uit_situatie_dagen between 0 and 36500),
  taal text not null check (taal ~ '^([a-z]{2,3}|onbekend)$'),
  behoeften text[] not null default '{}',
  aangemeld_op date,
  aangifte_op date,
  ontvangst_ind_op date,
  verlening_op date,
  pas_op date,
  sepot_op date,
  voornemen_op date,
  intrekking_op date,
  aanvraag_op date,
  besluit_op date,
  besluit text,
  weigering_primair text,
  weigering_secundair text,
  bezwaar_op date,
  besluit_bezwaar_op date,
  besluit_bezwaar text,
  beroep_op date,
  uitspraak text,
  melding_gemeente_uren integer check (melding_gemeente_uren between 0 and 100000),
  panel_stand text not null,
  hoorzitting text not null,
  hoorzitting_op date,
  verslag_op date,
  correctie_op date,
  advies_op date,
  panel_uitkomst text not null,
  tegenstem boolean,
  zittingen text[] not null default '{}',
  tolk text not null,
  heropend boolean,
  concordantie text not null,
  -- Why the IND departed from the advies, wholly or in part.
  motief text not null,
  -- One per criterion: catalogue version, code, and how often each judgement was given; never by whom or of which discipline.
  beelden text[] not null default '{}',
  -- The kinds of source that were missing where somebody could not judge, each once.
  ontbrekende_bronnen text[] not null default '{}',
  bijgewerkt_op timestamptz not null,
  primary key (bron, nummer),
  check ((bron = 'dossier') = (dossier_id is not null))
);

-- The counts of one day, one third of a month (A, B, C), one month or one year, of all cases or of one part of them: what makes a report as quick over a million cases as over ten thousand (R-RAP-30). Kept
-- in the transaction that changes a case; `inhoud` is a tally as JSON: table, row, number.
create table rapport_telling (
  blok text not null check (blok ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]|[ABC]))?)?$'),
  deling text not null check (deling in ('totaal', 'spoor', 'uitkomst', 'regio')),
  deel text not null,
  inhoud text not null,
  primary key (blok, deling, deel)
);
-- Which years there are, among a row for every day.
create index rapport_telling_jaar on rapport_telling (blok) where deling = 'totaal' and length(blok) = 4;

-- What was told outside the team about one year. Fixed at the first time it is asked for, and never changed: what differs between two versions of one year would be the
-- cases that came between (R-RAP-24).
create table rapport_blok (
  jaar integer primary key check (jaar between 1990 and 2099),
  inhoud text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(inhoud, 'UTF8')), 'hex')),
  vastgesteld_op timestamptz not null
);
create trigger blok_blijft before update or delete on rapport_blok for each row execute function weiger_wijziging();
create trigger blok_blijft_heel before truncate on rapport_blok execute function weiger_wijziging();

-- Dossiers in which a deed was done since the report last looked.
create table dossier_gewijzigd (dossier_id uuid primary key);
insert into dossier_gewijzigd select id from dossier;

-- How far the answers of the IND were taken up; they are written by a role that knows no dossier.
create table rapport_stand (
  een boolean primary key default true check (een),
  antwoorden_tot timestamptz not null
);
insert into rapport_stand values (true, '-infinity');
create index terugmelding_gemeld_op on terugmelding (gemeld_op);

grant select, insert, update on zaak_historie, rapport_stand, rapport_telling to weging_app;
grant select, insert, update, delete on dossier_gewijzigd to weging_app;
grant select, insert on rapport_blok to weging_app;

-- Why the IND departed from an advies, as a code beside its words (R-ADV-151). What was answered before has none.
alter table terugmelding
  add column motief text check (motief in ('ander-gewicht', 'nieuwe-informatie', 'motivering', 'zorgvuldigheid', 'wet-of-beleid', 'openbare-orde', 'anders')),
  add constraint terugmelding_motief_bij_afwijken check (motief is null or keuze in ('volgt_deels', 'wijkt_af'));
