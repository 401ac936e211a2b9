import type { PrismaClient } from '~prisma/paneel/generated/client'
import { markChanged, type Tx } from '~/dossier/in-dossier.server'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { sqlOfPrisma } from '~/platform/sql'
import { dateOfDay, type Day } from '~/platform/zaak/days'
import type { Zaak } from '~/platform/zaak/schema'
import { nextKenmerk } from './kenmerk.server'
import { panelPart, type PanelPart } from './panel-part'
import { compareStored } from './stored-part.server'

/** How the database stands to a case file. */
export type StaatVanInvoer = 'nieuw' | 'was-er-al' | 'anders'

export type PaneelIngelezen =
  | { ok: true; value: { staat: 'nieuw' | 'was-er-al'; dossierId: string; kenmerk: string } }
  | { ok: false; refusal: 'andere-inhoud' }

/** Two imports come one by one: the second sees what the first wrote. */
const importLock = 'select pg_advisory_xact_lock(72707371)::text as slot'

/** Would this case be new here, is it here already, or is its dossier here with other content? Writes nothing. */
export async function checkPaneel(db: PrismaClient, zaak: Zaak, peildatum: Day | null): Promise<StaatVanInvoer> {
  return (await db.$transaction((tx) => compareStored(tx, panelPart(zaak, peildatum)))).staat
}

/**
 * Writes the panel's part of a case as a new dossier in phase `nieuw`, in one transaction with its kenmerk and its line
 * in the log. The same case a second time writes nothing and gives the kenmerk it has (R-DOS-18); the same dossier with
 * other content is refused.
 */
export async function importPaneel(db: PrismaClient, zaak: Zaak, { peildatum, clock }: { peildatum: Day | null; clock: Clock }): Promise<PaneelIngelezen> {
  const part = panelPart(zaak, peildatum)
  return db.$transaction(
    async (tx): Promise<PaneelIngelezen> => {
      await sqlOfPrisma(tx).query(importLock)
      const stored = await compareStored(tx, part)
      if (stored.staat === 'anders') return { ok: false, refusal: 'andere-inhoud' }
      const { dossierId } = part
      if (stored.staat === 'was-er-al') return { ok: true, value: { staat: 'was-er-al', dossierId, kenmerk: stored.kenmerk } }
      return { ok: true, value: { staat: 'nieuw', dossierId, kenmerk: await writePart(tx, part, clock) } }
    },
    { timeout: 60_000, maxWait: 30_000 }
  )
}

async function writePart(tx: Tx, part: PanelPart, clock: Clock): Promise<string> {
  const { dossierId, aanduiding } = part
  const sql = sqlOfPrisma(tx)
  const kenmerk = await nextKenmerk(sql, clock.now())
  const peildatum = dateOfDay(part.peildatum)
  await tx.dossier.create({ data: { id: dossierId, kenmerk, fase: 'nieuw', aanduiding, peildatum, aangemeldOp: clock.now() } })
  await tx.betrokkene.create({ data: { dossierId, ...part.betrokkene } })
  await tx.betrokkenNaam.createMany({ data: part.namen.map((naam, index) => ({ dossierId, volgnummer: index + 1, naam })) })
  await tx.gebeurtenis.createMany({ data: part.gebeurtenissen.map((row) => ({ ...row, dossierId, datum: dateOfDay(row.datum) })) })
  await tx.stuk.createMany({ data: part.stukken.map((row) => ({ ...row, dossierId, datum: dateOfDay(row.datum) })) })
  const line = { actor: null, hoedanigheid: null, deed: 'dossier.inlezen', object: `dossier/${dossierId}`, resultaat: 'gedaan', oorsprong: 'import' } as const
  await appendLog(sql, clock, line)
  await markChanged(sql, dossierId)
  return kenmerk
}
