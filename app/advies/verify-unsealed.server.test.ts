import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/canonical'
import { exampleAdvies, exampleAdviesV1, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { proveLine } from '~tests/fixtures/log-proof'
import { isPressAtHand } from './press-at-hand'
import { printingPress } from './printing-press'
import { createRenderer } from './render.server'
import { loadSealKey, sealPdf } from './seal.server'
import type { CheckId, VerifyReport } from './verify-report'
import { verifyAdvies } from './verify.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-onverzegeld-'))
const renderer = createRenderer()
const now = new Date('2026-11-18T15:00:00Z')
const { privateKey } = generateKeyPairSync('ed25519')
const document = exampleAdvies()
let sealed: Uint8Array
let hash: string

beforeAll(async () => {
  const unsealed = await renderer.render(document, exampleAkkoorden(document))
  hash = sha256Hex(unsealed)
  sealed = await sealPdf(unsealed, await loadSealKey({ folder, now }), { sealedAt: now })
})
afterAll(async () => {
  await renderer.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A printer of years later: it prints the same words in other bytes. */
const laterPrinter = async (): Promise<Uint8Array> => Buffer.from('%PDF-2.0 anders')
const proof = (bewijs: string | null, deed = 'advies.verzegelen') => proveLine({ deed, bewijs }, privateKey)

const years = (bytes: Uint8Array, bewijs?: ReturnType<typeof proof>): Promise<VerifyReport> => verifyAdvies(bytes, { render: laterPrinter, pressAtHand: () => false, bewijs })
const verdict = (report: VerifyReport, id: CheckId): string => report.controles.map((check) => (check.id === id ? `${check.oordeel}: ${check.zin}` : '')).join('')

it('[R-ADV-115] an advies that names another Typst or another typeface is not printed again; one of the first form names none', () => {
  const made = (other: Partial<typeof printingPress>): boolean => isPressAtHand({ ...document, opgemaakt: { ...printingPress, ...other } })
  expect([isPressAtHand(exampleAdviesV1()), made({}), made({ lettertypen: [...printingPress.lettertypen] })]).toEqual([true, true, true])
  expect([made({ typst: '0.19.0 (typst-ts-node-compiler 1.2.0)' }), made({ lettertypen: ['Inter (expo-google-fonts 9.0.0)'] })]).toEqual([false, false])
})

it('[R-ADV-115] where the printer of then is away, the report says so and does not hold without a proof', async () => {
  const report = await years(sealed)
  expect([report.houdt, report.gelijkheid]).toEqual([false, null])
  expect(verdict(report, 'herbouw')).toMatch(/^niet-gecontroleerd: De maker van dit bestand is hier niet meer.*Geef het bewijs/u)
})

it('[R-ADV-115] with the proof from the log the same file holds, and the report says what that rests on', async () => {
  const report = await years(sealed, proof(hash))
  expect([report.houdt, report.vertrouwen, report.gelijkheid]).toEqual([true, 'test', { door: 'bewijs', onverzegeldSha256: hash }])
  expect(verdict(report, 'bewijs')).toMatch(/^goed: Precies dit bestand is verzegeld: het staat in regel 3/u)
  const printed = await verifyAdvies(sealed, { render: renderer.render, bewijs: proof(hash) })
  expect([printed.houdt, printed.gelijkheid?.door]).toEqual([true, 'herbouw'])
})

it('[R-ADV-115] a proof of another file, another deed or another log, or one that was changed, helps nothing', async () => {
  const good = proof(hash)
  const foreign = proveLine({ deed: 'advies.verzegelen', bewijs: hash }, generateKeyPairSync('ed25519').privateKey)
  const cases = [
    [proof(sha256Hex('ander')), 'over een ander bestand'],
    [proof(hash, 'advies.uitbrengen'), 'niet over het verzegelen'],
    [proof(null), 'niet over het verzegelen'],
    [{ ...good, tekst: foreign.tekst }, 'niet met deze sleutel ondertekend'],
    [{ ...good, tekst: good.tekst.replace('"seq":3', '"seq":2') }, 'anders dan toen hij werd vastgelegd'],
    [{ ...good, tekst: '{' }, 'geen bewijs']
  ] as const
  for (const [bewijs, because] of cases) {
    const report = await years(sealed, bewijs)
    expect([because, report.houdt, verdict(report, 'bewijs')]).toEqual([because, false, expect.stringContaining(because)])
  }
})

it('[R-ADV-115] a proof covers up nothing: changed pages, something added, or other pages from the printer of then itself', async () => {
  const changed = Uint8Array.from(sealed)
  changed[4_000] = (changed[4_000] ?? 0) ^ 1
  expect((await years(changed, proof(hash))).houdt).toBe(false)
  const added = Buffer.concat([sealed, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')])
  expect([(await years(added, proof(hash))).houdt, (await years(sealed.subarray(0, sealed.length - 40), proof(hash))).houdt]).toEqual([false, false])
  const atHand = await verifyAdvies(sealed, { render: laterPrinter, pressAtHand: () => true, bewijs: proof(hash) })
  expect([atHand.houdt, verdict(atHand, 'herbouw').slice(0, 4)]).toEqual([false, 'fout'])
})
