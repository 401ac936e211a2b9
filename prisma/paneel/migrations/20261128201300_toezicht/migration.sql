-- What who supervises sees of the trail: lines, never their hashes or their numbers, and nothing of the sheets of a round that is still sealed (law 2).
create index regel_object on logboek.regel (object, seq);
create index regel_actor on logboek.regel (actor, seq);

create view logboek.inzage with (security_barrier) as
  select r.seq, r.tijd, r.actor, r.hoedanigheid, r.deed, r.object, r.resultaat, r.oorsprong, r.doel
  from logboek.regel r
  where not exists (
    select 1 from public.ronde n
    where n.onthuld_op is null and r.tijd >= n.geopend_op and r.object = 'dossier/' || n.dossier_id
      and (r.deed like 'score.%' or r.deed = 'kamer.score')
      -- An attempt by somebody who has no seat tells nothing of those who have.
      and not (r.resultaat = 'geweigerd' and not exists (
        select 1 from public.lidmaatschap l where l.dossier_id = n.dossier_id and l.account_id = r.actor))
  );

grant usage on schema public, logboek to weging_toezicht;
grant select on logboek.inzage to weging_toezicht;
