import { isDeepStrictEqual } from 'node:util'
import type { Prisma, PrismaClient } from '~prisma/opsporing/generated/client'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { sqlOfPrisma } from '~/platform/sql'
import { dateOfDay, dayOfDate, type Day } from '~/platform/zaak/days'
import type { Zaak } from '~/platform/zaak/schema'
import { indicatieId, opsporingPart, type OpsporingPart } from './opsporing-part'

type Tx = Prisma.TransactionClient

export type StaatVanInvoer = 'nieuw' | 'was-er-al' | 'anders'

export type OpsporingIngelezen =
  | { ok: true; value: { staat: 'nieuw' | 'was-er-al'; dossierId: string } }
  | { ok: false; refusal: 'andere-inhoud' }

/** Two imports come one by one: the second sees what the first wrote. */
const importLock = 'select pg_advisory_xact_lock(72707371)::text as slot'

/** Would this case be new here, is it here already, or is it here with other content? Writes nothing. */
export async function checkOpsporing(db: PrismaClient, zaak: Zaak, peildatum: Day | null): Promise<StaatVanInvoer> {
  return db.$transaction((tx) => compareStored(tx, opsporingPart(zaak, peildatum)))
}

/**
 * Writes the opsporing part of a case, also when it holds no lead at all, in one transaction with its line in this
 * compartment's own log. The same case a second time writes nothing; other content is refused (R-DOS-18).
 */
export async function importOpsporing(db: PrismaClient, zaak: Zaak, { peildatum, clock }: { peildatum: Day | null; clock: Clock }): Promise<OpsporingIngelezen> {
  const part = opsporingPart(zaak, peildatum)
  return db.$transaction(
    async (tx): Promise<OpsporingIngelezen> => {
      await sqlOfPrisma(tx).query(importLock)
      const staat = await compareStored(tx, part)
      if (staat === 'anders') return { ok: false, refusal: 'andere-inhoud' }
      if (staat === 'nieuw') await writePart(tx, part, clock)
      return { ok: true, value: { staat, dossierId: part.dossierId } }
    },
    { timeout: 60_000, maxWait: 30_000 }
  )
}

async function writePart(tx: Tx, { indicaties, ...zaak }: OpsporingPart, clock: Clock): Promise<void> {
  const { dossierId } = zaak
  await tx.zaak.create({ data: { ...zaak, peildatum: dateOfDay(zaak.peildatum), ingelezenOp: clock.now() } })
  await tx.indicatie.createMany({ data: indicaties.map((row) => ({ ...row, dossierId, datum: dateOfDay(row.datum) })) })
  const line = { actor: null, hoedanigheid: null, deed: 'zaak.inlezen', object: `zaak/${dossierId}`, resultaat: 'gedaan', oorsprong: 'import' } as const
  await appendLog(sqlOfPrisma(tx), clock, line)
}

/** Rows that people added later do not count: an imported row carries the id of its place. */
async function compareStored(tx: Tx, part: OpsporingPart): Promise<StaatVanInvoer> {
  const { dossierId } = part
  const zaak = await tx.zaak.findUnique({ where: { dossierId } })
  if (!zaak) return 'nieuw'
  const indicaties = await tx.indicatie.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' }, omit: { dossierId: true } })
  const stored: OpsporingPart = {
    dossierId,
    aanduiding: zaak.aanduiding,
    zaaknummer: zaak.zaaknummer,
    peildatum: dayOfDate(zaak.peildatum),
    indicaties: indicaties
      .filter((row) => row.id === indicatieId(dossierId, row.nummer))
      .map((row) => ({ ...row, datum: dayOfDate(row.datum) }))
  }
  return isDeepStrictEqual(stored, part) ? 'was-er-al' : 'anders'
}
