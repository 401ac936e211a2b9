import { z } from 'zod'
import type { Wie } from '~/toegang/may'
import { endSeatRooms } from './end-seat-rooms.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from './in-dossier.server'
import { writeRecord } from './record.server'
import { checkPanel, type PanelKeuze } from './rules'
import { zetels, type Zetel } from './schema'
import { readCandidates } from './store.server'

/** Record `paneel`: who sits where, a version each time a seat is filled. */
export const paneelRecordSchema = z.strictObject({
  schema: z.literal('weging-paneel/v1'),
  leden: z.array(z.strictObject({ zetel: z.enum(zetels), functie: z.string(), registernummer: z.string() }))
})

/**
 * Sets up the panel: voorzitter, secretaris and one member each of IND, zorg and politie. The first round opens with it,
 * on the papers, before the hearing (law 2, R-BEO-91); nobody gets in before declaring that there is no conflict of interest.
 */
export const composePanel = (werk: Werk, wie: Wie, dossierId: string, keuze: Partial<PanelKeuze>): Promise<Uitkomst> =>
  inDossier(werk, wie, 'panel.samenstellen', dossierId, async (tx, feiten, sql) => {
    if (feiten.fase !== 'panel') return { ok: false, bericht: 'Dit panel is al samengesteld. U kunt nog wel een zetel opnieuw bezetten.' }
    const faults = checkPanel(keuze, await readCandidates(sql))
    if (faults.length > 0) return { ok: false, bericht: 'Het panel is nog niet compleet.', lijst: faults.map(({ zetel, bericht }) => `${zetel}: ${bericht}`) }
    for (const zetel of zetels) await seat(tx, werk, dossierId, zetel, keuze[zetel] ?? '')
    await tx.ronde.create({ data: { id: werk.ids.uuid(), dossierId, nummer: 1, soort: 'op_stukken', geopendOp: werk.clock.now() } })
    await tx.dossier.update({ where: { id: dossierId }, data: { fase: 'beoordeling' } })
    await recordPanel(tx, werk, wie, dossierId)
    return { ok: true, value: undefined }
  })

/**
 * Fills a seat again after its member declared a conflict of interest, or after the seat of an absent member was closed: the old membership ends,
 * its rooms close (`endSeatRooms`), and a deputy of the same discipline comes. Before the reveal the deputy scores the round that is going on, with an
 * empty sheet: nobody can declare a missing sheet away (law 2). After the reveal nobody can score sealed any more, and the deputy gives
 * an end view of their own (R-ADV-73). An advies that was frozen with the old panel must be opened again (R-ADV-70).
 */
export const replaceSeat = (werk: Werk, wie: Wie, dossierId: string, zetel: Zetel, accountId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'panel.samenstellen', dossierId, async (tx, feiten, sql) => {
    if (feiten.fase === 'panel') return { ok: false, bericht: 'Stel eerst het hele panel samen.' }
    const now = await tx.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null } })
    const old = now.find((lid) => lid.zetel === zetel)
    if (old && old.verklaring !== 'belang') return { ok: false, bericht: 'Deze zetel is bezet.' }
    const keuze: Partial<PanelKeuze> = Object.fromEntries(now.map((lid) => [lid.zetel, lid.accountId]))
    const fault = checkPanel({ ...keuze, [zetel]: accountId }, await readCandidates(sql)).find((found) => found.zetel === zetel)
    if (fault) return { ok: false, bericht: fault.bericht }
    const before = await tx.lidmaatschap.count({ where: { dossierId, accountId, verklaring: 'belang' } })
    if (before > 0) return { ok: false, bericht: 'Deze persoon heeft een belang gemeld. Kies iemand anders.' }
    if (await readsForUs(tx, dossierId, accountId)) return { ok: false, bericht: 'Deze persoon las of leest de weging van dit panel tegen. Kies iemand anders.' }
    if (old) {
      await tx.lidmaatschap.update({ where: { id: old.id }, data: { beeindigdOp: werk.clock.now() } })
      await endSeatRooms(sql, dossierId, old.id, werk.clock.now())
    }
    await seat(tx, werk, dossierId, zetel, accountId)
    await recordPanel(tx, werk, wie, dossierId)
    return { ok: true, value: undefined }
  })

const seat = (tx: Tx, werk: Werk, dossierId: string, zetel: Zetel, accountId: string) =>
  tx.lidmaatschap.create({ data: { id: werk.ids.uuid(), dossierId, accountId, zetel, benoemdOp: werk.clock.now() } })

/** Who was asked for a second reading of this panel's weighing takes no seat in it, unless they gave it back unread (R-BEO-150). */
const readsForUs = async (tx: Tx, dossierId: string, accountId: string): Promise<boolean> =>
  (await tx.tegenlezer.count({ where: { dossierId, accountId, OR: [{ verklaring: { not: 'open' } }, { beeindigdOp: null }] } })) > 0

/** Writes who sits where now; also after a seat was closed. */
export async function recordPanel(tx: Tx, werk: Werk, wie: Wie, dossierId: string): Promise<void> {
  const leden = await tx.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null }, include: { account: true } })
  await writeRecord(tx, werk, wie, {
    soort: 'paneel',
    dossierId,
    schema: paneelRecordSchema,
    inhoud: {
      schema: 'weging-paneel/v1',
      leden: zetels.flatMap((zetel) =>
        leden
          .filter((lid) => lid.zetel === zetel)
          .map(({ account }) => ({ zetel, functie: account.functie, registernummer: account.registernummer }))
      )
    }
  })
}
