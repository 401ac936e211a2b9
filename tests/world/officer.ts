// The real opsporing process beside a world, on the same case, with its officer signed in: it lives while the panel works.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { composeOpsporing, type OpsporingProcess } from '~/compose-opsporing.server'
import { importOpsporing } from '~/opsporing/import/import-opsporing.server'
import { demoOpsporingId, seedOpsporingDemo } from '~/opsporing/seed-demo.server'
import { createTestKluissleutel, openTestKluis } from '~tests/kluis'
import { createOpsporingDatabase, type TestDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { rawDemo, zaakOf } from '~tests/zaak-file'
import { createSeededIds } from './clock-and-ids'
import { createVisitor, type Visitor } from './visitor'
import type { World } from './world'

export interface OfficerBeside {
  process: OpsporingProcess
  database: TestDatabase<'owner' | 'app'>
  /** Officer OPS-0001, signed in. */
  officer: Visitor
  /** The data folder of this side; the public half of the key of the inbox lies there. */
  data: string
  /** The address of the case. */
  zaak: string
  stop(): Promise<void>
}

/** Starts the closed compartment beside this world, with the case as the world's own file says it. */
export async function startOfficerBeside(world: World): Promise<OfficerBeside> {
  const database = await createOpsporingDatabase()
  const sleutel = createTestKluissleutel()
  const data = mkdtempSync(join(tmpdir(), 'weging-officier-'))
  const db = opsporingClient(database.urls.app)
  const kluis = await openTestKluis(db, world.clock, sleutel)
  await importOpsporing(db, zaakOf(world.options.zaak ?? rawDemo()), { peildatum: null, clock: world.clock, kluis })
  await seedOpsporingDemo({ db, clock: world.clock })
  await db.$disconnect()
  const origin = 'http://localhost:3010'
  const process = await composeOpsporing({
    config: {
      PORT: 0, WEGING_ORIGIN: origin, WEGING_DATA: data, WEGING_BUILD: fileURLToPath(new URL('../../build', import.meta.url)), WEGING_DEMO: '1',
      OPSPORING_DATABASE_URL: database.urls.app, AFHALER_DATABASE_URL: world.database.urls.afhaler, OPSPORING_KLUISSLEUTEL: sleutel.path
    },
    clock: world.clock, ids: createSeededIds('opsporing'), logger: pino({ level: 'silent' })
  })
  const officer = createVisitor({ port: process.port, origin })
  await officer.post('/demo', { doen: 'aanmelden', account: demoOpsporingId('OPS-0001') })
  return {
    process, database, officer, data,
    zaak: `/opsporing/zaken/${world.dossierId}`,
    async stop() {
      officer.close()
      await process.stop()
      await database.drop()
      sleutel.remove()
      rmSync(data, { recursive: true, force: true })
    }
  }
}
