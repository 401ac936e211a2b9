import type { ReactNode } from 'react'
import { Card, Mark, Notice, Stack, SummaryList, type LinkComponent } from '~/ui/index'
import type { CriteriumRegel } from '../catalogus/criteria'
import { readDraft, type SheetContext, type Voortgang } from '../draft'
import type { DraftProblem } from '../row-reader'
import { judgementInWords, signOf } from '../mark-of'
import { answersInWords } from '../answers-in-words'
import type { ScoreEntry } from '../schema'
import type { SheetPage } from '../sheet-page'
import { HandIn, type Refused, type SubmitDoor } from './hand-in'
import { criterionHref } from './places'
import { progressInWords } from './sheet-nav'
import { PLACE_ID } from './use-place-focus'
import type { Sheet } from './use-sheet'

interface OverviewProps {
  page: SheetPage
  sheet: Sheet
  rows: readonly CriteriumRegel[]
  context: SheetContext
  progress: Voortgang
  /** Everything typed here is on disk: what counts is what the server reads there. */
  saved: boolean
  door: SubmitDoor
  /** In practice: the card to hand in, instead of that of a real sheet. */
  indienen?: (saved: boolean, complete: boolean) => ReactNode
  Link: LinkComponent
}

/** Check your answers: what is missing with the way to it, one's own judgements, and the door to *indienen*. */
export function Overview({ page, sheet, rows, context, progress, saved, door, indienen, Link }: OverviewProps) {
  const { entries, problems } = readDraft(sheet.fields, context)
  const complete = sheet.loaded && problems.length === 0
  return (
    <Stack>
      <h2 id={PLACE_ID} tabIndex={-1}>Overzicht</h2>
      {door.refused && <RefusalList refused={door.refused} Link={Link} />}
      {indienen?.(saved, complete) ?? <HandIn page={page} saved={saved} complete={complete} door={door} />}
      {sheet.loaded ? (
        <>
          {!door.refused?.lijst && <Missing rows={rows} problems={problems} progress={progress} Link={Link} />}
          <OwnAnswers rows={rows} entries={entries} Link={Link} />
        </>
      ) : (
        <Card title="Uw oordelen" headingLevel={3}><p>Uw beoordeling wordt geladen.</p></Card>
      )}
    </Stack>
  )
}

/** The server's list, each line a link to its criterion: a sentence begins with the code. */
function RefusalList({ refused, Link }: { refused: Refused; Link: LinkComponent }) {
  return (
    <Notice tone="weakened" title={refused.bericht} live="alert">
      {refused.lijst && (
        <ul className="missing">
          {refused.lijst.map((sentence) => (
            <li key={sentence}><Link href={criterionHref(sentence.split(' ')[0] ?? '')}>{sentence}</Link></li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

interface MissingProps {
  rows: readonly CriteriumRegel[]
  problems: readonly DraftProblem[]
  progress: Voortgang
  Link: LinkComponent
}

function Missing({ rows, problems, progress, Link }: MissingProps) {
  const done = problems.length === 0
  return (
    <Card title={done ? 'Alles is ingevuld' : 'Wat nog nodig is'} headingLevel={3} aside={progressInWords(progress)}>
      {done ? (
        <p>U hebt elk criterium beoordeeld dat van toepassing is.</p>
      ) : (
        groupsOf(rows, (row) => problems.some(({ code }) => code === row.criterium.code)).map(({ groep, own }) => (
          <div key={groep.code}>
            <h4>{groep.code} {groep.kort}</h4>
            <ul className="missing">
              {own.flatMap((row) => problems.filter(({ code }) => code === row.criterium.code)).map(({ code, veld, bericht }) => (
                <li key={`${veld} ${bericht}`}><Link href={criterionHref(code)}>{bericht}</Link></li>
              ))}
            </ul>
          </div>
        ))
      )}
    </Card>
  )
}

function OwnAnswers({ rows, entries, Link }: { rows: readonly CriteriumRegel[]; entries: readonly ScoreEntry[]; Link: LinkComponent }) {
  const entryOf = ({ criterium }: CriteriumRegel) => entries.find((entry) => entry.code === criterium.code)
  const groups = groupsOf(rows, (row) => entryOf(row) !== undefined)
  return (
    <Card title="Wat u hebt ingevuld" headingLevel={3}>
      {groups.map(({ groep, own }) => (
        <div key={groep.code}>
          <h4>{groep.code} {groep.kort}</h4>
          <SummaryList
            rows={own.map((row) => ({
              id: row.criterium.code,
              term: `${row.criterium.code} ${row.criterium.kort}`,
              value: <Answer entry={entryOf(row)} />,
              action: <Link href={criterionHref(row.criterium.code)}>Bekijken<span className="visually-hidden"> {row.criterium.code} {row.criterium.kort}</span></Link>
            }))}
          />
        </div>
      ))}
    </Card>
  )
}

/** The groups with the rows that hold, in the order of the catalogue; groups without any are left out. */
function groupsOf(rows: readonly CriteriumRegel[], holds: (row: CriteriumRegel) => boolean) {
  return [...new Set(rows.map((row) => row.groep))]
    .map((groep) => ({ groep, own: rows.filter((row) => row.groep === groep && holds(row)) }))
    .filter(({ own }) => own.length > 0)
}

function Answer({ entry }: { entry: ScoreEntry | undefined }) {
  if (!entry || 'nvt' in entry) return <>n.v.t.</>
  if ('geenBijzonderheden' in entry) return <>geen bijzonderheden</>
  if ('tekst' in entry) return <span className="answer">{entry.tekst}</span>
  const gewicht = 'gewicht' in entry ? entry.gewicht : null
  const words = judgementInWords(entry.oordeel, gewicht)
  return (
    <>
      <Mark {...signOf(entry.oordeel, gewicht)} look="plain" label={words} labelShown /> {words}
      <span className="answer answer--reason">{entry.reden}</span>
      {answersInWords(entry).map((line) => <span key={line} className="answer answer--reason">{line}</span>)}
    </>
  )
}
