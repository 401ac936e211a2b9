import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from '~/platform/config.server'
import { sleutelLengte } from './kluis.server'

const naam = 'OPSPORING_KLUISSLEUTEL'
const maken = 'Maak er een met: (umask 077; openssl rand -base64 32 > BESTAND)'

/**
 * Reads the key of the vault: a file with 32 random bytes in base64, readable by this account only. Throws a ConfigError of one line that
 * says what is wrong and what to do; it never quotes the file.
 */
export function readKluissleutel(path: string): Uint8Array {
  const key = Buffer.from(readOwnFile(path).trim(), 'base64')
  if (key.length !== sleutelLengte) throw new ConfigError(`${naam}: het bestand bevat geen sleutel van ${sleutelLengte} bytes in base64. ${maken}`)
  return key
}

function readOwnFile(path: string): string {
  try {
    const shared = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
    if (shared) throw new ConfigError(`${naam}: anderen kunnen bij het bestand met de sleutel. Sluit het af: chmod 600 BESTAND`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'onbekend'
    throw new ConfigError(`${naam}: het bestand met de sleutel is niet te lezen (${code}). ${maken}`)
  }
}
