// The wall at the level of the operating system: the real programs, what they listen on and whom they talk to.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStage, type Stage } from '~tests/journeys/stage'
import { tcpLinesOf } from './tcp-lines'

const project = fileURLToPath(new URL('../..', import.meta.url))

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.stop())

const portOf = (url: string): number => Number(new URL(url).port)

/** Under which roles somebody is connected to the database behind this address. */
async function rolesIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'proef' })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: string }>(`select distinct usename as role from pg_stat_activity where datname = current_database() and application_name <> 'proef' order by 1`)
    return rows.map(({ role }) => role)
  } finally {
    await client.end()
  }
}

/** Runs the program of one side with this environment; its exit code and its words. */
function launch(side: 'paneel' | 'opsporing', env: Record<string, string | undefined>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${project}/build/${side}/proces.js`], { cwd: project, env: { ...env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void (said += bytes.toString('utf8')))
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, said }))
  })
}

describe('the running processes', () => {
  it('[R-WAL-61] each listens on its own one port, and nothing else', () => {
    expect(tcpLinesOf(stage.pids.paneel).listens).toEqual([portOf(stage.paneel)])
    expect(tcpLinesOf(stage.pids.opsporing).listens).toEqual([portOf(stage.opsporing)])
  })

  it('[R-WAL-61] the panel talks to its own cluster alone; opsporing to its own, and to the panel’s as weging_afhaler', async () => {
    await Promise.all([stage.paneel, stage.opsporing].map((origin) => fetch(`${origin}/aanmelden`)))
    const clusters = { a: portOf(stage.urls.DATABASE_URL), b: portOf(stage.urls.OPSPORING_DATABASE_URL) }
    const own = (port: number): boolean => Object.values(clusters).includes(port) || port === portOf(stage.paneel) || port === portOf(stage.opsporing)
    expect(clusters.a).not.toBe(clusters.b)
    expect(tcpLinesOf(stage.pids.paneel).talksTo.filter(own)).toEqual([clusters.a])
    expect(tcpLinesOf(stage.pids.opsporing).talksTo.filter(own)).toEqual([clusters.a, clusters.b].sort((one, two) => one - two))
    expect(await rolesIn(stage.urls.OPSPORING_DATABASE_URL_OWNER)).toEqual(['opsporing_app'])
    expect((await rolesIn(stage.urls.DATABASE_URL_OWNER)).filter((role) => !['weging_app', 'weging_lezer'].includes(role))).toEqual(['weging_afhaler'])
  })
})

describe('the real program', () => {
  const foreign = ['OPSPORING_DATABASE_URL', 'AFHALER_DATABASE_URL', 'OPSPORING_KLUISSLEUTEL'] as const

  it.each(foreign)('[R-WAL-62] of the panel does not start with %s in its environment, and repeats no value of it', async (name) => {
    const secret = 'postgres://geheim:ZGEHEIMZ@127.0.0.1:1/x'
    const { DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT } = stage.urls
    const env = { PATH: process.env.PATH, PORT: '1', WEGING_ORIGIN: stage.paneel, WEGING_DATA: stage.data, WEGING_BUILD: `${project}/build`, DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, [name]: secret }
    const { code, said } = await launch('paneel', env)
    expect(code).toBe(1)
    expect(said).toBe(`Het paneel start niet met gegevens van een ander proces. Haal weg: ${name}\n`)
  })

  it('[R-WAL-62] of opsporing does not start with an address of the panel in its environment', async () => {
    const { code, said } = await launch('opsporing', { PATH: process.env.PATH, PORT: '1', DATABASE_URL: 'postgres://geheim:ZGEHEIMZ@127.0.0.1:1/x' })
    expect(code).toBe(1)
    expect(said).toBe('Opsporing start niet met gegevens van het paneel. Haal weg: DATABASE_URL\n')
  })
})
