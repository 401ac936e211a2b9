import type { Fase } from '~/dossier/schema'
import type { Wie } from '~/toegang/may'

/** What comes next in a dossier, for who coördinates: by its phase alone, so nothing of a round that is going on shows (law 2). */
const stapNa: Record<Fase, string> = {
  nieuw: 'Aannemen',
  intake: 'Intake doen',
  panel: 'Panel samenstellen',
  beoordeling: 'Beoordelen en horen',
  weging: 'Wegen',
  advies: 'Advies maken',
  uitgebracht: 'Terugmelding van de IND afwachten',
  afgesloten: 'Niets meer',
  niet_in_behandeling: 'Niets meer'
}
export const volgendeStap = (fase: Fase): string => stapNa[fase]

/**
 * The day by which a dossier must be helped on (YYYY-MM-DD, Amsterdam): the first of the day that its coördinator said and the first real one, of a task or a term. A day that
 * was said and has passed counts only where there is no real one, and not while the case stands still (`stil`). R-KET-128.
 */
export function eersteDag({ gezegd, echt, vandaag, stil }: { gezegd: string | null; echt: string | null; vandaag: string; stil: boolean }): string | null {
  const toCome = gezegd !== null && gezegd >= vandaag ? gezegd : null
  const [first] = [toCome, echt].filter((dag) => dag !== null).sort()
  return first ?? (stil ? null : gezegd)
}

export const overlegStaten = ['voorbereid', 'begonnen', 'gesloten', 'vervallen'] as const
export type OverlegStaat = (typeof overlegStaten)[number]

export interface OverlegFacts {
  staat: OverlegStaat
  /** Joined this meeting. */
  doetMee: boolean
}

export const overlegDaden = ['meedoen', 'beginnen', 'lezen', 'schrijven', 'besluiten', 'sluiten', 'vervallen'] as const
export type OverlegDaad = (typeof overlegDaden)[number]

/** Which states each deed fits; `zelf`: only for who joined. */
const mag: Record<OverlegDaad, { staten: readonly OverlegStaat[]; zelf: boolean }> = {
  meedoen: { staten: ['voorbereid', 'begonnen'], zelf: false },
  beginnen: { staten: ['voorbereid'], zelf: true },
  lezen: { staten: ['voorbereid', 'begonnen', 'gesloten'], zelf: true },
  schrijven: { staten: ['begonnen'], zelf: true },
  besluiten: { staten: ['begonnen'], zelf: true },
  sluiten: { staten: ['begonnen'], zelf: true },
  vervallen: { staten: ['voorbereid'], zelf: true }
}

/** May this person do this at this meeting? Coördinators only; what is in it is for who takes part (R-KET-101). */
export const magInOverleg = (wie: Pick<Wie, 'hoedanigheid'>, daad: OverlegDaad, facts: OverlegFacts): boolean =>
  wie.hoedanigheid === 'coordinator' && mag[daad].staten.includes(facts.staat) && (!mag[daad].zelf || facts.doetMee)
