import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords, writeRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { maxOnderwerpen, onderwerpenSchema, type Onderwerp, type Passage } from './schema'

export interface Onderwerpen {
  lijst: Onderwerp[]
  /** When the list was changed last (ISO), and from which seat; null while there is none. */
  laatst: { op: string; zetel: string } | null
}

/** The subjects of a dossier. The caller has asked the policy (`stukken.lezen` or a deed that includes it). */
export async function readOnderwerpen(db: Pick<Tx, 'record' | 'lidmaatschap'>, dossierId: string): Promise<Onderwerpen> {
  const [last] = await readLatestRecords(db, { soort: 'onderwerpen', dossierId, schema: onderwerpenSchema })
  if (!last) return { lijst: [], laatst: null }
  const { gemaaktDoor } = await db.record.findUniqueOrThrow({ where: { id: last.id }, select: { gemaaktDoor: true } })
  const lid = await db.lidmaatschap.findFirst({ where: { dossierId, accountId: gemaaktDoor, zetel: { in: ['voorzitter', 'secretaris'] } }, select: { zetel: true } })
  return { lijst: last.inhoud.onderwerpen, laatst: { op: last.gemaaktOp.toISOString(), zetel: lid?.zetel ?? 'panel' } }
}

/**
 * Puts a subject on passages of two statements, with the explanation when there is one. Only passages of stukken that the whole panel reads: a shared
 * list must not tell of a medical stuk (R-STU-62). Refused with a sentence when a stuk is not there, both sides are the same, or the list is full.
 * Throws `Refused` when the policy says no.
 */
export const addOnderwerp = (werk: Werk, wie: Wie, dossierId: string, nieuw: Onderwerp): Promise<Uitkomst> =>
  inDossier(werk, wie, 'onderwerpen.schrijven', dossierId, async (tx) => {
    if (nieuw.eerste.stuk === nieuw.tweede.stuk) return { ok: false, bericht: 'Links en rechts liggen dezelfde verklaring. Kies twee verschillende.' }
    const { lijst } = await readOnderwerpen(tx, dossierId)
    if (lijst.length >= maxOnderwerpen) return { ok: false, bericht: `Er zijn al ${maxOnderwerpen} onderwerpen. Haal er eerst een weg.` }
    for (const passage of [nieuw.eerste, nieuw.tweede, nieuw.uitleg]) {
      if (passage && !(await isThere(tx, dossierId, passage))) return { ok: false, bericht: 'Een van de gekozen stukken is er niet. Laad de pagina opnieuw en kies nog eens.' }
    }
    return write(tx, werk, wie, dossierId, [...lijst, nieuw])
  })

/** Takes a subject off the list; the earlier list stays in the records. `titel` as it was read, so that two people at once do not take away another. */
export const removeOnderwerp = (werk: Werk, wie: Wie, dossierId: string, plek: number, titel: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'onderwerpen.schrijven', dossierId, async (tx) => {
    const { lijst } = await readOnderwerpen(tx, dossierId)
    if (lijst[plek]?.titel !== titel) return { ok: false, bericht: 'De lijst is intussen veranderd. Lees haar opnieuw en kies nog eens.' }
    return write(tx, werk, wie, dossierId, lijst.filter((_each, index) => index !== plek))
  })

async function isThere(tx: Tx, dossierId: string, { stuk }: Passage): Promise<boolean> {
  if (stuk === null) return (await tx.record.count({ where: { dossierId, soort: 'verslag' } })) > 0
  return (await tx.stuk.count({ where: { dossierId, nummer: stuk, compartiment: 'panel' } })) > 0
}

async function write(tx: Tx, werk: Werk, wie: Wie, dossierId: string, onderwerpen: Onderwerp[]): Promise<Uitkomst> {
  await writeRecord(tx, werk, wie, { soort: 'onderwerpen', dossierId, schema: onderwerpenSchema, inhoud: { schema: 'weging-onderwerpen/v1', onderwerpen } })
  return { ok: true, value: undefined }
}
