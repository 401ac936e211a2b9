import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, CheckboxGroup, DateField, ErrorSummary, formatDateTime, Notice, PageTitle, RadioGroup, Stack, TextArea, WhoSees } from '~/ui/index'
import { instemmers, instemmersInWoorden, leeftijden } from '../plannen/consent-age'
import { gronden, grondNaam, type Grond } from '../schema'

interface WaivePageProps {
  dossierId: string
  kenmerk: string
  begintOp: string | null
  vandaag: string
  /** What betrokkene said last, for what the form begins with; null: she was not asked. */
  wensen: { horen: 'wel' | 'niet' | 'eerdere-opname'; leeftijdsgroep: string; gevraagdOp: string; hoe: string } | null
  /** Somebody may be a child. */
  kind: boolean
  lastResult: SubmissionResult<string[]> | null | undefined
}

const uitleg: Record<Grond, string> = {
  'eerdere-opname': 'Alleen bij een kind. Schrijf bij de reden op welke opname het is.',
  'wil-niet': 'Betrokkene of de gemachtigde heeft dat zelf laten weten.',
  schadelijk: 'Schrijf bij de reden op wie dat heeft gezegd, bijvoorbeeld een behandelaar. Geen medische gegevens.',
  'al-gehoord': 'Schrijf bij de reden op wanneer dat was, en hoe betrokkene heeft ingestemd.'
}

/** The chair decides not to hear. Rare, and never without a reason. */
export function WaivePage({ dossierId, kenmerk, begintOp, vandaag, wensen, kind, lastResult }: WaivePageProps) {
  const { field, list, errors } = formState(lastResult, ['grond', 'reden', 'leeftijdsgroep', 'instemming', 'gevraagdOp', 'hoe'])
  const asked = wensen && wensen.horen !== 'wel' ? wensen : null
  const first = asked ? (asked.horen === 'niet' ? 'wil-niet' : 'eerdere-opname') : undefined
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Afzien van horen' }]} />
      <PageTitle title="Afzien van horen" intro="Betrokkene horen hoort bij een zorgvuldig advies. U beslist of het hier niet kan of niet hoeft." />
      <ErrorSummary errors={errors} />
      <Card title="Waarom hoort het panel niet?">
        <Notice tone="attention" title="Dit draait u niet terug">
          <p>{begintOp ? `De hoorzitting van ${formatDateTime(begintOp)} vervalt. Wie een account heeft, krijgt bericht; laat het zelf weten aan betrokkene en de tolk. Het verslag vervalt en alle eigen aantekeningen bij deze hoorzitting worden vernietigd. ` : ''}Daarna kunnen de leden hun beoordeling indienen. Uw reden komt in het advies.</p>
        </Notice>
        <Form method="post">
          <Stack>
            <WhoSees>Het panel leest uw besluit. Grond, reden en instemming komen in het advies.</WhoSees>
            <RadioGroup {...field('grond', first)} label="Grond" options={gronden.filter((grond) => kind || grond !== 'eerdere-opname').map((grond) => ({ value: grond, label: grondNaam[grond], hint: uitleg[grond] }))} />
            <TextArea {...field('reden')} label="Reden" hint="Schrijf zo dat betrokkene het kan lezen." rows={5} />
            <RadioGroup {...field('leeftijdsgroep', wensen?.leeftijdsgroep)} label="Hoe oud is betrokkene nu?" options={leeftijden.groepen.map(({ code, naam, stemtIn }) => ({ value: code, label: naam, hint: `In stemt ${instemmersInWoorden(stemtIn)}.` }))} />
            <CheckboxGroup {...field('instemming')} defaultValue={list('instemming')} label="Wie stemt ermee in dat het panel niet hoort?" hint="Niet nodig als horen betrokkene zou schaden." options={instemmers.map((value) => ({ value, label: value === 'betrokkene' ? 'Betrokkene zelf' : 'De voogd' }))} />
            <DateField {...field('gevraagdOp', asked?.gevraagdOp)} label="Wanneer is dit gevraagd?" max={vandaag} optional />
            <TextArea {...field('hoe', asked?.hoe)} label="Hoe is het gevraagd, en door wie?" hint="Met of zonder tolk. Geen adres, geen medische gegevens. Dit komt in het advies." rows={2} optional />
            <p><Button variant="danger" name="doen" value="afzien">Afzien van horen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
