import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import type { StukFilter } from './file.server'

/** One paper of the dossier as people read it. `nummer` is how everybody names it: stuk 3. */
export interface Stuk {
  nummer: number
  soort: string
  titel: string
  auteur: string | null
  datumTekst: string
  /** Its words, when they came with the case; empty for a PDF or an image, null for text that is a file: that is fetched when somebody reads it (R-STU-9). */
  inhoud: string | null
  toelichting: string | null
  vindplaats: string | null
  /** `medisch`: only for who was let in (R-STU-20). */
  compartiment: Compartiment
  /** How it came into the dossier, in words. */
  herkomst: string | null
  /** Graphic: stays covered until somebody opens it. */
  afdekken: boolean
  /** Whose statement it is; null when it is none. */
  spreker: string | null
  /** ISO; null for what came with the import. */
  toegevoegdOp: string | null
  /** Served at `/dossiers/:dossierId/stukken/:nummer/bestand`; null when there is text only. */
  bestand: StukBestand | null
}

export type Compartiment = 'panel' | 'medisch'
export type BestandMime = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp' | 'text/plain'

export interface StukBestand {
  mime: BestandMime
  bytes: number
  sha256: string
  bladzijden: number
}

/** By which right somebody reads: a membership of this dossier, having been asked for a second reading of its weighing, or standing on the side of betrokkene. */
export type Leesrecht = { lidId: string } | { tegenlezerId: string } | { namens: NonNullable<DossierFacts['namens']> }

/** The right of who the facts are about; null for anybody else. */
export function leesrechtOf({ lid, tegenlezer, namens }: Pick<DossierFacts, 'lid' | 'tegenlezer' | 'namens'>): Leesrecht | null {
  if (lid) return { lidId: lid.id }
  if (tegenlezer) return { tegenlezerId: tegenlezer.id }
  return namens && { namens }
}

/** A paper that came late is there for the panel when the voorzitter let it in (R-GEM-31). */
export const opTijdOfToegelaten: StukFilter = { OR: [{ laat: { is: null } }, { laat: { is: { besluit: 'toegelaten' } } }] }

/** The right of who the facts are about; the policy has admitted them. */
export function lezerOf(facts: DossierFacts): Leesrecht {
  const recht = leesrechtOf(facts)
  if (!recht) throw new Error('The policy admits members and the second reader only')
  return recht
}

/** What a member may read: the papers of the panel, and the medical ones they were let in to and still are (R-STU-20). */
export const leesbaar = (dossierId: string, lidId: string): StukFilter => ({
  dossierId,
  AND: [opTijdOfToegelaten],
  OR: [{ compartiment: 'panel' }, { compartiment: 'medisch', toegang: { some: { lidId, geopend: true, beeindigdOp: null } } }]
})

/**
 * What may be read by this right. A second reader reads the papers of the panel and never a medical one, because betrokkene was not asked about them; and
 * as long as they are asked and have not answered (R-BEO-148).
 */
export const leesbaarMet = (dossierId: string, recht: Leesrecht): StukFilter =>
  'lidId' in recht
    ? leesbaar(dossierId, recht.lidId)
    : 'namens' in recht
    ? leesbaarNamens(dossierId, recht.namens)
    : { dossierId, compartiment: 'panel', AND: [opTijdOfToegelaten], dossier: { tegenlezers: { some: { id: recht.tegenlezerId, verklaring: 'geen_belang', beantwoordOp: null, beeindigdOp: null } } } }

/** What lies open to the side of betrokkene: what was decided to, and what is kept for an advocaat or arts only to such a gemachtigde (Awb 7:4 lid 8 as model). */
const leesbaarNamens = (dossierId: string, { als, beroep }: NonNullable<DossierFacts['namens']>): StukFilter => ({
  dossierId,
  inzage: { is: { besluit: { in: als !== 'betrokkene' && beroep !== 'anders' ? ['open', 'advocaat_of_arts'] : ['open'] } } }
})

const velden = {
  nummer: true, soort: true, titel: true, auteur: true, datumTekst: true, inhoud: true, toelichting: true, vindplaats: true, compartiment: true, herkomst: true,
  afdekken: true, spreker: true, toegevoegdOp: true, bestand: { select: { mime: true, bytes: true, sha256: true, bladzijden: true } }
} as const

/**
 * The papers of a dossier that this reader may read, by number. A medical paper that nobody let them read is not there. No file is opened for it: a list of
 * forty long papers costs what a list of short ones costs. The caller has asked the policy (`stukken.lezen` or a deed that includes it).
 */
export async function readStukken(db: Pick<Tx, 'stuk'>, dossierId: string, recht: Leesrecht): Promise<Stuk[]> {
  const rows = await db.stuk.findMany({ where: leesbaarMet(dossierId, recht), orderBy: { nummer: 'asc' }, select: velden })
  return rows.map(({ compartiment, bestand, inhoud, toegevoegdOp, ...row }): Stuk => ({
    ...row,
    compartiment: compartiment as Compartiment,
    bestand: bestand as StukBestand | null,
    toegevoegdOp: toegevoegdOp?.toISOString() ?? null,
    inhoud: bestand?.mime === 'text/plain' ? null : inhoud
  }))
}

/** The numbers of the papers that this member may read and so cite, ascending. */
export const readStukNummers = (db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string): Promise<number[]> => readNummersMet(db, dossierId, { lidId })

/** The numbers of the papers that may be read by this right, ascending. */
export async function readNummersMet(db: Pick<Tx, 'stuk'>, dossierId: string, recht: Leesrecht): Promise<number[]> {
  const rows = await db.stuk.findMany({ where: leesbaarMet(dossierId, recht), orderBy: { nummer: 'asc' }, select: { nummer: true } })
  return rows.map((row) => row.nummer)
}
