import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import type { HearingState } from './rules'
import { conceptSchema, verslagSchema, waiverSchema, type ConceptRecord, type VerslagRecord, type WaiverRecord } from './schema'

export interface Hearing {
  id: string
  staat: HearingState
  begintOp: Date | null
  plaats: string | null
}

const isHearingState = (staat: string): staat is HearingState => staat === 'gepland' || staat === 'nalezen' || staat === 'vastgesteld' || staat === 'afgezien'

/** The hearing of this dossier; null while none is planned and none was waived. The caller has asked the policy. */
export async function readHearing(db: Pick<Tx, 'hoorzitting'>, dossierId: string): Promise<Hearing | null> {
  const row = await db.hoorzitting.findUnique({ where: { dossierId }, select: { id: true, staat: true, begintOp: true, plaats: true } })
  if (!row) return null
  const { staat } = row
  if (!isHearingState(staat)) throw new Error('hoorzitting: een onbekende staat')
  return { ...row, staat }
}

/** The verslag as it was fixed last; null while there is none. */
export const readVerslag = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<KeptRecord<VerslagRecord> | null> =>
  (await readLatestRecords(db, { soort: 'verslag', dossierId, schema: verslagSchema }))[0] ?? null

export interface KeptConcept {
  versie: number
  sha256: string
  gemaaktOp: Date
  inhoud: ConceptRecord
}

/** The concept that is read through, with its hash; null before the text was taken. */
export async function readConcept(db: Pick<Tx, 'record'>, dossierId: string): Promise<KeptConcept | null> {
  const row = await db.record.findFirst({ where: { soort: 'verslag-concept', dossierId }, orderBy: { versie: 'desc' }, select: { versie: true, sha256: true, gemaaktOp: true, inhoud: true } })
  return row && { ...row, inhoud: conceptSchema.parse(JSON.parse(row.inhoud)) }
}

/** The chair's decision not to hear; null when there is none. */
export const readWaiver = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<KeptRecord<WaiverRecord> | null> =>
  (await readLatestRecords(db, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema }))[0] ?? null
