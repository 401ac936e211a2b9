// The real opsporing process on databases of its own, with the case full of canaries and its two officers signed in.
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { composeOpsporing, type OpsporingProcess } from '~/compose-opsporing.server'
import { importOpsporing } from '~/opsporing/import/import-opsporing.server'
import { demoOpsporingId, seedOpsporingDemo } from '~/opsporing/seed-demo.server'
import { systemIds } from '~/platform/ids'
import { dumpDatabase } from './dump-database'
import { createTestKluissleutel, openTestKluis } from './kluis'
import { createOpsporingDatabase, createPaneelDatabase, type TestDatabase } from './postgres'
import { opsporingClient } from './prisma-clients'
import { createVisitor, type Visitor } from './world/visitor'
import { twoWorlds, zaakOf } from './zaak-file'

export interface OpsporingStage {
  process: OpsporingProcess
  database: TestDatabase<'owner' | 'app'>
  /** The panel's side, of which the process reads one view. */
  paneel: TestDatabase<'owner' | 'app' | 'lezer' | 'toezicht' | 'afhaler'>
  /** The case: OPS-0001 is its officer. */
  zaakId: string
  officer: Visitor
  /** Signed in, and officer of no case. */
  other: Visitor
  /** Everything the process wrote to its technical log. */
  logged: string[]
  /** The lines of this compartment's own log, in order. */
  logLines(): Promise<{ seq: number; deed: string; object: string | null }[]>
  /** One statement as the owner of the tables. */
  asOwner(text: string): Promise<void>
  stop(): Promise<void>
}

export async function startOpsporingStage(clock: { now(): Date }): Promise<OpsporingStage> {
  const [paneel, database] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
  const sleutel = createTestKluissleutel()
  const db = opsporingClient(database.urls.app)
  const written = await importOpsporing(db, zaakOf(twoWorlds().met), { peildatum: null, clock, kluis: await openTestKluis(db, clock, sleutel) })
  await seedOpsporingDemo({ db, clock })
  await db.$disconnect()
  const logged: string[] = []
  const origin = 'http://localhost:3010'
  const process = await composeOpsporing({
    config: {
      PORT: 0, WEGING_ORIGIN: origin, WEGING_DATA: '/nergens', WEGING_BUILD: fileURLToPath(new URL('../build', import.meta.url)), WEGING_DEMO: '1',
      OPSPORING_DATABASE_URL: database.urls.app, AFHALER_DATABASE_URL: paneel.urls.afhaler, OPSPORING_KLUISSLEUTEL: sleutel.path
    },
    clock, ids: systemIds, logger: pino({}, { write: (line: string) => void logged.push(line) })
  })
  const signIn = async (registernummer: string): Promise<Visitor> => {
    const visitor = createVisitor({ port: process.port, origin })
    await visitor.post('/demo', { doen: 'aanmelden', account: demoOpsporingId(registernummer) })
    return visitor
  }
  const [officer, other] = [await signIn('OPS-0001'), await signIn('OPS-0002')]
  return {
    process, database, paneel, officer, other, logged,
    zaakId: written.ok ? written.value.dossierId : '',
    async logLines() {
      const lines = (await dumpDatabase(database.urls.super))['logboek.regel'] as { seq: number; deed: string; object: string | null }[]
      return lines.sort((a, b) => a.seq - b.seq)
    },
    async asOwner(text) {
      const client = new pg.Client({ connectionString: database.urls.owner })
      await client.connect()
      try {
        await client.query(text)
      } finally {
        await client.end()
      }
    },
    async stop() {
      for (const visitor of [officer, other]) visitor.close()
      await process.stop()
      await Promise.all([paneel.drop(), database.drop()])
      sleutel.remove()
    }
  }
}
