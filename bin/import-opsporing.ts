// The closed compartment's half of an import: holds the credentials of cluster B, the path of the key of the vault, and no others. Started by the launcher only.
import { PrismaPg } from '@prisma/adapter-pg'
import { opsporingDeeds } from '~/opsporing/import/import-deeds.server'
import { systemClock } from '~/platform/clock'
import { runImportChild } from '~/platform/zaak/inlezen/import-child.server'
import { PrismaClient } from '~prisma/opsporing/generated/client'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.OPSPORING_DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 }) })

runImportChild(opsporingDeeds(db, systemClock, process.env.OPSPORING_KLUISSLEUTEL ?? ''))
