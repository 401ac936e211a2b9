import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { mayPlan, refusalText } from './rules'
import type { HearingPlan } from './schema'

/**
 * The coördinator sets the hearing, or moves it: the same hearing and the same room, and a line in the log each time. Day and
 * time are those of the clock in Amsterdam. Throws `Refused` when the policy says no; the outcome tells the rest (R-HRZ-1 to R-HRZ-5).
 */
export const planHearing = (werk: Werk, wie: Wie, dossierId: string, plan: HearingPlan): Promise<Uitkomst<{ begintOp: Date }>> =>
  inDossier(werk, wie, 'hoorzitting.plannen', dossierId, async (tx, feiten) => {
    const gewijzigdOp = werk.clock.now()
    const verdict = mayPlan(plan, feiten.hoorzitting?.staat ?? null, gewijzigdOp)
    if (!verdict.ok) return { ok: false, bericht: refusalText(verdict.refusal) }
    const gepland = { staat: 'gepland', begintOp: verdict.value, plaats: plan.plaats, gewijzigdOp }
    await tx.hoorzitting.upsert({ where: { dossierId }, create: { id: werk.ids.uuid(), dossierId, ...gepland }, update: gepland })
    return { ok: true, value: { begintOp: verdict.value } }
  })
