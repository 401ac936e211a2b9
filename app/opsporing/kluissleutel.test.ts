import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestKluissleutel, openTestKluis } from '~tests/kluis'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { keepKluissleutel } from '../../bin/kluissleutel.mjs'
import { anderSleutel } from './open-kluis.server'

const build = fileURLToPath(new URL('../../build', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weging-sleutels-'))
let paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
let opsporing: Awaited<ReturnType<typeof createOpsporingDatabase>>

beforeAll(async () => {
  ;[paneel, opsporing] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
  const first = createTestKluissleutel()
  const db = opsporingClient(opsporing.urls.app)
  await openTestKluis(db, { now: () => new Date() }, first)
  await db.$disconnect()
  first.remove()
})
afterAll(async () => {
  await Promise.all([paneel.drop(), opsporing.drop()])
  rmSync(folder, { recursive: true, force: true })
})

function fileOf(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

/** Starts the built process of the closed compartment with this key, on the database that belongs to another one. */
function start(path: string): { status: number | null; said: string } {
  const env = {
    NODE_ENV: 'production' as const, PATH: process.env.PATH, PORT: '1', WEGING_ORIGIN: 'http://localhost:3010', WEGING_DATA: folder, WEGING_BUILD: build,
    OPSPORING_DATABASE_URL: opsporing.urls.app, AFHALER_DATABASE_URL: paneel.urls.afhaler, OPSPORING_KLUISSLEUTEL: path
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(build, 'opsporing', 'proces.js')], { env, encoding: 'utf8', timeout: 30_000 })
  return { status, said: `${stdout}${stderr}`.trim() }
}

const good = Buffer.alloc(32, 7).toString('base64')

describe('the key of the vault', () => {
  it.each([
    ['no file', () => join(folder, 'er-is-niets'), /^OPSPORING_KLUISSLEUTEL: het bestand met de sleutel is niet te lezen \(ENOENT\)\. .*$/],
    ['a file that others can read', () => fileOf('open', good, 0o640), /^OPSPORING_KLUISSLEUTEL: anderen kunnen bij het bestand .* chmod 600 BESTAND$/],
    ['a file without a key', () => fileOf('kort', 'geheim woord'), /^OPSPORING_KLUISSLEUTEL: het bestand bevat geen sleutel van 32 bytes .*$/],
    ['the key of another database', () => fileOf('ander', `${good}\n`), new RegExp(`^${anderSleutel.replaceAll('.', '\\.')}$`)]
  ] as const)('[R-OPS-9] with %s the process does not start and says why in one line', (_what, path, sentence) => {
    const { status, said } = start(path())
    expect(said).toMatch(sentence)
    expect(said).not.toContain('geheim woord')
    expect(status).toBe(1)
  })

  it('[R-OPS-9] the launcher makes it once, for this account only, and never another in its place', () => {
    const data = mkdtempSync(join(folder, 'data-'))
    const path = keepKluissleutel(data)
    const { ino, mode, size } = statSync(path)
    expect([mode & 0o777, size]).toEqual([0o600, 45])
    expect(keepKluissleutel(data)).toBe(path)
    expect(statSync(path).ino).toBe(ino)
  })
})
