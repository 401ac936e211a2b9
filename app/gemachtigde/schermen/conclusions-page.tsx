import type { SubmissionResult } from '@conform-to/react'
import type { LineForSide } from '~/stukken/medisch/side.server'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, EmptyState, ErrorSummary, formatDate, PageTitle, sayDays, Stack, TextArea } from '~/ui/index'
import { SideBreadcrumb } from './side-breadcrumb'

interface ConclusionsPageProps {
  dossierId: string
  kenmerk: string
  regels: LineForSide[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** What a member from care concludes from a medical paper, before the panel reads it: seen, with a remark or without. */
export function ConclusionsPage({ dossierId, kenmerk, regels, lastResult }: ConclusionsPageProps) {
  const { errors } = formState(lastResult, ['opmerking'])
  return (
    <Stack gap="large">
      <SideBreadcrumb dossierId={dossierId} kenmerk={kenmerk} label="Medische conclusies" />
      <PageTitle title="Medische conclusies" intro="Wat het lid van de zorg uit een medisch stuk haalt, in een of twee zinnen. Het panel leest zo’n zin pas als uw kant hem zag." />
      <ErrorSummary errors={errors} />
      {regels.length === 0 && <EmptyState title="Er is nu geen conclusie">Zodra er een is, staat zij hier.</EmptyState>}
      {regels.map((regel) => <Line key={regel.stuk} regel={regel} lastResult={lastResult} />)}
    </Stack>
  )
}

function Line({ regel: { stuk, versie, soort, datumTekst, tekst, voorgelegd }, lastResult }: { regel: LineForSide; lastResult: ConclusionsPageProps['lastResult'] }) {
  const own = lastResult?.initialValue?.stuk === String(stuk) ? lastResult : null
  const { field } = formState(own, ['opmerking'])
  return (
    <Card title={`${soort}, ${sayDays(datumTekst)}`} edge={voorgelegd ? undefined : 'top'}>
      <Stack>
        <p>{tekst}</p>
        {voorgelegd ? <p>Gezien op {formatDate(voorgelegd.op)}. {voorgelegd.opmerking ? `Opmerking: ${voorgelegd.opmerking}` : 'Zonder opmerking.'}</p> : (
          <Form method="post">
            <input type="hidden" name="stuk" value={stuk} />
            <input type="hidden" name="conclusieVersie" value={versie} />
            <Stack>
              <TextArea {...field('opmerking')} id={own ? 'opmerking' : `opmerking-${stuk}`} label="Opmerking" hint="Klopt er iets niet? Het panel leest uw opmerking naast de zin." rows={3} optional />
              <p><Button name="doen" value="gezien">Gezien</Button></p>
            </Stack>
          </Form>
        )}
      </Stack>
    </Card>
  )
}
