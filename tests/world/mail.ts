// What was mailed to somebody of a world: without a mail server every message is a file in the data folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { registernummerOf, type Person } from './people'
import type { World } from './world'

/** How long a notice may take that waits in the queue, in milliseconds. */
const PATIENCE = 15_000

/** The messages to this person so far, each as it would be sent. Waits until no notice waits; throws when that takes too long. */
export async function mailTo(world: World, person: Person): Promise<string[]> {
  const until = Date.now() + PATIENCE
  while ((await world.look(`select 1 from pgboss.job where state < 'completed'`)).length > 0) {
    if (Date.now() > until) throw new Error('Er wacht nog een bericht in de wachtrij')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const folder = join(world.folders.data, 'post')
  const to = `To: ${registernummerOf(person).toLowerCase()}@weging.example`
  return (existsSync(folder) ? readdirSync(folder).sort() : []).map((file) => readFileSync(join(folder, file), 'utf8')).filter((message) => message.includes(to))
}

/** Of those, the ones that say that something waits, and not those about an appointment. */
export const noticesTo = async (world: World, person: Person): Promise<string[]> => (await mailTo(world, person)).filter((message) => message.includes('Subject: Er staat iets voor u klaar in Weging'))
