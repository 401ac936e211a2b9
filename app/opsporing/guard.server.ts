import { appendLog } from '~/logboek/append.server'
import { readForm } from '~/toegang/form.server'
import { notFound, refuse, requireWie, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '~/toegang/guard.server'
import type { Verdict, Wie } from '~/toegang/may'
import type { OpsporingDiensten } from './diensten'
import { Refused } from './in-zaak.server'
import { mayZaak, mayZaken } from './policy'
import { opsporingRouteTable, type OpsporingRouteId, type RouteAccess, type Toegang } from './route-table'
import { loadZaakFacts } from './store.server'

/** What a guarded route gets: who asks, and the services of this process. */
export interface Vraag {
  wie: Wie
  diensten: OpsporingDiensten
}
export interface ZaakVraag extends Vraag {
  dossierId: string
  params: LoaderFunctionArgs['params']
}
/** A deed on no case in particular. */
export interface OverzichtDaad extends Vraag {
  form: FormData
}
export interface DaadVraag extends ZaakVraag {
  form: FormData
}

const thuis = '/opsporing'

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
    await log(diensten, wie, toegang.zaken, null, verdict.ok ? 'gelezen' : 'geweigerd')
    return verdict.ok ? handle({ wie, diensten }) : refuse(verdict.refusal, thuis)
  }

/**
 * A page of one case. Reading is logged before its data leaves, in this compartment's own log; so is a refusal. When the
 * line cannot be written nothing leaves (R-OPS-5).
 */
export const leesZaak =
  <T>(route: OpsporingRouteId, handle: (vraag: ZaakVraag) => Promise<T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> =>
    handle(await admit(request, context, params, accessTo(route), 'gelezen'))

/** Each handler of a page has its own answer; the page gets one of them. */
type AnswerOf<Handlers extends Record<string, (vraag: never) => Promise<unknown>>> = Awaited<ReturnType<Handlers[keyof Handlers]>>

/** The deeds of a page of one case; the form field `doen` names which. A deed that is done logs itself, in its own transaction. */
export const doeInZaak =
  <Handlers extends Record<string, (vraag: DaadVraag) => Promise<unknown>>>(route: OpsporingRouteId, handlers: Handlers) =>
  async ({ request, context, params }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> => {
    const form = await readForm(request)
    const deed = String(form.get('doen') ?? '')
    const entry: RouteAccess = opsporingRouteTable[route]
    const toegang = entry.doen && Object.hasOwn(entry.doen, deed) ? entry.doen[deed] : undefined
    const handle = Object.hasOwn(handlers, deed) ? handlers[deed] : undefined
    if (!toegang || !handle) throw notFound()
    const vraag = await admit(request, context, params, toegang, undefined)
    try {
      return (await handle({ ...vraag, form })) as AnswerOf<Handlers>
    } catch (error) {
      if (error instanceof Refused) return refuse(error.refusal, thuis)
      throw error
    }
  }

/** The deeds of a page that is of no case in particular. A deed that is done logs itself. */
export const doeInOverzicht =
  <Handlers extends Record<string, (vraag: OverzichtDaad) => Promise<unknown>>>(route: OpsporingRouteId, handlers: Handlers) =>
  async ({ request, context }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> => {
    const form = await readForm(request)
    const deed = String(form.get('doen') ?? '')
    const entry: RouteAccess = opsporingRouteTable[route]
    const toegang = entry.doen && Object.hasOwn(entry.doen, deed) ? entry.doen[deed] : undefined
    const handle = Object.hasOwn(handlers, deed) ? handlers[deed] : undefined
    if (!toegang || !handle || !('zaken' in toegang)) throw notFound()
    const wie = await requireWie(request, context)
    const diensten = dienstenOf(context)
    const verdict = mayZaken(wie, toegang.zaken, { opPanel: diensten.zetels.isOpPanel('', wie.registernummer) })
    if (!verdict.ok) {
      await log(diensten, wie, toegang.zaken, null, 'geweigerd')
      return refuse(verdict.refusal, thuis)
    }
    return (await handle({ wie, diensten, form })) as AnswerOf<Handlers>
  }

async function admit(request: Request, context: AppLoadContext, params: ZaakVraag['params'], toegang: Toegang, reading: 'gelezen' | undefined): Promise<ZaakVraag> {
  const wie = await requireWie(request, context)
  if (!('zaak' in toegang)) throw notFound()
  const diensten = dienstenOf(context)
  const dossierId = params.dossierId ?? ''
  const facts = await loadZaakFacts(diensten.db, diensten.zetels, wie, dossierId)
  const verdict: Verdict = mayZaak(wie, toegang.zaak, facts)
  // An address that is nobody's case may hold anything; only the officer's own is written down.
  const object = facts.officier ? `zaak/${dossierId}${placeIn(params.nummer)}` : null
  if (!verdict.ok) {
    await log(diensten, wie, toegang.zaak, object, 'geweigerd')
    return refuse(verdict.refusal, thuis)
  }
  if (reading) await log(diensten, wie, toegang.zaak, object, reading)
  return { wie, diensten, dossierId, params }
}

const placeIn = (nummer: string | undefined): string => (nummer && /^[\dO-]{1,16}$/.test(nummer) ? `/${nummer}` : '')

const log = ({ sql, clock }: OpsporingDiensten, { accountId: actor, hoedanigheid }: Wie, deed: string, object: string | null, resultaat: 'gelezen' | 'geweigerd'): Promise<void> =>
  // Reading is for the officer's own cases only: that they are theirs is why (R-LOG-12).
  appendLog(sql, clock, { actor, hoedanigheid, deed, object, resultaat, oorsprong: 'opsporing', doel: resultaat === 'gelezen' ? (object ? 'taak.zaak' : 'overzicht') : null })

/** The number of a lead in an address. Throws the answer 404 when it is none. */
export function nummerVan({ nummer = '' }: ZaakVraag['params']): number {
  if (!/^[1-9]\d{0,6}$/.test(nummer)) throw notFound()
  return Number(nummer)
}
