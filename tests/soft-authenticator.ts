import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export type SoftAuthenticator = {
  credentialId: string
  /** COSE key, base64url: as a server stores it. */
  publicKey: string
  register(options: PublicKeyCredentialCreationOptionsJSON): RegistrationResponseJSON
  authenticate(options: PublicKeyCredentialRequestOptionsJSON): AuthenticationResponseJSON
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const ATTESTED_DATA = 0x40
const COSE = { kty: 1, alg: 3, crv: -1, x: -2, okp: 1, edDsa: -8, ed25519: 6 } as const
// RFC 8410: the DER head of an Ed25519 private key; the 32 bytes of the seed follow.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const AAGUID = Buffer.alloc(16)

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Uint8Array): string => Buffer.from(data).toString('base64url')

/**
 * A passkey in software, for tests that drive the real server without a browser.
 *
 * Ed25519 from a seed: the same seed gives the same key and the same answers. Registers with attestation `none`; sets user presence and user
 * verification unless `userVerified` is false; the counter stays 0, as with synced passkeys. Tests only: the key can be computed from the seed.
 */
export function createSoftAuthenticator(
  { seed, rpId, origin, userVerified = true }: { seed: string, rpId: string, origin: string, userVerified?: boolean }
): SoftAuthenticator {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, sha256(`key|${seed}`)]), format: 'der', type: 'pkcs8' })
  const credential = sha256(`credential|${seed}|${rpId}`)
  const coseKey = encodeCoseKey(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
  const flags = USER_PRESENT | (userVerified ? USER_VERIFIED : 0)
  const authenticatorData = (extra: number): Buffer => Buffer.concat([sha256(rpId), Buffer.from([flags | extra]), Buffer.alloc(4)])
  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const credentialId = base64url(credential)
  const frame = { id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' } as const

  function register(options: PublicKeyCredentialCreationOptionsJSON): RegistrationResponseJSON {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(credential.length)
    const authData = Buffer.concat([authenticatorData(ATTESTED_DATA), AAGUID, length, credential, coseKey])
    const attestation = isoCBOR.encode(new Map<string, string | Map<string, string> | Uint8Array>([
      ['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(authData)]
    ]))
    const clientDataJSON = clientData('webauthn.create', options.challenge)
    return {
      ...frame,
      response: { attestationObject: base64url(attestation), clientDataJSON: base64url(clientDataJSON), transports: ['internal'] }
    }
  }

  function authenticate(options: PublicKeyCredentialRequestOptionsJSON): AuthenticationResponseJSON {
    const authData = authenticatorData(0)
    const clientDataJSON = clientData('webauthn.get', options.challenge)
    const signature = sign(null, Buffer.concat([authData, sha256(clientDataJSON)]), privateKey)
    return {
      ...frame,
      response: { authenticatorData: base64url(authData), clientDataJSON: base64url(clientDataJSON), signature: base64url(signature) }
    }
  }

  return { credentialId, publicKey: base64url(coseKey), register, authenticate }
}

function encodeCoseKey(x: Buffer): Uint8Array {
  return isoCBOR.encode(new Map<number, number | Uint8Array>([
    [COSE.kty, COSE.okp], [COSE.alg, COSE.edDsa], [COSE.crv, COSE.ed25519], [COSE.x, new Uint8Array(x)]
  ]))
}
