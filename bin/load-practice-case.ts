import { PrismaPg } from '@prisma/adapter-pg'
import { keepOefenzaak } from '~/kalibratie/keep-oefenzaak.server'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { readCaseFile } from '~/platform/zaak/inlezen/read-file.server'
import { readZaak } from '~/platform/zaak/read-zaak'
import { PrismaClient } from '~prisma/paneel/generated/client'

export type LoadedCase = { ok: true; nieuw: boolean } | { ok: false; regels: string[] }

/** Reads a public case file and keeps its panel part to practise with, in the panel's database at `url` (role weging_app). */
export async function loadPracticeCase(path: string, url: string): Promise<LoadedCase> {
  const file = await readCaseFile(path)
  if (!file.ok) return { ok: false, regels: [file.refusal] }
  const zaak = readZaak(file.value)
  if (!zaak.ok) return { ok: false, regels: zaak.refusal }
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 }) })
  try {
    const { nieuw } = await keepOefenzaak(db, { clock: systemClock, ids: systemIds }, zaak.value)
    return { ok: true, nieuw }
  } finally {
    await db.$disconnect()
  }
}
