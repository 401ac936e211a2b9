import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/server-runtime'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import type { OpsporingConfig } from '~/config-opsporing.server'
import { appendLog } from '~/logboek/append.server'
import { createCheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import { loadLogKey } from '~/logboek/log-key.server'
import type { OpsporingDiensten } from '~/opsporing/diensten'
import { startFetchRhythm } from '~/opsporing/fetch-rhythm.server'
import { readKluissleutel } from '~/opsporing/kluissleutel.server'
import { openKluis } from '~/opsporing/open-kluis.server'
import { createPanelZetels } from '~/opsporing/panel-zetels.server'
import { opsporingHoedanigheidNaam, opsporingsfunctionaris } from '~/opsporing/policy'
import { createPostvakOphaler } from '~/opsporing/postvak/fetch-postvak.server'
import { loadPostvakKey } from '~/opsporing/postvak/postvak-key.server'
import type { Clock } from '~/platform/clock'
import { createHttpServer, listenHost } from '~/platform/http.server'
import type { Ids } from '~/platform/ids'
import { prepared, PREPARED_SESSION, sqlOfPg } from '~/platform/sql'
import type { Basis } from '~/toegang/basis'
import { createCookieJar } from '~/toegang/cookie.server'
import { logPasskeys, logSessions, type AccessLog } from '~/toegang/logged-access.server'
import { createPasskeyStore } from '~/toegang/passkey.server'
import { createSessionStore } from '~/toegang/session.server'
import { PrismaClient } from '~prisma/opsporing/generated/client'

export interface OpsporingProcess {
  /** The port it listens on; useful when the configured one was 0. */
  port: number
  diensten: OpsporingDiensten
  /** One round of what is asked of the panel's side, now; besides the rhythm. */
  fetchNow(): Promise<void>
  /** Ends what is under way, leaves nothing running. */
  stop(): Promise<void>
}

interface Outside {
  config: OpsporingConfig
  clock: Clock
  ids: Ids
  logger: Logger
}

const thuis = '/opsporing'

/** A pool that gives up clearly: connecting and asking have a limit, in milliseconds. */
const createPool = (connectionString: string, max: number): Pool =>
  new Pool({ connectionString, max, connectionTimeoutMillis: 5_000, query_timeout: 15_000, idle_in_transaction_session_timeout: 30_000, options: PREPARED_SESSION })

/**
 * Builds the closed compartment from its parts. It reads one view of the panel's cluster and the inbox there, on a rhythm of its own, and writes nothing there.
 * Throws a ConfigError without the key of the vault, or with another one (R-OPS-9), and when a key of the inbox was given that is none (R-OPS-23).
 */
export async function composeOpsporing({ config, clock, ids, logger }: Outside): Promise<OpsporingProcess> {
  const sleutel = readKluissleutel(config.OPSPORING_KLUISSLEUTEL)
  const pools = { app: createPool(config.OPSPORING_DATABASE_URL, 12), afhaler: createPool(config.AFHALER_DATABASE_URL, 1) }
  for (const [naam, pool] of Object.entries(pools)) {
    pool.on('error', (error) => logger.warn({ pool: naam, fout: error.name }, 'verbinding met de database verbroken'))
  }
  const db = new PrismaClient({ adapter: new PrismaPg(pools.app, prepared) })
  const sql = sqlOfPg(pools.app)
  const kluis = await openKluis({ db, clock, sleutel })
  const afhaler = sqlOfPg(pools.afhaler)
  const zetels = createPanelZetels({ sql: afhaler, clock, logger })
  const postvakSleutel = await loadPostvakKey({ file: config.OPSPORING_POSTVAKSLEUTEL, folder: config.WEGING_DATA })
  const rhythm = startFetchRhythm([zetels, createPostvakOphaler({ afhaler, db, kluis, sleutel: postvakSleutel, clock, logger })])
  const diensten: OpsporingDiensten = { db, sql, clock, ids, kluis, zetels }
  const logKey = await loadLogKey({
    name: `${new URL(config.WEGING_ORIGIN).hostname}/logboek/opsporing`, file: config.OPSPORING_LOGBOEK_BESTAND, ownFile: join(config.WEGING_DATA, 'logboek-opsporing.pem')
  })
  const checkpoints = createCheckpointKeeper({ sql, folder: config.OPSPORING_CONTROLEPUNTEN ?? join(config.WEGING_DATA, 'controlepunten', 'opsporing'), key: logKey, logger })
  const basis = createBasis({ config, clock, ids, sql })

  const folder = join(config.WEGING_BUILD, 'opsporing')
  const build = (await import(pathToFileURL(join(folder, 'server', 'index.js')).href)) as ServerBuild
  const remix = createRequestHandler({
    build,
    mode: 'production',
    getLoadContext: (_request, response) => ({ basis, diensten, nonce: String(response.locals.nonce) })
  })
  const { server } = createHttpServer({
    origin: config.WEGING_ORIGIN,
    clientFolder: join(folder, 'client'),
    logger,
    healthy: async () => (await sql.query('select 1 as gezond')).length === 1,
    pages: (request, response, next) => (request.path === '/' ? response.redirect(thuis) : remix(request, response, next))
  })
  // One query before "ready": the first one loads the query engine and would otherwise be somebody's wait.
  await Promise.all([db.zaak.count(), rhythm.round()])
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.PORT, listenHost(config.WEGING_ORIGIN), () => resolve())
  })

  checkpoints.start()

  return {
    port: (server.address() as AddressInfo).port,
    diensten,
    fetchNow: () => rhythm.round(),
    async stop() {
      rhythm.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await checkpoints.stop()
      await db.$disconnect()
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    }
  }
}

function createBasis({ config, clock, ids, sql }: Pick<Outside, 'config' | 'clock' | 'ids'> & { sql: Basis['sql'] }): Basis {
  const party = { id: new URL(config.WEGING_ORIGIN).hostname, origin: config.WEGING_ORIGIN }
  const log: AccessLog = (line) => appendLog(sql, clock, { ...line, object: null, oorsprong: 'opsporing' })
  return {
    gesloten: 'Opsporing: gesloten compartiment',
    demo: config.WEGING_DEMO === '1',
    sql,
    clock,
    log,
    sessies: logSessions(createSessionStore(sql, clock, ids), log),
    passkeys: logPasskeys(createPasskeyStore(sql, clock, ids, party), log),
    cookies: createCookieJar('opsporing', config.WEGING_ORIGIN),
    hoedanigheidNaam: opsporingHoedanigheidNaam,
    volgorde: [opsporingsfunctionaris],
    thuis,
    menu: () => [{ href: thuis, label: 'Mijn zaken' }]
  }
}
