-- Whoever gets an account signs in the first time with a code, once, and then makes a passkey (R-TOE-17).
alter table uitdaging drop constraint uitdaging_soort_check;
alter table uitdaging add constraint uitdaging_soort_check check (soort in ('registratie', 'aanmelding', 'akkoord', 'uitnodiging'));
