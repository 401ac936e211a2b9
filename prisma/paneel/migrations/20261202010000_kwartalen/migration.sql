-- Quarters are counted beside years, months, thirds and days: a period between any two days reads fewer blocks (R-RAP-30).
alter table rapport_telling drop constraint rapport_telling_blok_check;
alter table rapport_telling add constraint rapport_telling_blok_check
  check (blok ~ '^[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]|[ABC]))?))?$');

-- Unpacking what a report reads took longer than reading it; a count is a few thousand bytes.
alter table rapport_telling alter column inhoud set storage external;

-- What was counted already: the sums of its months.
insert into rapport_telling (blok, deling, deel, inhoud)
  select kwartaal, deling, deel, jsonb_object_agg(tabel, rijen)::text
  from (
    select kwartaal, deling, deel, tabel, jsonb_object_agg(rij, aantal) as rijen
    from (
      select left(t.blok, 5) || 'Q' || ceil(substring(t.blok from 6)::numeric / 3) as kwartaal, t.deling, t.deel, tabellen.key as tabel, rijen.key as rij, sum(rijen.value::int) as aantal
      from rapport_telling t, jsonb_each(t.inhoud::jsonb) tabellen, jsonb_each_text(tabellen.value) rijen
      where length(t.blok) = 7
      group by 1, 2, 3, 4, 5
    ) per_rij
    group by 1, 2, 3, 4
  ) per_tabel
  group by 1, 2, 3;
