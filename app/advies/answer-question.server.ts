import { z } from 'zod'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { hoedanigheidNaam, hoedanigheidVanZetel } from '~/dossier/schema'
import type { Wie } from '~/toegang/may'

const answerRecordSchema = z.strictObject({
  schema: z.literal('weging-antwoord-op-vraag/v1'),
  vraagId: z.uuid(),
  vraag: z.string(),
  antwoord: z.string(),
  functie: z.string()
})

export interface GesteldeVraag {
  id: string
  vraag: string
  gesteldOp: string
  /** Last day of the term, `2026-12-09`. */
  uiterlijk: string
  antwoord: { antwoord: string; functie: string; gegevenOp: string } | null
}

type VraagRow = { id: string; vraag: string; gesteldOp: Date; uiterlijk: Date; antwoord: { antwoord: string; functie: string; gegevenOp: Date } | null }

export const asVraag = ({ gesteldOp, uiterlijk, antwoord, id, vraag }: VraagRow): GesteldeVraag => ({
  id, vraag, gesteldOp: gesteldOp.toISOString(), uiterlijk: uiterlijk.toISOString().slice(0, 10),
  antwoord: antwoord && { antwoord: antwoord.antwoord, functie: antwoord.functie, gegevenOp: antwoord.gegevenOp.toISOString() }
})

const ofDossier = async (tx: Pick<Tx, 'advies'>, dossierId: string): Promise<string[]> =>
  (await tx.advies.findMany({ where: { dossierId }, select: { id: true } })).map(({ id }) => id)

/** The questions that were asked about the adviezen of this dossier, oldest first. */
export async function readQuestions({ db }: Pick<Werk, 'db'>, dossierId: string): Promise<GesteldeVraag[]> {
  const rows = await db.vraagAanPanel.findMany({ where: { adviesId: { in: await ofDossier(db, dossierId) } }, orderBy: [{ gesteldOp: 'asc' }, { id: 'asc' }], include: { antwoord: true } })
  return rows.map(asVraag)
}

/** The answer to a question of the decider: a record of the dossier, and a copy where who asked may read it. Once per question. */
export const answerQuestion = (werk: Werk, wie: Wie, dossierId: string, { vraag: vraagId, antwoord }: { vraag: string; antwoord: string }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'vraag.beantwoorden', dossierId, async (tx, { lid }) => {
    const vraag = await tx.vraagAanPanel.findFirst({ where: { id: vraagId, adviesId: { in: await ofDossier(tx, dossierId) } }, include: { antwoord: true } })
    if (!vraag || !lid) return { ok: false, bericht: 'Kies een vraag uit de lijst.' }
    if (vraag.antwoord) return { ok: false, bericht: 'Deze vraag is al beantwoord. Uw tekst is niet bewaard.' }
    const functie = hoedanigheidNaam[hoedanigheidVanZetel[lid.zetel]]
    const record = await writeRecord(tx, werk, wie, {
      soort: 'antwoord-op-vraag', dossierId, schema: answerRecordSchema,
      inhoud: { schema: 'weging-antwoord-op-vraag/v1', vraagId, vraag: vraag.vraag, antwoord, functie }
    })
    await tx.antwoordPanel.create({ data: { vraagId, recordId: record.id, antwoord, functie, gegevenOp: werk.clock.now() } })
    return { ok: true, value: undefined }
  })
