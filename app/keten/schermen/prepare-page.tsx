import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, DateField, ErrorSummary, PageTitle, Select, Stack, TextArea, TextField } from '~/ui/index'
import { regioNaam, regios } from '../overleg/schema'

interface PreparePageProps {
  dossierId: string
  kenmerk: string
  regio: string | null
  belemmering: string | null
  wieHeeft: string | null
  uiterlijk: string | null
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['regio', 'belemmering', 'wieHeeft', 'uiterlijk'] as const

/** What the coördinator of a dossier says of it before the meeting of its region. */
export function PreparePage({ dossierId, kenmerk, lastResult, ...was }: PreparePageProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Casusoverleg' }]} />
      <PageTitle title="Voorbereiden voor het casusoverleg" intro="Andere coördinatoren lezen dit in het overleg van de regio. Schrijf geen namen op, en geen oordeel over betrokkene." />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      <Card title="Dit dossier">
        <Form method="post">
          <Stack>
            <Select {...field('regio', was.regio)} label="Regio" placeholder="Kies een regio" options={regios.map((value) => ({ value, label: regioNaam[value] }))} />
            <TextArea {...field('belemmering', was.belemmering)} label="Wat zit in de weg?" optional rows={3} />
            <TextField {...field('wieHeeft', was.wieHeeft)} label="Wie is aan zet?" hint="Een functie of een organisatie." />
            <DateField {...field('uiterlijk', was.uiterlijk)} label="Uiterlijk" optional />
            <p><Button name="doen" value="voorbereiden">Opslaan</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
