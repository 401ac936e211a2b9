// The panel's half of the demo: holds the credentials of cluster A and no others. Started by bin/demo.ts only.
import { PrismaPg } from '@prisma/adapter-pg'
import { isPaneelEmpty, seedPaneelDemo } from '~prisma/demo/seed-paneel'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { systemClock } from '~/platform/clock'
import { runSeedChild } from '~/platform/zaak/inlezen/seed-child.server'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 1, connectionTimeoutMillis: 10_000 }) })

runSeedChild({ isEmpty: () => isPaneelEmpty(db), seed: () => seedPaneelDemo({ db, clock: systemClock }) })
