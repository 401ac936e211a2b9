import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical'
import { berichtSchema, type Bericht } from './bericht'

/** The row an envelope belongs to. It opens there and nowhere else. */
export interface Rij {
  /** UUID. */
  dossierId: string
  /** UUID of the row. */
  id: string
  tijd: Date
}

/** An envelope does not open: changed, of another row, for another key, or not of our form. Never says what stood in it. */
export class EnvelopDicht extends Error {
  override readonly name = 'EnvelopDicht'
}

const KEY = 32
const NONCE = 12
const TAG = 16

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** One form for each content: lower-case hex, canonical JSON. A character that is changed is another envelope, or none. */
const envelopSchema = z.strictObject({
  schema: z.literal('weging-envelop/v1'),
  efemeer: hex(KEY),
  nonce: hex(NONCE),
  inhoud: z.string().regex(/^([0-9a-f]{2})+$/),
  merk: hex(TAG)
})
type Envelop = z.infer<typeof envelopSchema>

/**
 * Seals a message for who holds the private key of `ontvanger` (X25519): a key of its own for each envelope (RFC 7748, HKDF-SHA256), AES-256-GCM.
 * Dossier, row and time are bound into key and seal. Gives canonical JSON. Who sealed it cannot open it again. `random`: that many random bytes.
 */
export function sealEnvelope(ontvanger: KeyObject, rij: Rij, bericht: Bericht, random: (bytes: number) => Uint8Array = randomBytes): string {
  const eigen = privateKeyOf(random(KEY))
  const efemeer = rawPublicKey(createPublicKey(eigen))
  const nonce = random(NONCE)
  const key = deriveKey(diffieHellman({ privateKey: eigen, publicKey: ontvanger }), efemeer, rawPublicKey(ontvanger), rij)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(binding('inhoud', rij))
  const inhoud = Buffer.concat([cipher.update(canonicalJson(berichtSchema, bericht), 'utf8'), cipher.final()])
  const envelop: Envelop = { schema: 'weging-envelop/v1', efemeer: toHex(efemeer), nonce: toHex(nonce), inhoud: toHex(inhoud), merk: toHex(cipher.getAuthTag()) }
  return canonicalJson(envelopSchema, envelop)
}

/** Opens an envelope with the private key, in the row it came in. Throws `EnvelopDicht` when it does not open, whatever the reason. */
export function openEnvelope(eigen: KeyObject, rij: Rij, tekst: string): Bericht {
  try {
    const envelop = envelopSchema.parse(JSON.parse(tekst))
    // Written in another way it would be the same envelope twice.
    if (canonicalJson(envelopSchema, envelop) !== tekst) throw new EnvelopDicht('niet in de vaste vorm')
    return berichtSchema.parse(JSON.parse(opened(eigen, rij, envelop)))
  } catch {
    // Every reason is the same to who stands here: this key does not open this envelope in this row.
    throw new EnvelopDicht('Deze envelop gaat met deze sleutel op deze plaats niet open')
  }
}

function opened(eigen: KeyObject, rij: Rij, envelop: Envelop): string {
  const efemeer = Buffer.from(envelop.efemeer, 'hex')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: efemeer.toString('base64url') }, format: 'jwk' })
  const key = deriveKey(diffieHellman({ privateKey: eigen, publicKey }), efemeer, rawPublicKey(createPublicKey(eigen)), rij)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(envelop.nonce, 'hex'), { authTagLength: TAG }).setAAD(binding('inhoud', rij)).setAuthTag(Buffer.from(envelop.merk, 'hex'))
  return Buffer.concat([decipher.update(Buffer.from(envelop.inhoud, 'hex')), decipher.final()]).toString('utf8')
}

/** No part of a row holds a zero byte, so that no two rows look the same. */
const binding = (deel: 'sleutel' | 'inhoud', { dossierId, id, tijd }: Rij): Buffer => Buffer.from(['weging-envelop/v1', deel, dossierId, id, tijd.toISOString()].join('\0'))

const deriveKey = (gedeeld: Buffer, efemeer: Buffer, ontvanger: Buffer, rij: Rij): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', gedeeld, Buffer.concat([efemeer, ontvanger]), binding('sleutel', rij), KEY))

/** RFC 8410: what stands before the 32 bytes of an X25519 key in PKCS#8. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const privateKeyOf = (bytes: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' })

const rawPublicKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
