import { appendLog } from '~/logboek/append.server'
import { notFound, refuse, requireWie, type AppLoadContext, type LoaderFunctionArgs } from '~/toegang/guard.server'
import type { Verdict, Wie } from '~/toegang/may'
import type { OpsporingDiensten } from './diensten'
import { mayZaak, mayZaken } from './policy'
import { opsporingRouteTable, type OpsporingRouteId, type RouteAccess, type Toegang } from './route-table'
import { loadZaakFacts } from './store.server'

/** What a guarded route gets: who asks, and the services of this process. */
export interface Vraag {
  wie: Wie
  diensten: OpsporingDiensten
}

/** The opsporing process puts its own services in the context; this is the one place that reads them. */
const dienstenOf = (context: AppLoadContext): OpsporingDiensten => context.diensten as OpsporingDiensten

function accessTo(route: OpsporingRouteId): Toegang {
  const entry: RouteAccess = opsporingRouteTable[route]
  if (!entry.lezen) throw notFound()
  return entry.lezen
}

/** The overview of the reader's own cases: the query is their scope. Logged like the reading of a case (R-OPS-5). */
export const leesOverzicht =
  <T>(route: OpsporingRouteId, handle: (vraag: Vraag) => Promise<T>) =>
  async ({ request, context }: LoaderFunctionArgs): Promise<T> => {
    const toegang = accessTo(route)
    const wie = await requireWie(request, context)
    if (!('zaken' in toegang)) throw notFound()
    const diensten = dienstenOf(context)
    const verdict = mayZaken(wie, toegang.zaken, { opPanel: diensten.zetels.isOpPanel('', wie.registernummer) })
    await logReading(diensten, wie, toegang.zaken, null, verdict)
    return verdict.ok ? handle({ wie, diensten }) : refuse(verdict.refusal, '/opsporing')
  }

/**
 * A page of one case. Reading is logged before its data leaves, in this compartment's own log; so is a refusal. When the
 * line cannot be written nothing leaves (R-OPS-5).
 */
export const leesZaak =
  <T>(route: OpsporingRouteId, handle: (vraag: Vraag & { dossierId: string }) => Promise<T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> => {
    const toegang = accessTo(route)
    const wie = await requireWie(request, context)
    if (!('zaak' in toegang)) throw notFound()
    const diensten = dienstenOf(context)
    const dossierId = params.dossierId ?? ''
    const facts = await loadZaakFacts(diensten.db, diensten.zetels, wie, dossierId)
    const verdict = mayZaak(wie, toegang.zaak, facts)
    // An address that is nobody's case may hold anything; only the officer's own is written down.
    await logReading(diensten, wie, toegang.zaak, facts.officier ? `zaak/${dossierId}` : null, verdict)
    return verdict.ok ? handle({ wie, diensten, dossierId }) : refuse(verdict.refusal, '/opsporing')
  }

const logReading = ({ sql, clock }: OpsporingDiensten, { accountId: actor, hoedanigheid }: Wie, deed: string, object: string | null, { ok }: Verdict): Promise<void> =>
  appendLog(sql, clock, { actor, hoedanigheid, deed, object, resultaat: ok ? 'gelezen' : 'geweigerd', oorsprong: 'opsporing' })
