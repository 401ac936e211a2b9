import { Button, Card, formatDate, Notice, Stack, SummaryList } from '~/ui/index'
import { refusalText } from '../refusals'
import { Receipt } from '../ronden/receipt'
import { acceptsHandIn } from '../ronden/rules'
import { verbeterenTot, wieZietDit } from '../ronden/words'
import type { SheetPage } from '../sheet-page'

/** What *indienen* answered when it was refused. */
export interface Refused {
  bericht: string
  lijst?: string[]
}

export interface SubmitDoor {
  submit: () => void
  busy: boolean
  refused: Refused | null
}

interface HandInProps {
  page: SheetPage
  saved: boolean
  complete: boolean
  door: SubmitDoor
}

/** The door to *indienen*, apart from saving: who will see it and when, what was handed in with its receipt, and who is waited for. */
export function HandIn({ page, saved, complete, door }: HandInProps) {
  const { eigen, hoorzitting, zetels, discipline, soort, stand, uiterlijk } = page
  return (
    <Card title={eigen ? 'U hebt ingediend' : 'Indienen'} headingLevel={3} edge="top">
      <Stack>
        {eigen && stand === 'telt' && <Notice tone="good" title={`Uw beoordeling is ingediend${eigen.versie > 1 ? ` (versie ${eigen.versie})` : ''}`}><p>{verbeterenTot[soort]}</p></Notice>}
        {eigen && <Receipt {...eigen} />}
        <p>{wieZietDit[soort]}</p>
        {uiterlijk && <p>Dien uiterlijk in op {formatDate(uiterlijk)}.</p>}
        <SummaryList
          variant="ends"
          rows={zetels.map((zetel) => ({
            id: zetel.discipline,
            term: zetel.discipline === discipline ? `${zetel.discipline} (u)` : zetel.discipline,
            value: zetel.ingediend ? 'ingediend' : 'nog niet ingediend'
          }))}
        />
        {acceptsHandIn(soort, hoorzitting) ? (
          <div className="hand-in">
            <Button type="button" busy={door.busy || !saved} busyLabel={door.busy ? 'Bezig met indienen' : 'Wacht op opslaan'} onClick={door.submit}>
              {labelOf(page)}
            </Button>
            {!complete && <p>Uw beoordeling is nog niet compleet. Hieronder ziet u wat nog nodig is.</p>}
          </div>
        ) : (
          <Notice tone="attention" title="Indienen kan nog niet">
            <p>{refusalText({ soort: 'verslag nog niet vast' })}</p>
          </Notice>
        )}
      </Stack>
    </Card>
  )
}

function labelOf({ eigen, stand }: SheetPage): string {
  if (!eigen) return 'Beoordeling indienen'
  return stand === 'telt' ? 'Verbeterde versie indienen' : 'Bevestigen en opnieuw indienen'
}

const changed = {
  criteria: 'De criteria zijn veranderd nadat u indiende',
  stuk: 'De stukken zijn veranderd nadat u indiende',
  verslag: 'Het verslag van de hoorzitting is er nu'
} as const

/** There is more to judge than the sheet that was handed in did: it waits for its member. */
export function StandNotice({ stand }: Pick<SheetPage, 'stand'>) {
  if (stand === 'geen' || stand === 'telt') return null
  return (
    <Notice tone="attention" title={changed[stand]}>
      <p>Uw beoordeling telt weer mee als u haar bevestigt of aanpast: kijk wat nieuw is, en dien opnieuw in. Tot dan wacht de ronde.</p>
    </Notice>
  )
}
