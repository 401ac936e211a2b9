import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import { readVerslag } from '~/hoorzitting/store.server'
import type { Kant } from '~/hoorzitting/verslag/schema'
import { readConceptForGemachtigde } from '~/hoorzitting/verslag/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'

/**
 * The verslag as the side of betrokkene reads it: the concept with what stands beside it, and once it is fixed the verslag itself. Undefined until it was
 * sent to this side: then there is none (R-HRZ-73, R-GEM-60).
 */
export async function readVerslagForSide({ db, clock }: Pick<Werk, 'db' | 'clock'>, { dossierId, kenmerk, namens, hoorzitting }: DossierFacts) {
  const kant: Kant = namens?.als === 'betrokkene' ? 'betrokkene' : 'gemachtigde'
  const open = await readConceptForGemachtigde(db, dossierId, kant)
  if (!open) return undefined
  const vast = hoorzitting?.staat === 'vastgesteld' ? await readVerslag(db, dossierId) : null
  const { uiterlijk, klaar, afstand, verlengd } = open.nalezing
  const gezegd = [...klaar, ...afstand].some(({ van }) => van === kant)
  return {
    dossierId,
    kenmerk,
    voorBetrokkene: kant === 'betrokkene',
    verslag: vast?.inhoud ?? open.concept.inhoud,
    vastgesteldOp: vast?.gemaaktOp.toISOString() ?? null,
    correcties: open.correcties.map(({ nummer, alinea, soort, tekst, van }) => ({ nummer, alinea, soort, tekst, van })),
    alineas: open.concept.inhoud.alineas.length,
    uiterlijk,
    verlengd: verlengd.map(({ uiterlijk: tot, reden }) => ({ tot, reden })),
    gezegd,
    schrijft: vast === null && uiterlijk !== null && !gezegd && dagInAmsterdam(clock.now()) <= uiterlijk
  }
}
export type VerslagForSide = NonNullable<Awaited<ReturnType<typeof readVerslagForSide>>>
