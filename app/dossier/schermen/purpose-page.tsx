import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, ErrorSummary, PageTitle, RadioGroup, Stack, TextField } from '~/ui/index'
import { leesdoelen, leesdoelNaam } from '../reading-purpose'

interface PurposePageProps {
  kenmerk: string
  naar: string
  fouten: { leesdoel?: string; code?: string }
}

/** Asked only where no task leads (R-LOG-12). */
export function PurposePage({ kenmerk, naar, fouten }: PurposePageProps) {
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk }]} />
      <PageTitle
        title="Waarom opent u dit dossier?"
        intro={<>In dossier <span className="unbroken">{kenmerk}</span> wacht nu geen taak op u. Uw antwoord komt in het logboek. Het geldt tot u zich afmeldt.</>}
      />
      <ErrorSummary errors={Object.entries(fouten).map(([fieldId, message]) => ({ fieldId, message }))} />
      <Card title="Uw reden">
        <Form method="post">
          <input type="hidden" name="naar" value={naar} />
          <Stack>
            <RadioGroup name="leesdoel" label="Kies wat het beste past" error={fouten.leesdoel} options={leesdoelen.map((value) => ({ value, label: leesdoelNaam[value] }))} />
            <TextField
              name="code"
              label="Code"
              width="short"
              maxLength={12}
              optional
              hint="Alleen bij “Iets anders”. Schrijf hier geen namen."
              error={fouten.code}
            />
            <p><Button name="doen" value="geven">Dossier openen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
