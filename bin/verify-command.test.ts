import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRenderer } from '~/advies/render.server'
import { loadSealKey, sealPdf } from '~/advies/seal.server'
import { writeVerifier } from '~/logboek/checkpoint'
import { sha256Hex } from '~/platform/canonical'
import { exampleAdvies, exampleAkkoorden, exampleRpId } from '~tests/fixtures/advies-document'
import { proveLine } from '~tests/fixtures/log-proof'
import type { VerifyReport } from '~/advies/verify-report'
import { runVerifyCommand } from './verify-command'

const folder = mkdtempSync(join(tmpdir(), 'weging-opdracht-'))
const now = new Date('2026-11-18T15:00:00Z')

beforeAll(async () => {
  const renderer = createRenderer()
  const document = exampleAdvies()
  const bytes = await renderer.render(document, exampleAkkoorden(document))
  const [own, other] = [await loadSealKey({ folder: join(folder, 'een'), now }), await loadSealKey({ folder: join(folder, 'ander'), now })]
  await renderer.stop()
  const proof = proveLine({ deed: 'advies.verzegelen', bewijs: sha256Hex(bytes) }, generateKeyPairSync('ed25519').privateKey)
  writeFileSync(join(folder, 'bewijs.json'), proof.tekst)
  writeFileSync(join(folder, 'sleutel.txt'), writeVerifier(proof.sleutel))
  writeFileSync(join(folder, 'advies.pdf'), await sealPdf(bytes, own, { sealedAt: now }))
  writeFileSync(join(folder, 'open.pdf'), bytes)
  writeFileSync(join(folder, 'eigen.pem'), own.certificatePem)
  writeFileSync(join(folder, 'ander.pem'), other.certificatePem)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number, out: string, err: string }> {
  const said = { out: '', err: '' }
  const code = await runVerifyCommand(args, { folder, print: (text) => { said.out += text }, complain: (text) => { said.err += text } })
  return { code, ...said }
}

it('[R-ADV-14] an advies that holds gives 0 and says TEST loudly', async () => {
  const { code, out } = await run('advies.pdf')
  expect(code).toBe(0)
  expect(out).toContain('*** TEST, geen rechtskracht ***')
  expect(out).toContain('W-2026-0017, versie 2')
  expect((await run('advies.pdf', '--trust', 'eigen.pem')).code).toBe(0)
})

it('[R-ADV-14] an advies without a seal, or with another signer than expected, gives 1', async () => {
  expect((await run('open.pdf')).code).toBe(1)
  const { code, out } = await run('advies.pdf', '--trust', 'ander.pem', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ schema: 'weging-verificatie/v1', houdt: false, vertrouwen: 'onbekend' })
})

it('[R-ADV-115] the proof from the log is checked when it is given, with the key of that log', async () => {
  const { code, out } = await run('advies.pdf', '--json', '--bewijs', 'bewijs.json', '--sleutel', 'sleutel.txt')
  expect(code).toBe(0)
  const report = JSON.parse(out) as VerifyReport
  expect(report.controles.find(({ id }) => id === 'bewijs')?.oordeel).toBe('goed')
  for (const args of [['--bewijs', 'bewijs.json'], ['--sleutel', 'sleutel.txt'], ['--bewijs', 'bewijs.json', '--sleutel', 'eigen.pem']]) expect([args, (await run('advies.pdf', ...args)).code]).toEqual([args, 2])
})

it('[R-ADV-10] with the address of the house only approvals that were given there count', async () => {
  expect((await run('advies.pdf', '--adres', exampleRpId)).code).toBe(0)
  expect((await run('advies.pdf', '--adres', 'elders.example')).code).toBe(1)
})

it('[R-ADV-14] a wrong order gives 2 and the usage', async () => {
  for (const args of [[], ['een.pdf', 'twee.pdf'], ['--vreemd'], ['weg.pdf'], ['advies.pdf', '--trust', 'open.pdf']]) {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Gebruik: npm run advies:verify')
  }
})
