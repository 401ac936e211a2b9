import type { Tx } from '~/dossier/in-dossier.server'
import { readAllRecords } from '~/dossier/record.server'
import { rondeBesluitSchema, type RondeBesluit } from './schema'

/** All that was decided about the rounds of this panel, in the order in which it was. */
export async function readBesluiten(tx: Pick<Tx, 'record'>, dossierId: string): Promise<RondeBesluit[]> {
  return (await readAllRecords(tx, { soort: 'ronde-besluit', dossierId, schema: rondeBesluitSchema })).map(({ inhoud }) => inhoud)
}
