import type { PrismaClient } from '~prisma/paneel/generated/client'
import { readGehoord, readMissing } from '~/beoordeling/store.server'
import type { DossierFacts } from '~/dossier/facts'
import { adviesRoom } from '~/dossier/rooms'
import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import { readParagraphs, readRoom, type RoomSeals } from '~realtime/index'
import { completeAdvies, readAdviesDocument, stillToDo } from '../advies-document'
import { buildContent } from '../draft.server'
import { standOf } from '../standpunt-stand'
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
    const { advies, ronde, dossierId } = facts
    if (!advies || !ronde?.onthuld) return { klaar: false, bericht: 'Het advies is er nog niet.', lijst: [] }
    const sql = sqlOfPrisma(tx)
    const doc = await readRoom(sql, adviesRoom(advies.id), seals)
    const concept = readAdviesDocument(doc, readParagraphs)
    doc.destroy()
    const tekst = completeAdvies(concept)
    const todo = stillToDo(concept, standOf((await readGehoord(tx, dossierId, ronde.id)).standpunten, await readMissing(sql, dossierId)))
    if (todo.length > 0 || !tekst.ok) return { klaar: false, bericht: 'Het advies is nog niet compleet.', lijst: todo }
    const document = await buildContent(tx, facts, tekst.value, { day: dagInAmsterdam(clock.now()), proef: true })
    return { klaar: true, merken: await findMerken(tx, dossierId, document), besluiten: await readMerkBesluiten(tx, dossierId) }
  })
