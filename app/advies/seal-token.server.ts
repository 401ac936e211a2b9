import { spawn } from 'node:child_process'
import { createHash, verify, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { SealHand } from './seal-cms.server'

/** Where the key of the seal lies when it never leaves its token or HSM (PKCS#11). */
export type TokenOptions = {
  /** The PKCS#11 library of the maker. */
  module: string
  /** The label of the token, and the id of the private key on it, in hexadecimal. */
  token: string
  id: string
  pin: string
  /** PEM: the certificate of the key, then its whole chain up to the root. */
  certificates: string
  /** What that library wants in its environment, as NAME=value. */
  environment?: string
}

/** The key cannot be used now. The message says why in Dutch, and holds nothing of what was signed and no PIN. */
export class SealKeyAway extends Error {
  override readonly name = 'SealKeyAway'
}

const TOOL = 'pkcs11-tool'
const DEADLINE_MS = 30_000
const PIN_NAME = 'WEGING_ZEGEL_PKCS11_PIN'

/**
 * The hand that signs on a token, RSA or EC, by `pkcs11-tool` of OpenSC (docs/decisions/0054-key-on-a-token.md). It signs once to try: a PIN, a key or
 * a certificate that is not right is told at the start and not at the first advies.
 *
 * @throws SealKeyAway or Error with a sentence for the administrator
 */
export async function openToken(options: TokenOptions): Promise<SealHand> {
  const [certificate, ...chain] = (await readFile(options.certificates, 'utf8')).match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu)?.map((pem) => new X509Certificate(pem)) ?? []
  if (certificate === undefined) throw new Error('In het bestand met de certificaten van de zegelsleutel staat geen certificaat')
  const keyType = certificate.publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA'
  const sign = keyType === 'EC'
    // Hashed here: not every token hashes for ECDSA. The tool writes the two numbers that a token gives as DER.
    ? (data: Uint8Array) => signOnToken(options, ['--mechanism', 'ECDSA', '--signature-format', 'openssl'], createHash('sha256').update(data).digest())
    : (data: Uint8Array) => signOnToken(options, ['--mechanism', 'SHA256-RSA-PKCS'], data)
  const trial = Buffer.from('Weging: proef van de zegelsleutel')
  if (!verify('sha256', trial, certificate.publicKey, await sign(trial))) throw new Error('De zegelsleutel op het token hoort niet bij het certificaat in het opgegeven bestand')
  return { certificate: certificate.raw, certificateChain: chain.map(({ raw }) => raw), keyType, sign }
}

/** One signature. The PIN goes along in the environment of the child alone: arguments can be read by everybody on the machine. */
function signOnToken({ module, token, id, pin, environment }: TokenOptions, mechanism: readonly string[], data: Uint8Array): Promise<Uint8Array> {
  const args = ['--module', module, '--token-label', token, '--id', id, '--login', '--pin', `env:${PIN_NAME}`, '--sign', ...mechanism]
  const { PATH, HOME, LANG, NODE_ENV } = process.env
  const child = spawn(TOOL, args, { env: { PATH, HOME, LANG, NODE_ENV, ...pairOf(environment), [PIN_NAME]: pin }, timeout: DEADLINE_MS, killSignal: 'SIGKILL', stdio: ['pipe', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    const [out, told]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => told.push(part))
    child.once('error', (error: NodeJS.ErrnoException) => reject(new SealKeyAway(error.code === 'ENOENT'
      ? `Het programma ${TOOL} ontbreekt. Installeer het met: apt-get install -y opensc`
      : `Het programma ${TOOL} kan niet worden gestart`)))
    // A tool that ends before it read everything breaks the pipe; how it ended says why.
    child.stdin.on('error', () => undefined)
    child.once('close', (code) => code === 0 && out.length > 0
      ? resolve(new Uint8Array(Buffer.concat(out)))
      : reject(new SealKeyAway(`De zegelsleutel op het token kan niet worden gebruikt (${reasonIn(Buffer.concat(told).toString('latin1'))})`)))
    child.stdin.end(data)
  })
}

const pairOf = (environment = ''): Record<string, string> => {
  const at = environment.indexOf('=')
  return at > 0 ? { [environment.slice(0, at)]: environment.slice(at + 1) } : {}
}

/** The code of the standard when there is one: what else the tool writes may name things on the token. */
const reasonIn = (told: string): string => /CKR_[A-Z_]+/u.exec(told)?.[0] ?? (/object not found|key not found/iu.test(told) ? 'geen sleutel met dit nummer' : /slot|token/iu.test(told) ? 'geen token met dit label' : 'zonder reden')
