import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { inKeten } from '~/keten/in-keten.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { grondslagGeldt, ketenklokVanaf } from '~/platform/koppelvlak/rules'
import { ketenklokSchema, type Ketenklok } from '~/platform/koppelvlak/schema'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { isRichting, koppelvlakVan } from './current'
import type { GrondslagForm, KoppelvlakCode, Partij } from './schema'

type Daad = Pick<Werk, 'db' | 'clock' | 'ids'>

export interface GrondslagRegel {
  id: string
  koppelvlak: string
  ontvanger: string
  wet: string
  artikel: string
  tekst: string
  van: string
  tot: string | null
  beslotenDoor: string
  beeindigdOp: string | null
  beeindigdReden: string | null
  geldt: boolean
}

/** Every record of the register, the last first. It holds no case. */
export async function readGrondslagen(sql: Sql, now: Date): Promise<GrondslagRegel[]> {
  const rows = await sql.query<Omit<GrondslagRegel, 'geldt' | 'beeindigdOp'> & { beeindigdOp: Date | null }>(
    `select id::text as id, koppelvlak, ontvanger, wet, artikel, tekst, van::text as van, tot::text as tot, besloten_door as "beslotenDoor", beeindigd_op as "beeindigdOp", beeindigd_reden as "beeindigdReden"
     from keten_grondslag order by vastgelegd_op desc, id`
  )
  return rows.map((row) => ({ ...row, beeindigdOp: row.beeindigdOp?.toISOString() ?? null, geldt: grondslagGeldt({ van: row.van, tot: row.tot, beeindigdOp: row.beeindigdOp }, now) }))
}

/** Which koppelvlakken are on at this moment: the receivers per code. What lost its basis is not among them (R-KET-62). */
export async function readAan(sql: Sql, now: Date): Promise<Map<string, Set<string>>> {
  const rows = await sql.query<{ koppelvlak: string; ontvanger: string }>('select koppelvlak, ontvanger from keten_aan($1::timestamptz)', [now.toISOString()])
  const found = new Map<string, Set<string>>()
  for (const { koppelvlak, ontvanger } of rows) found.set(koppelvlak, (found.get(koppelvlak) ?? new Set()).add(ontvanger))
  return found
}

/** What the clock of 24 hours does now. */
export async function readKlok(sql: Sql): Promise<Ketenklok> {
  const [row] = await sql.query<Ketenklok>(`select nacht, vrije_dagen as "vrijeDagen", dag_begin as "dagBegin", dag_einde as "dagEinde" from ketenklok order by gezet_op desc, id desc limit 1`)
  return row ? ketenklokSchema.parse(row) : ketenklokVanaf
}

/** One deed at a time on a koppelvlak and a receiver, until the end of the transaction. */
const lockRichting = (sql: Sql, { koppelvlak, ontvanger }: { koppelvlak: string; ontvanger: string }): Promise<object[]> =>
  sql.query('select pg_advisory_xact_lock(hashtextextended($1, 41))::text as vast', [`${koppelvlak}/${ontvanger}`])

const ONBEKEND = 'Dit koppelvlak heeft deze ontvanger niet. Open deze pagina opnieuw.'

/**
 * Writes down on which basis something may go to a receiver. Refuses a law that this koppelvlak does not rest on. Said twice in the same words while the first stands, it is one basis:
 * a button that was pressed twice writes one row. R-KET-60, R-KET-120.
 */
export const recordGrondslag = (werk: Daad, wie: Wie, form: GrondslagForm): Promise<Uitkomst> =>
  inKeten(werk, wie, 'grondslag.vastleggen', `koppelvlak/${form.koppelvlak}`, async (sql) => {
    const koppelvlak = koppelvlakVan(form.koppelvlak)
    if (!koppelvlak || !isRichting(form.koppelvlak, form.ontvanger)) return { ok: false, bericht: ONBEKEND }
    if (!koppelvlak.wetten.includes(form.wet)) return { ok: false, bericht: `Koppelvlak ${form.koppelvlak} kan niet op de ${form.wet} rusten.` }
    await lockRichting(sql, form)
    const [same] = await sql.query(
      `select 1 as er from keten_grondslag where koppelvlak = $1 and ontvanger = $2 and wet = $3 and artikel = $4 and tekst = $5 and van = $6::date and tot is not distinct from $7::date
         and besloten_door = $8 and beeindigd_op is null`,
      [form.koppelvlak, form.ontvanger, form.wet, form.artikel, form.tekst, form.van, form.tot ?? null, form.beslotenDoor]
    )
    if (same) return { ok: true, value: undefined }
    await sql.query(
      `insert into keten_grondslag (id, koppelvlak, ontvanger, wet, artikel, tekst, van, tot, besloten_door, vastgelegd_door, vastgelegd_op)
       values ($1::uuid, $2, $3, $4, $5, $6, $7::date, $8::date, $9, $10::uuid, $11::timestamptz)`,
      [werk.ids.uuid(), form.koppelvlak, form.ontvanger, form.wet, form.artikel, form.tekst, form.van, form.tot ?? null, form.beslotenDoor, wie.accountId, werk.clock.now().toISOString()]
    )
    return { ok: true, value: undefined }
  })

/** Ends a basis, now: what rested on it is off from this moment, and does not come back by itself. */
export const endGrondslag = (werk: Daad, wie: Wie, { grondslag, reden }: { grondslag: string; reden: string }): Promise<Uitkomst> =>
  inKeten(werk, wie, 'grondslag.beeindigen', null, async (sql) => {
    const now = werk.clock.now().toISOString()
    const ended = await sql.query(`update keten_grondslag set beeindigd_op = $2::timestamptz, beeindigd_door = $3::uuid, beeindigd_reden = $4 where id = $1::uuid and beeindigd_op is null returning 1 as er`, [grondslag, now, wie.accountId, reden])
    if (ended.length === 0) return { ok: false, bericht: 'Deze grondslag is er niet meer, of is al geëindigd.' }
    await sql.query(`update koppelvlak_aan set uit_op = $2::timestamptz, uit_door = $3::uuid where grondslag_id = $1::uuid and uit_op is null`, [grondslag, now, wie.accountId])
    return { ok: true, value: undefined }
  })

/** Switches a koppelvlak on for a receiver, on the basis that holds today. Refuses when there is none (R-KET-61). */
export const switchOn = (werk: Daad, wie: Wie, { koppelvlak, ontvanger }: { koppelvlak: KoppelvlakCode; ontvanger: Partij }): Promise<Uitkomst> =>
  inKeten(werk, wie, 'koppelvlak.aan', `koppelvlak/${koppelvlak}`, async (sql) => {
    if (!isRichting(koppelvlak, ontvanger)) return { ok: false, bericht: ONBEKEND }
    await lockRichting(sql, { koppelvlak, ontvanger })
    const now = werk.clock.now()
    const [basis] = await sql.query<{ id: string }>(
      `select id::text as id from keten_grondslag where koppelvlak = $1 and ontvanger = $2 and beeindigd_op is null and van <= $3::date and (tot is null or tot >= $3::date)
       order by tot desc nulls first, vastgelegd_op desc limit 1 for share`,
      [koppelvlak, ontvanger, dagInAmsterdam(now)]
    )
    if (!basis) return { ok: false, bericht: 'Er is nu geen grondslag die geldt voor dit koppelvlak en deze ontvanger. Leg eerst een grondslag vast.' }
    const [already] = await sql.query('select 1 as er from keten_aan($3::timestamptz) where koppelvlak = $1 and ontvanger = $2', [koppelvlak, ontvanger, now.toISOString()])
    if (already) return { ok: true, value: undefined }
    // What rested on a basis whose last day is over still stands open: closed here, it was off already.
    await sql.query('update koppelvlak_aan set uit_op = $3::timestamptz, uit_door = $4::uuid where koppelvlak = $1 and ontvanger = $2 and uit_op is null', [koppelvlak, ontvanger, now.toISOString(), wie.accountId])
    await sql.query('insert into koppelvlak_aan (id, koppelvlak, ontvanger, grondslag_id, aan_op, aan_door) values ($1::uuid, $2, $3, $4::uuid, $5::timestamptz, $6::uuid)', [werk.ids.uuid(), koppelvlak, ontvanger, basis.id, now.toISOString(), wie.accountId])
    return { ok: true, value: undefined }
  })

/** Switches it off. Tasks that are open stay to be seen, and nothing is sent. */
export const switchOff = (werk: Daad, wie: Wie, { koppelvlak, ontvanger }: { koppelvlak: KoppelvlakCode; ontvanger: Partij }): Promise<Uitkomst> =>
  inKeten(werk, wie, 'koppelvlak.uit', `koppelvlak/${koppelvlak}`, async (sql) => {
    const off = await sql.query('update koppelvlak_aan set uit_op = $3::timestamptz, uit_door = $4::uuid where koppelvlak = $1 and ontvanger = $2 and uit_op is null returning 1 as er', [koppelvlak, ontvanger, werk.clock.now().toISOString(), wie.accountId])
    return off.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit koppelvlak staat al uit.' }
  })

/** Sets what the clock does from now on. What is due already stays due when it was. */
export const setKlok = (werk: Daad, wie: Wie, klok: Ketenklok): Promise<Uitkomst> =>
  inKeten(werk, wie, 'ketenklok.zetten', null, async (sql) => {
    await sql.query('insert into ketenklok (id, nacht, vrije_dagen, dag_begin, dag_einde, gezet_door, gezet_op) values ($1::uuid, $2, $3, $4, $5, $6::uuid, $7::timestamptz)', [werk.ids.uuid(), klok.nacht, klok.vrijeDagen, klok.dagBegin, klok.dagEinde, wie.accountId, werk.clock.now().toISOString()])
    return { ok: true, value: undefined }
  })
