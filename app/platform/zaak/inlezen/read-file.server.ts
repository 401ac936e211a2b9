import { open } from 'node:fs/promises'
import { largestFile } from '../read-zaak'

const known = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error

/** The bytes of a case file, at most one more than is allowed. A refusal is one line for the person who named the file. */
export async function readCaseFile(path: string): Promise<{ ok: true; value: Buffer } | { ok: false; refusal: string }> {
  try {
    const file = await open(path, 'r')
    try {
      // A folder, a pipe or a device would never end.
      if (!(await file.stat()).isFile()) return { ok: false, refusal: 'Dit is geen bestand. Geef het zaakbestand zelf.' }
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(largestFile + 1) })
      return { ok: true, value: buffer.subarray(0, bytesRead) }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (known(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return { ok: false, refusal: 'Dit bestand is er niet. Controleer de naam en de map.' }
    if (known(error) && (error.code === 'EACCES' || error.code === 'EPERM')) return { ok: false, refusal: 'U mag dit bestand niet lezen.' }
    throw error
  }
}
