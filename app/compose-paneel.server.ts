import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/server-runtime'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { keepCertificates } from '~/advies/kept-certificates.server'
import { MAX_SIGNED_BYTES, SIGNING_PATH } from '~/advies/handtekening/keep-signed-copy.server'
import { createPublicVerification, MAX_FORM_BYTES, VERIFICATION_PATH } from '~/advies/public-verification.server'
import { REACTION_DAYS } from '~/advies/reactie/reaction.server'
import { createRenderer } from '~/advies/render.server'
import { loadSealKey } from '~/advies/seal.server'
import { stampAdvies, type Stempel } from '~/advies/stamp-advies.server'
import { createStampJobs } from '~/advies/stamp-jobs.server'
import { loadTimestamps } from '~/advies/tijdstempel/load-timestamps.server'
import { catalogusVelden } from '~/beoordeling/store.server'
import { tokenOf, type PaneelConfig } from '~/config-paneel.server'
import type { PaneelDiensten } from '~/diensten-paneel'
import { isPrivateRoom } from '~/dossier/rooms'
import { hoedanigheden, hoedanigheidNaam, type Hoedanigheid } from '~/dossier/schema'
import { createPaneelGate } from '~/gate-paneel.server'
import { createInvitationTimer } from '~/hoorzitting/uitnodigen/invitation-timer.server'
import { createAppointmentMail } from '~/hoorzitting/uitnodigen/send.server'
import { appendLog } from '~/logboek/append.server'
import { LEAVING_PATH } from '~/gemachtigde/toegang/leaving'
import { limitLinkSessions } from '~/gemachtigde/toegang/link-sessions.server'
import { createKetenTimer } from '~/keten/koppelvlakken/panel-events.server'
import { createOverlegGate } from '~/keten/overleg/gate.server'
import { createOefenGate } from '~/kalibratie/gate.server'
import { createOefenTimer } from '~/kalibratie/open-oefening.server'
import { isPrivateOefenRoom } from '~/kalibratie/rooms'
import { createEntryLog } from '~/logboek/entries.server'
import { writeVerifier } from '~/logboek/checkpoint'
import { createCheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import { loadLogKey } from '~/logboek/log-key.server'
import { readTrailState } from '~/logboek/toezicht/trail-state.server'
import type { Clock } from '~/platform/clock'
import { ConfigError } from '~/platform/config.server'
import { clientAddress, createHttpServer, listenHost } from '~/platform/http.server'
import type { Ids } from '~/platform/ids'
import { createNotices } from '~/platform/mail/notices.server'
import { createFilePost, createSmtpPost } from '~/platform/mail/post.server'
import { createPace } from '~/platform/pace'
import { postvakSleutelBestand } from '~/platform/postvak/key-file'
import { prepared, PREPARED_SESSION, sqlOfPg } from '~/platform/sql'
import { createTurns } from '~/platform/turns'
import type { Basis } from '~/toegang/basis'
import { readAddress } from '~/toegang/address.server'
import { createCookieJar } from '~/toegang/cookie.server'
import { withGroupGates } from '~/toegang/group-gate.server'
import { logPasskeys, logSessions, type AccessLog } from '~/toegang/logged-access.server'
import { createPasskeyStore } from '~/toegang/passkey.server'
import { createSessionStore, type SessionStore } from '~/toegang/session.server'
import { createFileChecker } from '~/stukken/checker.server'
import { loadStukkenKluis } from '~/stukken/load-kluis.server'
import { ADDING_PATH, maxFormBytes } from '~/stukken/upload-door'
import { readPostvakSleutel } from '~/toestemming/inbox.server'
import { countRoomsWithoutKey, createFileRoomKeys, createHistoryEnd, createHttpDoor, createPostgresBus, createPostgresUpdateLog, LOG_SESSION, createRooms, createRoomSeals, sealLog, type Rooms } from '~realtime/index'

export interface PaneelProcess {
  /** The port it listens on; useful when the configured one was 0. */
  port: number
  diensten: PaneelDiensten
  /** Ends what is under way, closes sockets with 4503, leaves nothing running. */
  stop(): Promise<void>
}

interface Outside {
  config: PaneelConfig
  clock: Clock
  ids: Ids
  logger: Logger
}

const menu: Record<string, { href: string; label: string }[]> = {
  coordinator: [
    { href: '/werk', label: 'Mijn werk' },
    { href: '/dossiers', label: 'Dossiers' },
    { href: '/hoorzittingen', label: 'Hoorzittingen' },
    { href: '/keten/taken', label: 'Keten' },
    { href: '/beschikbaarheid', label: 'Beschikbaarheid' },
    { href: '/kalibratie', label: 'Oefenen' },
    { href: '/rapportage', label: 'Rapportage' }
  ],
  beslismedewerker: [{ href: '/adviezen', label: 'Adviezen' }],
  ketenmedewerker: [{ href: '/keten/taken', label: 'Taken' }],
  toezichthouder: [{ href: '/toezicht', label: 'Logboek' }, { href: '/rapportage', label: 'Rapportage' }],
  gemachtigde: [{ href: '/gemachtigde', label: 'Mijn dossiers' }, { href: '/agenda', label: 'Agenda' }]
}
const paneelMenu = [
  { href: '/werk', label: 'Mijn werk' },
  { href: '/dossiers', label: 'Dossiers' },
  { href: '/beschikbaarheid', label: 'Beschikbaarheid' },
  { href: '/agenda', label: 'Agenda' },
  { href: '/kalibratie', label: 'Oefenen' },
  { href: '/rapportage', label: 'Rapportage' }
]

/** Files that are read and looked at at the same time, and how many more may wait for that. */
const UPLOADS_AT_ONCE = 2
const UPLOADS_WAITING = 20

/** Codes of links that are tried at the same time, and how many more may wait for that. */
const CODES_AT_ONCE = 3
const CODES_WAITING = 60

/** How often one address of an agenda may be asked for: programs ask every quarter of an hour, and somebody who tries a few times more. */
const FEED_PACE = { times: 20, per: 60_000 }

const poolSettings = { connectionTimeoutMillis: 5_000, query_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 }

/** A pool that gives up clearly: connecting and asking have a limit, in milliseconds. */
const createPool = (connectionString: string, max: number): Pool =>
  new Pool({ ...poolSettings, connectionString, max, options: PREPARED_SESSION })

/** Who signs out or wears another capacity loses the right to rooms that are open: they close at once, not at the next round (R-RTM-42). */
const closingRooms = (sessies: SessionStore, rooms: Rooms): SessionStore => ({
  ...sessies,
  async switchCapacity(wie, hoedanigheid) {
    const switched = await sessies.switchCapacity(wie, hoedanigheid)
    if (switched) await rooms.recheck()
    return switched
  },
  async end(wie) {
    await sessies.end(wie)
    await rooms.recheck()
  }
})

/** The folder is made and closed here, so that a wrong one is told before anybody types. */
function openKeys(folder: string): ReturnType<typeof createFileRoomKeys> {
  try {
    return createFileRoomKeys(folder)
  } catch {
    throw new ConfigError(`De map voor kamersleutels kan niet worden gemaakt of gesloten: ${folder}. Geef in WEGING_SLEUTELMAP een map die van dit account is.`)
  }
}

/** The pool of the log: lines that stay open and statements planned once, for a change waits for them (R-RTM-1). */
const createLogPool = (connectionString: string): Pool =>
  new Pool({ ...poolSettings, connectionString, max: 4, idleTimeoutMillis: 0, keepAlive: true, options: LOG_SESSION })

/** Builds the panel process from its parts. Everything that counts is made here and handed on; no module holds state. */
export async function composePaneel({ config, clock, ids, logger }: Outside): Promise<PaneelProcess> {
  const pools = {
    app: createPool(config.DATABASE_URL, 12),
    rooms: createLogPool(config.DATABASE_URL),
    lezer: createPool(config.DATABASE_URL_LEZER, 4),
    toezicht: createPool(config.DATABASE_URL_TOEZICHT, 2)
  }
  for (const [naam, pool] of Object.entries(pools)) {
    pool.on('error', (error) => logger.warn({ pool: naam, fout: error.name }, 'verbinding met de database verbroken'))
  }
  const db = new PrismaClient({ adapter: new PrismaPg(pools.app, prepared) })
  const lezer = new PrismaClient({ adapter: new PrismaPg(pools.lezer, prepared) })
  const sql = sqlOfPg(pools.app)
  const party = { id: new URL(config.WEGING_ORIGIN).hostname, origin: config.WEGING_ORIGIN }
  const log: AccessLog = (line) => appendLog(sql, clock, { ...line, object: null, oorsprong: 'paneel' })
  const sessies = logSessions(limitLinkSessions(createSessionStore(sql, clock, ids), sql, clock), log)
  const passkeys = logPasskeys(createPasskeyStore(sql, clock, ids, party), log)
  const cookies = createCookieJar('paneel', config.WEGING_ORIGIN)
  const entered = createEntryLog(sql, clock)
  const door = { sql, clock, sessies, cookies, origin: config.WEGING_ORIGIN, entered }
  const gate = withGroupGates(createPaneelGate({ ...door, catalogusVan: (dossierId) => catalogusVelden(db, dossierId) }), [createOefenGate({ ...door, db }), createOverlegGate(door)])
  const isPrivate = (room: string): boolean => isPrivateRoom(room) || isPrivateOefenRoom(room)
  const keys = openKeys(config.WEGING_SLEUTELMAP ?? join(config.WEGING_DATA, 'kamersleutels'))
  const seals = createRoomSeals({ keys, isPrivate })
  const node = ids.uuid()
  const bus = createPostgresBus({ connectionString: config.DATABASE_URL, node, logger })
  const rooms = createRooms({
    log: sealLog(createPostgresUpdateLog(pools.rooms), seals, logger), gate, clock, logger, bus, node,
    compactionWorker: join(config.WEGING_BUILD, 'bin', 'compaction-worker.js')
  })
  const historyEnd = createHistoryEnd({ pool: pools.rooms, keys, clock, logger, forget: (room) => seals.forget(room) })
  const stukkenKluis = await loadStukkenKluis(db, config.WEGING_STUKKENSLEUTEL ?? join(config.WEGING_DATA, 'stukkensleutel'))
  const stukkenCheck = createFileChecker({ workerPath: join(config.WEGING_BUILD, 'bin', 'check-worker.js') })
  const renderer = createRenderer({ workerPath: join(config.WEGING_BUILD, 'bin', 'render-worker.js') })
  const zegel = await loadSealKey({
    folder: config.WEGING_DATA,
    file: config.WEGING_ZEGEL_BESTAND,
    password: config.WEGING_ZEGEL_WACHTWOORD,
    token: tokenOf(config),
    now: clock.now()
  })
  const zegelCertificaten = await keepCertificates(config.WEGING_ZEGELCERTIFICATEN ?? join(config.WEGING_DATA, 'zegelcertificaten'), zegel.certificatePem)
  const tijdstempels = await loadTimestamps({
    folder: config.WEGING_DATA, url: config.WEGING_TIJDSTEMPEL_URL, trustFile: config.WEGING_TIJDSTEMPEL_BESTAND, policy: config.WEGING_TIJDSTEMPEL_REGELING, now: () => clock.now()
  })
  if (tijdstempels.timestamps.isTest && !zegel.isTest) throw new ConfigError('Bij een eigen zegelsleutel hoort een echte tijdstempeldienst, en geen TEST. Zie docs/beheer.md, Zegel en tijdstempels.')
  const tijdstempelCertificaten = await keepCertificates(config.WEGING_TIJDSTEMPELCERTIFICATEN ?? join(config.WEGING_DATA, 'tijdstempelcertificaten'), ...tijdstempels.timestamps.trustedCertificates)
  const logKey = await loadLogKey({ name: `${party.id}/logboek/paneel`, file: config.WEGING_LOGBOEK_BESTAND, ownFile: join(config.WEGING_DATA, 'logboek-paneel.pem') })
  const checkpointFolder = config.WEGING_CONTROLEPUNTEN ?? join(config.WEGING_DATA, 'controlepunten', 'paneel')
  const checkpoints = createCheckpointKeeper({ sql, folder: checkpointFolder, key: logKey, logger })
  const toezicht = { sql: sqlOfPg(pools.toezicht), state: () => readTrailState(checkpointFolder, logKey.verifier) }
  const demoPost = config.WEGING_SMTP ? null : join(config.WEGING_DATA, 'post')
  const post = config.WEGING_SMTP ? createSmtpPost(config.WEGING_SMTP) : createFilePost(join(config.WEGING_DATA, 'post'))
  const sender = { origin: config.WEGING_ORIGIN, from: config.WEGING_MAIL_AFZENDER ?? `weging@${party.id}` }
  const notices = createNotices({ sql, clock, logger, post, ...sender, addressOf: (accountId) => readAddress(sql, accountId), other: createAppointmentMail({ sql, clock, ...sender }) })
  const verificatie = createPublicVerification({
    clock, trustedCertificates: zegelCertificaten, trustedTimestampCertificates: tijdstempelCertificaten, expectedRpId: party.id, logSleutel: writeVerifier(logKey.verifier), workerPath: join(config.WEGING_BUILD, 'bin', 'verify-worker.js')
  })
  const postvakBestand = config.WEGING_POSTVAKSLEUTEL ?? join(config.WEGING_DATA, postvakSleutelBestand)
  const stempel: Stempel = (adviesId) => stampAdvies({ db, clock }, { zegel, tijdstempels, renderer, zegelCertificaten, tijdstempelCertificaten }, adviesId)
  const diensten: PaneelDiensten = { db, sql, toezicht, lezer, lezerSql: sqlOfPg(pools.lezer), clock, ids, passkeys, party, rooms, seals, historyEnd, renderer, stukkenKluis, stukkenCheck, stukMaxMb: config.WEGING_STUK_MB, uploadbeurten: createTurns(UPLOADS_AT_ONCE, UPLOADS_WAITING), codebeurten: createTurns(CODES_AT_ONCE, CODES_WAITING), entered, agendaTempo: createPace(clock, FEED_PACE), demoPost, telefoon: config.WEGING_TELEFOON, reactieDagen: config.WEGING_REACTIETERMIJN ?? REACTION_DAYS, zegel, stempel, checkpoints, zegelCertificaten, tijdstempelCertificaten, vraagtermijn: config.WEGING_VRAAGTERMIJN, tweeDisciplines: config.WEGING_TWEE_DISCIPLINES === '1', verificatie, postvakSleutel: () => readPostvakSleutel(postvakBestand) }
  const oefeningen = createOefenTimer({ db, clock }, {
    changed: () => Promise.all([rooms.recheck(), historyEnd.sweep()]),
    failed: (error) => logger.error({ err: error }, 'oefeningen konden niet worden nagegaan; over een minuut opnieuw')
  })
  const uitnodigingen = createInvitationTimer({ db, clock }, (error) => logger.error({ err: error }, 'uitnodigingen konden niet worden nagegaan; over een minuut opnieuw'))
  const keten = createKetenTimer({ db, clock, ids }, (error) => logger.error({ err: error }, 'taken in de keten konden niet worden nagegaan; over een minuut opnieuw'))
  const stempels = createStampJobs({ sql, logger, stamp: stempel })

  const basis: Basis = {
    demo: config.WEGING_DEMO === '1',
    sql,
    clock,
    log,
    sessies: closingRooms(sessies, rooms),
    passkeys,
    cookies,
    hoedanigheidNaam: (hoedanigheid) => hoedanigheidNaam[hoedanigheid as Hoedanigheid] ?? hoedanigheid,
    volgorde: hoedanigheden,
    thuis: '/',
    openbaar: [{ href: VERIFICATION_PATH, label: 'Een advies controleren, zonder aan te melden' }],
    menu: (wie) => (wie.alleen === undefined ? (menu[wie.hoedanigheid] ?? paneelMenu) : [{ href: `/gemachtigde/${wie.alleen}`, label: 'Dit dossier' }]),
    veiligWeg: (wie) => (wie.hoedanigheid === 'betrokkene' ? LEAVING_PATH : undefined),
    // A link lets its holder make the first one; whoever has one signs in with it (R-GEM-6).
    magPasskey: async (wie) => wie.hoedanigheid !== 'betrokkene' && (wie.alleen === undefined || (await passkeys.list(wie.accountId)).length === 0)
  }

  const folder = join(config.WEGING_BUILD, 'paneel')
  const build = (await import(pathToFileURL(join(folder, 'server', 'index.js')).href)) as ServerBuild
  const { server } = createHttpServer({
    origin: config.WEGING_ORIGIN,
    clientFolder: join(folder, 'client'),
    logger,
    uploads: [{ path: new RegExp(`^${VERIFICATION_PATH}$`), maxBytes: MAX_FORM_BYTES }, { path: SIGNING_PATH, maxBytes: MAX_SIGNED_BYTES }, { path: ADDING_PATH, maxBytes: maxFormBytes(config.WEGING_STUK_MB) }],
    aside: createHttpDoor({ rooms, logger }).handle,
    healthy: async () => (await sql.query('select 1 as gezond')).length === 1,
    pages: createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (request, response) => ({ basis, diensten, adres: clientAddress(request, config.WEGING_PROXIES ?? 0), nonce: String(response.locals.nonce) })
    })
  })
  server.on('upgrade', (request, socket, head) => {
    if (!rooms.handleUpgrade(request, socket, head)) socket.destroy()
  })
  // One query before "ready": the first one loads the query engine and would otherwise be somebody's wait.
  await db.dossier.count()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.PORT, listenHost(config.WEGING_ORIGIN, config.WEGING_LUISTERADRES), () => resolve())
  })
  historyEnd.start()
  checkpoints.start()
  await notices.start()
  await stempels.start()
  oefeningen.start()
  uitnodigingen.start()
  keten.start()
  const zonderSleutel = await countRoomsWithoutKey(sql, keys, isPrivate)
  if (zonderSleutel > 0) logger.error({ kamers: zonderSleutel }, 'van besloten ruimten ontbreekt hier de sleutel: is WEGING_SLEUTELMAP de map van alle knooppunten? (docs/beheer.md, Reservekopie)')

  return {
    port: (server.address() as AddressInfo).port,
    diensten,
    async stop() {
      await rooms.stop()
      await bus.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await notices.stop()
      await stempels.stop()
      await oefeningen.stop()
      await uitnodigingen.stop()
      await keten.stop()
      await historyEnd.stop()
      await checkpoints.stop()
      await renderer.stop()
      await stukkenCheck.stop()
      await verificatie.stop()
      await Promise.all([db.$disconnect(), lezer.$disconnect()])
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    }
  }
}
