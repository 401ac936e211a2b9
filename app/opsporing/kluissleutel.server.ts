import { ConfigError } from '~/platform/config.server'
import { KEY_BYTES } from '~/platform/sealed-bytes.server'
import { readOwnFile } from './own-file.server'

const naam = 'OPSPORING_KLUISSLEUTEL'
const maken = 'Maak er een met: (umask 077; openssl rand -base64 32 > BESTAND)'

/**
 * Reads the key of the vault: a file with 32 random bytes in base64, readable by this account only. Throws a ConfigError of one line that
 * says what is wrong and what to do; it never quotes the file.
 */
export function readKluissleutel(path: string): Uint8Array {
  const key = Buffer.from(readOwnFile(naam, path, maken).trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new ConfigError(`${naam}: het bestand bevat geen sleutel van ${KEY_BYTES} bytes in base64. ${maken}`)
  return key
}
