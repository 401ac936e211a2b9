import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Werk } from '~/dossier/in-dossier.server'
import type { Bericht } from '~/platform/postvak/bericht'
import { sealEnvelope } from '~/platform/postvak/envelope.server'
import type { Sql } from '~/platform/sql'

/** What handing over needs beside the work on a dossier: the half of the key that closes; the other half is not on this side. */
export interface OverdraagWerk extends Werk {
  /** Read anew each time, so that a key that is put there later counts; null when there is none that can be used. */
  postvakSleutel(): Promise<KeyObject | null>
}

/** Reads the public key of the inbox: X25519, PEM. Null when the file is not there or holds something else. */
export async function readPostvakSleutel(path: string): Promise<KeyObject | null> {
  try {
    const key = createPublicKey(await readFile(path, 'utf8'))
    return key.asymmetricKeyType === 'x25519' ? key : null
  } catch {
    // Not there, not readable or no key: handing over is refused, and the refusal says where to look (R-WAL-37).
    return null
  }
}

export const geenSleutel = 'Overdragen kan nu niet: de sleutel van het postvak ontbreekt op deze server. Er is niets vastgelegd en niets verstuurd. Vraag de beheerder om de sleutel; hij vindt dit in docs/beheer.md onder Het postvak.'

/** Puts one sealed row in the inbox, in the transaction of `sql`. It cannot be read back. Gives the id of the row. */
export async function putInPostvak(sql: Sql, { ids, clock }: Werk, sleutel: KeyObject, dossierId: string, bericht: Bericht): Promise<string> {
  const [id, tijd] = [ids.uuid(), clock.now()]
  await sql.query('insert into postvak (id, dossier_id, tijd, envelop) values ($1::uuid, $2::uuid, $3::timestamptz, $4)', [id, dossierId, tijd.toISOString(), sealEnvelope(sleutel, { dossierId, id, tijd }, bericht)])
  return id
}
