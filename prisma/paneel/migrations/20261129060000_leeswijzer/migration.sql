-- Behind the bytes of a PDF may lie a reading tail of our own: the same page tree, its pages together (R-STU-63). The file itself stays `bytes` long.
alter table stuk_bestand add column staart_bytes integer not null default 0 check (staart_bytes >= 0);
