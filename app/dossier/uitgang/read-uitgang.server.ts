import type { Tx } from '../in-dossier.server'
import { readAllRecords } from '../record.server'
import { foldUitgangen, type UitgangStand } from './rules'
import { uitgangRegelSchema } from './schema'

/** How a dossier left its course, and for how long. The caller has asked the policy. */
export async function readUitgang(tx: Pick<Tx, 'record'>, dossierId: string): Promise<UitgangStand> {
  const regels = await readAllRecords(tx, { soort: 'uitgang', dossierId, schema: uitgangRegelSchema })
  return foldUitgangen(regels.map(({ inhoud }) => inhoud))
}
