import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import { readOwnRequest } from './own-request.server'
import { readChair } from './readers.server'
import { tegenlezingTeruggaveSchema } from './schema'

/** The reader gives it back: cannot read it, for whatever reason. Out at once; the voorzitter is told that something waits, and asks somebody else. */
export const handBack = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'tegenlezing.teruggeven', dossierId, async (tx, facts, sql) => {
    const { lezer, lezing } = await readOwnRequest(tx, wie, facts)
    const now = werk.clock.now()
    await tx.tegenlezer.update({ where: { id: lezer.id }, data: { beeindigdOp: now } })
    const inhoud = { schema: 'weging-tegenlezing-teruggave/v1' as const, tegenlezingVersie: lezing.versie, op: dagInAmsterdam(now) }
    await writeRecord(tx, werk, wie, { soort: 'tegenlezing-teruggave', dossierId, schema: tegenlezingTeruggaveSchema, inhoud })
    await notify(sql, werk.ids, await readChair(sql, dossierId))
    return { ok: true, value: undefined }
  })
