-- Why this session reads which dossier: {"<dossier>": "<code>"}. Ends with the session.
alter table sessie add column leesdoelen jsonb not null default '{}';
