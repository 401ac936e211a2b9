import { seatLook } from '~/dossier/seat-look'
import { Mark, PersonDot, Tag, VisuallyHidden, type Item, type MarkLegendItem } from '~/ui/index'
import { answersInWords } from '../answers-in-words'
import type { DifferenceCell } from '../differences'
import { judgementInWords, signOf } from '../mark-of'
import { entrySoort, type Citaat, type ScoreEntry } from '../schema'

/** Where a place in a stuk is read. */
export type StukHref = (stuk: number, plaats: string | null) => string

/** What the signs mean; the words stand beside them. */
export const legend: MarkLegendItem[] = [
  { shape: 'up', weight: 'heavy', label: 'versterkt, zwaar' },
  { shape: 'up', weight: 'light', label: 'versterkt, licht' },
  { shape: 'square', label: 'neutraal' },
  { shape: 'down', weight: 'light', label: 'verzwakt, licht' },
  { shape: 'down', weight: 'heavy', label: 'verzwakt, zwaar' },
  { shape: 'circle', label: 'niet te beoordelen' }
]

const weightOf = (entry: Extract<ScoreEntry, { oordeel: string }>) => ('gewicht' in entry ? entry.gewicht : null)

/** One member's judgement in a cell of the table: a sign with its word, or a word alone. */
export function JudgementMark({ entry }: { entry: ScoreEntry | null }) {
  if (entry === null) return <span><span aria-hidden="true">–</span><VisuallyHidden>niet gevraagd</VisuallyHidden></span>
  if (!('oordeel' in entry)) return <span>{wordFor(entry)}</span>
  return <Mark {...signOf(entry.oordeel, weightOf(entry))} label={judgementInWords(entry.oordeel, weightOf(entry))} />
}

function wordFor(entry: Exclude<ScoreEntry, { oordeel: string }>): string {
  if ('tekst' in entry) return 'tekst'
  return 'nvt' in entry ? 'n.v.t.' : 'geen'
}

/** One member's judgement in full: who, what, why, and where it stands in the stukken. */
export function judgementItem({ discipline, registernummer, entry }: DifferenceCell, stukHref: StukHref): Item {
  const { initial, label, tone } = seatLook[discipline]
  return {
    id: registernummer,
    lead: <PersonDot initial={initial} label={label} tone={tone} />,
    body: <><strong>{label} · {headOf(entry)}.</strong> {reasonOf(entry)}{entry && answersInWords(entry).map((line) => <p key={line}>{line}</p>)}{entry && 'citaten' in entry && <Citations citaten={entry.citaten} stukHref={stukHref} />}</>,
    note: entry && 'ontbrekendeBron' in entry ? `Ontbreekt: ${entry.ontbrekendeBron}` : undefined
  }
}

/** A sign with its word beside it, or the word alone where there is no judgement. */
export function JudgementSign({ entry }: { entry: ScoreEntry | null }) {
  if (entry === null || !('oordeel' in entry)) return <span>{headOf(entry)}</span>
  return <span><Mark {...signOf(entry.oordeel, weightOf(entry))} look="plain" label={headOf(entry)} labelShown /> {headOf(entry)}</span>
}

/** Why: the reason, what was asked beside it, what is missing, and the citations. */
export function JudgementReason({ entry, stukHref }: { entry: ScoreEntry | null; stukHref: StukHref }) {
  return (
    <>
      {reasonOf(entry) !== '' && <p>{reasonOf(entry)}</p>}
      {entry && answersInWords(entry).map((line) => <p key={line}>{line}</p>)}
      {entry && 'ontbrekendeBron' in entry && <p>Ontbreekt: {entry.ontbrekendeBron}</p>}
      {entry && 'citaten' in entry && entry.citaten.length > 0 && <p><Citations citaten={entry.citaten} stukHref={stukHref} /></p>}
    </>
  )
}

/** A judgement in words: value and weight, or that there is none. */
export function headOf(entry: ScoreEntry | null): string {
  if (entry === null) return 'niet gevraagd'
  if ('oordeel' in entry) return judgementInWords(entry.oordeel, weightOf(entry))
  return entrySoort(entry)
}

const reasonOf = (entry: ScoreEntry | null): string => (entry && 'reden' in entry ? entry.reden : entry && 'tekst' in entry ? entry.tekst : '')

function Citations({ citaten, stukHref }: { citaten: readonly Citaat[]; stukHref: StukHref }) {
  return citaten.map(({ stuk, plaats }, index) => (
    <span key={index}> <Tag shape="reference" href={stukHref(stuk, plaats)}>{plaats ? `stuk ${stuk}, ${plaats}` : `stuk ${stuk}`}</Tag></span>
  ))
}
