import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'

/** A code works for this long, in milliseconds: one day. */
const CODE_LIFE_MS = 24 * 60 * 60 * 1000
/** Letters and digits that people do not mistake for each other; 16 of them hold 80 bits. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export interface NewAccount {
  functie: string
  registernummer: string
  hoedanigheden: readonly string[]
  /** Where notices go; absent: the account keeps the address it has, a new one has none. */
  email?: string
}

export type Invited = { ok: true; code: string; verlooptOp: Date } | { ok: false; bericht: string }

/** A code as people type it: capitals or not, with or without what stands between. */
export const plainCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
const hashOf = (code: string): string => createHash('sha256').update(plainCode(code)).digest('hex')

/** Sixteen characters in groups of four, drawn evenly: 256 is a multiple of 32. */
export function drawCode(ids: Ids): string {
  const letters = [...Buffer.from(ids.token(16), 'base64url')].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
  return letters.match(/.{4}/g)?.join('-') ?? letters
}

/**
 * The account of this register number: the one that is there, or a new one, with these capacities. Refuses a register number that belongs to another
 * function, so that nobody takes over an account by a typing error.
 */
export async function ensureAccount(sql: Sql, clock: Clock, ids: Ids, account: NewAccount): Promise<{ ok: true; id: string } | { ok: false; bericht: string }> {
  const [known] = await sql.query<{ id: string; functie: string }>('select id::text as id, functie from account where registernummer = $1', [account.registernummer])
  if (known && known.functie !== account.functie) return { ok: false, bericht: `Registernummer ${account.registernummer} is al van een andere functie. Kies een ander nummer.` }
  const id = known?.id ?? ids.uuid()
  if (!known) {
    await sql.query('insert into account (id, functie, registernummer, aangemaakt_op) values ($1::uuid, $2, $3, $4::timestamptz)', [
      id,
      account.functie,
      account.registernummer,
      clock.now().toISOString()
    ])
  }
  if (account.email) await sql.query('update account set email = $2 where id = $1::uuid', [id, account.email])
  for (const hoedanigheid of account.hoedanigheden) {
    await sql.query('insert into account_hoedanigheid (account_id, hoedanigheid) values ($1::uuid, $2) on conflict do nothing', [id, hoedanigheid])
  }
  return { ok: true, id }
}

/**
 * Gives somebody an account, or an existing one a new code (a lost passkey). The code signs in once, within a day; only
 * its hash is stored. Refuses as `ensureAccount` does.
 */
export async function inviteAccount(sql: Sql, clock: Clock, ids: Ids, account: NewAccount): Promise<Invited> {
  const ensured = await ensureAccount(sql, clock, ids, account)
  if (!ensured.ok) return ensured
  const code = drawCode(ids)
  const verlooptOp = new Date(clock.now().getTime() + CODE_LIFE_MS)
  await sql.query(`insert into uitdaging (id, account_id, soort, waarde, verloopt_op) values ($1::uuid, $2::uuid, 'uitnodiging', $3, $4::timestamptz)`, [
    ids.uuid(),
    ensured.id,
    hashOf(code),
    verlooptOp.toISOString()
  ])
  return { ok: true, code, verlooptOp }
}

/** The account that this code signs in, once; undefined when it was used, is too old, or never existed. */
export async function acceptInvitation(sql: Sql, clock: Clock, code: string): Promise<string | undefined> {
  const [row] = await sql.query<{ account_id: string }>(
    `update uitdaging u set gebruikt_op = $2::timestamptz from account a
     where u.soort = 'uitnodiging' and u.waarde = $1 and u.gebruikt_op is null and u.verloopt_op > $2::timestamptz and a.id = u.account_id and a.actief
     returning u.account_id::text as account_id`,
    [hashOf(code), clock.now().toISOString()]
  )
  return row?.account_id
}
