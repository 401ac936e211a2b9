import { randomBytes } from 'node:crypto'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { ConfigError } from '~/platform/config.server'
import { obtainKeyFile } from '~/platform/key-file.server'
import { KEY_BYTES, SealBroken } from '~/platform/sealed-bytes.server'
import { createStukkenKluis, type StukkenKluis } from './kluis.server'

const naam = 'WEGING_STUKKENSLEUTEL'

/**
 * The vault of the files of papers, with the key in this file (32 random bytes in base64, mode 0600; made once when it is not there). Throws a ConfigError
 * when the file holds no key, and when papers lie in this database that were sealed with another one: a new key beside the old would make two heaps of papers (R-STU-2).
 */
export async function loadStukkenKluis(db: PrismaClient, path: string): Promise<StukkenKluis> {
  const key = Buffer.from((await obtainKeyFile(path, () => `${randomBytes(KEY_BYTES).toString('base64')}\n`)).trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new ConfigError(`${naam}: ${path} bevat geen sleutel van ${KEY_BYTES} bytes in base64. Zet het bestand uit uw reservekopie terug.`)
  const kluis = createStukkenKluis(key)
  const kept = await db.stukBestand.findFirst({ select: { stukId: true, bytes: true, staartBytes: true, sleutel: true, stuk: { select: { dossierId: true } } } })
  if (kept && !fits(kluis, { ...kept, bytes: kept.bytes + kept.staartBytes, dossierId: kept.stuk.dossierId })) {
    throw new ConfigError(`${naam}: de stukken in deze database zijn met een andere sleutel verzegeld dan die in ${path}. Zet het bestand uit uw reservekopie terug (docs/beheer.md, Reservekopie).`)
  }
  return kluis
}

function fits(kluis: StukkenKluis, { sleutel, ...plek }: { dossierId: string; stukId: string; bytes: number; sleutel: Uint8Array }): boolean {
  try {
    kluis.open(plek, sleutel)
    return true
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}
