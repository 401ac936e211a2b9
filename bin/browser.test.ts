import { describe, expect, it } from 'vitest'
import type { Machine } from './browser.mjs'
import { ensureBrowser, ensureWindowless, ensureOpenssl, ensurePdfsig, ensureToken } from './browser.mjs'
import type { Env } from './start-env.mjs'

const own = '/home/iemand/.cache/ms-playwright/chromium/chrome'

/** A machine with these programs; `installs` says what appears when a command runs. */
function machine(programs: string[], options: { isRoot?: boolean; installs?: Record<string, string>; env?: Env } = {}): Machine & { ran: string[] } {
  const present = new Set(programs)
  const ran: string[] = []
  return {
    platform: 'linux', isRoot: options.isRoot ?? false, env: options.env ?? {}, ran,
    find: (program) => (present.has(program) ? program : null),
    install: (command, args) => {
      ran.push([command === process.execPath ? 'node' : command, ...args].join(' '))
      const appears = options.installs?.[args.at(-1) ?? '']
      if (appears) present.add(appears)
      return Promise.resolve(appears !== undefined)
    }
  }
}

describe('the browser of npm test', () => {
  it('[R-PLA-19] takes what is there and installs nothing', async () => {
    const here = machine(['chromium'])
    expect(await ensureBrowser(here, own, 'cli.js')).toEqual({ path: 'chromium', how: 'van het systeem' })
    expect(await ensureBrowser(machine([own, 'chromium']), own, 'cli.js')).toMatchObject({ path: own })
    expect(here.ran).toEqual([])
  })

  it('[R-PLA-19] downloads one, or installs one as root, and says so', async () => {
    expect(await ensureBrowser(machine([], { installs: { chromium: own } }), own, 'cli.js')).toEqual({ path: own, how: 'van Playwright, zojuist opgehaald' })
    const debian = machine(['apt-get'], { isRoot: true, installs: { chromium: 'chromium' } })
    expect(await ensureBrowser(debian, own, 'cli.js')).toEqual({ path: 'chromium', how: 'zojuist geïnstalleerd met apt-get' })
    expect(debian.ran).toEqual(['node cli.js install chromium', 'apt-get update', 'apt-get install -y --no-install-recommends chromium'])
  })

  it('[R-PLA-19] for the journeys takes or installs the one without a window; where it cannot be had the other does it, and one that was named is used', async () => {
    const shell = 'chromium-headless-shell'
    expect(await ensureWindowless(machine([shell, 'chromium']), 'chromium')).toEqual({ path: shell, how: 'van het systeem' })
    const debian = machine(['apt-get'], { isRoot: true, installs: { [shell]: shell } })
    expect(await ensureWindowless(debian, 'chromium')).toEqual({ path: shell, how: 'zojuist geïnstalleerd met apt-get' })
    expect(debian.ran).toEqual(['apt-get update', `apt-get install -y --no-install-recommends ${shell}`])
    expect(await ensureWindowless(machine(['apt-get']), 'chromium')).toEqual({ path: 'chromium', how: 'dezelfde' })
    expect(await ensureWindowless(machine([shell], { env: { WEGING_CHROMIUM: '/eigen' } }), '/eigen')).toEqual({ path: '/eigen', how: 'WEGING_CHROMIUM' })
  })

  it('[R-PLA-19] without the right to install it names the exact command', async () => {
    await expect(ensureBrowser(machine(['apt-get']), own, 'cli.js')).rejects.toThrow('sudo apt-get install -y chromium')
    await expect(ensurePdfsig(machine(['apt-get']))).rejects.toThrow('sudo apt-get install -y poppler-utils')
    await expect(ensureOpenssl(machine(['apt-get']))).rejects.toThrow('sudo apt-get install -y openssl')
    await expect(ensureToken(machine(['apt-get']))).rejects.toThrow('sudo apt-get install -y opensc')
    await expect(ensureToken(machine(['apt-get', 'pkcs11-tool']))).rejects.toThrow('sudo apt-get install -y softhsm2')
    await expect(ensureBrowser(machine([], { env: { WEGING_CHROMIUM: '/weg' } }), own, 'cli.js')).rejects.toThrow('/weg')
  })
})
