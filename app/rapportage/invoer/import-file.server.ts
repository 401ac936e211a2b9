import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import type { Clock } from '~/platform/clock'
import { sqlOfPrisma } from '~/platform/sql'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { NietIngelezen, readCaseList, type Ingelezen } from './import-cases.server'

/** How long one case list may take, in milliseconds: a million lines take some minutes, and much longer on a machine that is busy. */
const TIMEOUT = 6 * 3_600_000

/** Reads a case list into the history in one transaction: all of it, or nothing with every fault by line and column (R-RAP-41). */
export async function importCaseList(db: PrismaClient, clock: Clock, bytes: Readable, voortgang?: (regels: number) => void): Promise<Ingelezen> {
  try {
    return await db.$transaction((tx) => readCaseList(sqlOfPrisma(tx), clock, bytes, voortgang), { timeout: TIMEOUT, maxWait: 10_000 })
  } catch (error) {
    if (error instanceof NietIngelezen) return error.uitkomst
    throw error
  } finally {
    bytes.destroy()
  }
}

/** The same of a file. Refuses what cannot be opened and what is no UTF-8 text at its beginning. */
export async function importCaseFile(db: PrismaClient, clock: Clock, path: string, voortgang?: (regels: number) => void): Promise<Ingelezen> {
  const refused = (bericht: string): Ingelezen => ({ ok: false, meer: false, fouten: [{ regel: 1, kolom: null, bericht }] })
  let file
  try {
    file = await open(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refused('Dit bestand is er niet, of kan niet worden gelezen.')
    throw error
  }
  const begin = Buffer.alloc(65_536)
  const { bytesRead } = await file.read(begin, 0, begin.length, 0).finally(() => file.close())
  // The last letter may be cut through; a whole block that is wrong is another encoding.
  if (![0, 1, 2, 3].some((cut) => isUtf8(begin.subarray(0, Math.max(0, bytesRead - cut))))) return refused('Dit bestand is geen UTF-8. Bewaar het als CSV UTF-8.')
  return importCaseList(db, clock, createReadStream(path), voortgang)
}
