import { appendLog } from '~/logboek/append.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { grondslagGeldt } from '~/platform/koppelvlak/rules'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { OpsporingDiensten } from '../diensten'
import type { Uitkomst } from '../in-zaak.server'
import type { KoppelvlakCode } from '../overdracht/schema'
import type { GrondslagForm } from './schema'

type Werk = Pick<OpsporingDiensten, 'db' | 'clock' | 'ids'>

export interface GrondslagRegel {
  id: string
  koppelvlak: string
  ontvanger: string
  artikel: string
  tekst: string
  van: string
  tot: string | null
  beslotenDoor: string
  aan: boolean
  beeindigdOp: string | null
  geldt: boolean
}

/** The register of this compartment, the last first. */
export async function readRegister(sql: Sql, now: Date): Promise<GrondslagRegel[]> {
  const rows = await sql.query<Omit<GrondslagRegel, 'geldt' | 'beeindigdOp'> & { beeindigdOp: Date | null }>(
    `select id::text as id, koppelvlak, ontvanger, artikel, tekst, van::text as van, tot::text as tot, besloten_door as "beslotenDoor", aan, beeindigd_op as "beeindigdOp" from grondslag order by vastgelegd_op desc, id`
  )
  return rows.map((row) => ({ ...row, beeindigdOp: row.beeindigdOp?.toISOString() ?? null, geldt: grondslagGeldt({ van: row.van, tot: row.tot, beeindigdOp: row.beeindigdOp }, now) }))
}

/** May this go to this receiver now? Only on a basis that holds today and is switched on (R-KET-64). */
export async function magVerstrekken(sql: Sql, koppelvlak: KoppelvlakCode, ontvanger: string, now: Date): Promise<boolean> {
  const rows = await sql.query('select 1 as er from grondslag where koppelvlak = $1 and ontvanger = $2 and aan and beeindigd_op is null and van <= $3::date and (tot is null or tot >= $3::date) limit 1 for share', [koppelvlak, ontvanger, dagInAmsterdam(now)])
  return rows.length > 0
}

/** One deed on the register, with its line in this compartment's own log. */
const inRegister = (werk: Werk, wie: Wie, deed: string, act: (sql: Sql, now: Date) => Promise<Uitkomst<undefined>>): Promise<Uitkomst<undefined>> =>
  werk.db.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    const done = await act(sql, werk.clock.now())
    if (done.ok) await appendLog(sql, werk.clock, { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed, object: null, resultaat: 'gedaan', oorsprong: 'opsporing' })
    return done
  })

export const recordGrondslag = (werk: Werk, wie: Wie, { richting, ...form }: GrondslagForm): Promise<Uitkomst<undefined>> =>
  inRegister(werk, wie, 'grondslag.vastleggen', async (sql, now) => {
    const [koppelvlak, ontvanger] = richting.split('/')
    await sql.query(
      `insert into grondslag (id, koppelvlak, ontvanger, wet, artikel, tekst, van, tot, besloten_door, vastgelegd_door, vastgelegd_op) values ($1::uuid, $2, $3, 'Wpg', $4, $5, $6::date, $7::date, $8, $9::uuid, $10::timestamptz)`,
      [werk.ids.uuid(), koppelvlak, ontvanger, form.artikel, form.tekst, form.van, form.tot ?? null, form.beslotenDoor, wie.accountId, now.toISOString()]
    )
    return { ok: true, value: undefined }
  })

/** Switches a koppelvlak on, on this basis. Refuses one that does not hold today. */
export const switchOn = (werk: Werk, wie: Wie, id: string): Promise<Uitkomst<undefined>> =>
  inRegister(werk, wie, 'koppelvlak.aan', async (sql, now) => {
    const on = await sql.query('update grondslag set aan = true where id = $1::uuid and beeindigd_op is null and van <= $2::date and (tot is null or tot >= $2::date) returning 1 as er', [id, dagInAmsterdam(now)])
    return on.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Deze grondslag geldt nu niet. Daarom kan het niet aan.' }
  })

export const switchOff = (werk: Werk, wie: Wie, id: string): Promise<Uitkomst<undefined>> =>
  inRegister(werk, wie, 'koppelvlak.uit', async (sql) => {
    const off = await sql.query('update grondslag set aan = false where id = $1::uuid and aan returning 1 as er', [id])
    return off.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit staat al uit.' }
  })

/** Ends a basis: nothing goes on it from this moment. */
export const endGrondslag = (werk: Werk, wie: Wie, { grondslag, reden }: { grondslag: string; reden: string }): Promise<Uitkomst<undefined>> =>
  inRegister(werk, wie, 'grondslag.beeindigen', async (sql, now) => {
    const ended = await sql.query('update grondslag set aan = false, beeindigd_op = $2::timestamptz, beeindigd_reden = $3 where id = $1::uuid and beeindigd_op is null returning 1 as er', [grondslag, now.toISOString(), reden])
    return ended.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Deze grondslag is al geëindigd.' }
  })
