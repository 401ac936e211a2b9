import { createHash } from 'node:crypto'
import type { Day } from '../days'
import { readZaak } from '../read-zaak'
import type { Zaak } from '../schema'
import { answerLauncher } from './answer.server'
import type { Antwoord, Opdracht } from './messages'
import { readCaseFile } from './read-file.server'

/** What one compartment does with a case. */
export interface ImportDeeds {
  check(zaak: Zaak, peildatum: Day | null): Promise<'nieuw' | 'was-er-al' | 'anders'>
  write(zaak: Zaak, peildatum: Day | null): Promise<{ staat: 'nieuw' | 'was-er-al'; kenmerk: string | null } | 'anders'>
}

/** What one compartment does to get its demo people. */
export interface DemoDeeds {
  isEmpty(): Promise<boolean>
  seed(): Promise<unknown>
}

/**
 * The child's side of an import: one process that holds the credentials of one cluster. It writes exactly what it
 * checked, never the file as it may have become since. Only the demo's children know how to load people.
 */
export function runImportChild(deeds: ImportDeeds, demo?: DemoDeeds): void {
  let checked: { zaak: Zaak; peildatum: Day | null } | undefined

  const check = async ({ bestand, peildatum }: Extract<Opdracht, { soort: 'controleer' }>): Promise<Antwoord> => {
    const file = await readCaseFile(bestand)
    if (!file.ok) return { soort: 'afgekeurd', regels: [file.refusal] }
    const read = readZaak(file.value)
    if (!read.ok) return { soort: 'afgekeurd', regels: read.refusal }
    checked = { zaak: read.value, peildatum }
    const vingerafdruk = createHash('sha256').update(file.value).digest('hex')
    return { soort: 'gecontroleerd', vingerafdruk, staat: await deeds.check(read.value, peildatum) }
  }

  const write = async (): Promise<Antwoord> => {
    if (!checked) return { soort: 'mislukt', fout: 'schrijven zonder controle' }
    const written = await deeds.write(checked.zaak, checked.peildatum)
    return written === 'anders' ? { soort: 'anders' } : { soort: 'geschreven', ...written }
  }

  const serveDemo = async (soort: 'is-leeg' | 'laad-demo'): Promise<Antwoord> => {
    if (!demo) return { soort: 'mislukt', fout: 'geen demonstratie' }
    if (soort === 'is-leeg') return { soort: 'leegte', leeg: await demo.isEmpty() }
    await demo.seed()
    return { soort: 'demo-geladen' }
  }

  answerLauncher(async (opdracht) => {
    if (opdracht.soort === 'controleer') return check(opdracht)
    return opdracht.soort === 'schrijf' ? write() : serveDemo(opdracht.soort)
  })
}
