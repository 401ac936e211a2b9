// The subscription of a person of a world to their own agenda, made without the page: its key is known beforehand, so that two looks ask the same address.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { feedPath, hashOfKey } from '~/hoorzitting/uitnodigen/subscription.server'
import { systemIds } from '~/platform/ids'
import { accountIdOf, type Person } from './people'
import type { World } from './world'

const keyOf = (person: Person): string => createHash('sha256').update(`agenda van ${person}`).digest('base64url')

/** Where the calendar of this person fetches. */
export const feedOf = (person: Person): string => feedPath(keyOf(person))

export async function subscribe(world: World, people: readonly Person[]): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.urls.app })
  await client.connect()
  for (const person of people) {
    await client.query('insert into agenda_abonnement (id, account_id, sleutel_sha256, gemaakt_op) values ($1, $2, $3, now())', [systemIds.uuid(), accountIdOf(person), hashOfKey(keyOf(person))])
  }
  await client.end()
}
