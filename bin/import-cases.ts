import { PrismaPg } from '@prisma/adapter-pg'
import { systemClock } from '~/platform/clock'
import type { Ingelezen } from '~/rapportage/invoer/import-cases.server'
import { importCaseFile } from '~/rapportage/invoer/import-file.server'
import { PrismaClient } from '~prisma/paneel/generated/client'

/** Reads a case list into the history of the panel's database at `url` (role weging_app). `voortgang` hears how many lines were read. */
export async function importCases(path: string, url: string, voortgang: (regels: number) => void): Promise<Ingelezen> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 }) })
  try {
    return await importCaseFile(db, systemClock, path, voortgang)
  } finally {
    await db.$disconnect()
  }
}
