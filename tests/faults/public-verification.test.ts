import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRenderer } from '~/advies/render.server'
import { loadSealKey, sealPdf } from '~/advies/seal.server'
import { dumpDatabase } from '~tests/dump-database'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { asSealKey, issue } from '~tests/fixtures/seal-keys'
import { origin, startWorld, type World } from '~tests/world/world'

const dataFolder = mkdtempSync(join(tmpdir(), 'weging-openbaar-'))
let world: World
let proof: Uint8Array
let foreign: Uint8Array

beforeAll(async () => {
  world = await startWorld({ dataFolder })
  const renderer = createRenderer()
  const now = world.clock.now()
  const [document, real] = [exampleAdvies(), { ...exampleAdvies(), proef: false }]
  proof = await sealPdf(await renderer.render(document, exampleAkkoorden(document)), await loadSealKey({ folder: dataFolder, now }), { sealedAt: now })
  foreign = await sealPdf(await renderer.render(real, exampleAkkoorden(real)), asSealKey(issue({ subject: 'Een ander' })), { sealedAt: now })
  await renderer.stop()
})
afterAll(async () => {
  await world.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** Sends a file as a browser without script does, without being signed in. */
async function offer(bytes: Uint8Array | undefined): Promise<{ status: number; page: string; cache: string | null }> {
  const form = new FormData()
  form.set('doen', 'controleren')
  if (bytes) form.set('bestand', new File([Buffer.from(bytes)], 'advies.pdf', { type: 'application/pdf' }))
  const answer = await fetch(`http://127.0.0.1:${world.port}/verificatie`, { method: 'POST', body: form, headers: { origin } })
  return { status: answer.status, page: await answer.text(), cache: answer.headers.get('cache-control') }
}

const toneOf = (page: string): string | undefined => /class="notice notice--(\w+)" role="status"/u.exec(page)?.[1]

it('[R-ADV-110] anybody may have a file checked without signing in; nothing of it is kept, logged or written down', async () => {
  const before = [await dumpDatabase(world.database.urls.super), readdirSync(dataFolder).sort()]
  const answer = await offer(proof)
  expect([answer.status, answer.cache, toneOf(answer.page)]).toEqual([200, 'no-store', 'test'])
  expect(answer.page).toContain('W-2026-0017, versie 2')
  expect([await dumpDatabase(world.database.urls.super), readdirSync(dataFolder).sort()]).toEqual(before)
  expect(world.complaints).toEqual([])
})

it('[R-ADV-111] a TEST never stands under green, and neither does a changed file or a strange signer', async () => {
  const changed = Uint8Array.from(proof)
  changed[4_000] = (changed[4_000] ?? 0) ^ 1
  const answers = [await offer(proof), await offer(changed), await offer(foreign)]
  expect(answers.map(({ page }) => toneOf(page))).toEqual(['test', 'weakened', 'weakened'])
  for (const { page } of answers) expect([page.includes('notice--good'), page.includes('is echt en niet')]).toEqual([false, false])
  expect(answers[2]?.page).toContain('niet van een ondertekenaar die wij kennen')
})

it('[R-ADV-110] rubbish, an empty form and a form that is none get a calm answer', async () => {
  for (const rubbish of [Buffer.from('geen pdf'), Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 0x28)]) {
    const { status, page } = await offer(rubbish)
    expect([status, toneOf(page), page.includes('Dit is geen verzegeld advies van Weging')]).toEqual([200, 'attention', true])
  }
  expect([(await offer(undefined)).status, (await offer(undefined)).page.includes('Kies eerst een bestand.')]).toEqual([422, true])
  const send = (headers: Record<string, string>, path = '/verificatie') => fetch(`http://127.0.0.1:${world.port}${path}`, { method: 'POST', body: 'xx', headers: { origin, ...headers } })
  expect((await send({ 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(422)
  expect((await send({ 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(422)
  expect((await send({ 'content-type': 'application/pdf' })).status).toBe(415)
  expect((await send({ 'content-type': 'multipart/form-data; boundary=b' }, '/aanmelden')).status).toBe(415)
  expect((await send({ origin: 'https://kwaad.example', 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(403)
  expect(world.complaints).toEqual([])
})
