import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { enqueue, withdraw } from '~/platform/jobs/queue.server'
import type { Wie } from '~/toegang/may'
import type { Gestempeld, Stempel } from './stamp-advies.server'
import { stampJob } from './stamp-jobs.server'

/**
 * Asks the timestamps of a waiting advies again, now; and begins the attempts of the job anew, also when it had been given up. Refuses, with what happens
 * next, when the service is still away or answers wrongly, or the key cannot be used: the advies then waits on as it was.
 */
export async function retryStamp(werk: Werk, { stempel }: { stempel: Stempel }, wie: Wie, dossierId: string): Promise<Uitkomst> {
  const asked = await inDossier<string>(werk, wie, 'advies.tijdstempel', dossierId, async (_tx, facts, sql) => {
    if (!facts.advies) throw new Error('The policy admits when there is an advies that waits')
    const job = stampJob(facts.advies.id)
    await withdraw(sql, job)
    await enqueue(sql, job)
    return { ok: true, value: facts.advies.id }
  })
  if (!asked.ok) return asked
  const stamped = await stempel(asked.value)
  return stamped.ok ? { ok: true, value: undefined } : { ok: false, bericht: stillWaiting[stamped.reden] }
}

const stillWaiting: Record<Extract<Gestempeld, { ok: false }>['reden'], string> = {
  weg: 'De tijdstempeldienst is nog niet bereikbaar. Het advies wacht. Weging probeert het vanzelf opnieuw.',
  geweigerd: 'De tijdstempeldienst gaf een antwoord dat Weging niet aanneemt. Het advies wacht. Vraag de beheerder om naar de dienst te kijken.',
  sleutel: 'De zegelsleutel is nu niet te gebruiken. Het advies wacht. Vraag de beheerder om naar de sleutel te kijken.'
}
