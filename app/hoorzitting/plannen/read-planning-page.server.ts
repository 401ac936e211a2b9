import type { DossierFacts } from '~/dossier/facts'
import { eindigtZaak, uitgangen } from '~/dossier/uitgangen'
import { addDays, dagInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import { workingDaysBetween } from '~/platform/kalender/feestdagen/rules'
import { planningsvrijTussen } from '~/platform/kalender/planningsvrij/rules'
import type { Sql } from '~/platform/sql'
import { choiceOf, monthView, viewAsked, weekView, type Keus, type MaandView, type Weergave, type WeekView } from './calendar-view'
import { groepVan, instemmersInWoorden } from './consent-age'
import { isKind, type Wishes } from './wishes'
import { INZAGE_DAGEN, quorumVan } from './place'
import { durationFor, questionFor, roomsFor } from './planning-question'
import { readPlanning, type PlanDossier } from './read-planning.server'
import { riskOf, type Risico } from './risico/rules'
import { genodigden, isZetel, rolNaam, vragers, type Genodigde, type Rol } from './roles'
import { plan, type Zitting as Moment } from './rules'
import { nextNumber } from './place-session.server'
import { readSessions, type Zitting } from './sessions.server'
import { explainKnelpunt } from './words'

/** A session as the page shows it, a moment as ISO text. */
export interface ZittingRegel {
  zittingId: string; nummer: number; staat: Zitting['staat']; aanleiding: Zitting['aanleiding']; reden: string | null; begintOp: string; eindigtOp: string; plaats: string
  volgorde: number
  tolk: string | null
  wie: string[]
  /** Who of the quorum is not booked any more. */
  mist: string[]
}

/** What the form begins with. */
export interface FormBegin {
  nummer: number
  /** The session that is moved; null: a new one. */
  zitting: string | null
  datum: string
  tijd: string
  einde: string
  ruimte: string
  plaats: string
  tolk: string
  erbij: Genodigde[]
  inZaal: Genodigde[]
  /** The planner proposed exactly this. */
  voorgesteld: boolean
}

export interface PlanningPage {
  kenmerk: string
  staat: 'gepland' | 'afgezien' | 'geweest' | null
  wensen: { kind: boolean; horen: Wishes['horen']; instemming: string; vragers: number; zittingen: number; langsteDuur: number; pauzeNa: number; tolk: string | null; opmerking: string | null } | null
  termijn: { uiterlijk: string; weken: number; stand: Risico; over: number | null } | null
  /** What the case left its course by; while it has, the term stands still (R-DOS-50), and of a case that ended nothing is planned any more (R-DOS-51). */
  uitgang: { naam: string; eindigt: boolean } | null
  vakantie: { naam: string; van: string } | null
  zittingen: ZittingRegel[]
  /** What is being chosen: nothing while a session is planned and nobody asked for another. */
  kiest: { nummer: number; verzet: { zittingId: string; begintOp: string } | null } | null
  keuzes: Keus[]
  gekozen: string | null
  wieErbij: { wie: string; stand: string; let: boolean }[]
  knelpunt: string | null
  weergave: Weergave
  week: WeekView
  maand: MaandView
  /** Every moment of the list, one a day. */
  lijst: Keus[]
  inzageVanaf: string | null
  bevestig: FormBegin | null
  ruimten: { value: string; label: string }[]
  tolken: { value: string; label: string }[]
  genodigden: { value: Genodigde; label: string; kan: boolean; vraagt: boolean }[]
}

const BESTE = 3

/**
 * The planning page of one dossier, as its address asks: which week, month or list; which moment is chosen; which session is moved. Nothing is written. The policy has admitted
 * the coördinator (`hoorzitting.plannen`).
 */
export async function readPlanningPage(sql: Sql, { dossierId, kenmerk, hoorzitting }: DossierFacts, now: Date, search: URLSearchParams): Promise<PlanningPage> {
  const sessions = hoorzitting ? await readSessions(sql, dossierId) : []
  const asked = viewAsked(search, dagInAmsterdam(now))
  const vanaf = [asked.maandag, `${asked.maand}-01`, dagInAmsterdam(now)].sort()[0]
  const totEnMet = addDays([asked.maandag, `${asked.maand}-28`, addDays(dagInAmsterdam(now), 240)].sort().at(-1) ?? '', 14)
  const open = !hoorzitting || hoorzitting.staat === 'gepland'
  const asks = open ? choosing(sessions, search) : null
  const { dossiers: [dossier], kennis } = await readPlanning(sql, [dossierId], now, { vanaf, totEnMet, verzet: asks?.verzet?.zittingId ?? null })
  if (!dossier) throw new Error('planning: dit dossier is er niet')
  const { wensen, uiterlijk, ontbreekt } = dossier
  const uitgang = dossier.uitgang && { naam: uitgangen[dossier.uitgang].toLowerCase(), eindigt: eindigtZaak(dossier.uitgang) }
  const kiest = uitgang?.eindigt ? null : asks
  const planned = sessions.filter(({ staat }) => staat === 'gepland' || staat === 'gehouden')
  const question = questionFor(dossier, kennis, Math.max(1, (wensen?.zittingen ?? 1) - planned.length))
  const found = open && !uitgang?.eindigt && wensen?.horen === 'wel' ? plan({ ...question, aantal: 50 }) : null
  // One more session comes after those that are planned.
  const after = kiest && !kiest.verzet ? (planned.map(({ begintOp }) => dagInAmsterdam(begintOp)).sort().at(-1) ?? '') : ''
  const momenten = found?.ok ? found.value.flatMap(({ zittingen: [first] }) => (first && first.dag > after ? [first] : [])) : []
  const keuzes = momenten.map((moment) => choiceOf(moment, uiterlijk))
  const wanted = search.get('kies')
  const moment = momenten.find((_, index) => keuzes[index]?.kies === wanted) ?? momenten[0]
  const view = viewAsked(search, moment?.dag ?? dagInAmsterdam(now))
  const vandaag = dagInAmsterdam(now)
  return {
    kenmerk,
    staat: hoorzitting ? (hoorzitting.staat === 'gepland' || hoorzitting.staat === 'afgezien' ? hoorzitting.staat : 'geweest') : null,
    wensen: wensen && wishLine(wensen),
    termijn: uiterlijk && dossier.termijn ? { uiterlijk, weken: dossier.termijn.lengte.aantal, ...termNow(planned, momenten, uiterlijk, found !== null, vandaag) } : null,
    uitgang,
    vakantie: uiterlijk ? nextHoliday(vandaag, uiterlijk) : null,
    zittingen: sessions.map((session) => lineOf(session, quorumVan(ontbreekt))),
    kiest,
    keuzes: keuzes.slice(0, BESTE),
    gekozen: moment ? choiceOf(moment, uiterlijk).kies : null,
    wieErbij: moment && wensen ? whoComes(moment, dossier, wensen) : [],
    knelpunt: found && !found.ok ? explainKnelpunt(found.refusal) : null,
    weergave: view.weergave,
    week: weekView(dossier, kennis, view.maandag, momenten),
    maand: monthView(view.maand, uiterlijk, momenten),
    lijst: keuzes.toSorted((one, two) => (one.kies < two.kies ? -1 : 1)),
    inzageVanaf: moment ? addDays(moment.dag, -INZAGE_DAGEN) : null,
    bevestig: search.get('stap') === 'bevestigen' && kiest && wensen ? beginOf(kiest, sessions, wanted, moment && choiceOf(moment, uiterlijk).kies === wanted ? moment : undefined, dossier, wensen) : null,
    ruimten: roomsFor(wensen, kennis.middelen).map(({ id, naam, plaatsen, eigenIngang }) => ({ value: id, label: `${naam} (${plaatsen} plaatsen${eigenIngang ? ', eigen ingang' : ''})` })),
    tolken: kennis.middelen.tolken.map(({ id, nummer, talen, geslacht, beedigd }) => ({ value: id, label: `Tolk ${nummer}: ${talen.join(', ')}; ${geslacht}; ${beedigd ? 'beëdigd' : 'niet beëdigd'}` })),
    genodigden: genodigden.map((rol) => ({ value: rol, label: rolNaam[rol], kan: dossier.personen.has(rol), vraagt: vragers.includes(rol) }))
  }
}

const wishLine = (wensen: Wishes): NonNullable<PlanningPage['wensen']> => ({
  kind: isKind(wensen), horen: wensen.horen, instemming: instemmersInWoorden(groepVan(wensen.leeftijdsgroep)?.stemtIn ?? ['betrokkene']), vragers: wensen.vragers,
  zittingen: wensen.zittingen, langsteDuur: wensen.langsteDuur, pauzeNa: wensen.pauzeNa, tolk: wensen.tolkNodig ? wensen.taal : null, opmerking: wensen.opmerking
})

function termNow(planned: readonly Zitting[], momenten: readonly Moment[], uiterlijk: string, looked: boolean, vandaag: string): { stand: Risico; over: number | null } {
  const last = planned.map(({ begintOp }) => dagInAmsterdam(begintOp)).sort().at(-1)
  if (!last && !looked) return { stand: vandaag > uiterlijk ? 'mist' : 'ruim', over: workingDaysBetween(vandaag, uiterlijk) }
  const first = last ?? momenten.map(({ dag }) => dag).sort()[0] ?? null
  const { stand } = riskOf({ eerste: first, uiterlijk })
  return { stand, over: last ? workingDaysBetween(last, uiterlijk) : workingDaysBetween(vandaag, uiterlijk) }
}

/** The first school or court holiday that begins before the term is over or a month later: it warns. */
function nextHoliday(vandaag: string, uiterlijk: string): PlanningPage['vakantie'] {
  const [first] = planningsvrijTussen(vandaag, addDays(uiterlijk, 31)).toSorted((one, two) => (one.van < two.van ? -1 : 1))
  return first ? { naam: first.naam, van: first.van } : null
}

const volgorde: readonly Rol[] = ['betrokkene', ...genodigden, 'tolk', 'ruimte']
const inOrder = (wie: Zitting['deelnemers']): Zitting['deelnemers'] => wie.toSorted((one, other) => volgorde.indexOf(one.rol) - volgorde.indexOf(other.rol))

function lineOf(session: Zitting, quorum: readonly Genodigde[]): ZittingRegel {
  const booked = session.deelnemers.map(({ rol }) => rol)
  return {
    zittingId: session.zittingId, nummer: session.nummer, staat: session.staat, aanleiding: session.aanleiding, reden: session.reden, begintOp: session.begintOp.toISOString(), eindigtOp: session.eindigtOp.toISOString(),
    plaats: session.plaats, volgorde: session.volgorde, tolk: session.tolkNummer,
    wie: inOrder(session.deelnemers).filter(({ rol }) => rol !== 'ruimte').map(({ rol, inZaal }) => `${rolNaam[rol]}${inZaal ? '' : ' (luistert elders)'}`),
    mist: session.staat === 'gepland' ? quorum.filter((rol) => !booked.includes(rol)).map((rol) => rolNaam[rol]) : []
  }
}

/** One more session only when somebody asks for it; moving one that is planned. */
function choosing(sessions: readonly Zitting[], search: URLSearchParams): PlanningPage['kiest'] {
  const verzet = sessions.find(({ zittingId, staat }) => staat === 'gepland' && zittingId === search.get('zitting'))
  if (verzet) return { nummer: verzet.nummer, verzet: { zittingId: verzet.zittingId, begintOp: verzet.begintOp.toISOString() } }
  const nummer = nextNumber(sessions)
  return nummer === 1 || search.get('zitting') === 'nieuw' ? { nummer, verzet: null } : null
}

function whoComes({ bezetting, leeg }: Moment, { ontbreekt, personen }: PlanDossier, wensen: Wishes): PlanningPage['wieErbij'] {
  const disciplines = quorumVan(ontbreekt).slice(0, -2)
  const seated = (naam: string) => bezetting.find(({ zetel }) => zetel === naam)
  const present = disciplines.filter((each) => seated(each)).length
  const line = (wie: string, naam: string) => {
    const plaats = seated(naam)
    return { wie, stand: plaats ? (plaats.stand === 'onbekend' ? 'wacht op antwoord' : plaats.stand === 'liever-niet' ? 'liever niet' : 'ja') : leeg.some((each) => each === naam) ? 'kan niet' : 'nee', let: plaats?.stand !== 'kan' }
  }
  return [
    { wie: `Panel: ${disciplines.map((each) => rolNaam[each].replace(/^[ZP]/, (letter) => letter.toLowerCase())).join(', ')}`, stand: `${present} / ${disciplines.length}`, let: present < disciplines.length },
    { wie: 'Voorzitter en secretaris', stand: seated('voorzitter') && seated('secretaris') ? 'ja' : 'nee', let: !(seated('voorzitter') && seated('secretaris')) },
    ...(wensen.tolkNodig ? [line('Tolk', 'tolk')] : []),
    ...(isKind(wensen) ? [line('Voogd (Nidos)', 'voogd')] : []),
    ...(personen.has('gemachtigde') ? [line('Gemachtigde', 'gemachtigde')] : []),
    ...(wensen.steunpersoon ? [line('Steunpersoon', 'steunpersoon')] : [])
  ]
}

/** What the form of the last step begins with: the proposal, else what the session that is moved has, else the usual. */
function beginOf(kiest: NonNullable<PlanningPage['kiest']>, sessions: readonly Zitting[], wanted: string | null, moment: Moment | undefined, dossier: PlanDossier, wensen: Wishes): FormBegin {
  const [datum = '', tijd = ''] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wanted ?? '') ? (wanted ?? '').split('T') : []
  const from = sessions.find(({ zittingId }) => zittingId === kiest.verzet?.zittingId)
  const place = (soort: 'ruimte' | 'tolk'): string => moment?.bezetting.find(({ zetel }) => zetel === soort)?.sleutel.split(':')[1] ?? ''
  const usual = genodigden.filter((rol) => (rol === 'voogd' ? isKind(wensen) : rol === 'steunpersoon' ? wensen.steunpersoon : dossier.personen.has(rol)))
  const inZaal = moment
    ? usual.filter((rol) => moment.bezetting.some(({ zetel, waar }) => zetel === rol && waar === 'in de zaal') || rol === 'voogd')
    : usual.filter((rol) => rol === 'voorzitter' || rol === 'zorg' || !isZetel(rol))
  return {
    nummer: kiest.nummer,
    zitting: kiest.verzet?.zittingId ?? null,
    datum, tijd,
    einde: moment ? tijdInAmsterdam(new Date(moment.tot)) : tijd === '' ? '' : later(tijd, durationFor(wensen)),
    ruimte: moment ? place('ruimte') : (from?.ruimteId ?? ''),
    plaats: moment ? '' : from?.ruimteId ? '' : (from?.plaats ?? ''),
    tolk: moment ? place('tolk') : (from?.tolkId ?? ''),
    erbij: usual,
    inZaal,
    voorgesteld: moment !== undefined
  }
}

function later(tijd: string, minutes: number): string {
  const total = Math.min(Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3)) + minutes, 23 * 60 + 59)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
