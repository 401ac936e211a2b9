import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, ErrorSummary, Notice, PageTitle, Stack, TextArea, WhoSees } from '~/ui/index'
import { maxReden } from './schema'

interface StepDownPageProps {
  dossierId: string
  kenmerk: string
  antwoord: { bericht: string; reden: string } | undefined
}

/** Who finds out later that there is a tie to the case: out, at once, with a reason. */
export function StepDownPage({ dossierId, kenmerk, antwoord }: StepDownPageProps) {
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Mij terugtrekken' }]} />
      <PageTitle title="Mij terugtrekken" intro="Ontdekt u dat u een belang hebt bij deze zaak, dan doet u niet langer mee (artikel 2:4 Awb)." />
      <ErrorSummary errors={antwoord ? [{ fieldId: 'reden', message: antwoord.bericht }] : []} />
      <Card title="Waarom trekt u zich terug?">
        <Form method="post">
          <Stack>
            <Notice tone="attention" title="Dit draait u niet terug">
              <p>U kunt het dossier daarna niet meer openen. Wat u indiende telt niet meer mee en is voor niemand meer te zien. De coördinator vraagt een vervanger.</p>
            </Notice>
            <WhoSees>Het panel ziet dat uw zetel leeg is, niet waarom. Uw reden wordt bewaard voor wie later nagaat hoe het advies tot stand kwam; zij staat op geen enkele bladzijde en niet in het advies.</WhoSees>
            <TextArea name="reden" label="Reden" hint="Schrijf in een paar woorden wat uw band met de zaak is. Niets over de inhoud van het dossier." maxLength={maxReden} rows={3} defaultValue={antwoord?.reden} error={antwoord?.bericht} />
            <p><Button variant="danger" name="doen" value="terugtreden">Ik trek mij terug</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
