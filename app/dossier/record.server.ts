import type { z } from 'zod'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import type { Tx, Werk } from './in-dossier.server'

/** The kinds of record; a record is unique by (kind, dossier, round, member, version). */
export type RecordSoort = 'intake' | 'niet-in-behandeling' | 'paneel' | 'belangverklaring' | 'score' | 'ronde-besluit' | 'terugtreding' | 'verslag' | 'afzien-van-horen' | 'weging' | 'standpunt' | 'antwoord-op-vraag' | 'namen-check' | 'reactie-verzoek' | 'reactie' | 'uitreiking' | 'aanvulling' | 'brief' | 'toestemming' | 'tegenlezing' | 'tegenlezing-antwoord' | 'tegenlezing-besluit' | 'tegenlezer-verklaring' | 'tegenlezing-teruggave' | 'medisch' | 'onderwerpen' | 'catalogus-wissel' | 'veilig-kanaal' | 'oproep' | 'oproep-uitreiking' | 'hoorwensen' | 'machtiging' | 'inzage' | 'laat-stuk' | 'bezwaar-lid' | 'bezwaar-lid-besluit' | 'moment-antwoord' | 'verslag-concept' | 'nalezing' | 'correctie' | 'toestemming-doel' | 'spoor' | 'uitgang' | 'v-nummer' | 'zaakgegevens'

interface NewRecord<Schema extends z.ZodType> {
  soort: RecordSoort
  dossierId: string
  rondeId?: string
  lidId?: string
  schema: Schema
  inhoud: z.input<Schema>
}

export interface WrittenRecord {
  id: string
  versie: number
  sha256: string
}

/**
 * Writes a record: strict parse, canonical JSON, SHA-256, next version (law 1). The database refuses any later change.
 * Must be called under the dossier's lock (`inDossier`), which makes the version numbers gap-free.
 * Throws a ZodError when the content does not have its shape: that is a bug, people's input was checked before.
 */
export async function writeRecord<Schema extends z.ZodType>(tx: Tx, werk: Werk, wie: Wie, record: NewRecord<Schema>): Promise<WrittenRecord> {
  const { soort, dossierId, rondeId = null, lidId = null } = record
  const inhoud = canonicalJson(record.schema, record.inhoud)
  const last = await tx.record.findFirst({
    where: { soort, dossierId, rondeId, lidId },
    orderBy: { versie: 'desc' },
    select: { versie: true }
  })
  const row = { id: werk.ids.uuid(), versie: (last?.versie ?? 0) + 1, sha256: sha256Hex(inhoud) }
  await tx.record.create({
    data: { ...row, soort, dossierId, rondeId, lidId, inhoud, gemaaktDoor: wie.accountId, gemaaktOp: werk.clock.now() }
  })
  return row
}

interface ReadRecord<Schema extends z.ZodType> {
  soort: RecordSoort
  dossierId: string
  rondeId?: string
  lidId?: string
  schema: Schema
}

export interface KeptRecord<Inhoud> {
  id: string
  versie: number
  lidId: string | null
  gemaaktOp: Date
  inhoud: Inhoud
}

/** Every record of a kind of which each version says something of its own, in their order. Parsed again on reading. */
export async function readAllRecords<Schema extends z.ZodType>(
  tx: Pick<Tx, 'record'>,
  { soort, dossierId, schema }: Pick<ReadRecord<Schema>, 'soort' | 'dossierId' | 'schema'>
): Promise<KeptRecord<z.output<Schema>>[]> {
  const rows = await tx.record.findMany({ where: { soort, dossierId }, orderBy: { versie: 'asc' } })
  return rows.map((row) => ({ id: row.id, versie: row.versie, lidId: row.lidId, gemaaktOp: row.gemaaktOp, inhoud: schema.parse(JSON.parse(row.inhoud)) }))
}

/**
 * The latest version of each record of a kind: one per round and member. Parsed again on reading, so that a record that
 * does not have its shape is found here and not on a page. Newest first within a member.
 */
export async function readLatestRecords<Schema extends z.ZodType>(
  tx: Pick<Tx, 'record'>,
  { soort, dossierId, rondeId, lidId, schema }: ReadRecord<Schema>
): Promise<KeptRecord<z.output<Schema>>[]> {
  const rows = await tx.record.findMany({
    where: { soort, dossierId, ...(rondeId ? { rondeId } : {}), ...(lidId ? { lidId } : {}) },
    orderBy: { versie: 'desc' }
  })
  const seen = new Set<string>()
  return rows
    .filter((row) => {
      const key = `${row.rondeId ?? ''}/${row.lidId ?? ''}`
      return seen.has(key) ? false : seen.add(key)
    })
    .map((row) => ({ id: row.id, versie: row.versie, lidId: row.lidId, gemaaktOp: row.gemaaktOp, inhoud: schema.parse(JSON.parse(row.inhoud)) }))
}
