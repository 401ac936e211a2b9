// The panel's half of the demo: holds the credentials of cluster A and no others. Started by bin/demo.ts only.
import { PrismaPg } from '@prisma/adapter-pg'
import { isPaneelEmpty, seedPaneelDemo } from '~prisma/demo/seed-paneel'
import { paneelDeeds } from '~/dossier/import/import-deeds.server'
import { systemClock } from '~/platform/clock'
import { runImportChild } from '~/platform/zaak/inlezen/import-child.server'
import { PrismaClient } from '~prisma/paneel/generated/client'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 }) })

runImportChild(paneelDeeds(db, systemClock), { isEmpty: () => isPaneelEmpty(db), seed: () => seedPaneelDemo({ db, clock: systemClock }) })
