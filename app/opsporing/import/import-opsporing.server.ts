import { isDeepStrictEqual } from 'node:util'
import type { Prisma, PrismaClient } from '~prisma/opsporing/generated/client'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { sqlOfPrisma } from '~/platform/sql'
import { dateOfDay, dayOfDate, type Day } from '~/platform/zaak/days'
import type { Zaak } from '~/platform/zaak/schema'
import type { Kluis } from '../kluis.server'
import { openVersie, openZaak, sealVersie, sealZaak } from '../sealed-rows.server'
import { indicatieId, opsporingPart, type OpsporingPart } from './opsporing-part'

type Tx = Prisma.TransactionClient

export type StaatVanInvoer = 'nieuw' | 'was-er-al' | 'anders'

export type OpsporingIngelezen =
  | { ok: true; value: { staat: 'nieuw' | 'was-er-al'; dossierId: string } }
  | { ok: false; refusal: 'andere-inhoud' }

/** Two imports come one by one: the second sees what the first wrote. */
const importLock = 'select pg_advisory_xact_lock(72707371)::text as slot'

/** Would this case be new here, is it here already, or is it here with other content? Writes nothing. */
export async function checkOpsporing(db: PrismaClient, kluis: Kluis, zaak: Zaak, peildatum: Day | null): Promise<StaatVanInvoer> {
  return db.$transaction((tx) => compareStored(tx, kluis, opsporingPart(zaak, peildatum)))
}

/**
 * Writes the opsporing part of a case, also when it holds no lead at all, in one transaction with its line in this
 * compartment's own log. The same case a second time writes nothing; other content is refused (R-DOS-18).
 */
export async function importOpsporing(db: PrismaClient, zaak: Zaak, { peildatum, clock, kluis }: { peildatum: Day | null; clock: Clock; kluis: Kluis }): Promise<OpsporingIngelezen> {
  const part = opsporingPart(zaak, peildatum)
  return db.$transaction(
    async (tx): Promise<OpsporingIngelezen> => {
      await sqlOfPrisma(tx).query(importLock)
      const staat = await compareStored(tx, kluis, part)
      if (staat === 'anders') return { ok: false, refusal: 'andere-inhoud' }
      if (staat === 'nieuw') await writePart(tx, kluis, part, clock)
      return { ok: true, value: { staat, dossierId: part.dossierId } }
    },
    { timeout: 60_000, maxWait: 30_000 }
  )
}

async function writePart(tx: Tx, kluis: Kluis, { dossierId, inhoud, peildatum, indicaties }: OpsporingPart, clock: Clock): Promise<void> {
  const ingelezenOp = clock.now()
  await tx.zaak.create({ data: { dossierId, peildatum: dateOfDay(peildatum), ingelezenOp } })
  await tx.zaakInhoud.create({ data: { dossierId, ...sealZaak(kluis, dossierId, inhoud) } })
  await tx.indicatie.createMany({ data: indicaties.map(({ id, nummer }) => ({ id, nummer, dossierId })) })
  await tx.indicatieVersie.createMany({
    data: indicaties.map((row) => ({
      indicatieId: row.id, versie: 1, accountId: null, geschrevenOp: ingelezenOp, ...sealVersie(kluis, { dossierId, indicatieId: row.id, versie: 1 }, row.inhoud)
    }))
  })
  const line = { actor: null, hoedanigheid: null, deed: 'zaak.inlezen', object: `zaak/${dossierId}`, resultaat: 'gedaan', oorsprong: 'import' } as const
  await appendLog(sqlOfPrisma(tx), clock, line)
}

/** What people wrote later does not count: an imported lead carries the id of its place, and its first version is what was imported. */
async function compareStored(tx: Tx, kluis: Kluis, part: OpsporingPart): Promise<StaatVanInvoer> {
  const { dossierId } = part
  const zaak = await tx.zaak.findUnique({ where: { dossierId }, include: { inhoud: true } })
  if (!zaak) return 'nieuw'
  const rows = await tx.indicatie.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' }, include: { versies: { where: { versie: 1 } } } })
  const stored: OpsporingPart = {
    dossierId,
    inhoud: openZaak(kluis, dossierId, zaak.inhoud),
    peildatum: dayOfDate(zaak.peildatum),
    indicaties: rows
      .filter((row) => row.id === indicatieId(dossierId, row.nummer))
      .flatMap(({ id, nummer, versies }) => versies.map((first) => ({ id, nummer, inhoud: openVersie(kluis, { dossierId, indicatieId: id, versie: 1 }, first) })))
  }
  return isDeepStrictEqual(stored, part) ? 'was-er-al' : 'anders'
}
