import type { PrismaClient } from '~prisma/paneel/generated/client'
import type { DossierFacts } from '~/dossier/facts'
import { adviesRoom } from '~/dossier/rooms'
import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import { readRoom, type RoomSeals } from '~realtime/index'
import { buildAdvies } from '../draft.server'
import { readAdviesTekst } from '../freeze-advies.server'
import { findMerken, readMerkBesluiten, type GevondenMerk } from './check-namen.server'
import type { MerkBesluit } from './schema'

interface Reading {
  db: PrismaClient
  seals: RoomSeals
  clock: Clock
}

/** What the check marks in the advies as it stands now, and what was decided; or what must be written first. */
export type NamenStand = { klaar: true; merken: GevondenMerk[]; besluiten: MerkBesluit[] } | { klaar: false; bericht: string; lijst: string[] }

/** Builds the advies as it would be fixed at this moment, and looks through it. Changes nothing. */
export const readNamen = ({ db, seals, clock }: Reading, facts: DossierFacts): Promise<NamenStand> =>
  db.$transaction(async (tx): Promise<NamenStand> => {
    if (!facts.advies) return { klaar: false, bericht: 'Het advies is er nog niet.', lijst: [] }
    const sql = sqlOfPrisma(tx)
    const tekst = readAdviesTekst(await readRoom(sql, adviesRoom(facts.advies.id), seals))
    if (!tekst.ok) return { klaar: false, bericht: tekst.bericht, lijst: tekst.lijst ?? [] }
    const document = await buildAdvies(tx, sql, facts, tekst.value, { day: dagInAmsterdam(clock.now()), proef: true })
    return { klaar: true, merken: await findMerken(tx, facts.dossierId, document), besluiten: await readMerkBesluiten(tx, facts.dossierId) }
  })
