import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, ErrorSummary, formatDateTime, Notice, PageTitle, RadioGroup, Stack, TextArea } from '~/ui/index'
import { gronden, grondNaam, type Grond } from '../schema'

interface WaivePageProps {
  dossierId: string
  kenmerk: string
  begintOp: string | null
  lastResult: SubmissionResult<string[]> | null | undefined
}

const uitleg: Record<Grond, string> = {
  'wil-niet': 'Betrokkene of de gemachtigde heeft dat zelf laten weten.',
  schadelijk: 'Schrijf bij de reden op wie dat heeft gezegd, bijvoorbeeld een behandelaar. Geen medische gegevens.',
  'al-gehoord': 'Schrijf bij de reden op wanneer dat was, en hoe betrokkene heeft ingestemd.'
}

/** The chair decides not to hear. Rare, and never without a reason. */
export function WaivePage({ dossierId, kenmerk, begintOp, lastResult }: WaivePageProps) {
  const { field, errors } = formState(lastResult, ['grond', 'reden'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Afzien van horen' }]} />
      <PageTitle title="Afzien van horen" intro="Betrokkene horen hoort bij een zorgvuldig advies. U beslist of het hier niet kan of niet hoeft." />
      <ErrorSummary errors={errors} />
      <Card title="Waarom hoort het panel niet?">
        <Notice tone="attention" title="Dit draait u niet terug">
          <p>{begintOp ? `De hoorzitting van ${formatDateTime(begintOp)} vervalt. Laat dat zelf weten aan betrokkene, de gemachtigde en de tolk. Het verslag vervalt en alle eigen aantekeningen bij deze hoorzitting worden vernietigd. ` : ''}Daarna kunnen de leden hun beoordeling indienen. Uw reden komt in het advies.</p>
        </Notice>
        <Form method="post">
          <Stack>
            <RadioGroup {...field('grond')} label="Grond" options={gronden.map((grond) => ({ value: grond, label: grondNaam[grond], hint: uitleg[grond] }))} />
            <TextArea {...field('reden')} label="Reden" hint="Schrijf zo dat betrokkene het kan lezen." rows={5} />
            <p><Button variant="danger" name="doen" value="afzien">Afzien van horen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
