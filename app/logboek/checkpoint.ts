// A checkpoint says how long the log was and what stood in it: a note of C2SP (tlog-checkpoint, signed-note), signed with Ed25519.
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

export interface Checkpoint {
  /** Which log: the first line of the note and the name of its key. */
  readonly origin: string
  /** Lines in the log. */
  readonly size: number
  /** Root of the tree over them, 32 bytes. */
  readonly root: Uint8Array
}

/** The name and the public half of the key of a log. */
export interface LogVerifier {
  readonly name: string
  readonly publicKey: KeyObject
}

const ED25519 = 1
/** What stands before the 32 bytes of a key in its standard wrapping (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

const rawKey = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)

/** Four bytes by which a signature tells which key made it. */
const keyHash = ({ name, publicKey }: LogVerifier): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(rawKey(publicKey)).digest().subarray(0, 4)

const bodyOf = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`

/** Writes and signs a checkpoint. The same log, size and key give the same text, whoever writes it. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const body = bodyOf(checkpoint)
  const verifier = { name: checkpoint.origin, publicKey: createPublicKey(privateKey) }
  const signature = Buffer.concat([keyHash(verifier), sign(null, Buffer.from(body), privateKey)])
  return `${body}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`
}

const NOTE = /^(?<origin>[^\s+]+)\n(?<size>0|[1-9][0-9]{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\n\n— (?<name>[^\s+]+) (?<signature>[A-Za-z0-9+/]+={0,2})\n$/u

/** Reads a checkpoint of this log; undefined when it is none, or was not signed by its key over exactly this text. */
export function readCheckpoint(note: string, verifier: LogVerifier): Checkpoint | undefined {
  const { origin = '', size, root = '', name, signature = '' } = NOTE.exec(note)?.groups ?? {}
  if (origin === '' || origin !== verifier.name || name !== verifier.name) return undefined
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64') }
  const signed = Buffer.from(signature, 'base64')
  if (!signed.subarray(0, 4).equals(keyHash(verifier))) return undefined
  return verify(null, Buffer.from(bodyOf(checkpoint)), verifier.publicKey, signed.subarray(4)) ? checkpoint : undefined
}

/** The public half as one line of text, for who checks elsewhere: `name+hash+base64`. */
export function writeVerifier(verifier: LogVerifier): string {
  return `${verifier.name}+${keyHash(verifier).toString('hex')}+${Buffer.concat([Uint8Array.of(ED25519), rawKey(verifier.publicKey)]).toString('base64')}`
}

/** Reads such a line; undefined when it is none, or its hash is not that of its key. */
export function readVerifier(text: string): LogVerifier | undefined {
  const { name = '', hash, key = '' } = /^(?<name>[^\s+]+)\+(?<hash>[0-9a-f]{8})\+(?<key>[A-Za-z0-9+/]{44})$/.exec(text.trim())?.groups ?? {}
  const bytes = Buffer.from(key, 'base64')
  if (name === '' || bytes.length !== 33 || bytes[0] !== ED25519) return undefined
  const verifier = { name, publicKey: createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' }) }
  return keyHash(verifier).toString('hex') === hash ? verifier : undefined
}
