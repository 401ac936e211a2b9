import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from '~/platform/config.server'

/**
 * Reads a file with a secret that must be readable by this account only. `naam` is the setting that names it, `maken` says how to make one. Throws a
 * ConfigError of one line that says what is wrong and what to do; it never quotes the file.
 */
export function readOwnFile(naam: string, path: string, maken: string): string {
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
