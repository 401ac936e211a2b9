// A key of the vault for tests, in a file as a process wants it, and the vault of one test database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepKluissleutel } from '../bin/kluissleutel.mjs'
import type { Kluis } from '~/opsporing/kluis.server'
import { readKluissleutel } from '~/opsporing/kluissleutel.server'
import { openKluis } from '~/opsporing/open-kluis.server'
import { openVersie } from '~/opsporing/sealed-rows.server'
import type { Clock } from '~/platform/clock'
import type { PrismaClient } from '~prisma/opsporing/generated/client'

export interface TestKluissleutel {
  path: string
  remove(): void
}

/** A fresh key in a folder of its own. */
export function createTestKluissleutel(): TestKluissleutel {
  const folder = mkdtempSync(join(tmpdir(), 'weging-kluis-'))
  return { path: keepKluissleutel(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const openTestKluis = (db: PrismaClient, clock: Clock, { path }: TestKluissleutel): Promise<Kluis> => openKluis({ db, clock, sleutel: readKluissleutel(path) })

/** Every version of every lead, opened, in the order of their numbers. */
export async function readStoredLeads(db: PrismaClient, kluis: Kluis) {
  const rows = await db.indicatieVersie.findMany({ orderBy: [{ indicatie: { nummer: 'asc' } }, { versie: 'asc' }], include: { indicatie: true } })
  return rows.map((row) => ({ nummer: row.indicatie.nummer, ...openVersie(kluis, { dossierId: row.indicatie.dossierId, indicatieId: row.indicatieId, versie: row.versie }, row) }))
}
