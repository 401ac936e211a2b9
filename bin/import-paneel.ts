// The panel's half of an import: holds the credentials of cluster A and no others. Started by the launcher only.
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { checkPaneel, importPaneel } from '~/dossier/import/import-paneel.server'
import { systemClock } from '~/platform/clock'
import { runImportChild } from '~/platform/zaak/inlezen/import-child.server'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 }) })

runImportChild({
  check: (zaak, peildatum) => checkPaneel(db, zaak, peildatum),
  async write(zaak, peildatum) {
    const written = await importPaneel(db, zaak, { peildatum, clock: systemClock })
    return written.ok ? { staat: written.value.staat, kenmerk: written.value.kenmerk } : 'anders'
  }
})
