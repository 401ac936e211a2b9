// A Prisma client on one test database, in one line.
import { PrismaPg } from '@prisma/adapter-pg'
import { prepared, PREPARED_SESSION } from '~/platform/sql'
import { PrismaClient as OpsporingClient } from '~prisma/opsporing/generated/client'
import { PrismaClient as PaneelClient } from '~prisma/paneel/generated/client'

export const paneelClient = (url: string): PaneelClient => new PaneelClient({ adapter: new PrismaPg({ connectionString: url, max: 4, options: PREPARED_SESSION }, prepared) })
export const opsporingClient = (url: string): OpsporingClient => new OpsporingClient({ adapter: new PrismaPg({ connectionString: url, max: 4, options: PREPARED_SESSION }, prepared) })
