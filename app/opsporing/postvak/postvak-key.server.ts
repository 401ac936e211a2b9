import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '~/platform/config.server'
import { obtainKeyFile } from '~/platform/key-file.server'
import { postvakSleutelBestand } from '~/platform/postvak/key-file'
import { readOwnFile } from '../own-file.server'

const naam = 'OPSPORING_POSTVAKSLEUTEL'
const maken = 'Maak er een met: (umask 077; openssl genpkey -algorithm x25519 -out BESTAND)'

interface PostvakKeyOptions {
  /** The organisation's own key: X25519, PEM, readable by this account only. */
  file: string | undefined
  /** The data folder of this process: a key that was made here lies there, and the public half beside it. */
  folder: string
}

/**
 * The key that opens the inbox: given, or made once. Beside it lies its public half, for the panel, which gets that one file and nothing else (R-OPS-23).
 * Throws a ConfigError of one line when the file is not there, open to others, or holds another kind of key.
 */
export async function loadPostvakKey({ file, folder }: PostvakKeyOptions): Promise<KeyObject> {
  const path = file ?? join(folder, 'postvaksleutel-opsporing.pem')
  if (file === undefined) await obtainKeyFile(path, () => generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  const key = parseKey(readOwnFile(naam, path, maken))
  await showPublicHalf(folder, createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString())
  return key
}

function parseKey(pem: string): KeyObject {
  const wrong = new ConfigError(`${naam}: het bestand bevat geen X25519-sleutel in PEM. ${maken}`)
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'x25519') return key
  } catch {
    // What Node says of it may quote the file.
    throw wrong
  }
  throw wrong
}

/** Renamed whole: the panel never reads half a key. */
async function showPublicHalf(folder: string, pem: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, postvakSleutelBestand)
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, pem, { mode: 0o644 })
  await rename(draft, path)
}
