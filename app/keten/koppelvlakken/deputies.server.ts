import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { inKeten } from '~/keten/in-keten.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'

export interface Vervanging {
  id: string
  /** Function and register number, as everywhere: no name. */
  wie: string
  van: string
  tot: string
}

export interface Collega {
  id: string
  functie: string
}

/** For whom somebody works now, in the capacity they wear: themselves (always the first), and who they replace today. Nobody replaces along a chain (R-KET-81). */
export async function worksFor(sql: Sql, wie: Wie, now: Date): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select v.account_id::text as id from vervanging v join account a on a.id = v.account_id and a.actief
     join account_hoedanigheid h on h.account_id = v.account_id and h.hoedanigheid = v.hoedanigheid
     where v.vervanger_id = $1::uuid and v.hoedanigheid = $2 and v.ingetrokken_op is null and $3::date between v.van and v.tot
       and (v.hoedanigheid = 'coordinator' or a.organisatie = (select organisatie from account where id = $1::uuid))`,
    [wie.accountId, wie.hoedanigheid, dagInAmsterdam(now)]
  )
  return [wie.accountId, ...new Set(rows.map(({ id }) => id))]
}

/** Who can replace this person: the same capacity, and of the same organisation. */
export const readColleagues = (sql: Sql, wie: Wie): Promise<Collega[]> =>
  sql.query<Collega>(
    `select a.id::text as id, a.functie || ' (' || a.registernummer || ')' as functie from account a join account_hoedanigheid h on h.account_id = a.id and h.hoedanigheid = $2
     where a.actief and a.id <> $1::uuid and ($2 = 'coordinator' or a.organisatie = (select organisatie from account where id = $1::uuid)) order by a.functie, a.registernummer`,
    [wie.accountId, wie.hoedanigheid]
  )

const MENS = `a.functie || ' (' || a.registernummer || ')' as wie, v.van::text as van, v.tot::text as tot`

/** By whom this person is replaced, and whom they replace, now and later. */
export async function readDeputies(sql: Sql, wie: Wie, now: Date): Promise<{ door: Vervanging[]; voor: Vervanging[] }> {
  const values = [wie.accountId, wie.hoedanigheid, dagInAmsterdam(now)]
  const where = 'v.hoedanigheid = $2 and v.ingetrokken_op is null and v.tot >= $3::date'
  const door = await sql.query<Vervanging>(`select v.id::text as id, ${MENS} from vervanging v join account a on a.id = v.vervanger_id where v.account_id = $1::uuid and ${where} order by v.van, v.id`, values)
  const voor = await sql.query<Vervanging>(`select v.id::text as id, ${MENS} from vervanging v join account a on a.id = v.account_id where v.vervanger_id = $1::uuid and ${where} order by v.van, v.id`, values)
  return { door, voor }
}

/**
 * Says who replaces the person who asks, first and last day included. Refuses who is no colleague, and what is over already. Said twice while the first stands, it is one: a button that
 * was pressed twice writes one row. R-KET-80, R-KET-120.
 */
export const appointDeputy = (werk: Werk, wie: Wie, { vervanger, van, tot }: { vervanger: string; van: string; tot: string }): Promise<Uitkomst> =>
  inKeten(werk, wie, 'vervanging.regelen', null, async (sql) => {
    const now = werk.clock.now()
    if (tot < dagInAmsterdam(now)) return { ok: false, bericht: 'Deze dagen zijn al voorbij.' }
    if (!(await readColleagues(sql, wie)).some(({ id }) => id === vervanger)) return { ok: false, bericht: 'Kies een collega uit de lijst.' }
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 42))::text as vast', [wie.accountId])
    const [same] = await sql.query(
      'select 1 as er from vervanging where account_id = $1::uuid and hoedanigheid = $2 and vervanger_id = $3::uuid and van = $4::date and tot = $5::date and ingetrokken_op is null',
      [wie.accountId, wie.hoedanigheid, vervanger, van, tot]
    )
    if (same) return { ok: true, value: undefined }
    await sql.query('insert into vervanging (id, account_id, hoedanigheid, vervanger_id, van, tot, gezet_op) values ($1::uuid, $2::uuid, $3, $4::uuid, $5::date, $6::date, $7::timestamptz)', [werk.ids.uuid(), wie.accountId, wie.hoedanigheid, vervanger, van, tot, now.toISOString()])
    return { ok: true, value: undefined }
  })

/** Takes it back, from this moment. By who is replaced, or by who replaces. */
export const endDeputy = (werk: Werk, wie: Wie, id: string): Promise<Uitkomst> =>
  inKeten(werk, wie, 'vervanging.intrekken', null, async (sql) => {
    const ended = await sql.query('update vervanging set ingetrokken_op = $3::timestamptz where id = $1::uuid and (account_id = $2::uuid or vervanger_id = $2::uuid) and ingetrokken_op is null returning 1 as er', [id, wie.accountId, werk.clock.now().toISOString()])
    return ended.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Deze vervanging is er niet meer.' }
  })
