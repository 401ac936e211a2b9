import { X509Certificate } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { obtainKeyFile } from '~/platform/key-file.server'

/**
 * The certificates under which this organisation seals and sealed, or gets and got its timestamps, as PEM texts: those now in use are added to the
 * folder, so that an advies from before a change stays trusted (R-ADV-112). The folder lies outside the database: who can write there cannot make a seal
 * trusted. Taking a file away withdraws the trust in all that was sealed with it. Throws when a file in the folder is no certificate.
 */
export async function keepCertificates(folder: string, ...current: readonly string[]): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const pem of current) {
    const fingerprint = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase()
    await obtainKeyFile(join(folder, `${fingerprint}.pem`), () => pem)
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pem')).sort()
  return Promise.all(names.map((name) => readCertificate(join(folder, name))))
}

async function readCertificate(path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  try {
    return new X509Certificate(text).toString()
  } catch {
    throw new Error(`In ${path} staat geen certificaat (PEM). Haal dit bestand weg of zet er een certificaat in`)
  }
}
