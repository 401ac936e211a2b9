import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { canonicalJson } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import type { PasskeyStore, RelyingParty } from '~/toegang/passkey.server'
import { challengeFor } from './canonical'
import { Akkoord, AdviesDocument, MemberDiscipline, type Verklaring } from './schema'

export interface Sleutels {
  passkeys: PasskeyStore
  party: RelyingParty
}

/**
 * What this member approves: a statement that names advies, version, hash and member. The challenge of the passkey is
 * its hash, so that an approval can never be moved to another text, version or person (R-ADV-10).
 */
export async function statementFor(werk: Werk, wie: Wie, adviesId: string): Promise<Verklaring | undefined> {
  const advies = await werk.db.advies.findUnique({ where: { id: adviesId }, select: { inhoud: true, sha256: true, versie: true } })
  if (!advies?.inhoud || !advies.sha256) return undefined
  const document = AdviesDocument.parse(JSON.parse(advies.inhoud))
  const lid = document.paneel.leden.find(({ registernummer }) => registernummer === wie.registernummer)
  const discipline = MemberDiscipline.safeParse(lid?.discipline)
  if (!discipline.success) return undefined
  return { soort: 'akkoord', kenmerk: document.kenmerk, versie: advies.versie, sha256: advies.sha256, discipline: discipline.data, registernummer: wie.registernummer }
}

/**
 * A member approves the frozen advies with a passkey. The answer is checked over the challenge of the statement as it is
 * now; inside the transaction the hash is compared once more, because what you saw must be what you approve.
 * Approving twice is no second approval and no error.
 */
export async function approveAdvies(werk: Werk, sleutels: Sleutels, wie: Wie, dossierId: string, adviesId: string, antwoord: AuthenticationResponseJSON): Promise<Uitkomst> {
  const verklaring = await statementFor(werk, wie, adviesId)
  if (!verklaring) return nietGelukt
  const sleutel = await sleutels.passkeys.approve(wie, challengeFor(verklaring), antwoord)
  if (!sleutel) return nietGelukt
  return inDossier(werk, wie, 'advies.akkoord', dossierId, async (tx, facts) => {
    if (facts.advies?.id !== adviesId || !facts.lid) return veranderd
    const advies = await tx.advies.findUniqueOrThrow({ where: { id: adviesId }, select: { sha256: true } })
    if (advies.sha256 !== verklaring.sha256) return veranderd
    const now = werk.clock.now()
    const inhoud = canonicalJson(Akkoord, {
      discipline: verklaring.discipline,
      functie: wie.functie,
      registernummer: wie.registernummer,
      op: now.toISOString(),
      verklaring,
      sleutel: { credentialId: sleutel.credentialId, publicKey: Buffer.from(sleutel.publicKey).toString('base64url') },
      antwoord: {
        authenticatorData: antwoord.response.authenticatorData,
        clientDataJSON: antwoord.response.clientDataJSON,
        signature: antwoord.response.signature
      },
      origin: sleutels.party.origin,
      rpId: sleutels.party.id
    })
    const key = { adviesId, lidId: facts.lid.id }
    await tx.akkoord.upsert({ where: { adviesId_lidId: key }, update: {}, create: { id: werk.ids.uuid(), ...key, inhoud, gegevenOp: now } })
    return { ok: true, value: undefined }
  })
}

const nietGelukt = { ok: false, bericht: 'Uw goedkeuring is niet vastgelegd. Lees het advies nog eens en probeer het opnieuw met uw eigen passkey.' } as const
const veranderd = { ok: false, bericht: 'Het advies is intussen veranderd. Lees de nieuwe versie en keur die goed.' } as const
