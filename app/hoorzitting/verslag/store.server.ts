import { readAllRecords } from '~/dossier/record.server'
import type { Tx } from '~/dossier/in-dossier.server'
import { readConcept, type KeptConcept } from '../store.server'
import { eigenWijze, foldNalezing, type Nalezing } from './rules'
import { correctieSchema, nalezingSchema, type Correctie, type Kant } from './schema'

export type GenummerdeCorrectie = Correctie & { nummer: number; op: Date }

/** Every correction on this concept, in the order in which it came; its number is its version. */
export const readCorrecties = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<GenummerdeCorrectie[]> =>
  (await readAllRecords(db, { soort: 'correctie', dossierId, schema: correctieSchema })).map(({ versie, gemaaktOp, inhoud }) => ({ ...inhoud, nummer: versie, op: gemaaktOp }))

export const readNalezing = async (db: Pick<Tx, 'record'>, dossierId: string): Promise<Nalezing> =>
  foldNalezing((await readAllRecords(db, { soort: 'nalezing', dossierId, schema: nalezingSchema })).map(({ inhoud }) => inhoud))

export interface OpenConcept {
  concept: KeptConcept
  nalezing: Nalezing
  correcties: GenummerdeCorrectie[]
}

/** The concept, how its reading stands, and what stands beside it; null before there is one. The caller has asked the policy. */
export async function readOpenConcept(db: Pick<Tx, 'record'>, dossierId: string): Promise<OpenConcept | null> {
  const concept = await readConcept(db, dossierId)
  return concept && { concept, nalezing: await readNalezing(db, dossierId), correcties: await readCorrecties(db, dossierId) }
}

/**
 * The concept as the gemachtigde, or betrokkene beside her zorgcoördinator, reads it: null until it was sent to them (R-HRZ-73). With every correction beside it, also those that betrokkene herself gave.
 * The caller has asked `gemachtigde.lezen`; the rest of the panel's work is not in here.
 */
export async function readConceptForGemachtigde(db: Pick<Tx, 'record'>, dossierId: string, voor: Kant = 'gemachtigde'): Promise<OpenConcept | null> {
  const open = await readOpenConcept(db, dossierId)
  return open?.nalezing.aangeboden.some(({ wijze }) => wijze === eigenWijze(voor)) ? open : null
}
