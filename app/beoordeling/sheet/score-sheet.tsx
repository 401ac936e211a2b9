import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { Breadcrumb, ButtonLink, PageTitle, type LinkComponent } from '~/ui/index'
import { criteriaFor, type CriteriumRegel } from '../catalogus/criteria'
import { sheetProgress, type SheetContext } from '../draft'
import { draftKey, tekstVelden, type DraftFields } from '../draft-fields'
import { rondeNaam, wieZietDit } from '../ronden/words'
import type { SheetPage } from '../sheet-page'
import { addCitation, citationsOf } from './citations'
import { CriterionPanel } from './criterion-panel'
import { StandNotice, type Refused, type SubmitDoor } from './hand-in'
import { Overview } from './overview'
import { PapersPanel } from './papers-panel'
import { OVERVIEW_HREF, placeOf } from './places'
import { progressInWords, SheetNav } from './sheet-nav'
import { usePlaceFocus } from './use-place-focus'
import { focusFirst } from './use-shortcuts'
import { useSheet } from './use-sheet'

export interface ScoreSheetProps {
  page: SheetPage
  /** What stands behind the question mark of the address. */
  query: URLSearchParams
  goTo: (href: string) => void
  /** Gets the page anew from the server. */
  reload: () => void
  door: SubmitDoor
  /** Practice: another head, and another card to hand in. Left out this is a real sheet. */
  oefening?: { kop: ReactNode; indienen: (saved: boolean, complete: boolean) => ReactNode }
  Link: LinkComponent
}

/** On a narrow screen the columns are steps: one at a time. */
type Step = 'lijst' | 'oordeel' | 'stukken'
const steps: readonly { step: Step; label: string }[] = [
  { step: 'lijst', label: 'Criteria' },
  { step: 'oordeel', label: 'Beoordelen' },
  { step: 'stukken', label: 'Stukken' }
]

/** The score sheet: one criterion with its evidence beside it, saved as it is typed, seen by nobody else until the reveal. */
export function ScoreSheet({ page, query, goTo, reload, door, oefening, Link }: ScoreSheetProps) {
  const room = useWorkRoom(page.room)
  const sheet = useSheet(room, page.catalogus)
  const rows = useMemo(() => criteriaFor(page.catalogus, page), [page])
  const context = useMemo((): SheetContext => ({ ...page, stukken: page.stukken.map((stuk) => stuk.nummer), verslag: page.hoorzitting === 'verslag vast' && page.soort !== 'op_stukken' }), [page])
  // What tells how far the whole sheet is may come a moment after the letter that was typed.
  const calm = useDeferredValue(sheet.fields)
  const progress = useMemo(() => sheetProgress(calm, context), [calm, context])
  const place = placeOf(query, rows)
  const current = place.soort === 'criterium' ? place.regel : null
  const code = current?.criterium.code
  const [chosen, setChosen] = useState(page.stukken[0]?.nummer ?? 0)
  const [step, setStep] = useStep(code)
  const refused = useRefusal(door.refused, sheet.fields)
  usePlaceFocus(code ?? 'overzicht')
  const [open, setOpen] = useState<{ plaats: string | null; keer: number }>({ plaats: null, keer: 0 })
  const choose = (nummer: number, plaats: string | null = null): void => {
    setChosen(nummer)
    setOpen(({ keer }) => ({ plaats, keer: keer + 1 }))
  }
  const read = (nummer: number, plaats: string | null): void => {
    // On a narrow screen the paper must be on the screen before it can take the focus.
    flushSync(() => {
      choose(nummer, plaats)
      setStep('stukken')
    })
    focusFirst('stuk')
  }
  const citing = current && sheet.editable && maySupport(current, sheet.fields) ? code : undefined

  return (
    <div className="score">
      {oefening?.kop ?? (
        <>
          <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: page.kenmerk, href: `/dossiers/${page.dossierId}` }, { label: `Beoordeling, ronde ${page.ronde}, gesloten` }]} />
          <PageTitle title="Mijn beoordeling" intro={<><strong>{rondeNaam(page.ronde, page.soort)}.</strong> {wieZietDit[page.soort]}</>} />
          <StandNotice stand={page.stand} />
        </>
      )}
      <div className="score__bar">
        <p className="score__progress">{sheet.loaded ? progressInWords(progress) : 'Uw beoordeling wordt geladen'}</p>
        <RoomState room={room} />
        {current && (
          <ButtonLink href={OVERVIEW_HREF} size="small" LinkComponent={Link}>{page.eigen ? 'Overzicht' : 'Indienen'}</ButtonLink>
        )}
      </div>
      <RoomRefusal room={room} readText={() => writtenText(sheet.fields)} onReload={reload} />
      <div className="score__steps" role="group" aria-label="Wat u ziet">
        {steps.filter((one) => current || one.step !== 'stukken').map(({ step: one, label }) => (
          <button key={one} type="button" className={`score__step score__step--${one}`} aria-pressed={step === one} onClick={() => setStep(one)}>{label}</button>
        ))}
      </div>
      <div className={current ? 'score__columns' : 'score__columns score__columns--overview'} data-stap={step}>
        <div className="score__nav">
          <SheetNav fields={calm} rows={rows} sources={context} progress={progress} current={current} Link={Link} />
        </div>
        <div className="score__main">
          {current ? (
            <CriterionPanel sheet={sheet} rows={rows} current={current} stukken={page.stukken} verslag={context.verslag} minderjarig={page.minderjarig} onRead={read} goTo={goTo} Link={Link} />
          ) : (
            <Overview page={page} sheet={sheet} rows={rows} context={context} progress={progress} saved={room.status === 'opgeslagen'} door={{ ...door, refused }} indienen={oefening?.indienen} Link={Link} />
          )}
        </div>
        {code && (
          <div className="score__papers">
            <PapersPanel
              dossierId={page.dossierId}
              stukken={page.stukken}
              chosen={chosen}
              onChoose={choose}
              open={open}
              citaten={citationsOf(sheet, code)}
              cite={citing ? { code: citing, onCite: (citaat) => addCitation(sheet, citing, citaat) } : undefined}
              verslagHref={page.hoorzitting === 'verslag vast' ? `/dossiers/${page.dossierId}/verslag` : undefined}
            />
          </div>
        )}
      </div>
    </div>
  )
}

/** Can a stuk be cited here? Not at a text, and not at *niet te beoordelen*: that asks a missing source instead. */
const maySupport = ({ criterium, vanToepassing }: CriteriumRegel, fields: DraftFields): boolean =>
  vanToepassing && criterium.soort === 'oordeel' && fields[draftKey(criterium.code, 'oordeel')] !== 'niet te beoordelen'

/** The step on a narrow screen; going to another criterion shows that criterion. */
function useStep(code: string | undefined): [Step, (step: Step) => void] {
  const [shown, setShown] = useState<{ code: string | undefined; step: Step }>({ code, step: 'oordeel' })
  if (shown.code !== code) setShown({ code, step: 'oordeel' })
  return [shown.step, (step) => setShown({ code, step })]
}

/** A refusal speaks of the sheet as it was: it goes when something in the sheet changes. */
function useRefusal(refused: Refused | null, fields: DraftFields): Refused | null {
  const written = refused ? JSON.stringify(fields) : ''
  const [heard, setHeard] = useState({ refused, written })
  if (heard.refused !== refused) setHeard({ refused, written })
  return heard.written === written ? heard.refused : null
}

/** All that was typed, for who must copy it: each text under its code. */
function writtenText(fields: DraftFields): string {
  return Object.entries(fields)
    .filter(([key]) => tekstVelden.some((veld) => key.endsWith(`/${veld}`)))
    .map(([key, text]) => `${key.replace('/', ' ')}\n${text}`)
    .join('\n\n')
}
