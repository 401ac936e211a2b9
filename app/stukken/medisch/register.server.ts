import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { writeRecord, type WrittenRecord } from '~/dossier/record.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { foldMedisch, type MedischeStand, type Zetelhouder } from './rules'
import { medischRegisterSchema, type MedischeRegel } from './schema'

/** Where each medical paper stands, by its number. Parsed again on reading. */
export async function readMedisch(tx: Pick<Tx, 'record'>, dossierId: string): Promise<Map<number, MedischeStand>> {
  const rows = await tx.record.findMany({ where: { soort: 'medisch', dossierId }, orderBy: { versie: 'asc' } })
  return foldMedisch(rows.map(({ versie, gemaaktOp, inhoud }) => ({ versie, op: gemaaktOp, inhoud: medischRegisterSchema.parse(JSON.parse(inhoud)) })))
}

/** Adds a line to the register: a record that never changes. Called under the lock of the dossier. */
export const addMedisch = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: MedischeRegel): Promise<WrittenRecord> =>
  writeRecord(tx, werk, wie, { soort: 'medisch', dossierId, schema: medischRegisterSchema, inhoud })

export interface Zetel extends Zetelhouder {
  functie: string
}

/** Who sits on the panel now, and whether they are in the BIG register. Who declared a conflict does not read. */
export const readZetels = (sql: Sql, dossierId: string): Promise<Zetel[]> =>
  sql.query<Zetel>(
    `select l.id::text as lid, l.zetel, a.functie, a.big_nummer is not null as big from lidmaatschap l join account a on a.id = l.account_id
     where l.dossier_id = $1::uuid and l.beeindigd_op is null and l.verklaring <> 'belang'
     order by array_position(array['zorg', 'IND', 'politie', 'voorzitter', 'secretaris'], l.zetel)`,
    [dossierId]
  )
