import type { PrismaClient } from '~prisma/paneel/generated/client'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Clock } from '~/platform/clock'
import { catalogusSchema, parseCatalogus } from './schema'

export type Added = { ok: true; versie: string; nieuw: boolean } | { ok: false; regels: string[] }

/**
 * Adds a version of the criteria from the text of a file: replaceable without code. A version is never overwritten: the
 * same text again changes nothing, another text under the same name is refused, because dossiers point at that name
 * (R-BEO-70). Each fault is named with its path; then nothing is written.
 */
export async function addCatalogue(db: Pick<PrismaClient, 'catalogus'>, clock: Clock, text: string): Promise<Added> {
  const json = parseJson(text)
  if (json === undefined) return { ok: false, regels: ['Dit bestand is geen JSON.'] }
  const read = parseCatalogus(json)
  if (!read.ok) return { ok: false, regels: read.refusal.fouten.map(({ pad, bericht }) => `${pad}: ${bericht}`) }
  const { versie } = read.value
  const inhoud = canonicalJson(catalogusSchema, read.value)
  const sha256 = sha256Hex(inhoud)
  const known = await db.catalogus.findUnique({ where: { versie }, select: { sha256: true } })
  if (known) {
    if (known.sha256 === sha256) return { ok: true, versie, nieuw: false }
    return { ok: false, regels: [`versie: ${versie} is al geladen met een andere inhoud. Geef deze catalogus een eigen versienaam.`] }
  }
  await db.catalogus.create({ data: { versie, inhoud, sha256, geladenOp: clock.now() } })
  return { ok: true, versie, nieuw: true }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the caller says so.
    return undefined
  }
}
