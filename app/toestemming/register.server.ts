import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { writeRecord, type WrittenRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { foldRegister, type Voornemen } from './rules'
import { registerSchema, type RegisterRegel } from './schema'

/** The consent register of this dossier, in the order in which it was recorded. Parsed again on reading. */
export async function readRegister(tx: Pick<Tx, 'record'>, dossierId: string): Promise<Voornemen[]> {
  const rows = await tx.record.findMany({ where: { soort: 'toestemming', dossierId }, orderBy: { versie: 'asc' } })
  return foldRegister(rows.map(({ versie, gemaaktDoor, gemaaktOp, inhoud }) => ({ versie, door: gemaaktDoor, op: gemaaktOp, inhoud: registerSchema.parse(JSON.parse(inhoud)) })))
}

/** Adds a line to the register: a record that never changes. Called under the lock of the dossier. */
export const addToRegister = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: RegisterRegel): Promise<WrittenRecord> =>
  writeRecord(tx, werk, wie, { soort: 'toestemming', dossierId, schema: registerSchema, inhoud })
