import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coverWithOtherWords } from '~tests/drill/advies/behind-the-seal'
import { makeSealedAdvies, type SealedAdvies } from '~tests/drill/advies/sealed-advies'
import { issueQualified, qualifiedStatements, signOutside } from '~tests/fixtures/qualified'
import { issue } from '~tests/fixtures/seal-keys'
import { inspectOwnSignature } from './inspect-signature.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-eigen-'))
const now = new Date('2026-11-20T09:00:00Z')
const member = issueQualified('Vertrouwensdienst', qualifiedStatements)
let ours: SealedAdvies
let signed: Buffer

beforeAll(async () => {
  ours = await makeSealedAdvies(fileURLToPath(new URL('../../..', import.meta.url)), folder)
  signed = Buffer.from(await signOutside(ours.longTerm, member))
})
afterAll(async () => {
  await ours.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The sentence of the refusal; `aangenomen` when there is none. */
async function judge(file: Uint8Array, base: Uint8Array = ours.longTerm, at = now): Promise<string> {
  const verdict = await inspectOwnSignature(base, file, at)
  return verdict.ok ? 'aangenomen' : verdict.bericht
}

/** The same length, other letters. */
const replaced = (from: string, to: string): Buffer => {
  const at = signed.indexOf(from, ours.longTerm.length, 'latin1')
  if (at < 0 || from.length !== to.length) throw new Error(`Er is niets veranderd: ${from}`)
  return Buffer.concat([signed.subarray(0, at), Buffer.from(to, 'latin1'), signed.subarray(at + from.length)])
}

it('[R-ADV-100] a qualified signature behind exactly our bytes is accepted, with its issuer and without its name', async () => {
  const verdict = await inspectOwnSignature(ours.longTerm, signed, now)
  expect(verdict).toEqual({ ok: true, value: { uitgever: 'Vertrouwensdienst', vingerafdruk: member.certificate.fingerprint256 } })
  expect(await judge(await signOutside(ours.sealed, member), ours.sealed)).toBe('aangenomen')
})

it('[R-ADV-100] other bytes in front, nothing behind, or something behind it: refused', async () => {
  expect(await judge(ours.longTerm)).toContain('staat uw handtekening nog niet')
  expect(await judge(signed, ours.stamped)).toContain('Achter het advies staat meer of iets anders')
  expect(await judge(signed, ours.sealed)).toContain('begint niet met precies')
  expect(await judge(await signOutside(ours.stamped, member))).toContain('begint niet met precies')
  expect(await judge(new Uint8Array())).toContain('begint niet met precies')
  expect(await judge(Buffer.concat([signed, Buffer.from('\n')]))).toContain('nog iets toegevoegd')
  expect(await judge(signed.subarray(0, signed.length - 30))).toContain('Achter het advies staat meer of iets anders')
  expect(await judge(Buffer.from(await signOutside(signed, issueQualified('Andere dienst', qualifiedStatements))))).toContain('nog iets toegevoegd')
})

it('[R-ADV-100] other words on the page, seen or not, are no signature', async () => {
  expect(await judge(await coverWithOtherWords(ours.longTerm))).toContain('Achter het advies staat meer of iets anders')
  expect(await judge(Buffer.from(await signOutside(await coverWithOtherWords(ours.longTerm), member)))).toContain('Achter het advies staat meer of iets anders')
  expect(await judge(replaced('/Rect [0 0 0 0]', '/Rect [0 0 9 9]'))).toContain('zichtbaar')
  expect(await judge(replaced('/F 132', '/A 132'))).toContain('doet meer dan ondertekenen')
  expect(await judge(replaced('/NeedAppearances false', '/NeedAppearances true '))).toContain('formulier is op meer plaatsen veranderd')
})

it('[R-ADV-100] a signature that does not hold is refused, wherever it was changed', async () => {
  expect(await judge(replaced('/M (D:20', '/M (D:21'))).toContain('klopt niet bij dit bestand')
  const [start, end] = ['/Contents <', '>\n'].reduce<number[]>((found, mark) => [...found, signed.indexOf(mark, found.at(-1) ?? ours.longTerm.length, 'latin1')], [])
  const bend = (at: number): Buffer => {
    const bent = Buffer.from(signed)
    bent.write(bent.toString('latin1', at, at + 1) === '1' ? '2' : '1', at, 'latin1')
    return bent
  }
  expect(await judge(bend((start ?? 0) + 2_000))).not.toBe('aangenomen')
  // The value of the signature itself stands last, before the zeros that fill the room: everything else about it is as it was.
  const last = signed.toString('latin1', 0, end).replace(/0+$/u, '').length - 1
  expect(await judge(bend(last))).toContain('klopt niet bij dit bestand')
})

it('[R-ADV-100] a certificate that is not qualified, not on a device, over its time or of a TEST is refused', async () => {
  for (const statements of [[], qualifiedStatements.slice(0, 1), qualifiedStatements.slice(1)]) {
    expect(await judge(await signOutside(ours.longTerm, issueQualified('Dienst', statements)))).toContain('geen gekwalificeerde handtekening')
  }
  expect(await judge(await signOutside(ours.longTerm, issue({ subject: 'Iemand' })))).toContain('geen gekwalificeerde handtekening')
  expect(await judge(signed, ours.longTerm, new Date('2031-01-01'))).toContain('nu niet geldig')
  expect(await judge(await signOutside(ours.longTerm, issue({ subject: 'TEST Weging zegel' })))).toContain('TEST-certificaat')
})

it('[R-ADV-100] a signed copy is no advies: whoever checks it is told that something was added', async () => {
  const report = await ours.verify(signed)
  expect([report.houdt, report.controles.find(({ id }) => id === 'latere-versies')?.oordeel]).toEqual([false, 'fout'])
})
