import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, Disclosure, Notice, Stack, TextArea } from '~/ui/index'
import type { HandoverPageData } from '../read-handover-page.server'
import { formOf, type Antwoord } from './answer'
import { passageChoices } from './passages'

type DangerCardProps = Pick<HandoverPageData, 'verslag'> & { antwoord: Antwoord | undefined }

/** Without consent only at acute danger, and never by one person alone. */
export function DangerCard({ verslag, antwoord }: DangerCardProps) {
  const { field, list } = formOf(antwoord, 'melden')
  return (
    <Card title="Is er nu acuut gevaar?">
      <Stack>
        <p>Alleen als iemand nu gevaar loopt en vragen niet kan of niet kan wachten. De voorzitter en de secretaris bevestigen het allebei. Daarna vertelt u het betrokkene.</p>
        <Disclosure label="Zonder toestemming voorleggen" open={antwoord?.doen === 'melden'}>
          <Form method="post">
            <Stack gap="large">
              <Notice tone="attention" title="Dit gebruikt u bijna nooit"><p>Een vermoeden, een oud feit of haast van anderen is geen acuut gevaar. Vraag dan toestemming.</p></Notice>
              <input type="hidden" name="verslagVersie" value={verslag.versie} />
              <CheckboxGroup {...field('gevaarPassages')} defaultValue={list('gevaarPassages')} label="Welke passages zijn nodig?" hint="Niet meer dan nodig om het gevaar te keren." options={passageChoices(verslag.alineas)} layout="cards" />
              <TextArea {...field('grond')} label="Welk gevaar is er nu, voor wie, en waarom kan het niet wachten?" rows={4} />
              <p><Button name="doen" value="melden" variant="secondary">Aan de ander voorleggen</Button></p>
            </Stack>
          </Form>
        </Disclosure>
      </Stack>
    </Card>
  )
}
