import { answerLauncher } from './answer.server'

/** What one compartment does to get its demo people. */
export interface SeedDeeds {
  isEmpty(): Promise<boolean>
  seed(): Promise<unknown>
}

/** The child's side of loading the demo: one process that holds the credentials of one cluster. */
export function runSeedChild(deeds: SeedDeeds): void {
  answerLauncher(async (opdracht) => {
    if (opdracht.soort === 'is-leeg') return { soort: 'leegte', leeg: await deeds.isEmpty() }
    if (opdracht.soort !== 'laad-demo') return { soort: 'mislukt', fout: 'onbekende opdracht' }
    await deeds.seed()
    return { soort: 'demo-geladen' }
  })
}
