import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSignatures } from '~/advies/pdf-parts'
import { gapOf, readCms } from './bytes'
import type { SealedAdvies } from './sealed-advies'

/** What somebody else's program says of the file: whether it accepts the seal, and its own words. */
export type Judgement = { accepted: boolean, words: string }

/** `pdfsig` (poppler): whether each signature is valid, and whether it covers the whole file. It does not know our certificate. */
export function askPdfsig(bytes: Uint8Array, folder: string): Judgement & { coversAll: boolean } {
  const file = join(folder, 'pdfsig.pdf')
  writeFileSync(file, bytes)
  const words = run('pdfsig', [file])
  return { accepted: words.includes('Signature is Valid') && !words.includes('Signature is Invalid'), coversAll: words.includes('Total document signed'), words }
}

/** `openssl cms -verify`: the seal taken out of the file, over the bytes of its ByteRange, by this certificate, as CAdES. */
export function askOpenssl(sealed: Buffer, { folder, key }: Pick<SealedAdvies, 'folder' | 'key'>): Judgement {
  const [start, end] = gapOf(sealed)
  const paths = { cms: join(folder, 'zegel.der'), content: join(folder, 'inhoud.bin'), trusted: join(folder, 'zegel.pem') }
  writeFileSync(paths.cms, readCms(sealed))
  writeFileSync(paths.content, Buffer.concat([sealed.subarray(0, start), sealed.subarray(end)]))
  writeFileSync(paths.trusted, key.certificatePem)
  const words = run('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', paths.cms, '-content', paths.content, '-CAfile', paths.trusted, '-no_check_time', '-out', join(folder, 'uit.bin')])
  return { accepted: words.includes('CAdES Verification successful'), words }
}

/** `openssl ts -verify`: the document timestamp taken out of the file, over the bytes of its ByteRange, by the root of its service. */
export function askOpensslTs({ longTerm, folder, service }: Pick<SealedAdvies, 'longTerm' | 'folder' | 'service'>): Judgement {
  const [, start, end] = findSignatures(longTerm, 0)[1]?.byteRange ?? [0, 0, 0]
  const room = Buffer.from(longTerm.toString('latin1', start + 1, end - 1), 'hex')
  const paths = { token: join(folder, 'stempel.der'), content: join(folder, 'gestempeld.bin'), trusted: join(folder, 'dienst.pem') }
  writeFileSync(paths.token, room.subarray(0, 4 + room.readUInt16BE(2)))
  writeFileSync(paths.content, Buffer.concat([longTerm.subarray(0, start), longTerm.subarray(end)]))
  writeFileSync(paths.trusted, service.timestamps.trustedCertificates.join(''))
  const words = run('openssl', ['ts', '-verify', '-token_in', '-in', paths.token, '-data', paths.content, '-CAfile', paths.trusted])
  return { accepted: words.includes('Verification: OK'), words }
}

/** All that a program says. One that refuses a file says so by its exit code too; only a program that is not there throws. */
function run(program: string, args: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (error !== undefined) throw error
  return stdout + stderr
}
