import type { KetenGebeurtenisSoort, Partij } from './schema'

/** What a step of a track is for the chain. */
export interface Melding {
  soort: KetenGebeurtenisSoort
  /** Only with one of these outcomes of the step; absent: whatever its outcome. */
  bij?: readonly string[]
  /** The other step of the same track that is this event too when it was done on the same day. */
  samen?: string
  /** These receivers hear of it only when betrokkene was a minor during the facts, or may have been (domein §9.2, step 10). */
  alsMinderjarig?: readonly Partij[]
}

const vervolg: Melding = { soort: 'vervolgprocedure-gewijzigd' }
/** The lawful stay ends with a bezwaar that failed; one that succeeded or was withdrawn ends nothing by itself. */
const bezwaar: readonly Melding[] = [{ soort: 'besluit-bezwaar', bij: ['ongegrond', 'niet-ontvankelijk'] }, vervolg]
const verlening: readonly Melding[] = [{ soort: 'vergunning-verleend' }, { soort: 'verblijfstitel-gewijzigd' }]

/** By `track/step`. A step that is not here asks nothing of anybody. */
export const meldingen: Readonly<Record<string, readonly Melding[]>> = {
  'b8/bedenktijd': [{ soort: 'bedenktijd-begonnen' }],
  'b8/aangifte': [{ soort: 'aangifte-opgenomen' }],
  'b8/verlening': verlening,
  'b8/ingeschreven': [{ soort: 'ingeschreven-gemeente' }],
  'b8/sepot': [{ soort: 'sepot-beslist', alsMinderjarig: ['nidos'] }],
  'b8/voornemen': [{ soort: 'voornemen-intrekking' }],
  'b8/uitreiking-sepot': [{ soort: 'sepot-voornemen-uitgereikt', samen: 'uitreiking-voornemen' }],
  'b8/uitreiking-voornemen': [{ soort: 'sepot-voornemen-uitgereikt', samen: 'uitreiking-sepot' }],
  // Who heard of the voornemen hears too that the permit stays.
  'b8/intrekking': [{ soort: 'besluit-intrekking' }, { soort: 'verblijfstitel-gewijzigd', bij: ['ingetrokken'] }],
  'b8/beklag': [{ soort: 'beklag-ingesteld' }],
  'b8/beschikking-beklag': [{ soort: 'beklag-uitkomst' }],
  'b8/aanvraag': [vervolg],
  // Turned down, the stay that was lawful until this decision is not so on the same ground any more; an application that was withdrawn was not decided upon.
  'b8/besluit': [vervolg, { soort: 'verblijfstitel-gewijzigd', bij: ['ingewilligd', 'afgewezen'] }],
  'b8/bezwaar': [vervolg],
  'b8/besluit-bezwaar': bezwaar,
  'b8/beroep': [vervolg],
  'b8/uitspraak': [vervolg],
  'b8/dtv': [{ soort: 'verwijderbaar' }],
  'niet-meewerken/besluit': [{ soort: 'vergunning-verleend', bij: ['ingewilligd'] }, { soort: 'verblijfstitel-gewijzigd', bij: ['ingewilligd'] }],
  'niet-meewerken/bezwaar': [vervolg],
  'niet-meewerken/besluit-bezwaar': bezwaar,
  'niet-meewerken/beroep': [vervolg],
  'niet-meewerken/uitspraak': [vervolg],
  'niet-meewerken/vervolgaanvraag': [vervolg],
  'dublin/bedenktijd': [{ soort: 'bedenktijd-begonnen' }],
  'dublin/aangifte': [{ soort: 'aangifte-opgenomen' }],
  'dublin/verlening': verlening
}

export const meldingenVan = (spoor: string, stap: string): readonly Melding[] => (Object.hasOwn(meldingen, `${spoor}/${stap}`) ? (meldingen[`${spoor}/${stap}`] ?? []) : [])

/** Whether a step with this outcome is this event. */
export const isGebeurd = ({ bij }: Melding, uitkomst: string | null): boolean => bij === undefined || (uitkomst !== null && bij.includes(uitkomst))

/** One record of a step. `op` (YYYY-MM-DD) null: it did not happen after all. */
export interface StapRegel {
  stap: string
  op: string | null
  uitkomst: string | null
}

/**
 * Under which names the chain hears of an event, by the records of its step (and of the one it goes together with) in the order in which they were made. A correction keeps its name,
 * so that it is told once. Taken back, or corrected to what is no event, the name is over (`vervallen`); recorded again it gets a new one. Two halves that are done on one day have one
 * name; a half that comes on another day has its own, and keeps it whatever is corrected later. `nu`: the name this step has; null when it is no event now. R-KET-73.
 */
export function namenVan(regels: readonly StapRegel[], stap: string, melding: Melding): { nu: string | null; vervallen: string[] } {
  const nu = new Map<string, { naam: string; op: string }>()
  const gegeven: string[] = []
  for (const regel of regels) {
    if (regel.op === null || !isGebeurd(melding, regel.uitkomst)) {
      nu.delete(regel.stap)
      continue
    }
    const { op } = regel
    const had = nu.get(regel.stap) ?? [...nu.values()].find((other) => other.op === op)
    const naam = had?.naam ?? newName(regel.stap, gegeven)
    if (!had) gegeven.push(naam)
    nu.set(regel.stap, { naam, op })
  }
  const geldig = new Set([...nu.values()].map(({ naam }) => naam))
  return { nu: nu.get(stap)?.naam ?? null, vervallen: gegeven.filter((naam) => !geldig.has(naam)) }
}

/** The step itself, and with a number each time it was told anew. */
function newName(stap: string, gegeven: readonly string[]): string {
  const times = gegeven.filter((naam) => naam === stap || naam.startsWith(`${stap}/`)).length
  return times === 0 ? stap : `${stap}/${times + 1}`
}
