import pg from 'pg'
import { hoedanigheden } from '~/dossier/schema'
import { organisaties } from '~/keten/koppelvlakken/schema'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { sqlOfPg } from '~/platform/sql'
import { inviteAccount, type Invited, type NewAccount } from '~/toegang/invitation.server'

export { hoedanigheden, organisaties }

/** Makes or re-invites an account of the panel, at `url` (role weging_app). `bigNummer`: eleven digits, of a member from care; `organisatie`: whose queue a ketenmedewerker works in; absent: the account keeps what it has. */
export async function makeAccount({ bigNummer, organisatie, ...account }: NewAccount & { bigNummer?: string; organisatie?: string }, url: string): Promise<Invited> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('begin')
    const invited = await inviteAccount(sqlOfPg(client), systemClock, systemIds, account)
    if (invited.ok && bigNummer) await client.query('update account set big_nummer = $2 where registernummer = $1', [account.registernummer, bigNummer])
    if (invited.ok && organisatie) await client.query('update account set organisatie = $2 where registernummer = $1', [account.registernummer, organisatie])
    await client.query('commit')
    return invited
  } finally {
    await client.end()
  }
}
