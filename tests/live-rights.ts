// What a live database says about who may do what in it: read from PostgreSQL's own catalogue, PUBLIC included.
import pg from 'pg'

/** `kind name`, e.g. `table public.record`, with the privileges that are held on it. */
export type Rights = Record<string, string[]>

export interface LiveRights {
  /** Per grantee (a role or PUBLIC), what was granted; owners are told apart below. */
  granted: Record<string, Rights>
  /** Rights on single columns, which a matrix of tables would miss. */
  columns: string[]
  /** Per object its owner. */
  owners: Record<string, string>
  /** What new objects would be given: `owner in schema: kind → acl`. */
  defaults: string[]
  /** Attributes a role has beyond logging in, and the roles it is a member of. */
  roles: Record<string, string[]>
  /** Functions that run with their owner's rights, with their fixed settings. */
  definers: Record<string, string[]>
  /** Triggers that guard a table: `table: name (when)`. */
  triggers: string[]
}

const userSchemas = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'"

/** What an extension brought lies in a schema of its own, which is listed and which nobody may use. */
const ofExtension = "exists (select 1 from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')"

/** Every object of this database with its access list; an absent list is PostgreSQL's default and is written out. */
const objects = `
  select 'database' as kind, 'deze' as name, d.datdba as owner, coalesce(d.datacl, acldefault('d', d.datdba)) as acl from pg_database d where d.datname = current_database()
  union all select 'schema', n.nspname, n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner)) from pg_namespace n where ${userSchemas}
  union all select case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, n.nspname || '.' || c.relname, c.relowner,
      coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${userSchemas}
  union all select 'function', n.nspname || '.' || p.proname, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${userSchemas} and not ${ofExtension}
  union all select 'language', l.lanname, l.lanowner, coalesce(l.lanacl, acldefault('l', l.lanowner)) from pg_language l where l.lanpltrusted
  union all select 'large object', m.oid::text, m.lomowner, coalesce(m.lomacl, acldefault('L', m.lomowner)) from pg_largeobject_metadata m`

/** Reads them all. Needs the superuser's address: no other role sees everything. */
export async function readLiveRights(superUrl: string): Promise<LiveRights> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  const list = async (text: string): Promise<Record<string, string>[]> => (await client.query<Record<string, string>>(text)).rows
  try {
    const granted: Record<string, Rights> = {}
    for (const { who = '', object = '', privilege = '' } of await list(
      `select case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end as who, o.kind || ' ' || o.name as object,
         lower(a.privilege_type) || case when a.is_grantable then '*' else '' end as privilege
       from (${objects}) o, aclexplode(o.acl) a where a.grantee <> o.owner order by 1, 2, 3`
    )) {
      const rights = (granted[who] ??= {})
      rights[object] = [...(rights[object] ?? []), privilege]
    }
    return {
      granted,
      columns: (await list(`select a.attrelid::regclass || '.' || a.attname as text from pg_attribute a where a.attacl is not null and a.attrelid >= 16384`)).map(({ text = '' }) => text),
      owners: Object.fromEntries((await list(`select kind || ' ' || name as object, owner::regrole::text as owner from (${objects}) o where kind <> 'language' order by 1`)).map(({ object = '', owner = '' }) => [object, owner])),
      defaults: (await list(
        `select d.defaclrole::regrole || ' in ' || coalesce(n.nspname, 'elk schema') || ': ' || d.defaclobjtype::text || ' → ' || d.defaclacl::text as text
         from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace order by 1`
      )).map(({ text = '' }) => text),
      roles: await readRoles(list),
      definers: Object.fromEntries((await list(`select n.nspname || '.' || p.proname as name, coalesce(array_to_string(p.proconfig, '; '), '') as settings
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${userSchemas}`)).map(({ name = '', settings = '' }) => [name, settings.split('; ')])),
      triggers: (await list(`select t.tgrelid::regclass || ': ' || t.tgname || ' ' || t.tgenabled::text as text from pg_trigger t where not t.tgisinternal order by 1`)).map(({ text = '' }) => text)
    }
  } finally {
    await client.end()
  }
}

async function readRoles(list: (text: string) => Promise<Record<string, string>[]>): Promise<Record<string, string[]>> {
  const rows = await list(
    `select r.rolname as name, concat_ws(',', case when r.rolsuper then 'superuser' end, case when r.rolcreatedb then 'createdb' end, case when r.rolcreaterole then 'createrole' end,
       case when r.rolreplication then 'replication' end, case when r.rolbypassrls then 'bypassrls' end,
       (select string_agg('lid van ' || m.roleid::regrole, ',') from pg_auth_members m where m.member = r.oid)) as text
     from pg_roles r where r.rolcanlogin order by 1`
  )
  return Object.fromEntries(rows.map(({ name = '', text = '' }) => [name, text === '' ? [] : text.split(',')]))
}
