import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords } from '~/dossier/record.server'
import { tegenlezingAntwoordSchema, tegenlezingBesluitSchema, tegenlezingSchema, type Tegenlezing } from './schema'

type Reader = Pick<Tx, 'record'>

/**
 * The second reading of the weighing as it stands now; null fields: not asked, not answered, no decision to go on without.
 * A reading, answer or decision that belongs to an earlier version of the weighing counts no more and is not given.
 */
export async function readTegenlezing(db: Reader, dossierId: string): Promise<Tegenlezing> {
  const [weging] = await db.record.findMany({ where: { soort: 'weging', dossierId }, orderBy: { versie: 'desc' }, take: 1, select: { versie: true } })
  const none: Tegenlezing = { lezing: null, antwoord: null, zonder: null }
  if (!weging) return none
  const [lezing] = await readLatestRecords(db, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema })
  const [antwoord] = await readLatestRecords(db, { soort: 'tegenlezing-antwoord', dossierId, schema: tegenlezingAntwoordSchema })
  const [besluit] = await readLatestRecords(db, { soort: 'tegenlezing-besluit', dossierId, schema: tegenlezingBesluitSchema })
  const current = lezing && lezing.inhoud.wegingVersie === weging.versie ? lezing : undefined
  return {
    lezing: current?.inhoud ?? null,
    antwoord: current && antwoord && antwoord.inhoud.tegenlezingVersie === current.versie ? antwoord.inhoud : null,
    zonder: besluit && besluit.inhoud.wegingVersie === weging.versie ? besluit.inhoud : null
  }
}
