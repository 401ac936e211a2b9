import { Button, Disclosure, Kbd, Notice, Stack, Tag, type LinkComponent } from '~/ui/index'
import type { Stuk } from '~/stukken/stukken.server'
import type { CriteriumRegel } from '../catalogus/criteria'
import { Checklist273fView } from '../catalogus/checklist-273f-view'
import type { GescoordCriterium, Minderjarig } from '../catalogus/schema'
import { draftKey } from '../draft-fields'
import { gewichten } from '../schema'
import { JudgementForm } from './judgement-form'
import { criterionHref, neighboursOf, OVERVIEW_HREF } from './places'
import { PLACE_ID } from './use-place-focus'
import { shortcutWords } from './shortcuts'
import { TextForm } from './text-form'
import type { Sheet } from './use-sheet'
import { focusFirst, useShortcuts } from './use-shortcuts'

interface CriterionPanelProps {
  sheet: Sheet
  rows: readonly CriteriumRegel[]
  current: CriteriumRegel
  stukken: readonly Stuk[]
  /** A verslag of the hearing is fixed. */
  verslag: boolean
  minderjarig: Minderjarig
  onRead: (stuk: number, plaats: string | null) => void
  goTo: (href: string) => void
  Link: LinkComponent
}

/** One criterion with everything to judge it: the question, how to read it, the choice, the way on. */
export function CriterionPanel({ sheet, rows, current, stukken, verslag, minderjarig, onRead, goTo, Link }: CriterionPanelProps) {
  const { groep, criterium, vanToepassing } = current
  const { previous, next } = neighboursOf(rows, current)
  const keys = useShortcuts({
    choose: (index) => chooseByKey(sheet, criterium, index),
    weigh: (waarde) => weighByKey(sheet, criterium, waarde),
    next: () => goTo(next.href),
    previous: () => previous && goTo(previous.href),
    overview: () => goTo(OVERVIEW_HREF)
  })
  const inGroup = rows.filter((row) => row.groep === groep)
  return (
    <section className="card criterion" aria-labelledby={PLACE_ID} onKeyDown={keys.onKeyDown}>
      <Stack>
        <div>
          <p className="card__eyebrow">Groep {groep.code} · criterium {inGroup.indexOf(current) + 1} van {inGroup.length}</p>
          <h2 id={PLACE_ID} tabIndex={-1}>{criterium.code} {criterium.naam}</h2>
          <p className="criterion__question">{criterium.vraag}</p>
          <p className="criterion__source">Bron: {criterium.bron.basis}{criterium.bron.datum && ` (${criterium.bron.datum})`}. <Tag tone="neutral">{criterium.bron.status}</Tag></p>
        </div>
        {vanToepassing ? (
          <>
            <Light criterium={criterium} Link={Link} />
            <Disclosure label="Wat dit betekent">
              <p>{criterium.definitie}</p>
              <p>{groep.uitleg}</p>
            </Disclosure>
            {groep.code === 'A' && <Checklist273fView minderjarig={minderjarig} />}
            {criterium.soort === 'oordeel' ? (
              <JudgementForm
                key={criterium.code}
                sheet={sheet}
                criterium={criterium}
                stukken={stukken}
                verslag={verslag}
                onRead={onRead}
                Link={Link}
              />
            ) : (
              <TextForm key={criterium.code} sheet={sheet} criterium={criterium} />
            )}
          </>
        ) : (
          <Notice title="Niet van toepassing">
            <p>Bij de intake is vastgesteld dat betrokkene niet minderjarig was. U hoeft hier niets te doen; in uw beoordeling staat “n.v.t.”.</p>
          </Notice>
        )}
        <nav className="criterion__way" aria-label="Vorige en volgende">
          {previous ? <Link href={previous.href}><span aria-hidden="true">← </span>{previous.label}</Link> : <span />}
          <Link href={next.href}>{next.label}<span aria-hidden="true"> →</span></Link>
        </nav>
        <KeyHelp singleKeys={keys.singleKeys} onChange={keys.setSingleKeys} />
      </Stack>
    </section>
  )
}

/** What to keep in mind while reading, right at the question: trauma first, judgement after. */
function Light({ criterium: { hulp, leesMet }, Link }: { criterium: GescoordCriterium; Link: LinkComponent }) {
  if (hulp === null && leesMet.length === 0) return null
  return (
    <Notice
      tone="attention"
      title={
        leesMet.length === 0 ? 'Houd dit in gedachten.' : (
          <>
            Lees dit in het licht van{' '}
            {leesMet.map((code, index) => (
              <span key={code}>
                {index === 0 ? '' : index === leesMet.length - 1 ? ' en ' : ', '}
                <Link href={criterionHref(code)}>{code}</Link>
              </span>
            ))}
            .
          </>
        )
      }
    >
      {hulp !== null && <p>{hulp}</p>}
    </Notice>
  )
}

function KeyHelp({ singleKeys, onChange }: { singleKeys: boolean; onChange: (on: boolean) => void }) {
  return (
    <Disclosure label="Sneltoetsen">
      <p>Deze toetsen werken als u in dit vak bent en niet aan het typen bent.</p>
      <dl className="keys">
        {shortcutWords.map(({ keys, does }) => (
          <div key={does}>
            <dt>{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button type="button" variant="secondary" size="small" aria-pressed={singleKeys} onClick={() => onChange(!singleKeys)}>
        {singleKeys ? 'Sneltoetsen van één letter staan aan' : 'Sneltoetsen van één letter staan uit'}
      </Button>
    </Disclosure>
  )
}

function chooseByKey(sheet: Sheet, criterium: GescoordCriterium, index: number): void {
  const oordeel = criterium.soort === 'oordeel' ? criterium.waarden[index] : undefined
  if (!oordeel || !sheet.editable) return
  sheet.choose(draftKey(criterium.code, 'oordeel'), oordeel)
  focusFirst(index === 0 ? 'oordeel' : `oordeel-${index + 1}`)
}

function weighByKey(sheet: Sheet, criterium: GescoordCriterium, waarde: (typeof gewichten)[number]): void {
  const id = waarde === gewichten[0] ? 'gewicht' : 'gewicht-2'
  if (!sheet.editable || !document.getElementById(id)) return
  sheet.choose(draftKey(criterium.code, 'gewicht'), waarde)
  focusFirst(id)
}
