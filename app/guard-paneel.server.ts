import type { PaneelDiensten } from '~/diensten-paneel'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { Refused } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { keepPurpose, readPurpose } from '~/dossier/reading-purpose.server'
import { loadOefeningFacts } from '~/kalibratie/facts.server'
import { mayOefening, type OefeningFacts } from '~/kalibratie/policy'
import { appendLog, type LogLine } from '~/logboek/append.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { TooBusy } from '~/platform/turns'
import { routeTable, type RouteAccess, type RouteId, type Toegang } from '~/route-table-paneel'
import { TE_DRUK } from '~/stukken/refusals'
import { holdsFile, readForm } from '~/toegang/form.server'
import { askFirst, notFound, redirect, refuse, requireWie, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '~/toegang/guard.server'
import type { Wie } from '~/toegang/may'

/** What a guarded route gets: who asks, the services, and the facts of the dossier in the address. */
export interface Vraag {
  wie: Wie
  diensten: PaneelDiensten
  request: Request
  params: Readonly<Record<string, string | undefined>>
  form: FormData
}
export interface DossierVraag extends Vraag {
  feiten: DossierFacts
  dossierId: string
}

export interface OefenVraag extends Vraag {
  feiten: OefeningFacts
  oefeningId: string
}

/** The panel process puts its own services in the context; this is the one place that reads them. */
export const dienstenOf = (context: AppLoadContext): PaneelDiensten => context.diensten as PaneelDiensten

type Handler<V, T> = (vraag: V) => Promise<T>

const emptyForm = new FormData()

/** A page or file that anybody signed in, or one capacity, may read. The query is the reader's own scope. */
export const lezen =
  <T>(route: RouteId, handle: Handler<Vraag, T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> =>
    handle(await admit(request, context, params, accessTo(route, 'lezen'), emptyForm))

/** A page or file of one dossier. The reading is logged before its data leaves, with why; who reads outside any task is asked first (R-LOG-3, R-LOG-12). */
export const leesDossier =
  <T>(route: RouteId, handle: Handler<DossierVraag, T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> => {
    const vraag = await admitToDossier(request, context, params, accessTo(route, 'lezen'), emptyForm, 'gelezen')
    return withHeader(vraag.feiten, await handle(vraag))
  }

/** What the header of every page of this dossier says beside its own title (root.tsx); a file has no header (R-BEO-106). */
function withHeader<T>({ spoed }: DossierFacts, page: T): T {
  const plain = typeof page === 'object' && page !== null && Object.getPrototypeOf(page) === Object.prototype
  return spoed && plain ? { ...page, kop: 'Spoed: dit dossier heeft kortere termijnen.' } : page
}

/**
 * A file of one dossier that is asked for in pieces while somebody reads it: the line stands before the first piece leaves, once an hour for each session
 * and address; everything else is as with a page.
 */
export const leesBestand =
  <T>(route: RouteId, handle: Handler<DossierVraag, T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> =>
    handle(await admitToDossier(request, context, params, accessTo(route, 'lezen'), emptyForm, 'in stukken gelezen'))

/** The deeds of a page; the form field `doen` names which. An unknown deed does not exist. */
export const doen =
  <Handlers extends Record<string, Handler<Vraag, unknown>>>(route: RouteId, handlers: Handlers) =>
  async ({ request, context, params }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> => {
    await admitFile(request, context)
    const { form, handle, toegang } = await chooseDeed(route, request, handlers)
    return (await handle(await admit(request, context, params, toegang, form))) as AnswerOf<Handlers>
  }

/** The deeds of a dossier's page. Afterwards every open socket is checked against the rights as they are now, and what has ended is taken away at once (R-RTM-53). */
export const doeInDossier =
  <Handlers extends Record<string, Handler<DossierVraag, unknown>>>(route: RouteId, handlers: Handlers) =>
  async ({ request, context, params }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> => {
    await admitFile(request, context)
    const answer = () => answerInDossier(route, handlers, { request, context, params })
    return holdsFile(request) ? inTurn(request, context, answer) : answer()
  }

/** A page of one exercise. The reading is logged before its data leaves; practice is its own purpose. */
export const leesOefening =
  <T>(route: RouteId, handle: Handler<OefenVraag, T>) =>
  async ({ request, context, params }: LoaderFunctionArgs): Promise<T> =>
    handle(await admitToOefening(request, context, params, accessTo(route, 'lezen'), emptyForm, 'gelezen'))

/** The deeds of an exercise's page, as `doeInDossier`. */
export const doeInOefening =
  <Handlers extends Record<string, Handler<OefenVraag, unknown>>>(route: RouteId, handlers: Handlers) =>
  async ({ request, context, params }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> => {
    await admitFile(request, context)
    const { form, handle, toegang } = await chooseDeed(route, request, handlers)
    const vraag = await admitToOefening(request, context, params, toegang, form, undefined)
    try {
      const answer = (await handle(vraag)) as AnswerOf<Handlers>
      await vraag.diensten.rooms.recheck()
      await vraag.diensten.historyEnd.sweep()
      return answer
    } catch (error) {
      if (error instanceof Refused) refuse(error.refusal, '/kalibratie')
      throw error
    }
  }

async function answerInDossier<Handlers extends Record<string, Handler<DossierVraag, unknown>>>(route: RouteId, handlers: Handlers, { request, context, params }: ActionFunctionArgs): Promise<AnswerOf<Handlers>> {
  const { form, handle, toegang } = await chooseDeed(route, request, handlers)
  const vraag = await admitToDossier(request, context, params, toegang, form, undefined)
  try {
    const answer = (await handle(vraag)) as AnswerOf<Handlers>
    await vraag.diensten.rooms.recheck()
    await vraag.diensten.historyEnd.sweep()
    return answer
  } catch (error) {
    if (error instanceof Refused) refuse(error.refusal, `/dossiers/${vraag.dossierId}/verklaring`)
    throw error
  }
}

/** A form with a file is not read before its turn has come (R-STU-7). */
async function inTurn<Answer>(request: Request, context: AppLoadContext, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await dienstenOf(context).uploadbeurten.take(answer)
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error
    await request.body?.pipeTo(new WritableStream())
    return refuse({ soort: 'nu-niet', uitleg: TE_DRUK }, '')
  }
}

/** A file is large: who sends one is known before it is kept in memory. Of who is not, it is read away: a browser hears no answer while it still sends. */
async function admitFile(request: Request, context: AppLoadContext): Promise<void> {
  if (!holdsFile(request)) return
  try {
    await requireWie(request, context)
  } catch (error) {
    await request.body?.pipeTo(new WritableStream())
    throw error
  }
}

function accessTo(route: RouteId, kind: 'lezen'): Toegang {
  const entry: RouteAccess = routeTable[route]
  const toegang = entry[kind]
  if (!toegang) throw notFound()
  return toegang
}

/** Each handler of a page has its own answer; the page gets one of them. */
type AnswerOf<Handlers extends Record<string, (vraag: never) => Promise<unknown>>> = Awaited<ReturnType<Handlers[keyof Handlers]>>

async function chooseDeed<Handlers extends Record<string, (vraag: never) => Promise<unknown>>>(route: RouteId, request: Request, handlers: Handlers) {
  const form = await readForm(request)
  const deed = String(form.get('doen') ?? '')
  const entry: RouteAccess = routeTable[route]
  const toegang = entry.doen && Object.hasOwn(entry.doen, deed) ? entry.doen[deed] : undefined
  const handle = Object.hasOwn(handlers, deed) ? (handlers[deed] as Handlers[keyof Handlers]) : undefined
  if (!toegang || !handle) throw notFound()
  return { form, handle, toegang }
}

type Params = LoaderFunctionArgs['params']

async function admit(request: Request, context: AppLoadContext, params: Params, toegang: Toegang, form: FormData): Promise<Vraag> {
  const wie = await requireWie(request, context)
  const diensten = dienstenOf(context)
  if ('dossier' in toegang || 'oefening' in toegang) throw notFound()
  // A session that a link opened has one place, and no lists (R-GEM-6).
  if (wie.alleen !== undefined) throw request.method === 'GET' || request.method === 'HEAD' ? redirect(`/gemachtigde/${wie.alleen}`) : notFound()
  if ('hoedanigheid' in toegang && wie.hoedanigheid !== toegang.hoedanigheid) {
    const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, oorsprong: 'paneel' }
    await appendLog(diensten.sql, diensten.clock, { ...line, deed: `alleen.${toegang.hoedanigheid}`, object: null, resultaat: 'geweigerd' })
    throw notFound()
  }
  if ('lijst' in toegang && toegang.lijst) {
    const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: toegang.lijst, object: null, oorsprong: 'paneel' }
    await appendLog(diensten.sql, diensten.clock, { ...line, resultaat: 'gelezen', doel: 'overzicht' })
  }
  return { wie, diensten, request, params, form }
}

async function admitToDossier(
  request: Request,
  context: AppLoadContext,
  params: Params,
  toegang: Toegang,
  form: FormData,
  log: 'gelezen' | 'in stukken gelezen' | undefined
): Promise<DossierVraag> {
  const wie = await requireWie(request, context)
  const diensten = dienstenOf(context)
  const dossierId = params.dossierId ?? ''
  if (!('dossier' in toegang)) throw notFound()
  const { sql, clock } = diensten
  const [feiten, { taak, eerder }] = await Promise.all([loadDossierFacts(sql, wie.accountId, dossierId, 'read', clock.now()), readPurpose(sql, wie, dossierId, dagInAmsterdam(clock.now()))])
  const verdict = mayDossier(wie, toegang.dossier, feiten)
  const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: toegang.dossier, oorsprong: 'paneel' }
  if (!verdict.ok || !feiten) {
    await appendLog(sql, clock, { ...line, object: feiten ? `dossier/${dossierId}` : null, resultaat: 'geweigerd' })
    return refuse(verdict.ok ? { soort: 'onbekend' } : verdict.refusal, `/dossiers/${dossierId}/verklaring`)
  }
  const doel = taak ?? eerder
  if (log && doel === null && toegang.dossier !== 'doel.geven') throw askFirst(`/dossiers/${dossierId}/waarom`, placeOf(request, dossierId))
  await Promise.all([
    log && writeReading(diensten, log, wie, request, { ...line, object: `dossier/${dossierId}`, resultaat: 'gelezen', doel }),
    taak !== null && taak !== eerder && keepPurpose(sql, wie, dossierId, taak)
  ])
  return { wie, diensten, request, params, form, feiten, dossierId }
}

const writeReading = ({ sql, clock, entered }: PaneelDiensten, log: 'gelezen' | 'in stukken gelezen', wie: Wie, request: Request, line: LogLine): Promise<void> =>
  log === 'gelezen' ? appendLog(sql, clock, line) : entered(wie.sessie, new URL(request.url).pathname, line)

async function admitToOefening(
  request: Request,
  context: AppLoadContext,
  params: Params,
  toegang: Toegang,
  form: FormData,
  log: 'gelezen' | undefined
): Promise<OefenVraag> {
  const wie = await requireWie(request, context)
  const diensten = dienstenOf(context)
  const oefeningId = params.oefeningId ?? ''
  if (!('oefening' in toegang)) throw notFound()
  const { sql, clock } = diensten
  const feiten = await loadOefeningFacts(sql, wie.accountId, oefeningId, clock.now())
  const verdict = mayOefening(wie, toegang.oefening, feiten)
  const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: toegang.oefening, oorsprong: 'paneel' }
  if (!verdict.ok || !feiten) {
    await appendLog(sql, clock, { ...line, object: feiten ? `oefening/${oefeningId}` : null, resultaat: 'geweigerd' })
    return refuse(verdict.ok ? { soort: 'onbekend' } : verdict.refusal, '/kalibratie')
  }
  if (log) await appendLog(sql, clock, { ...line, object: `oefening/${oefeningId}`, resultaat: log, doel: 'oefenen' })
  return { wie, diensten, request, params, form, feiten, oefeningId }
}

/** Where in the dossier somebody wanted to be: what stands behind its id in the address. */
function placeOf(request: Request, dossierId: string): string {
  const { pathname, search } = new URL(request.url)
  return `${pathname.slice(`/dossiers/${dossierId}`.length)}${search}`
}
