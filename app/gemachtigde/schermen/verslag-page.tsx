import type { SubmissionResult } from '@conform-to/react'
import { VerslagText } from '~/hoorzitting/schermen/verslag-text'
import { correctieNaam, correctieSoorten } from '~/hoorzitting/verslag/schema'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, Disclosure, Document, ErrorSummary, formatDate, Notice, PageTitle, RadioGroup, Select, SplitLayout, Stack, TextArea } from '~/ui/index'
import type { VerslagForSide } from '../verslag/read-verslag.server'
import { SideBreadcrumb } from './side-breadcrumb'

interface VerslagPageProps extends VerslagForSide {
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['soort', 'alinea', 'correctie', 'hoe'] as const

/** The concept of the verslag, with what this side wants beside it; each part is kept as soon as it is sent. */
export function VerslagPage(props: VerslagPageProps) {
  const { dossierId, kenmerk, voorBetrokkene, verslag, vastgesteldOp, correcties, uiterlijk, verlengd, gezegd, schrijft, lastResult } = props
  const { errors } = formState(lastResult, fields)
  return (
    <Stack gap="large">
      <SideBreadcrumb dossierId={dossierId} kenmerk={kenmerk} label="Verslag" />
      <PageTitle title="Verslag van de hoorzitting" intro={voorBetrokkene ? 'Dit is wat er is opgeschreven. Klopt iets niet, of mist er iets? Schrijf het ernaast.' : 'De tekst verandert niet. Wat u schrijft, staat ernaast en blijft ernaast.'} />
      <ErrorSummary errors={errors} />
      {vastgesteldOp ? (
        <Notice tone="good" title={`Vastgesteld op ${formatDate(vastgesteldOp)}`}><p>Uw correcties staan ernaast. Er verandert niets meer.</p></Notice>
      ) : (
        <Notice tone={schrijft ? 'attention' : 'info'} title={gezegd ? 'U zei dat dit alles is' : `Correcties tot en met ${uiterlijk ? formatDate(uiterlijk) : 'een dag die nog komt'}`}>
          <p>{schrijft ? 'U kunt in delen werken: elk deel wordt bewaard zodra u het verstuurt.' : gezegd ? 'De voorzitter stelt het verslag vast.' : 'Die dag is geweest. Is er nog iets? Bel de secretaris van het panel.'}</p>
          {verlengd.map(({ tot, reden }) => <p key={tot}>Meer tijd, tot en met {formatDate(tot)}: {reden}</p>)}
        </Notice>
      )}
      <SplitLayout columns="main-side">
        <Document name="Verslag" look="wide">
          <VerslagText verslag={verslag} numbered {...(vastgesteldOp ? {} : { correcties })} />
        </Document>
        {schrijft && <Write {...props} />}
      </SplitLayout>
    </Stack>
  )
}

function Write({ alineas, correcties, voorBetrokkene, lastResult }: VerslagPageProps) {
  const { field } = formState(lastResult, fields)
  return (
    <Stack>
      <Card title="Ernaast schrijven" edge="top">
        {/* Sent means kept: the fields begin anew. */}
        <Form method="post" key={correcties.length}>
          <Stack>
            <RadioGroup {...field('soort')} label="Wat is het?" options={correctieSoorten.map((value) => ({ value, label: correctieNaam[value], hint: value === 'correctie' ? 'Er staat iets dat niet klopt.' : 'Er ontbreekt iets.' }))} />
            <Select {...field('alinea')} label="Bij welke alinea?" hint="Het nummer staat links van de tekst." placeholder="Het hele verslag" options={Array.from({ length: alineas }, (_, index) => ({ value: String(index + 1), label: `Alinea ${index + 1}` }))} />
            <TextArea {...field('correctie')} label={voorBetrokkene ? 'In uw eigen woorden' : 'Wat moet er staan, of wat ontbreekt?'} rows={5} />
            <p><Button name="doen" value="corrigeren">Bewaren naast het verslag</Button></p>
          </Stack>
        </Form>
      </Card>
      <Card title="Klaar">
        <Stack>
          <Disclosure label="Dit zijn alle correcties">
            <Form method="post">
              <Stack>
                <p>Daarna kunt u niets meer toevoegen. Het panel hoeft de termijn dan niet af te wachten.</p>
                <p><Button variant="secondary" name="doen" value="klaar">Dit zijn alle correcties</Button></p>
              </Stack>
            </Form>
          </Disclosure>
          {correcties.length === 0 && (
            <Disclosure label="Ik heb geen correcties en geen termijn nodig" open={lastResult?.error?.hoe !== undefined}>
              <Form method="post">
                <Stack>
                  <TextArea {...field('hoe')} label="Wanneer en hoe is dit met betrokkene besproken?" rows={2} />
                  <p><Button variant="secondary" name="doen" value="afstand">Geen correcties, geen termijn nodig</Button></p>
                </Stack>
              </Form>
            </Disclosure>
          )}
        </Stack>
      </Card>
    </Stack>
  )
}
