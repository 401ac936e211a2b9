-- PostgreSQL lets everybody execute a new function unless told otherwise. Told once, for every later migration (R-WAL-3).
alter default privileges revoke execute on functions from public;
