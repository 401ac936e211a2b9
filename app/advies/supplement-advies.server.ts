import * as Y from 'yjs'
import { z } from 'zod'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords, writeRecord } from '~/dossier/record.server'
import { adviesRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import { plainText } from '~/platform/text'
import type { Wie } from '~/toegang/may'
import { readRoom, seedRoom } from '~realtime/index'
import { AdviesDocument } from './schema'

export const soorten = ['advies', 'aanvullend advies'] as const

/** What the chair says when there are new facts: `advies` is a new version that replaces, `aanvullend advies` adds to the one that was issued. */
export const supplementFormSchema = z.object({
  soort: z.enum(soorten, { error: 'Kies of het advies wordt vervangen of aangevuld.' }),
  reden: z.string({ error: 'Schrijf welke nieuwe feiten er zijn.' }).overwrite(plainText).max(4000, 'Gebruik niet meer dan 4000 tekens.').refine((text) => /[\p{L}\p{N}]/u.test(text), 'Schrijf welke nieuwe feiten er zijn.')
})
export type SupplementForm = z.infer<typeof supplementFormSchema>

const aanvullingSchema = z.strictObject({
  schema: z.literal('weging-aanvulling/v1'),
  soort: z.enum(soorten),
  reden: z.string().min(1).max(4000),
  /** The version that was issued, and the one that begins. */
  van: z.int().min(1),
  naar: z.int().min(2)
})

/**
 * New facts after issuing: a next version begins as a draft with the text of the last one, and the dossier goes back to the advies. The issued one stays
 * readable for who got it, and says so as soon as the next is issued (R-ADV-135).
 */
export const supplementAdvies = (werk: Werk, wie: Wie, dossierId: string, { soort, reden }: SupplementForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.aanvullen', dossierId, async (tx, facts, sql) => {
    if (!facts.advies) return { ok: false, bericht: 'Het advies is er nog niet.' }
    const old = await readRoom(sql, adviesRoom(facts.advies.id), werk.seals)
    const next = { id: werk.ids.uuid(), versie: facts.advies.versie + 1 }
    await tx.advies.update({ where: { id: facts.advies.id }, data: { staat: 'vervallen' } })
    await tx.advies.create({ data: { ...next, dossierId, staat: 'concept' } })
    await tx.dossier.update({ where: { id: dossierId }, data: { fase: 'advies' } })
    await seedRoom(sql, adviesRoom(next.id), { author: wie.accountId, time: werk.clock.now(), bytes: Y.encodeStateAsUpdate(old) }, werk.seals)
    const inhoud = { schema: 'weging-aanvulling/v1', soort, reden, van: facts.advies.versie, naar: next.versie } as const
    await writeRecord(tx, werk, wie, { soort: 'aanvulling', dossierId, schema: aanvullingSchema, inhoud })
    return { ok: true, value: undefined }
  })

/** What this version is and which issued one it comes after, for the content of the advies: `soort` and `vervangt`. */
export async function readSucceeded(
  tx: Pick<Tx, 'record' | 'uitgegevenAdvies'>, dossierId: string, kenmerk: string, versie: number
): Promise<{ soort: (typeof soorten)[number]; vervangt: { versie: number; vastgesteldOp: string } | null }> {
  const before = await tx.uitgegevenAdvies.findFirst({ where: { kenmerk, versie: { lt: versie } }, orderBy: { versie: 'desc' }, select: { versie: true, inhoud: true } })
  if (!before) return { soort: 'advies', vervangt: null }
  const [aanvulling] = await readLatestRecords(tx, { soort: 'aanvulling', dossierId, schema: aanvullingSchema })
  return { soort: aanvulling?.inhoud.soort ?? 'advies', vervangt: { versie: before.versie, vastgesteldOp: AdviesDocument.parse(JSON.parse(before.inhoud)).vastgesteldOp } }
}

/** The latest version that was issued after this one; undefined when this is the last. Works on the pool of the reader and on that of the panel. */
export async function findSuccessor(sql: Sql, kenmerk: string, versie: number): Promise<{ id: string; versie: number } | undefined> {
  const [row] = await sql.query<{ id: string; versie: number }>(
    'select id::text as id, versie from uitgegeven_advies where kenmerk = $1 and versie > $2::int order by versie desc limit 1', [kenmerk, versie]
  )
  return row
}
