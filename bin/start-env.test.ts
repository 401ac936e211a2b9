import { describe, expect, it } from 'vitest'
import type { Urls } from './start-env.mjs'
import { environmentOf, readNodes, readSettings, SettingsRefused } from './start-env.mjs'

const urls: Urls = {
  DATABASE_URL: 'postgresql://a/app',
  DATABASE_URL_LEZER: 'postgresql://a/lezer',
  DATABASE_URL_TOEZICHT: 'postgresql://a/toezicht',
  DATABASE_URL_OWNER: 'postgresql://a/owner',
  OPSPORING_DATABASE_URL: 'postgresql://b/app',
  OPSPORING_DATABASE_URL_OWNER: 'postgresql://b/owner',
  AFHALER_DATABASE_URL: 'postgresql://a/afhaler'
}
const vault = { OPSPORING_KLUISSLEUTEL: '/run/kluis' }

describe('what the launcher is told', () => {
  it('[R-PLA-7] nothing configured: embedded clusters and the demo', () => {
    expect(readSettings({})).toEqual({
      ports: { paneel: 3000, opsporing: 3010 },
      origins: { paneel: 'http://localhost:3000', opsporing: 'http://localhost:3010' },
      urls: null,
      kluissleutel: null,
      demo: true
    })
  })

  it('[R-PLA-7] a configured database is never a demo, unless somebody says so', () => {
    expect(readSettings({ ...urls, ...vault })).toMatchObject({ urls, kluissleutel: '/run/kluis', demo: false })
    expect(readSettings({ ...urls, ...vault, WEGING_DEMO: '1' }).demo).toBe(true)
    expect(readSettings({ ...urls, ...vault, WEGING_DEMO: 'ja' }).demo).toBe(false)
  })

  it.each(Object.keys(urls))('[R-PLA-7] without %s it refuses and names it', (name) => {
    expect(() => readSettings({ ...urls, [name]: undefined })).toThrow(name)
  })

  it('[R-OPS-9] a configured database without the key of the vault is refused, and the key is named', () => {
    expect(() => readSettings({ ...urls })).toThrow(/^OPSPORING_KLUISSLEUTEL ontbreekt: /)
  })

  it('[R-PLA-5] a port that is no port, or the same port twice, is refused', () => {
    expect(() => readSettings({ WEGING_POORT: 'drie' })).toThrow(SettingsRefused)
    expect(() => readSettings({ WEGING_POORT: '3010' })).toThrow('allebei 3010')
  })
})

describe('how many nodes the launcher is asked for', () => {
  it.each([[[], 1], [['--nodes', '1'], 1], [['--nodes', '2'], 2], [['--nodes=8'], 8]] as const)('[R-PLA-50] %j: %i', (args, nodes) => {
    expect(readNodes(args)).toBe(nodes)
  })

  it.each([['--nodes'], ['--nodes', '0'], ['--nodes', '9'], ['--nodes', '1.5'], ['--nodes', '-1'], ['--nodes=twee'], ['--nodes=']])('[R-PLA-50] %s %s: no number of nodes, and one line says what is', (...args) => {
    expect(() => readNodes(args)).toThrow(/^--nodes is '.*'; geef een aantal van 1 tot en met 8, bijvoorbeeld: npm start -- --nodes 2$/)
  })

  it.each([['--knopen', '2'], ['2'], ['--nodes', '2', '--nodes', '3'], ['--nodes', '2', '3']])('[R-PLA-50] %s %s %s: refused, with the one option there is', (...args) => {
    expect(() => readNodes(args)).toThrow(SettingsRefused)
    expect(() => readNodes(args)).toThrow(/^Onbekende optie '(--knopen|2|--nodes|3)'/)
  })
})

describe('what a child is told', () => {
  const env = { ...urls, ...vault, PATH: '/bin', PGPASSWORD: 'x', WEGING_DEMO: '1', WEGING_SLEUTEL: 'paneel', OPSPORING_SLEUTEL: 'opsporing', WEGING_ORIGIN_OPSPORING: 'http://b' }
  const settings = readSettings({ ...urls, ...vault, WEGING_ORIGIN_OPSPORING: 'http://b' })
  const given = (child: 'paneel' | 'opsporing' | 'demo'): Record<string, string> => environmentOf(child, { env, settings, urls, kluissleutel: '/run/kluis', data: '/data', build: '/build' })
  const shared = { PATH: '/bin', NODE_ENV: 'production', WEGING_DATA: '/data', WEGING_BUILD: '/build', WEGING_DEMO: '0' }

  it('[R-PLA-8] the panel: cluster A as app and as reader, and nothing that names the other side', () => {
    const { DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT } = urls
    expect(given('paneel')).toEqual({ ...shared, DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, PORT: '3000', WEGING_ORIGIN: 'http://localhost:3000', WEGING_SLEUTEL: 'paneel' })
  })

  it('[R-PLA-53] one of several panels: its own port on this machine, its name, and the address people use', () => {
    const { DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT } = urls
    const told = environmentOf('paneel', { env: { ...env, WEGING_LUISTERADRES: '10.0.0.5' }, settings, urls, kluissleutel: '/run/kluis', data: '/data', build: '/build', node: { name: '2', port: 20_002 } })
    expect(told).toEqual({
      ...shared, DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, WEGING_SLEUTEL: 'paneel',
      PORT: '20002', WEGING_LUISTERADRES: '127.0.0.1', WEGING_KNOOPPUNT: '2', WEGING_ORIGIN: 'http://localhost:3000'
    })
  })

  it('[R-PLA-8] opsporing: cluster B as app, the key of the vault, the inbox, and nothing of the panel', () => {
    const { OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL } = urls
    expect(given('opsporing')).toEqual({ ...shared, ...vault, OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL, PORT: '3010', WEGING_ORIGIN: 'http://b', OPSPORING_SLEUTEL: 'opsporing' })
  })

  it('[R-PLA-8] the demo seed: both as app, and the key of the vault, handed on one by one to its children', () => {
    const { DATABASE_URL, OPSPORING_DATABASE_URL } = urls
    expect(given('demo')).toEqual({ ...shared, ...vault, DATABASE_URL, OPSPORING_DATABASE_URL })
  })
})
