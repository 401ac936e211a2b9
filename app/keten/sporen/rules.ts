import { workingDaysBetween } from '~/platform/kalender/feestdagen/rules'
import { opschortingenVan, type UitgangStand } from '~/dossier/uitgang/rules'
import { addDays } from '~/platform/kalender/rules'
import { uncapital } from '~/platform/letters/rules'
import { endOf } from '~/platform/kalender/termijn/rules'
import type { DagTermijn } from '~/platform/kalender/termijn/schema'
import { eindigtZaak, redenen, type Actor, type DossierDag, type Reden, type Spoor, type SpoorCode, type SporenCatalogus, type SpoorRegel, type SpoorTermijn, type Stap } from './schema'

type StapRegel = Extract<SpoorRegel, { schema: 'weging-spoor-stap/v1' }>
type Met<Regel> = { versie: number; inhoud: Regel }

/** How one step of a track stands. `eerder`: what was recorded before and does not count any more. */
export type StapStand =
  | { staat: 'gedaan'; op: string; versie: number; regel: StapRegel | null; eerder: readonly { op: string | null; versie: number }[] }
  | { staat: 'overgeslagen'; op: string; versie: number; reden: Reden; toelichting: string | null; eerder: readonly { op: string | null; versie: number }[] }

interface Stil { van: string; tot: string | null; reden: Reden; toelichting: string | null }
interface Langer { aantal: number; op: string; reden: Reden; toelichting: string | null }

/** One track as its records make it. */
export interface SpoorStand {
  code: SpoorCode
  catalogus: string
  begonnenOp: string
  stappen: Readonly<Record<string, StapStand>>
  stil: Readonly<Record<string, readonly Stil[]>>
  langer: Readonly<Record<string, readonly Langer[]>>
}

const kept = <Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined => (Object.hasOwn(map, key) ? map[key] : undefined)

/** What the records of a dossier say of its tracks, in the order in which they began. Later records of a step count; earlier ones stay in `eerder` (R-KET-11). */
export function foldSporen(regels: readonly Met<SpoorRegel>[]): SpoorStand[] {
  const found = new Map<SpoorCode, SpoorStand>()
  for (const { versie, inhoud } of regels) {
    if (inhoud.schema === 'weging-spoor-begin/v1') {
      if (!found.has(inhoud.spoor)) found.set(inhoud.spoor, { code: inhoud.spoor, catalogus: inhoud.catalogus, begonnenOp: inhoud.op, stappen: {}, stil: {}, langer: {} })
      continue
    }
    if (inhoud.schema === 'weging-spoor-terug/v1') {
      found.delete(inhoud.spoor)
      continue
    }
    const spoor = found.get(inhoud.spoor)
    if (spoor) found.set(inhoud.spoor, withRegel(spoor, versie, inhoud))
  }
  return [...found.values()]
}

function withRegel(spoor: SpoorStand, versie: number, inhoud: Exclude<SpoorRegel, { schema: 'weging-spoor-begin/v1' | 'weging-spoor-terug/v1' }>): SpoorStand {
  switch (inhoud.schema) {
    case 'weging-spoor-stap/v1':
    case 'weging-spoor-overslaan/v1':
      return { ...spoor, stappen: withStap(spoor.stappen, versie, inhoud) }
    case 'weging-spoor-stil/v1': {
      const { van, reden, toelichting } = inhoud
      return { ...spoor, stil: { ...spoor.stil, [inhoud.termijn]: [...(kept(spoor.stil, inhoud.termijn) ?? []), { van, tot: null, reden, toelichting }] } }
    }
    case 'weging-spoor-verder/v1': {
      // It runs again on this day: the day before was the last that stood still. On the first day itself: it never stood still.
      const list = (kept(spoor.stil, inhoud.termijn) ?? []).flatMap((stil) => (stil.tot !== null ? [stil] : inhoud.op <= stil.van ? [] : [{ ...stil, tot: addDays(inhoud.op, -1) }]))
      return { ...spoor, stil: { ...spoor.stil, [inhoud.termijn]: list } }
    }
    case 'weging-spoor-verlengd/v1': {
      const { aantal, op, reden, toelichting } = inhoud
      return { ...spoor, langer: { ...spoor.langer, [inhoud.termijn]: [...(kept(spoor.langer, inhoud.termijn) ?? []), { aantal, op, reden, toelichting }] } }
    }
  }
}

function withStap(stappen: SpoorStand['stappen'], versie: number, inhoud: StapRegel | Extract<SpoorRegel, { schema: 'weging-spoor-overslaan/v1' }>): SpoorStand['stappen'] {
  const was = kept(stappen, inhoud.stap)
  const eerder = was ? [...was.eerder, { op: was.op, versie: was.versie }] : []
  if (inhoud.schema === 'weging-spoor-overslaan/v1') return { ...stappen, [inhoud.stap]: { staat: 'overgeslagen', op: inhoud.op, versie, reden: inhoud.reden, toelichting: inhoud.toelichting, eerder } }
  if (inhoud.op !== null) return { ...stappen, [inhoud.stap]: { staat: 'gedaan', op: inhoud.op, versie, regel: inhoud, eerder } }
  return Object.fromEntries(Object.entries(stappen).filter(([key]) => key !== inhoud.stap))
}

/** Nothing was recorded in this track yet: it can be taken back (R-KET-15). */
export const isLeeg = ({ stappen, stil, langer }: SpoorStand, def: Spoor): boolean =>
  def.stappen.every(({ code, uitDossier }) => uitDossier !== null || kept(stappen, code) === undefined) && Object.keys(stil).length === 0 && Object.keys(langer).length === 0

/** Adds the days that the dossier itself knows, to the steps that take them from there (R-KET-3). */
export function metDossierDagen(spoor: SpoorStand, def: Spoor, dagen: Readonly<Partial<Record<DossierDag, string>>>): SpoorStand {
  const own = def.stappen.flatMap((stap) => {
    const op = stap.uitDossier && dagen[stap.uitDossier]
    return op ? [[stap.code, { staat: 'gedaan', op, versie: 0, regel: null, eerder: [] }] as const] : []
  })
  return { ...spoor, stappen: { ...spoor.stappen, ...Object.fromEntries(own) } }
}

/** How a term stands. `gehaald-laat`: it was done, after the last day. `staat-stil`: the last day is not known. */
export type TermijnStaat = 'loopt' | 'nadert' | 'te-laat' | 'staat-stil' | 'gehaald' | 'gehaald-laat' | 'geeindigd'

export interface TermijnStand {
  spoor: SpoorCode
  termijn: SpoorTermijn
  /** The day that begins it. */
  begin: string
  /** For who explains it; null for a fixed day. */
  dagTermijn: DagTermijn | null
  /** The last day (YYYY-MM-DD); null while it stands still. */
  uiterlijk: string | null
  gedaanOp: string | null
  staat: TermijnStaat
  /** Working days from today to the last day; below zero when it is late. Null when there is no last day or nothing to wait for. */
  werkdagenOver: number | null
}

const dayOf = (spoor: SpoorStand, code: string): string | null => {
  const stap = kept(spoor.stappen, code)
  return stap?.staat === 'gedaan' ? stap.op : null
}

const uitkomstVan = (spoor: SpoorStand, code: string): string | null => {
  const stap = kept(spoor.stappen, code)
  return stap?.staat === 'gedaan' ? (stap.regel?.uitkomst ?? null) : null
}

/** The length that is in force on this day: the last row of which the day has come. */
export const lengteOp = ({ lengtes }: SpoorTermijn, dag: string): SpoorTermijn['lengtes'][number] | null => lengtes.filter(({ vanaf }) => vanaf === null || vanaf <= dag).at(-1) ?? null

/** In words of the list: what was written beside it is the coördinator's. */
const redenIn = ({ reden, toelichting }: { reden: Reden; toelichting: string | null }, volledig: boolean): string => (volledig && toelichting !== null ? `${uncapital(redenen[reden])}: ${toelichting}` : uncapital(redenen[reden]))

/** The term as the calendar of the house counts it. Stretches of an exit are suspensions too, where a term can stand still (R-KET-21). */
function dagTermijnVan(def: Spoor, spoor: SpoorStand, termijn: SpoorTermijn, begin: string, uitgang: UitgangStand, volledig: boolean): DagTermijn | null {
  const lengte = lengteOp(termijn, begin)
  if (termijn.vast || lengte === null) return null
  const own = (kept(spoor.stil, termijn.code) ?? []).map((stil) => ({ van: stil.van, tot: stil.tot, reden: redenIn(stil, volledig) }))
  return {
    naam: termijn.naam,
    soort: termijn.soort,
    bron: lengte.bron,
    gebeurtenis: uncapital(def.stappen.find((stap) => stap.code === termijn.van)?.naam ?? termijn.van),
    begin,
    richting: 'na',
    lengte: { aantal: lengte.aantal, eenheid: lengte.eenheid },
    volgtAtw: termijn.volgtAtw,
    opschortingen: termijn.opschortbaar ? [...own, ...opschortingenVan(uitgang)] : [],
    verlengingen: termijn.verlengbaar ? (kept(spoor.langer, termijn.code) ?? []).map((langer) => ({ aantal: langer.aantal, reden: redenIn(langer, volledig) })) : []
  }
}

/**
 * Every term of a track that has begun, with its last day and how it stands on this day (YYYY-MM-DD, Amsterdam). `volledig`: with the words that were written beside a
 * reason. R-KET-20 to R-KET-27.
 */
export function termijnenVan({ def, spoor, uitgang, vandaag, nadert, volledig = true }: { def: Spoor; spoor: SpoorStand; uitgang: UitgangStand; vandaag: string; nadert: number; volledig?: boolean }): TermijnStand[] {
  return def.termijnen.flatMap((termijn) => {
    const begin = dayOf(spoor, termijn.van)
    const uitkomst = uitkomstVan(spoor, termijn.van)
    if (begin === null || (termijn.alsUitkomst.length > 0 && (uitkomst === null || !termijn.alsUitkomst.includes(uitkomst)))) return []
    const dagTermijn = dagTermijnVan(def, spoor, termijn, begin, uitgang, volledig)
    const end = dagTermijn && endOf(dagTermijn)
    const uiterlijk = end === null ? (termijn.dagErvoor ? addDays(begin, -1) : begin) : end.ok ? end.value.dag : null
    const gedaanOp = termijn.tot.map((stap) => dayOf(spoor, stap)).filter((dag) => dag !== null).sort()[0] ?? null
    const skipped = termijn.tot.every((stap) => kept(spoor.stappen, stap)?.staat === 'overgeslagen')
    // What betrokkene's leaving ends is over for good, also when she comes back.
    const broken = uitgang.geschiedenis.some(({ soort, van }) => termijn.eindigtBij.includes(soort) && van >= begin && (uiterlijk === null || van <= uiterlijk))
    const over = skipped || broken || (uitgang.nu !== null && eindigtZaak(uitgang.nu.soort))
    const open = gedaanOp === null && !over
    return [{
      spoor: spoor.code, termijn, begin, dagTermijn, uiterlijk, gedaanOp,
      staat: gedaanOp !== null ? (uiterlijk === null || gedaanOp <= uiterlijk ? 'gehaald' : 'gehaald-laat') : over ? 'geeindigd' : openStaat(uiterlijk, vandaag, nadert),
      werkdagenOver: open && uiterlijk !== null ? workingDaysBetween(vandaag, uiterlijk) : null
    }]
  })
}

function openStaat(uiterlijk: string | null, vandaag: string, nadert: number): TermijnStaat {
  if (uiterlijk === null) return 'staat-stil'
  if (vandaag > uiterlijk) return 'te-laat'
  return workingDaysBetween(vandaag, uiterlijk) <= nadert ? 'nadert' : 'loopt'
}

/** Still to be done. */
export const isOpen = ({ staat }: Pick<TermijnStand, 'staat'>): boolean => staat === 'loopt' || staat === 'nadert' || staat === 'te-laat' || staat === 'staat-stil'

export interface StapRegelStand {
  stap: Stap
  staat: 'gedaan' | 'overgeslagen' | 'volgende' | 'later'
  stand: StapStand | null
  /** Its day lies before every step that it comes after: to be looked at, and not refused, because partners tell things late. */
  vreemd: boolean
}

/**
 * The steps of a track in the order of the catalogue. `volgende`: what it comes after was done with the right outcome, or it comes first. What lies before a step that was
 * done, what another step made needless, and everything of a case that ended is not asked any more: it can still be recorded. R-KET-10.
 */
export function stappenVan(def: Spoor, spoor: SpoorStand, uitgang: UitgangStand['nu'] = null): StapRegelStand[] {
  const done = new Set(def.stappen.filter((stap) => kept(spoor.stappen, stap.code)).map((stap) => stap.code))
  const past = behind(def, done)
  const ended = uitgang !== null && eindigtZaak(uitgang.soort)
  return def.stappen.map((stap) => {
    const stand = kept(spoor.stappen, stap.code) ?? null
    if (stand) return { stap, staat: stand.staat, stand, vreemd: isVreemd(stap, stand, spoor) }
    const reached = stap.na.length === 0 || stap.na.some(({ stap: before, uitkomst }) => done.has(before) && (uitkomst === null || uitkomstVan(spoor, before) === uitkomst))
    const needless = ended || past.has(stap.code) || stap.nietMeerNa.some((other) => dayOf(spoor, other) !== null)
    return { stap, staat: reached && !needless ? 'volgende' : 'later', stand: null, vreemd: false }
  })
}

function isVreemd(stap: Stap, stand: StapStand, spoor: SpoorStand): boolean {
  const before = stap.na.map((each) => dayOf(spoor, each.stap)).filter((dag) => dag !== null)
  return stand.staat === 'gedaan' && stap.soort === 'stap' && before.length > 0 && before.every((dag) => stand.op < dag)
}

/** Every step that lies before one of these. */
function behind(def: Spoor, done: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  const look = (code: string): void => {
    for (const { stap } of def.stappen.find((one) => one.code === code)?.na ?? []) if (!found.has(stap)) {
      found.add(stap)
      look(stap)
    }
  }
  for (const code of done) look(code)
  return found
}

/** What of the terms the panel may know: that which binds it, and of that no day or name of a step (R-KET-5). */
export interface PanelTermijn {
  naam: string
  wie: Actor
  uiterlijk: string | null
  staat: TermijnStaat
  werkdagenOver: number | null
}

export const voorPanel = (termijnen: readonly TermijnStand[]): PanelTermijn[] =>
  termijnen.filter(({ termijn }) => termijn.bindtPanel).map(({ termijn, uiterlijk, staat, werkdagenOver }) => ({ naam: termijn.naam, wie: termijn.wie, uiterlijk, staat, werkdagenOver }))

/** Whether a change of policy was in force on this day, and whether its sources tell different days and this day lies between them (R-KET-43). */
export function wijzigingOp({ wijzigingen }: Pick<SporenCatalogus, 'wijzigingen'>, code: string, dag: string): { geldt: boolean; oneens: boolean; bronnen: { op: string; bron: string }[] } {
  const found = wijzigingen.find((one) => one.code === code)
  if (!found) throw new Error(`Geen wijziging ${code}`)
  const says = new Set(found.data.map(({ op }) => dag >= op))
  return { geldt: dag >= found.geldtVanaf, oneens: says.size > 1, bronnen: found.data }
}

export interface DublinVraag {
  uod: string
  vandaag: string
  /** The bedenktijd runs today. */
  bedenktijdLoopt: boolean
  /** The aangifte was done, and the last day on which politie and OM must have judged it; null while that day is not known or they have. */
  aangifte: { oordeelUiterlijk: string | null } | null
  /** What betrokkene allows now. */
  wens: 'ja' | 'nee' | 'niet-gevraagd'
  medisch: 'ja' | 'nee' | 'niet-gevraagd'
  werkdagenNodig: number
}

export interface DublinKan {
  wat: string
  kan: boolean
  waarom: string
}

/**
 * What still can near the UOD and what cannot (R-KET-40). A werkweek is five working days: the four that politie and OM need are counted in working days, never as
 * 28 days. Consent that was not asked is no consent.
 */
export function dublinKan({ uod, vandaag, bedenktijdLoopt, aangifte, wens, medisch, werkdagenNodig }: DublinVraag): { werkdagenOver: number; dichtbij: boolean; kan: DublinKan[] } {
  const over = workingDaysBetween(vandaag, uod)
  const voorbij = vandaag > uod
  const dichtbij = !voorbij && over < werkdagenNodig
  const ruimte = voorbij ? 'De uiterste overdrachtsdatum is voorbij.' : `Er zijn nog ${over} werkdagen, en de behandeling van een aangifte kost er ${werkdagenNodig} (vier werkweken).`
  const teLaat = !voorbij && aangifte?.oordeelUiterlijk !== undefined && aangifte.oordeelUiterlijk !== null && aangifte.oordeelUiterlijk > uod
  const behandelen = aangifte
    ? { kan: !teLaat, waarom: teLaat ? 'De aangifte is gedaan, maar de vier werkweken om te oordelen eindigen na de uiterste overdrachtsdatum. Vraag de politie en het OM of het eerder kan.' : 'De aangifte is gedaan en wordt behandeld.' }
    : { kan: !voorbij && !dichtbij, waarom: !voorbij && !dichtbij ? ruimte : `${ruimte} De overdracht gaat door zonder behandelde aangifte; aangifte kan ook in het andere land.` }
  const gedeeld = (antwoord: 'ja' | 'nee' | 'niet-gevraagd', ja: string): { kan: boolean; waarom: string } => ({
    kan: antwoord === 'ja',
    waarom: antwoord === 'ja' ? ja : antwoord === 'nee' ? 'Betrokkene geeft geen toestemming. Het wordt dus niet gedeeld.' : 'Betrokkene is hier nog niet naar gevraagd. Zonder toestemming wordt het niet gedeeld.'
  })
  return {
    werkdagenOver: over,
    dichtbij,
    kan: [
      { wat: 'Aangifte laten behandelen vóór de overdracht', ...behandelen },
      { wat: 'Nu overdragen', kan: !voorbij && !bedenktijdLoopt, waarom: bedenktijdLoopt ? 'De bedenktijd loopt. In die tijd wordt niet overgedragen (WBV 2023/11; C-66/21).' : voorbij ? 'De uiterste overdrachtsdatum is voorbij: Nederland is verantwoordelijk.' : `De overdracht kan tot en met de uiterste overdrachtsdatum.` },
      { wat: 'De wens om aangifte te doen delen met het andere land', ...gedeeld(wens, 'Betrokkene geeft toestemming.') },
      { wat: 'Medische gegevens delen met het andere land', ...gedeeld(medisch, 'Betrokkene geeft toestemming.') },
      { wat: 'Kwetsbaarheid delen omdat haar leven of gezondheid ervan afhangt', kan: true, waarom: 'Vitaal belang: hiervoor is geen toestemming nodig, wel een reden in het dossier (Dublinverordening art. 31).' }
    ]
  }
}
