import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createPublicVerification, MAX_FORM_BYTES, type PublicVerification } from './public-verification.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-openbaar-'))
const running: PublicVerification[] = []
afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()))
  rmSync(folder, { recursive: true, force: true })
})

let minute = 0
const clock = { now: () => new Date(Date.UTC(2026, 10, 28, 12, minute)) }

function start(program: string, limits = { readMs: 5_000, checkMs: 5_000 }): PublicVerification {
  const workerPath = join(folder, `worker-${running.length}.mjs`)
  writeFileSync(workerPath, program)
  const verification = createPublicVerification({ clock, trustedCertificates: [], trustedTimestampCertificates: [], expectedRpId: 'localhost', logSleutel: '', workerPath, limits })
  running.push(verification)
  return verification
}

const answering = "process.on('message', ({ id }) => process.send({ id, answer: { ok: false, reden: 'geen-bestand' } }))"
const hanging = "process.on('message', () => {})"

const ask = (body: BodyInit = 'bestand'): Request => new Request('http://localhost/verificatie', { method: 'POST', body, duplex: 'half' } as RequestInit)
const never = (): ReadableStream => new ReadableStream({ pull: () => new Promise(() => undefined) })

it('[R-ADV-110] a file on which the reader hangs or dies costs its sender an answer and nobody else anything', async () => {
  const slow = start(hanging, { readMs: 5_000, checkMs: 300 })
  expect(await slow.check(ask())).toEqual({ ok: false, reden: 'mislukt' })
  const dying = start(`let first = true; ${answering.replace('process.send', 'first ? process.exit(3) : process.send')}`)
  expect(await dying.check(ask())).toEqual({ ok: false, reden: 'mislukt' })
})

it('[R-ADV-110] who sends too much or too slowly is sent away, and the places are free again', async () => {
  const verification = start(answering, { readMs: 200, checkMs: 5_000 })
  const slow = [1, 2, 3, 4].map(() => verification.check(ask(never())))
  expect(await verification.check(ask())).toEqual({ ok: false, reden: 'druk' })
  expect(new Set((await Promise.all(slow)).map((outcome) => !outcome.ok && outcome.reden))).toEqual(new Set(['te-langzaam']))
  expect(await verification.check(ask(new Uint8Array(MAX_FORM_BYTES + 1)))).toEqual({ ok: false, reden: 'te-groot' })
  expect(await verification.check(ask())).toEqual({ ok: false, reden: 'geen-bestand' })
})

it('[R-ADV-110] in one minute only so many files are taken, in the next minute again', async () => {
  const verification = start(answering)
  const reasons: unknown[] = []
  for (let count = 0; count < 61; count += 1) {
    const outcome = await verification.check(ask())
    reasons.push(!outcome.ok && outcome.reden)
  }
  expect([reasons.indexOf('druk'), reasons.length]).toEqual([60, 61])
  minute += 1
  expect(await verification.check(ask())).toEqual({ ok: false, reden: 'geen-bestand' })
})
