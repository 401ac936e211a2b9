// The closed compartment's half of an import: holds the credentials of cluster B and no others. Started by the launcher only.
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~prisma/opsporing/generated/client'
import { checkOpsporing, importOpsporing } from '~/opsporing/import/import-opsporing.server'
import { systemClock } from '~/platform/clock'
import { runImportChild } from '~/platform/zaak/inlezen/import-child.server'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.OPSPORING_DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 }) })

runImportChild({
  check: (zaak, peildatum) => checkOpsporing(db, zaak, peildatum),
  async write(zaak, peildatum) {
    const written = await importOpsporing(db, zaak, { peildatum, clock: systemClock })
    return written.ok ? { staat: written.value.staat, kenmerk: null } : 'anders'
  }
})
