import pg from 'pg'
import { hoedanigheden } from '~/dossier/schema'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { sqlOfPg } from '~/platform/sql'
import { inviteAccount, type Invited, type NewAccount } from '~/toegang/invitation.server'

export { hoedanigheden }

/** Makes or re-invites an account of the panel, at `url` (role weging_app). */
export async function makeAccount(account: NewAccount, url: string): Promise<Invited> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await inviteAccount(sqlOfPg(client), systemClock, systemIds, account)
  } finally {
    await client.end()
  }
}
