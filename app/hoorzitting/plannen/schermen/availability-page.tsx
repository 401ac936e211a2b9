import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, ErrorSummary, PageTitle, RadioGroup, SplitLayout, Stack, WhoSees } from '~/ui/index'
import type { AbsenceLine } from '../absences.server'
import { AbsenceCard, absenceFields } from './absence-card'

interface AvailabilityPageProps {
  regels: AbsenceLine[]
  geslacht: string
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** When I cannot, and when I had rather not. */
export function AvailabilityPage({ regels, geslacht, vandaag, lastResult }: AvailabilityPageProps) {
  const { field, errors } = formState(lastResult, [...absenceFields, 'geslacht'])
  return (
    <Stack gap="large">
      <PageTitle title="Mijn beschikbaarheid" intro="Geef door wanneer u niet kunt. Hoorzittingen waarvoor u gevraagd bent, tellen vanzelf mee." />
      <ErrorSummary errors={errors} title="Nog niet toegevoegd" />
      <SplitLayout columns="main-side">
        <AbsenceCard title="Wanneer kunt u niet?" wieZiet="Wie een hoorzitting plant, ziet alleen dat u niet kunt. Waarom, leest alleen u zelf." regels={regels} vandaag={vandaag} lastResult={lastResult} />
        <Card title="Wie de vragen stelt">
          <Form method="post">
            <Stack>
              <WhoSees>Niemand ziet uw antwoord. Wie plant, ziet alleen of u past bij wat betrokkene vraagt.</WhoSees>
              <p>Soms wil betrokkene graag een vrouw of een man die de vragen stelt. U hoeft dit niet in te vullen.</p>
              <RadioGroup {...field('geslacht', geslacht)} label="Ik ben" options={[{ value: 'geen', label: 'Dat zeg ik niet' }, { value: 'vrouw', label: 'Een vrouw' }, { value: 'man', label: 'Een man' }, { value: 'anders', label: 'Geen van beide' }]} />
              <p><Button variant="secondary" name="doen" value="vrager">Opslaan</Button></p>
            </Stack>
          </Form>
        </Card>
      </SplitLayout>
    </Stack>
  )
}
