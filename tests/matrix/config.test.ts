import { describe, expect, it } from 'vitest'
import { readOpsporingConfig } from '~/config-opsporing.server'
import { readPaneelConfig } from '~/config-paneel.server'
import { ConfigError, type Env } from '~/platform/config.server'

const shared = { PORT: '3000', WEGING_ORIGIN: 'http://localhost:3000', WEGING_DATA: '/data', WEGING_BUILD: '/build' }
const paneel: Env = { ...shared, DATABASE_URL: 'postgres://app:geheim@localhost/weging', DATABASE_URL_LEZER: 'postgres://lezer:geheim@localhost/weging', DATABASE_URL_TOEZICHT: 'postgres://toezicht:geheim@localhost/weging' }
const opsporing: Env = { ...shared, OPSPORING_DATABASE_URL: 'postgres://o:geheim@localhost/opsporing', AFHALER_DATABASE_URL: 'postgres://a:geheim@localhost/weging', OPSPORING_KLUISSLEUTEL: '/run/kluis' }

/** What the process says when it does not start. */
function refusal(read: (env: Env) => unknown, env: Env): string {
  try {
    read(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'niet geweigerd'
}

describe('the environment of a process', () => {
  it('[R-PLA-40] a right environment is read once and typed; without WEGING_DEMO there is no demo', () => {
    expect(readPaneelConfig(paneel)).toMatchObject({ PORT: 3000, WEGING_DEMO: '0' })
    expect(readOpsporingConfig({ ...opsporing, WEGING_DEMO: '1' })).toMatchObject({ PORT: 3000, WEGING_DEMO: '1' })
  })

  it('[R-PLA-53] a node has a name, 1 when nobody gave one, and may be told where to listen', () => {
    expect(readPaneelConfig(paneel)).toMatchObject({ WEGING_KNOOPPUNT: '1' })
    expect(readPaneelConfig({ ...paneel, WEGING_KNOOPPUNT: 'zaal-2', WEGING_LUISTERADRES: '127.0.0.1' })).toMatchObject({ WEGING_KNOOPPUNT: 'zaal-2', WEGING_LUISTERADRES: '127.0.0.1' })
    const told = refusal(readPaneelConfig, { ...paneel, WEGING_KNOOPPUNT: 'knooppunt van Jansen', WEGING_LUISTERADRES: 'overal' })
    expect(told.split('\n').slice(1)).toEqual([
      '  WEGING_KNOOPPUNT: geef een korte naam van letters, cijfers en streepjes',
      '  WEGING_LUISTERADRES: geef een IP-adres, of laat deze naam weg'
    ])
  })

  it('[R-ADV-97] a seal key of one’s own comes with a timestamp service, and a key on a token is named whole', () => {
    expect(refusal(readPaneelConfig, { ...paneel, WEGING_ZEGEL_BESTAND: '/zegel.pem' }).split('\n').slice(1).map((line) => line.trim().split(':')[0])).toEqual(['WEGING_TIJDSTEMPEL_URL', 'WEGING_TIJDSTEMPEL_BESTAND'])
    expect(refusal(readPaneelConfig, { ...paneel, WEGING_TIJDSTEMPEL_URL: 'https://tijd.example' })).toContain('WEGING_TIJDSTEMPEL_BESTAND')
    const service = { WEGING_TIJDSTEMPEL_URL: 'https://tijd.example', WEGING_TIJDSTEMPEL_BESTAND: '/tijd.pem' }
    expect(readPaneelConfig({ ...paneel, ...service, WEGING_ZEGEL_BESTAND: '/zegel.pem' })).toMatchObject(service)
    const half = refusal(readPaneelConfig, { ...paneel, ...service, WEGING_ZEGEL_PKCS11_MODULE: '/token.so', WEGING_ZEGEL_PKCS11_PIN: '4711', WEGING_ZEGEL_BESTAND: '/zegel.pem' })
    expect(half.match(/^ {2}[A-Z_0-9]+/gm)?.map((name) => name.trim())).toEqual(['WEGING_ZEGEL_PKCS11_TOKEN', 'WEGING_ZEGEL_PKCS11_ID', 'WEGING_ZEGEL_PKCS11_CERTIFICATEN', 'WEGING_ZEGEL_BESTAND'])
    expect(half).not.toContain('4711')
  })

  it('[R-PLA-40] every wrong name is told at once, in Dutch, and no value of it', () => {
    const told = refusal(readPaneelConfig, { ...paneel, PORT: '70000', WEGING_ORIGIN: 'localhost', WEGING_DATA: undefined, DATABASE_URL: 'mysql://app:wachtwoord@x/y', WEGING_DEMO: 'ja' })
    expect(told.split('\n')).toEqual([
      'De omgeving klopt niet:',
      '  PORT: geef een poortnummer van 1 tot en met 65535',
      '  WEGING_ORIGIN: geef het adres waarop mensen dit openen, bijvoorbeeld http://localhost:3000',
      '  WEGING_DATA: geef de map voor sleutels en bestanden',
      '  WEGING_DEMO: geef 0 of 1',
      '  DATABASE_URL: geef een adres dat begint met postgres://'
    ])
    expect(told).not.toContain('wachtwoord')
  })

  it('[R-PLA-40] an empty environment is refused name by name', () => {
    expect(refusal(readOpsporingConfig, {}).match(/^ {2}[A-Z_]+/gm)?.map((name) => name.trim())).toEqual([
      'PORT', 'WEGING_ORIGIN', 'WEGING_DATA', 'WEGING_BUILD', 'OPSPORING_DATABASE_URL', 'AFHALER_DATABASE_URL', 'OPSPORING_KLUISSLEUTEL'
    ])
  })
})

describe('credentials of the other side', () => {
  it.each(['OPSPORING_DATABASE_URL', 'OPSPORING_KLUISSLEUTEL', 'AFHALER_DATABASE_URL', 'opsporing_database_url'])('[R-WAL-1] the panel does not start when it is handed %s', (name) => {
    expect(refusal(readPaneelConfig, { ...paneel, [name]: 'postgres://x:geheim@y/z' })).toBe(`Het paneel start niet met gegevens van een ander proces. Haal weg: ${name}`)
    expect(refusal(readPaneelConfig, { ...paneel, [name]: '' })).toContain(name)
  })

  it.each(['DATABASE_URL', 'DATABASE_URL_LEZER', 'DATABASE_URL_TOEZICHT', 'DATABASE_URL_OWNER'])('[R-WAL-1] opsporing does not start when it is handed %s', (name) => {
    expect(refusal(readOpsporingConfig, { ...opsporing, [name]: 'postgres://x:geheim@y/z' })).toBe(`Opsporing start niet met gegevens van het paneel. Haal weg: ${name}`)
  })
})
