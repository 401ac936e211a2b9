import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords, writeRecord, type KeptRecord } from '~/dossier/record.server'
import { minderjarigWaarden, type Minderjarig } from '~/dossier/schema'
import type { Wie } from '~/toegang/may'
import { wishesOf, wishesSchema, type Wishes, type WishesForm } from './wishes'

/** What betrokkene asked last; null before she was asked. */
export const readWishes = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<KeptRecord<Wishes> | null> =>
  (await readLatestRecords(db, { soort: 'hoorwensen', dossierId, schema: wishesSchema }))[0] ?? null

/** Whether betrokkene was a minor during the facts, as the intake recorded it. */
export async function readMinorThen(db: Pick<Tx, 'dossier'>, dossierId: string): Promise<Minderjarig | null> {
  const { minderjarig } = await db.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { minderjarig: true } })
  return minderjarigWaarden.find((value) => value === minderjarig) ?? null
}

/**
 * Writes down what betrokkene wishes about being heard, a version each time; the last one counts. A session that was planned before stays where it is: the planning
 * page shows where it goes against the new wishes. Refuses once the hearing is over or waived (R-PLN-40).
 */
export const recordWishes = (werk: Werk, wie: Wie, dossierId: string, form: WishesForm): Promise<Uitkomst<{ versie: number }>> =>
  inDossier(werk, wie, 'hoorwensen.vastleggen', dossierId, async (tx, { hoorzitting }) => {
    if (hoorzitting && hoorzitting.staat !== 'gepland') return { ok: false, bericht: 'De hoorzitting is geweest of gaat niet door. Wensen veranderen nu niets meer.' }
    const inhoud = wishesOf(form, await readMinorThen(tx, dossierId))
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'hoorwensen', dossierId, schema: wishesSchema, inhoud })
    return { ok: true, value: { versie } }
  })
