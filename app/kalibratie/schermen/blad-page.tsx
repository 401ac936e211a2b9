import { ScoreSheet, type ScoreSheetProps } from '~/beoordeling/sheet/score-sheet'
import { Breadcrumb, Button, Card, PageTitle, Stack } from '~/ui/index'
import { OefenKader } from './oefen-kader'

interface BladPageProps extends Omit<ScoreSheetProps, 'oefening'> {
  aanduiding: string
}

/** The sheet of practice: the form of the real one, in the frame of practice. */
export function BladPage({ aanduiding, ...sheet }: BladPageProps) {
  const { page, door } = sheet
  return (
    <OefenKader>
      <ScoreSheet
        {...sheet}
        oefening={{
          kop: (
            <>
              <Breadcrumb items={[{ label: 'Oefenen', href: '/kalibratie' }, { label: aanduiding, href: `/kalibratie/${page.dossierId}` }, { label: 'Mijn oefenblad, gesloten' }]} />
              <PageTitle title="Mijn oefenblad" intro="Alleen u ziet dit. Na de opening zien de deelnemers de keuzes en redenen van iedereen, zonder naam. Noem uzelf dus niet." />
            </>
          ),
          indienen: (saved, complete) => (
            <Card title="Oefenblad indienen" headingLevel={3} edge="top">
              <Stack>
                <p>Na het indienen ziet nog niemand uw blad. Tot de opening kunt u het terugnemen.</p>
                <div className="hand-in">
                  <Button type="button" busy={door.busy || !saved} busyLabel={door.busy ? 'Bezig met indienen' : 'Wacht op opslaan'} onClick={door.submit}>Oefenblad indienen</Button>
                  {!complete && <p>Uw oefenblad is nog niet compleet. Hieronder ziet u wat nog nodig is.</p>}
                </div>
              </Stack>
            </Card>
          )
        }}
      />
    </OefenKader>
  )
}
