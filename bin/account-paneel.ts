import pg from 'pg'
import { hoedanigheden } from '~/dossier/schema'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { sqlOfPg } from '~/platform/sql'
import { inviteAccount, type Invited, type NewAccount } from '~/toegang/invitation.server'

export { hoedanigheden }

/** Makes or re-invites an account of the panel, at `url` (role weging_app). `bigNummer`: eleven digits, of a member from care; absent: the account keeps the one it has. */
export async function makeAccount({ bigNummer, ...account }: NewAccount & { bigNummer?: string }, url: string): Promise<Invited> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('begin')
    const invited = await inviteAccount(sqlOfPg(client), systemClock, systemIds, account)
    if (invited.ok && bigNummer) await client.query('update account set big_nummer = $2 where registernummer = $1', [account.registernummer, bigNummer])
    await client.query('commit')
    return invited
  } finally {
    await client.end()
  }
}
