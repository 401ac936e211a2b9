import { describe, expect, it } from 'vitest'
import type { Urls } from './start-env.mjs'
import { environmentOf, readSettings, SettingsRefused } from './start-env.mjs'

const urls: Urls = {
  DATABASE_URL: 'postgresql://a/app',
  DATABASE_URL_LEZER: 'postgresql://a/lezer',
  DATABASE_URL_OWNER: 'postgresql://a/owner',
  OPSPORING_DATABASE_URL: 'postgresql://b/app',
  OPSPORING_DATABASE_URL_OWNER: 'postgresql://b/owner',
  AFHALER_DATABASE_URL: 'postgresql://a/afhaler'
}

describe('what the launcher is told', () => {
  it('[R-PLA-7] nothing configured: embedded clusters and the demo', () => {
    expect(readSettings({})).toEqual({
      ports: { paneel: 3000, opsporing: 3010 },
      origins: { paneel: 'http://localhost:3000', opsporing: 'http://localhost:3010' },
      urls: null,
      demo: true
    })
  })

  it('[R-PLA-7] a configured database is never a demo, unless somebody says so', () => {
    expect(readSettings({ ...urls })).toMatchObject({ urls, demo: false })
    expect(readSettings({ ...urls, WEGING_DEMO: '1' }).demo).toBe(true)
    expect(readSettings({ ...urls, WEGING_DEMO: 'ja' }).demo).toBe(false)
  })

  it.each(Object.keys(urls))('[R-PLA-7] without %s it refuses and names it', (name) => {
    expect(() => readSettings({ ...urls, [name]: undefined })).toThrow(name)
  })

  it('[R-PLA-5] a port that is no port, or the same port twice, is refused', () => {
    expect(() => readSettings({ WEGING_POORT: 'drie' })).toThrow(SettingsRefused)
    expect(() => readSettings({ WEGING_POORT: '3010' })).toThrow('allebei 3010')
  })
})

describe('what a child is told', () => {
  const env = { ...urls, PATH: '/bin', PGPASSWORD: 'x', WEGING_DEMO: '1', WEGING_SLEUTEL: 'paneel', OPSPORING_SLEUTEL: 'opsporing', WEGING_ORIGIN_OPSPORING: 'http://b' }
  const settings = readSettings({ ...urls, WEGING_ORIGIN_OPSPORING: 'http://b' })
  const given = (child: 'paneel' | 'opsporing' | 'demo'): Record<string, string> => environmentOf(child, { env, settings, urls, data: '/data', build: '/build' })
  const shared = { PATH: '/bin', NODE_ENV: 'production', WEGING_DATA: '/data', WEGING_BUILD: '/build', WEGING_DEMO: '0' }

  it('[R-PLA-8] the panel: cluster A as app and as reader, and nothing that names the other side', () => {
    const { DATABASE_URL, DATABASE_URL_LEZER } = urls
    expect(given('paneel')).toEqual({ ...shared, DATABASE_URL, DATABASE_URL_LEZER, PORT: '3000', WEGING_ORIGIN: 'http://localhost:3000', WEGING_SLEUTEL: 'paneel' })
  })

  it('[R-PLA-8] opsporing: cluster B as app, the inbox, and nothing of the panel', () => {
    const { OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL } = urls
    expect(given('opsporing')).toEqual({ ...shared, OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL, PORT: '3010', WEGING_ORIGIN: 'http://b', OPSPORING_SLEUTEL: 'opsporing' })
  })

  it('[R-PLA-8] the demo seed: both as app, handed on one by one to its children', () => {
    const { DATABASE_URL, OPSPORING_DATABASE_URL } = urls
    expect(given('demo')).toEqual({ ...shared, DATABASE_URL, OPSPORING_DATABASE_URL })
  })
})
