import { PrismaPg } from '@prisma/adapter-pg'
import { addCatalogue, type Added } from '~/beoordeling/catalogus/add-catalogue.server'
import { systemClock } from '~/platform/clock'
import { PrismaClient } from '~prisma/paneel/generated/client'

/** Reads the text of a catalogue file and adds it to the panel's database at `url` (role weging_app). */
export async function loadCatalogue(text: string, url: string): Promise<Added> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 }) })
  try {
    return await addCatalogue(db, systemClock, text)
  } finally {
    await db.$disconnect()
  }
}
