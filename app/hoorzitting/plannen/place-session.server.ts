import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { DossierDeed } from '~/dossier/policy'
import type { DossierFacts } from '~/dossier/facts'
import { readUitgang } from '~/dossier/uitgang/read-uitgang.server'
import { eindigtZaak } from '~/dossier/uitgangen'
import { momentInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { wallTimeText } from '../rules'
import type { Aanleiding } from './aanleiding'
import type { AfterPlanning, Deelnemer, GeplandeZitting } from './after-planning'
import { book, isDoubleBooking, takenText, unbook } from './bookings.server'
import { checkPlacement, placementText, type Placement, type PlacementField } from './place'
import { readAbsent, readInvolved, seatsOf, type Betrokkenen } from './planning-facts.server'
import { keyOf } from './person-key'
import type { CancelForm, MoveForm, PlanForm } from './planning-form'
import { readWishes } from './record-wishes.server'
import type { Genodigde, Rol } from './roles'
import { keepHearingMoment, readSessions, type Zitting } from './sessions.server'
import { isKind, type Wishes } from './wishes'

/** A refusal of the planning says at which field it can be mended. */
export type PlanFout = { ok: false; bericht: string; fouten: { veld: PlacementField; bericht: string }[] }
export type PlanUitkomst<Value> = { ok: true; value: Value } | PlanFout

const fout = (...fouten: PlanFout['fouten']): PlanFout => ({ ok: false, bericht: fouten[0]?.bericht ?? 'De zitting is niet gepland.', fouten })
const overal = (bericht: string): PlanFout => ({ ok: false, bericht, fouten: [] })
const verouderd = 'Deze zitting is intussen veranderd. Open deze pagina opnieuw.'

/**
 * Does one deed of the planning: under the lock of the dossier, in one transaction with its bookings, what follows and its line in the log. Somebody who booked the same person, room or
 * interpreter a moment earlier makes this outcome *taken*, and nothing is written (R-PLN-45).
 */
async function inPlan<Value>(werk: Werk, wie: Wie, deed: DossierDeed, dossierId: string, act: (tx: Tx, facts: DossierFacts, sql: Sql) => Promise<PlanUitkomst<Value>>): Promise<PlanUitkomst<Value>> {
  let refused: PlanFout | undefined
  try {
    const outcome = await inDossier<Value>(werk, wie, deed, dossierId, async (tx, facts, sql): Promise<Uitkomst<Value>> => {
      const closed = closedText(facts)
      const done = closed ? overal(closed) : await act(tx, facts, sql)
      if (!done.ok) refused = done
      return done
    })
    return outcome.ok ? { ok: true, value: outcome.value } : (refused ?? overal(outcome.bericht))
  } catch (error) {
    if (isDoubleBooking(error)) return fout({ veld: 'tijd', bericht: takenText([]) })
    throw error
  }
}

/** When the hearing is over or waived nothing is planned any more (R-HRZ-4). */
function closedText({ hoorzitting }: DossierFacts): string | undefined {
  if (!hoorzitting || hoorzitting.staat === 'gepland') return undefined
  return hoorzitting.staat === 'afgezien' ? 'De voorzitter heeft besloten dat het panel niet hoort. Er is dus geen hoorzitting meer om te plannen.' : 'De hoorzitting is geweest. De datum verandert niet meer.'
}

/**
 * Places a session: the first of this hearing, or one more. The same number twice is refused, so that two windows plan one session. Throws `Refused` when the policy says no
 * (R-HRZ-1 to R-HRZ-4, R-PLN-40 to R-PLN-47).
 */
export const planSession = (werk: Werk, wie: Wie, dossierId: string, form: PlanForm, after: AfterPlanning): Promise<PlanUitkomst<GeplandeZitting>> =>
  inPlan(werk, wie, 'hoorzitting.plannen', dossierId, async (tx, facts, sql) => {
    const earlier = facts.hoorzitting ? await readSessions(sql, dossierId) : []
    if (form.nummer !== nextNumber(earlier)) return overal('Deze zitting is al gepland. Verzet haar, of plan er nog een.')
    const placed = await place(tx, sql, werk, wie, facts, form, { nummer: form.nummer, uid: werk.ids.uuid(), volgorde: 0 })
    if (placed.ok) await after(sql, werk, wie, { soort: 'gepland', zitting: placed.value })
    return placed
  })

/** The number of the session that would be planned next. */
export const nextNumber = (sessions: readonly Pick<Zitting, 'nummer' | 'staat'>[]): number =>
  Math.max(0, ...sessions.filter(({ staat }) => staat === 'gepland' || staat === 'gehouden').map(({ nummer }) => nummer)) + 1

/**
 * Moves a session. What was planned stays with its reason as *verzet*; the next row has the same number and uid and the next `volgorde`. The hearing and its room stay the same
 * (R-HRZ-5, R-PLN-51). Refuses a session that is not planned any more, or that has begun.
 */
export const moveSession = (werk: Werk, wie: Wie, dossierId: string, { zitting, aanleiding, reden, ...form }: MoveForm, after: AfterPlanning): Promise<PlanUitkomst<GeplandeZitting>> =>
  inPlan(werk, wie, 'zitting.verzetten', dossierId, async (tx, facts, sql) => {
    const eerder = await plannedSession(tx, sql, dossierId, zitting)
    if (!eerder) return overal(verouderd)
    await end(tx, sql, werk, eerder, 'verzet', { aanleiding, reden })
    const placed = await place(tx, sql, werk, wie, facts, form, { nummer: eerder.nummer, uid: eerder.uid, volgorde: eerder.volgorde + 1 })
    if (placed.ok) await after(sql, werk, wie, { soort: 'verzet', zitting: placed.value, eerder, reden })
    return placed
  })

/** Cancels a session, with its reason; it stays to be read. Refuses what is not planned any more, or has begun (R-PLN-51). */
export const cancelSession = (werk: Werk, wie: Wie, dossierId: string, { zitting, vervalAanleiding, vervalReden }: CancelForm, after: AfterPlanning): Promise<PlanUitkomst<GeplandeZitting>> =>
  inPlan(werk, wie, 'zitting.vervallen', dossierId, async (tx, _facts, sql) => {
    const planned = await plannedSession(tx, sql, dossierId, zitting)
    if (!planned) return overal(verouderd)
    await end(tx, sql, werk, planned, 'vervallen', { aanleiding: vervalAanleiding, reden: vervalReden })
    await keepHearingMoment(tx, planned.hoorzittingId, werk.clock.now())
    await after(sql, werk, wie, { soort: 'vervallen', zitting: planned, reden: vervalReden })
    return { ok: true, value: planned }
  })

/** Ends every session that is still planned, because the panel does not hear; in the caller's transaction. */
export async function cancelAllSessions(tx: Tx, sql: Sql, werk: Werk, wie: Wie, dossierId: string, reden: string, after: AfterPlanning): Promise<void> {
  for (const zitting of await readSessions(sql, dossierId)) {
    if (zitting.staat !== 'gepland') continue
    await end(tx, sql, werk, zitting, 'vervallen', { aanleiding: 'geen-horen', reden })
    await after(sql, werk, wie, { soort: 'vervallen', zitting, reden })
  }
}

async function plannedSession(tx: Tx, sql: Sql, dossierId: string, zittingId: string): Promise<Zitting | undefined> {
  const begun = await tx.zitting.findUnique({ where: { id: zittingId }, select: { begonnenOp: true } })
  if (!begun || begun.begonnenOp) return undefined
  return (await readSessions(sql, dossierId)).find((one) => one.zittingId === zittingId && one.staat === 'gepland')
}

async function end(tx: Tx, sql: Sql, { clock }: Werk, { zittingId }: Zitting, staat: 'verzet' | 'vervallen', why: { aanleiding: Aanleiding; reden: string }): Promise<void> {
  await tx.zitting.update({ where: { id: zittingId }, data: { staat, ...why, gewijzigdOp: clock.now() } })
  await unbook(sql, zittingId)
}

type Which = Pick<GeplandeZitting, 'nummer' | 'uid' | 'volgorde'>
type Placing = Omit<PlanForm, 'nummer'>

async function place(tx: Tx, sql: Sql, werk: Werk, wie: Wie, facts: DossierFacts, form: Placing, which: Which): Promise<PlanUitkomst<GeplandeZitting>> {
  const times = timesOf(form)
  if (!times.ok) return times
  const { nu } = await readUitgang(tx, facts.dossierId)
  if (nu && eindigtZaak(nu.soort)) return overal('Deze zaak loopt niet meer. Er wordt niets meer gepland.')
  const now = werk.clock.now()
  const wensen = (await readWishes(tx, facts.dossierId))?.inhoud ?? null
  const involved = await readInvolved(sql, facts.dossierId)
  const means = { ruimte: form.ruimte ? await tx.ruimte.findUnique({ where: { id: form.ruimte } }) : null, tolk: form.tolk ? await tx.tolk.findUnique({ where: { id: form.tolk } }) : null }
  if ((form.ruimte && !means.ruimte) || (form.tolk && !means.tolk)) return overal('Deze ruimte of tolk is er niet meer. Open deze pagina opnieuw.')
  const deelnemers = participantsOf(form, involved)
  const kanNiet = await readAbsent(sql, deelnemers.map(({ rol, persoon }) => [rol, persoon] as const), times.begint, times.eindigt)
  const redenen = { dag: form.dagReden ?? '', stukken: form.stukkenReden ?? '', tolk: form.tolkReden ?? '', wens: form.wensReden ?? '' }
  const ask: Placement = { ...times, erbij: form.erbij, inZaal: form.inZaal, ...means, redenen }
  const refusals = checkPlacement(ask, { now, wensen, zetels: seatsOf(involved.personen), ontbreekt: involved.ontbreekt, heeftGemachtigde: involved.personen.has('gemachtigde'), kanNiet })
  if (refusals.length > 0 || !wensen) return fout(...refusals.map((refusal) => placementText(refusal, wensen)))
  const hoorzittingId = facts.hoorzitting?.id ?? werk.ids.uuid()
  await tx.hoorzitting.upsert({ where: { dossierId: facts.dossierId }, create: { id: hoorzittingId, dossierId: facts.dossierId, staat: 'gepland', gewijzigdOp: now }, update: { gewijzigdOp: now } })
  const zittingId = werk.ids.uuid()
  const plaats = form.plaats || means.ruimte?.naam || ''
  await tx.zitting.create({ data: { id: zittingId, hoorzittingId, ...which, begintOp: times.begint, eindigtOp: times.eindigt, plaats, ...kept(form, redenen, wensen), gemaaktDoor: wie.accountId, gemaaktOp: now, gewijzigdOp: now } })
  const booked = await book(sql, { id: zittingId, begintOp: times.begint, eindigtOp: times.eindigt }, deelnemers)
  if (!booked.ok) return fout({ veld: 'tijd', bericht: takenText(booked.bezet) })
  await keepHearingMoment(tx, hoorzittingId, now)
  return { ok: true, value: { zittingId, hoorzittingId, dossierId: facts.dossierId, kenmerk: facts.kenmerk, ...which, begintOp: times.begint, eindigtOp: times.eindigt, plaats, deelnemers } }
}

/** What the row keeps beside its moment. */
const kept = (form: Placing, redenen: Placement['redenen'], wensen: Wishes) => ({
  ruimteId: form.ruimte ?? null,
  tolkId: form.tolk ?? null,
  tolkReden: redenen.tolk || null,
  sjabloon: isKind(wensen) ? 'kind' : 'volwassene',
  afwijkingen: JSON.stringify(Object.fromEntries(Object.entries({ dag: redenen.dag, stukken: redenen.stukken, wens: redenen.wens }).filter(([, reden]) => reden !== '')))
})

function timesOf({ datum, tijd, einde }: Placing): { ok: true; begint: Date; eindigt: Date } | PlanFout {
  const [begint, eindigt] = [momentInAmsterdam(datum, tijd), momentInAmsterdam(datum, einde)]
  if (!begint.ok) return fout({ veld: 'tijd', bericht: wallTimeText[begint.refusal] })
  if (!eindigt.ok) return fout({ veld: 'einde', bericht: wallTimeText[eindigt.refusal] })
  return { ok: true, begint: begint.value, eindigt: eindigt.value }
}

/** Who and what is booked. Roles are turned into people here, under the lock: who left the panel has no role any more and cannot be named (R-PLN-46). */
function participantsOf({ erbij, inZaal, ruimte, tolk }: Placing, { personen }: Betrokkenen): Deelnemer[] {
  const wie = (['betrokkene', ...new Set(erbij)] as (Genodigde | 'betrokkene')[]).flatMap((rol): Deelnemer[] => {
    const persoon = personen.get(rol)
    return persoon ? [{ persoon, rol, inZaal: rol === 'betrokkene' || inZaal.includes(rol as Genodigde) }] : []
  })
  const iets = (rol: Rol & ('ruimte' | 'tolk'), id: string | undefined): Deelnemer[] => (id ? [{ persoon: keyOf(rol, id), rol, inZaal: rol === 'tolk' }] : [])
  return [...wie, ...iets('tolk', tolk), ...iets('ruimte', ruimte)]
}
