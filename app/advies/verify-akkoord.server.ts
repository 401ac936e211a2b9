import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { challengeFor } from './canonical'
import type { Akkoord } from './schema'

/** Why a passkey answer does not prove an approval. */
export type AkkoordProof = { ok: true } | { ok: false, refusal: 'other-place' | 'invalid-signature', because: string }

/**
 * Whether a passkey really answered this statement: challenge, origin, relying party, user verification and signature (R-ADV-10).
 * Says nothing about whose key it is: that the key is this member's is vouched for by the program that recorded it, and by its seal.
 */
export async function proveAkkoord(akkoord: Akkoord, expectedRpId: string | undefined): Promise<AkkoordProof> {
  const { origin, rpId, sleutel, antwoord, verklaring } = akkoord
  if (expectedRpId !== undefined && rpId !== expectedRpId) return { ok: false, refusal: 'other-place', because: `gegeven op ${rpId}` }
  if (!belongsTo(origin, rpId)) return { ok: false, refusal: 'other-place', because: `${origin} hoort niet bij ${rpId}` }
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: { id: sleutel.credentialId, rawId: sleutel.credentialId, type: 'public-key', clientExtensionResults: {}, response: antwoord },
      expectedChallenge: challengeFor(verklaring), expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true,
      credential: { id: sleutel.credentialId, publicKey: new Uint8Array(Buffer.from(sleutel.publicKey, 'base64url')), counter: 0 }
    })
    return verified ? { ok: true } : { ok: false, refusal: 'invalid-signature', because: 'de handtekening klopt niet' }
  } catch (error) {
    // The library throws for every mismatch; the input is a stranger's file, so each throw is a refusal and no fault of ours.
    return { ok: false, refusal: 'invalid-signature', because: explain(error instanceof Error ? error.message : String(error)) }
  }
}

// In our own words: the library's are English, and repeat what the stranger wrote.
function explain(message: string): string {
  if (message.includes('response challenge')) return 'het bewijs hoort bij een andere verklaring'
  if (message.includes('response origin')) return 'het bewijs is op een ander adres gegeven'
  if (message.includes('user could not be verified')) return 'de sleutel heeft het lid niet herkend'
  return 'het bewijs heeft een onbekende vorm of klopt niet'
}

function belongsTo(origin: string, rpId: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, hostname, origin: plain } = new URL(origin)
  const secure = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  return secure && plain === origin && (hostname === rpId || hostname.endsWith(`.${rpId}`))
}
