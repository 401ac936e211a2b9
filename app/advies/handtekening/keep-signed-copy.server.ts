import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import { inspectOwnSignature } from './inspect-signature.server'

/** The whole form, in bytes: an advies of at most 25 MB with its signature, and the form around it. */
export const MAX_SIGNED_BYTES = 26_000_000
/** Where a member hands in a signed copy; the door lets files in there. */
export const SIGNING_PATH = /^\/dossiers\/[0-9a-f-]{36}\/ondertekenen$/

/**
 * Keeps the copy of the sealed advies that this member signed outside Weging, beside ours: the advies itself stays byte for byte what it is. One copy a
 * member; it never changes (R-ADV-100). Refuses what `inspectOwnSignature` refuses, a second copy, and a certificate with which another member signed.
 */
export async function keepSignedCopy(werk: Werk, wie: Wie, dossierId: string, adviesId: string, file: Uint8Array): Promise<Uitkomst> {
  const advies = await werk.db.advies.findUnique({ where: { id: adviesId }, select: { pdf: true } })
  const verdict = await inspectOwnSignature(advies?.pdf ?? new Uint8Array(), file, werk.clock.now())
  return inDossier(werk, wie, 'handtekening.inleveren', dossierId, async (tx, { advies: now, lid }) => {
    if (!lid || now?.id !== adviesId) return { ok: false, bericht: 'Er is intussen een andere versie van het advies. Open deze pagina opnieuw.' }
    if (!verdict.ok) return verdict
    const others = await tx.ondertekendExemplaar.findMany({ where: { adviesId }, select: { lidId: true, vingerafdruk: true } })
    if (others.some(({ lidId }) => lidId === lid.id)) return { ok: false, bericht: 'Uw ondertekende exemplaar is er al. Het verandert niet meer.' }
    if (others.some(({ vingerafdruk }) => vingerafdruk === verdict.value.vingerafdruk)) return { ok: false, bericht: 'Een ander lid ondertekende met ditzelfde certificaat. Gebruik uw eigen handtekening.' }
    const sha256 = sha256Hex(file)
    await tx.ondertekendExemplaar.create({ data: { id: werk.ids.uuid(), adviesId, lidId: lid.id, pdf: new Uint8Array(file), sha256, ...verdict.value, ontvangenOp: werk.clock.now() } })
    return { ok: true, value: undefined, bewijs: sha256 }
  })
}
