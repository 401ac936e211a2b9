import { restsOnEndedConsent } from '~/beoordeling/ronden/ended-consent.server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readSeats } from '~/dossier/store.server'
import { sha256Hex } from '~/platform/canonical'
import { enqueue } from '~/platform/jobs/queue.server'
import type { Wie } from '~/toegang/may'
import { akkoordenOf, readAkkoord } from './akkoorden'
import { canonicalAkkoorden } from './canonical'
import type { Stempel } from './stamp-advies.server'
import type { Renderer } from './render.server'
import { stampJob } from './stamp-jobs.server'
import { bezettingText, STEUN_VERVALLEN } from './refusal-text'
import { checkAkkoorden, checkBevroren } from './rules'
import { AdviesDocument, type Akkoorden } from './schema'

export interface Zegelen {
  renderer: Renderer
  stempel: Stempel
}

/**
 * Seals the approved advies. First, in one transaction, its file is fixed: the approvals of every member, the PDF/A-3a with both attachments, its hash, the
 * line of the log, and a job that goes on when this process does not. From then on it waits for the timestamps, and `stampAdvies` brings it to B-LTA: here
 * at once, and when the service is away by the job. A crash at any step ends in this same file. Already waiting or sealed is its own answer.
 */
export async function sealAdvies(werk: Werk, { renderer, stempel }: Zegelen, wie: Wie, dossierId: string, adviesId: string): Promise<Uitkomst> {
  const ready = await collect(werk, adviesId)
  if (!ready.ok) return ready
  const { document, akkoorden, sha256 } = ready.value
  const unsealed = await renderer.render(document, akkoorden)
  const fixed = await inDossier(werk, wie, 'advies.verzegelen', dossierId, async (tx, facts, sql) => {
    const now = await tx.advies.findUniqueOrThrow({ where: { id: adviesId }, select: { sha256: true } })
    if (facts.advies?.id !== adviesId || now.sha256 !== sha256) return { ok: false, bericht: 'Het advies is intussen veranderd. Er is niets verzegeld.' }
    const bezetting = checkBevroren(await readSeats(sql, dossierId), document)
    if (!bezetting.ok) return { ok: false, bericht: bezettingText(bezetting.refusal, bezetting.at) }
    if (facts.ronde && (await restsOnEndedConsent(tx, dossierId, facts.ronde.id))) return { ok: false, bericht: STEUN_VERVALLEN }
    await tx.advies.update({
      where: { id: adviesId },
      data: {
        staat: 'wacht_op_tijdstempel',
        akkoordenJson: canonicalAkkoorden(akkoorden),
        pdf: new Uint8Array(unsealed),
        pdfOnverzegeldSha256: sha256Hex(unsealed)
      }
    })
    await enqueue(sql, stampJob(adviesId))
    return { ok: true, value: undefined, bewijs: sha256Hex(unsealed) }
  })
  if (fixed.ok) await stempel(adviesId)
  return fixed
}

interface Ready {
  document: AdviesDocument
  akkoorden: Akkoorden
  sha256: string
}

async function collect(werk: Werk, adviesId: string): Promise<Uitkomst<Ready>> {
  const advies = await werk.db.advies.findUnique({ where: { id: adviesId }, include: { akkoorden: true } })
  if (!advies?.inhoud || !advies.sha256) return { ok: false, bericht: 'Het advies is nog niet vastgesteld.' }
  const document = AdviesDocument.parse(JSON.parse(advies.inhoud))
  const akkoorden = akkoordenOf(document, advies.sha256, advies.akkoorden.map(readAkkoord))
  const verdict = checkAkkoorden(akkoorden, document, advies.sha256)
  if (!verdict.ok) return { ok: false, bericht: 'Verzegelen kan als elk lid van het panel het advies heeft afgetekend: akkoord, of afwijkend met redenen.' }
  return { ok: true, value: { document, akkoorden, sha256: advies.sha256 } }
}
