import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import { AdviesDocument } from '../schema'
import { letterParts } from './letter-text'
import { readLetter } from './write-letter.server'

/** The page of the letter inside the panel: what is fixed, and the letter as it was recorded last. */
export async function readLetterPage(werk: Werk & { sql: Sql }, { dossierId, kenmerk, advies, lid }: DossierFacts) {
  if (!advies || !lid) throw new Error('The policy admits members, and only when there is an advies')
  const { inhoud } = await werk.db.advies.findUniqueOrThrow({ where: { id: advies.id }, select: { inhoud: true } })
  if (!inhoud) throw new Error('A frozen advies has content')
  const brief = await readLetter(werk.db, dossierId, advies.versie)
  const issued = await werk.db.uitgegevenAdvies.findUnique({ where: { id: advies.id }, select: { uitgebrachtOp: true } })
  return {
    dossierId,
    kenmerk,
    adviesVersie: advies.versie,
    schrijft: lid.zetel === 'secretaris' && advies.staat !== 'uitgebracht',
    uitgebrachtOp: issued?.uitgebrachtOp.toISOString() ?? null,
    gemachtigd: (await readGemachtigde(werk.sql, dossierId)) !== undefined,
    delen: letterParts(AdviesDocument.parse(JSON.parse(inhoud))),
    vastgelegd: brief ? { versie: brief.versie, op: brief.gemaaktOp.toISOString(), inhoud: brief.inhoud } : null
  }
}

/** The letter as it was issued with this version of the advies, or with the latest; undefined when nothing was issued with a letter. */
export async function readIssuedLetter(werk: Werk, { dossierId, kenmerk }: DossierFacts, versie: number | undefined) {
  const issued = await werk.db.uitgegevenAdvies.findFirst({ where: { kenmerk, ...(versie ? { versie } : {}) }, orderBy: { versie: 'desc' }, select: { versie: true, uitgebrachtOp: true } })
  const brief = issued && (await readLetter(werk.db, dossierId, issued.versie))
  return brief ? { inhoud: brief.inhoud, uitgebrachtOp: issued.uitgebrachtOp.toISOString() } : undefined
}
