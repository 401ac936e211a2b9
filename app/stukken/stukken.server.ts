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

/** The member that the facts are about; the policy has admitted a member. */
export function lezerOf({ lid }: DossierFacts): string {
  if (!lid) throw new Error('The policy admits members only')
  return lid.id
}

/** What a member may read: the papers of the panel, and the medical ones they were let in to and still are (R-STU-20). */
export const leesbaar = (dossierId: string, lidId: string): StukFilter => ({
  dossierId,
  OR: [{ compartiment: 'panel' }, { compartiment: 'medisch', toegang: { some: { lidId, geopend: true, beeindigdOp: null } } }]
})

const velden = {
  nummer: true, soort: true, titel: true, auteur: true, datumTekst: true, inhoud: true, toelichting: true, vindplaats: true, compartiment: true, herkomst: true,
  afdekken: true, spreker: true, toegevoegdOp: true, bestand: { select: { mime: true, bytes: true, sha256: true, bladzijden: true } }
} as const

/**
 * The papers of a dossier that this member may read, by number. A medical paper that nobody let them read is not there. No file is opened for it: a list of
 * forty long papers costs what a list of short ones costs. The caller has asked the policy (`stukken.lezen` or a deed that includes it).
 */
export async function readStukken(db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string): Promise<Stuk[]> {
  const rows = await db.stuk.findMany({ where: leesbaar(dossierId, lidId), orderBy: { nummer: 'asc' }, select: velden })
  return rows.map(({ compartiment, bestand, inhoud, toegevoegdOp, ...row }): Stuk => ({
    ...row,
    compartiment: compartiment as Compartiment,
    bestand: bestand as StukBestand | null,
    toegevoegdOp: toegevoegdOp?.toISOString() ?? null,
    inhoud: bestand?.mime === 'text/plain' ? null : inhoud
  }))
}

/** The numbers of the papers that this member may read and so cite, ascending. */
export async function readStukNummers(db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string): Promise<number[]> {
  const rows = await db.stuk.findMany({ where: leesbaar(dossierId, lidId), orderBy: { nummer: 'asc' }, select: { nummer: true } })
  return rows.map((row) => row.nummer)
}
