import type { TrailLine } from '~/logboek/toezicht/read-trail.server'
import type { TrailNames } from '~/logboek/toezicht/say-lines'
import type { Sql } from '~/platform/sql'
import { deedName } from './deed-names'
import { leesdoelNaam, type Leesdoel } from './reading-purpose'
import { hoedanigheidNaam, type Hoedanigheid } from './schema'

/** Every way in which lines of the log name this dossier; none when there is no such kenmerk. */
export async function objectsOfKenmerk(sql: Sql, kenmerk: string): Promise<string[]> {
  const rows = await sql.query<{ object: string }>(
    `with d as (select id, kenmerk from dossier where upper(kenmerk) = upper($1))
     select 'dossier/' || id as object from d
     union all select 'ronde/' || r.id from ronde r join d on d.id = r.dossier_id
     union all select 'advies/' || a.id from advies a join d on d.id = a.dossier_id
     union all select 'advies/' || u.id from uitgegeven_advies u join d on d.kenmerk = u.kenmerk`,
    [kenmerk]
  )
  return [...new Set(rows.map(({ object }) => object))]
}

/** The accounts of whoever has this register number, or these words in their function. */
export async function accountsNamed(sql: Sql, words: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id::text as id from account where upper(registernummer) = upper($1) or position(lower($1) in lower(functie)) > 0`,
    [words]
  )
  return rows.map(({ id }) => id)
}

/** What the words of these lines are: people by function and register number, dossiers by kenmerk; never a name of betrokkene. */
export async function namesFor(sql: Sql, lines: readonly TrailLine[]): Promise<TrailNames> {
  const actors = [...new Set(lines.flatMap(({ actor }) => actor ?? []))]
  const objects = [...new Set(lines.flatMap(({ object }) => object ?? []))]
  const [people, dossiers] = await Promise.all([
    sql.query<{ id: string; functie: string; registernummer: string }>('select id::text as id, functie, registernummer from account where id = any ($1::uuid[])', [actors]),
    sql.query<{ object: string; kenmerk: string }>(
      `select o as object, coalesce(d.kenmerk, dr.kenmerk, da.kenmerk, u.kenmerk) as kenmerk
       from unnest($1::text[]) o
       cross join lateral (select split_part(o, '/', 1) as soort, case when split_part(o, '/', 2) ~ '^[0-9a-f-]{36}$' then split_part(o, '/', 2)::uuid end as id) p
       left join dossier d on p.soort = 'dossier' and d.id = p.id
       left join ronde r on p.soort = 'ronde' and r.id = p.id left join dossier dr on dr.id = r.dossier_id
       left join advies a on p.soort = 'advies' and a.id = p.id left join dossier da on da.id = a.dossier_id
       left join uitgegeven_advies u on p.soort = 'advies' and u.id = p.id
       where coalesce(d.kenmerk, dr.kenmerk, da.kenmerk, u.kenmerk) is not null`,
      [objects]
    )
  ])
  return {
    people: new Map(people.map((one) => [one.id, one])),
    dossiers: new Map(dossiers.map(({ object, kenmerk }) => [object, kenmerk])),
    deed: deedName,
    doel: purposeName,
    hoedanigheid: (code) => hoedanigheidNaam[code as Hoedanigheid] ?? code
  }
}

/** A purpose in words: the task, what was answered, or what the place itself is for. */
export function purposeName(code: string): string {
  const [soort = '', wat = '', eigen] = code.split('.')
  if (soort === 'gevraagd') return eigen ? `Gevraagd: code ${eigen}` : `Gevraagd: ${leesdoelNaam[wat as Leesdoel] ?? wat}`
  if (soort === 'taak') return `Taak: ${wat.replaceAll('-', ' ')}`
  return fixedPurposes[code] ?? code
}

const fixedPurposes: Readonly<Record<string, string>> = { overzicht: 'Overzicht van eigen werk', oefenen: 'Oefening', 'kamer.schrijven': 'Schrijft mee', 'kamer.meelezen': 'Leest mee' }
