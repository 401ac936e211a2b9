import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { obtainKeyFile } from '~/platform/key-file.server'
import type { LogVerifier } from './checkpoint'

/** The key that signs the checkpoints of one log. */
export interface LogKey {
  readonly verifier: LogVerifier
  readonly privateKey: KeyObject
}

interface LogKeyOptions {
  /** The name of the log: `<host>/logboek/<compartment>`. */
  readonly name: string
  /** The organisation's own key: Ed25519, PEM (PKCS#8). */
  readonly file: string | undefined
  /** Where a key lies that was made here, at the first call. */
  readonly ownFile: string
}

/** Reads the key of a log, or makes it once. Throws with a sentence for the administrator when a given file holds no Ed25519 key. */
export async function loadLogKey({ name, file, ownFile }: LogKeyOptions): Promise<LogKey> {
  const pem = file === undefined ? await obtainKeyFile(ownFile, makePem) : await readFile(file, 'utf8')
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('De sleutel van het logboek moet een Ed25519-sleutel zijn')
  return { privateKey, verifier: { name, publicKey: createPublicKey(privateKey) } }
}

const makePem = (): string => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
