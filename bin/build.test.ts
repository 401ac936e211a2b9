import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stampOf } from './build.mjs'
import { takeLock } from './instance.mjs'
import { packagesMatchLock, refuseNode } from './packages.mjs'
import { markOf } from './pids.mjs'

let project: string

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content))
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'weging-bouw-'))
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

describe('what is made again', () => {
  const stamps = (): string[] => [stampOf(project, 'genereren'), stampOf(project, 'bouwen')]

  beforeEach(() => {
    write('prisma/paneel/schema.prisma', 'model A {}')
    write('app/dossier/rules.ts', 'export const a = 1')
  })

  it('[R-PLA-15] a changed, new, renamed or removed source is built again', () => {
    const seen = new Set(stamps())
    const changes = [
      () => write('app/dossier/rules.ts', 'export const a = 2'),
      () => write('app/dossier/schema.ts', ''),
      () => cpSync(join(project, 'app/dossier/schema.ts'), join(project, 'app/dossier/anders.ts')),
      () => rmSync(join(project, 'app/dossier/schema.ts')),
      () => write('remix.config.js', 'export default {}')
    ]
    for (const change of changes) {
      const [generated] = stamps()
      change()
      expect(stamps()[0]).toBe(generated)
      expect(seen.has(stampOf(project, 'bouwen'))).toBe(false)
      seen.add(stampOf(project, 'bouwen'))
    }
  })

  it('[R-PLA-15] a changed schema is generated and built again', () => {
    const before = stamps()
    write('prisma/paneel/schema.prisma', 'model B {}')
    expect(stamps().filter((stamp) => before.includes(stamp))).toEqual([])
  })

  it('[R-PLA-15] a test, a generated file or a plain script of the launcher is no reason to build', () => {
    const before = stamps()
    write('app/dossier/rules.test.ts', 'export {}')
    write('prisma/paneel/generated/client.ts', 'export {}')
    write('bin/start.mjs', 'export {}')
    expect(stamps()).toEqual(before)
  })
})

describe('what is installed again', () => {
  const lock = { packages: { '': {}, 'node_modules/pg': { version: '1.0.0' }, 'node_modules/anders': { version: '1.0.0', optional: true } } }

  it('[R-PLA-15] nothing when node_modules holds what the lock asks for on this platform', () => {
    write('package-lock.json', lock)
    write('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '1.0.0' } } })
    expect(packagesMatchLock(project)).toBe(true)
  })

  it.each([
    ['an installation that was cut off', null],
    ['another version', { 'node_modules/pg': { version: '1.0.1' } }],
    ['another version of an optional package', { 'node_modules/pg': { version: '1.0.0' }, 'node_modules/anders': { version: '2.0.0' } }],
    ['a missing package', {}],
    ['a package too many', { 'node_modules/pg': { version: '1.0.0' }, 'node_modules/oud': { version: '1.0.0' } }]
  ])('[R-PLA-15] everything after %s', (_what, packages) => {
    write('package-lock.json', lock)
    if (packages) write('node_modules/.package-lock.json', { packages })
    expect(packagesMatchLock(project)).toBe(false)
  })

  it('[R-PLA-1] a Node that is too old is named with the remedy', () => {
    expect([refuseNode('v20.19.0'), refuseNode('v22.1.0'), refuseNode('v24.0.0')]).toEqual([null, null, null])
    expect(refuseNode('v20.18.9')).toContain('20.19')
    expect(refuseNode('v18.20.0')).toContain('nodejs.org')
  })
})

describe('the lock', () => {
  it('[R-PLA-4] is held once, given back, and taken over from a holder that is gone', () => {
    const file = join(project, 'start.lock')
    const first = takeLock(file)
    expect(takeLock(file)).toMatchObject({ ok: false, holder: { pid: process.pid } })
    if (first.ok) first.release()
    write('start.lock', { name: 'starter', pid: process.pid, mark: 'een eerder proces met dit nummer' })
    const again = takeLock(file)
    expect(again.ok).toBe(true)
    expect(takeLock(file)).toMatchObject({ ok: false, holder: { mark: markOf(process.pid) } })
  })
})
