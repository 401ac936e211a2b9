// The panel's half of the demo: holds the credentials of cluster A and no others. Started by bin/demo.ts only.
import { PrismaPg } from '@prisma/adapter-pg'
import { seedKeten } from '~prisma/demo/seed-keten'
import { seedOefening } from '~prisma/demo/seed-oefening'
import { isPaneelEmpty, seedPaneelDemo } from '~prisma/demo/seed-paneel'
import { paneelDeeds } from '~/dossier/import/import-deeds.server'
import { keepOefenzaak } from '~/kalibratie/keep-oefenzaak.server'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { runImportChild } from '~/platform/zaak/inlezen/import-child.server'
import { PrismaClient } from '~prisma/paneel/generated/client'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 }) })

const outside = { clock: systemClock, ids: systemIds }
const deeds = paneelDeeds(db, systemClock)

runImportChild(
  {
    ...deeds,
    // The case of the demo is public, so people can practise with it too.
    async write(zaak, peildatum) {
      await keepOefenzaak(db, outside, zaak)
      return deeds.write(zaak, peildatum)
    }
  },
  {
    isEmpty: () => isPaneelEmpty(db),
    async seed() {
      if ((await seedPaneelDemo({ db, clock: systemClock })) !== 'geladen') return
      await seedOefening({ db, ...outside })
      await seedKeten({ db, ...outside })
    }
  }
)
