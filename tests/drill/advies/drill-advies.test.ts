import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkIds } from '~/advies/verify-report'
import { approvals } from './approvals'
import { behindTheSeal, coverWithOtherWords } from './behind-the-seal'
import { replaceLast, writeCms } from './bytes'
import { drill } from './drill-advies-command'
import { foreignProof } from './foreign-proof'
import { insideTheSeal } from './inside-the-seal'
import { askOpenssl, askPdfsig } from './outside-judges'
import { provenTime } from './proven-time'
import { roomOfTheSeal } from './room-of-the-seal'
import { makeSealedAdvies, type SealedAdvies } from './sealed-advies'
import { sealedByAnother, sealedByTheRealKey } from './sealed-again'
import { judgeTampering, type Tampering } from './tampering'
import { tamperings } from './tamperings'
import { judgeUntouched } from './untouched'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weging-drill-advies-'))
let sealed: SealedAdvies

beforeAll(async () => { sealed = await makeSealedAdvies(project, folder) })
afterAll(async () => {
  await sealed.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Refused, for exactly these reasons; a failure shows what the verifier said instead. */
async function expectRefusal(tampering: Tampering): Promise<void> {
  const { reasons, verdict } = await judgeTampering(tampering, sealed)
  expect(reasons).toEqual(Object.fromEntries(Object.entries(tampering.reasons).map(([id, words]) => [id, expect.stringContaining(words)])))
  expect(verdict).toBe('refused')
}

describe('who only has the file', () => {
  it.each(behindTheSeal)('[R-ADV-40] [R-ADV-9] $kind', expectRefusal)
  it.each(insideTheSeal)('[R-ADV-40] [R-ADV-4] $kind', expectRefusal)
  it.each(roomOfTheSeal)('[R-ADV-42] $kind', expectRefusal)
  it.each(provenTime)('[R-ADV-40] [R-ADV-92] $kind', expectRefusal)
})

describe('who seals again', () => {
  it.each(sealedByAnother)('[R-ADV-40] [R-ADV-12] $kind', expectRefusal)
  it.each(sealedByTheRealKey)('[R-ADV-40] [R-ADV-9] $kind', expectRefusal)
  it.each(approvals)('[R-ADV-40] [R-ADV-10] $kind', expectRefusal)
})

describe('who shows a proof of something else', () => {
  it.each(foreignProof)('[R-ADV-40] [R-ADV-115] $kind', expectRefusal)
})

describe('the untouched file', () => {
  it('[R-ADV-41] [R-ADV-8] is accepted by our verifier, by pdfsig and by OpenSSL, and its pages by the gate for PDF/UA-1', async () => {
    expect((await judgeUntouched(sealed)).map(({ judge, accepted, words }) => (accepted ? `${judge}: goed` : words))).toEqual([
      'onze controle: goed', 'pdfsig: goed', 'openssl cms -verify -cades: goed', 'onze controle, B-LTA: goed', 'openssl ts -verify: goed', 'Typst, ua-1: goed'
    ])
  })

  it('[R-ADV-41] the judges of others can say no, and say yes to a white box with other words', async () => {
    const edited = replaceLast(sealed.sealed, '<xmp:CreateDate>2026', '<xmp:CreateDate>2025')
    expect([askPdfsig(edited, folder).accepted, askOpenssl(edited, sealed).accepted]).toEqual([false, false])
    expect(askPdfsig(writeCms(sealed.sealed, new Uint8Array()), folder).accepted).toBe(false)
    expect(askOpenssl(sealed.sealed, { folder, key: sealed.foreignKey }).accepted).toBe(false)
    expect(askPdfsig(await coverWithOtherWords(sealed.sealed), folder)).toMatchObject({ accepted: true, coversAll: false })
  })
})

describe('the drill', () => {
  it('[R-ADV-43] tries each kind once, and each check of the verifier is the reason of at least one', () => {
    expect(new Set(tamperings.map(({ kind }) => kind)).size).toBe(tamperings.length)
    const used = new Set(tamperings.flatMap(({ reasons }) => Object.keys(reasons)))
    expect(checkIds.filter((id) => !used.has(id))).toEqual([])
  })

  it('[R-ADV-43] says in a line what was done and why it was refused, and answers 0', async () => {
    const { code, lines } = await play(sealed, behindTheSeal.slice(0, 1))
    expect(code).toBe(0)
    expect(lines).toHaveLength(8)
    expect(lines[6]).toMatch(/^geweigerd \| witte rechthoek met andere woorden erachter \| zegel-bereik, latere-versies: Het zegel gaat niet/)
  })

  it('[R-ADV-43] answers 1 when a kind holds, when its reason is another, and when the untouched file does not hold', async () => {
    const kinds = behindTheSeal.slice(0, 1)
    const believing: SealedAdvies = { ...sealed, verify: async (_, niveau) => sealed.verify(niveau === 'B-LTA' ? sealed.longTerm : sealed.sealed, niveau) }
    const doubting: SealedAdvies = { ...sealed, verify: async () => sealed.verify(sealed.printed) }
    const otherReason = kinds.map((kind) => ({ ...kind, reasons: { schema: 'iets anders' } }))
    const outcomes = [await play(believing, kinds), await play(sealed, otherReason), await play(doubting, [])]
    expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 1])
    expect(outcomes.map(({ lines }) => lines.filter((line) => line.startsWith('FOUT')).map((line) => line.split(' | ')[0]))).toEqual([
      ['FOUT: aangenomen'], ['FOUT: geweigerd om iets anders'], ['FOUT: geweigerd', 'FOUT: geweigerd']
    ])
  })

  it('[R-ADV-43] a kind that changes nothing is no kind', async () => {
    await expect(judgeTampering({ kind: 'niets', tamper: () => sealed.sealed, reasons: {} }, sealed)).rejects.toThrow('niets veranderd')
  })
})

async function play(on: SealedAdvies, kinds: readonly Tampering[]): Promise<{ code: number, lines: string[] }> {
  const lines: string[] = []
  return { code: await drill(on, kinds, (line) => lines.push(line)), lines }
}
