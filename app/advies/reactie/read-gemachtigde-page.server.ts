import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import type { PdfFile } from '../pdf-file.server'
import { readLetter } from '../brief/write-letter.server'
import { readReactionState } from './read-reaction-page.server'

/** What the gemachtigde sees of this dossier: what was put to them, their answer, and every version that was issued, the latest first. */
export async function readGemachtigdePage(werk: Werk, { dossierId, kenmerk, advies }: DossierFacts) {
  const state = await readReactionState(werk, dossierId)
  const issued = await werk.db.uitgegevenAdvies.findMany({ where: { kenmerk }, orderBy: { versie: 'desc' }, select: { id: true, versie: true, uitgebrachtOp: true } })
  const latest = issued[0]?.versie
  const adviezen = issued.map(async ({ id, versie, uitgebrachtOp }) => ({
    id, versie, uitgebrachtOp: uitgebrachtOp.toISOString(), opvolger: versie === latest || !latest ? null : latest,
    // One that was issued before there were letters has none.
    brief: (await readLetter(werk.db, dossierId, versie)) !== undefined
  }))
  return {
    dossierId,
    kenmerk,
    ...state,
    open: state.verzoek?.aan === 'gemachtigde' && state.reactie === null && advies?.staat === 'concept',
    adviezen: await Promise.all(adviezen)
  }
}

/** The sealed file of one issued version, or of the latest; undefined when nothing was issued. */
export async function readIssuedPdf(werk: Werk, { kenmerk }: DossierFacts, versie: number | undefined): Promise<PdfFile | undefined> {
  const issued = await werk.db.uitgegevenAdvies.findFirst({ where: { kenmerk, ...(versie ? { versie } : {}) }, orderBy: { versie: 'desc' } })
  return issued ? { naam: `advies-${kenmerk}-v${issued.versie}.pdf`, bytes: issued.pdf } : undefined
}

/** The version of the advies that the address asks for; undefined for the latest. */
export function askedVersion(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get('versie') ?? ''
  return /^\d{1,4}$/.test(asked) ? Number(asked) : undefined
}
