import { appendLog } from '~/logboek/append.server'
import { notFound, refuse, requireWie, type AppLoadContext, type LoaderFunctionArgs } from '~/toegang/guard.server'
import type { Wie } from '~/toegang/may'
import type { OpsporingDiensten } from './diensten'
import { mayZaak } from './policy'
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

/** A page that one capacity may read. The query is the reader's own scope. */
export const leesEigen =
  <T>(route: OpsporingRouteId, handle: (vraag: Vraag) => Promise<T>) =>
  async ({ request, context }: LoaderFunctionArgs): Promise<T> => {
    const toegang = accessTo(route)
    const wie = await requireWie(request, context)
    if (!('hoedanigheid' in toegang) || wie.hoedanigheid !== toegang.hoedanigheid) throw notFound()
    return handle({ wie, diensten: dienstenOf(context) })
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
    await appendLog(diensten.sql, diensten.clock, {
      actor: wie.accountId,
      hoedanigheid: wie.hoedanigheid,
      deed: toegang.zaak,
      // An address that is nobody's case may hold anything; only the officer's own is written down.
      object: facts.officier ? `zaak/${dossierId}` : null,
      resultaat: verdict.ok ? 'gelezen' : 'geweigerd',
      oorsprong: 'opsporing'
    })
    return verdict.ok ? handle({ wie, diensten, dossierId }) : refuse(verdict.refusal, '/opsporing')
  }
